import Channels
import Crypto
import Foundation
import Letters
import ServiceDesk
import Store
import Synchronization
import TextRules
import WorkingTime

/// Sign-in of clients by a link that goes to their mail address: once, for a short time, kept as a
/// digest.
public final class PortalSignIn: Sendable {
    public struct Session: Sendable {
        public var stored: PortalAccess.Session
        public var client: Client
        public var contact: Contact

        /// The tickets that this person may see (decision 31).
        public var viewer: Viewer {
            let scope: Viewer.Scope =
                switch contact.scope {
                case .own: .own
                case .project: .projects(contact.projects)
                case .company: .company
                }
            return .contact(person: contact.id, client: client.id, scope: scope)
        }

        /// Only what they asked for themselves.
        public var ownViewer: Viewer {
            .contact(person: contact.id, client: client.id, scope: .own)
        }
    }

    /// Too many questions from one place; seconds to wait.
    public struct TooMany: Error, Sendable, Hashable { public var seconds: Int }

    public static let linkSeconds: Int64 = 900
    public static let sessionSeconds: Int64 = 30 * 86_400
    /// How exactly the list of sessions knows when one was used.
    static let seenSeconds: Int64 = 3600
    /// Letters to one address in a quarter of an hour.
    static let lettersMax = 3
    /// Questions from one remote address in a quarter of an hour. An office may share one.
    static let remoteMax = 30
    /// Questions with unknown addresses in a quarter of an hour, from everybody: what is beyond
    /// writes nothing down.
    static let strangersMax = 1000

    private let desk: Desk
    private let letters = RateLimit(lettersMax, inSeconds: 900)
    private let remotes = RateLimit(remoteMax, inSeconds: 900)
    /// The same for addresses that nobody has, apart: no number of made-up ones crowds out those of
    /// clients.
    private let decoys = RateLimit(lettersMax, inSeconds: 900)
    private let strangers = RateLimit(strangersMax, inSeconds: 900)

    public init(desk: Desk, publicURL: String? = nil) {
        self.desk = desk
        if let publicURL { desk.address.learn(publicURL) }
    }

    /// The address that the server listens on, where none was configured.
    public func learn(address: String) { desk.address.learn(address) }

    private var access: PortalAccess { PortalAccess(desk: desk.id) }

    // MARK: Links

    /// Sends a link when the address is known. Known or not, the same is done and answered.
    public func ask(address given: String, remote: String?) async throws {
        let now = desk.world.now()
        if let remote, let seconds = remotes.take(remote, at: now) {
            throw TooMany(seconds: seconds)
        }
        let address = given.filter { !$0.isWhitespace }.lowercased()
        guard MailAddress.isPlausible(address) else { return }
        let contact = choices(address).first?.contact
        guard (contact == nil ? decoys : letters).take(address, at: now) == nil else { return }
        try desk.disk.requireRoom(at: now)
        _ = try await makeLink(address, for: contact, seconds: Self.linkSeconds, isSent: true)
    }

    /// A link for somebody who is told it otherwise, such as the one who tries the demo.
    ///
    /// - Returns: its token; nil: nobody has this address.
    public func link(for address: String, seconds: Int64) async throws -> String? {
        guard let contact = choices(address.lowercased()).first?.contact else { return nil }
        return try await makeLink(
            address.lowercased(), for: contact, seconds: seconds, isSent: false)
    }

    private func makeLink(
        _ address: String, for contact: Contact?, seconds: Int64, isSent: Bool
    ) async throws -> String {
        let (token, now, access, desk) = (desk.world.newToken(), desk.world.now(), access, desk)
        let letter =
            isSent
            ? try contact.flatMap { try self.letter(to: $0, address: address, token: token) } : nil
        let id = desk.world.newID()
        let isKept = contact != nil || strangers.take("", at: now) == nil
        try await desk.store.write { transaction in
            if isKept {
                try access.addLink(
                    Self.digest(token), address: contact == nil ? "" : address, at: now,
                    until: now + seconds,
                    in: transaction)
            }
            guard let letter else { return }
            try Outbox(desk: desk.id).add(
                id: id, ticket: nil, kind: .signIn, payload: letter, at: now,
                in: transaction)
        }
        return token
    }

    private func letter(to contact: Contact, address: String, token: String) throws -> Data? {
        guard let mail = desk.mail, let site = desk.address.text else { return nil }
        let words = SignInLetter(language: contact.language)
        var letter = OutboundLetter(
            from: mail.from, to: [MailAddress(name: contact.name, address: address)],
            subject: words.subject,
            text: words.text(
                url: "\(site)/portal/sign-in/\(token)", minutes: Int(Self.linkSeconds / 60)),
            messageID: "\(desk.world.newID())@\(mail.domain)", desk: desk.id,
            date: desk.world.now().seconds)
        letter.autoSubmitted = .autoGenerated
        return try JSONEncoder().encode(
            QueuedLetter(letter: letter, isReceipt: false, message: nil))
    }

    /// Those who may enter by a link; empty: it is unknown, used or too old.
    public func choices(link token: String) async throws -> [KnownContact] {
        let (access, now) = (access, desk.world.now())
        let address = try await desk.store.read {
            try access.address(ofLink: Self.digest(token), at: now, in: $0)
        }
        return address.map(choices) ?? []
    }

    private func choices(_ address: String) -> [KnownContact] {
        let people = desk.people
        return Set(people.holders(ofAddress: address).map(\.client.id)).sorted().compactMap { id in
            guard let client = people.clients[id], let contact = client.contact(address: address)
            else { return nil }
            return KnownContact(client: client, contact: contact)
        }
    }

    /// Uses the link up and opens a session.
    ///
    /// - Returns: the token for the browser; nil: the link is unknown, used or too old, or not for
    ///   this contact.
    public func enter(link token: String, as contact: String, agent: String) async throws -> String?
    {
        let (access, now) = (access, desk.world.now())
        let link = Self.digest(token)
        let address = try await desk.store.read {
            try access.address(ofLink: link, at: now, in: $0)
        }
        guard let address, let choice = choices(address).first(where: { $0.contact.id == contact })
        else { return nil }
        let session = desk.world.newToken()
        let stored = PortalAccess.Session(
            id: Self.digest(session), client: choice.client.id, contact: contact, address: address,
            createdAt: now,
            seenAt: now, agent: TextShape.line.marked(String(agent.prefix(200))))
        let isOpen = try await desk.store.write { transaction in
            guard try access.useLink(link, in: transaction) else { return false }
            try access.open(stored, until: now + Self.sessionSeconds, in: transaction)
            return true
        }
        return isOpen ? session : nil
    }

    // MARK: Sessions

    /// nil as well when the contact, or the address that proved who they are, is no longer on the
    /// client's card.
    public func session(token: String) async throws -> Session? {
        guard token.utf8.count == 64 else { return nil }
        let (access, now, id) = (access, desk.world.now(), Self.digest(token))
        guard let stored = try await desk.store.read({ try access.session(id, at: now, in: $0) }),
            let client = desk.people.clients[stored.client],
            let contact = client.contacts[stored.contact],
            contact.addresses.contains(where: { $0.lowercased() == stored.address })
        else { return nil }
        if now - stored.seenAt > Self.seenSeconds {
            try await desk.store.write { try access.seen(id, at: now, in: $0) }
        }
        return Session(stored: stored, client: client, contact: contact)
    }

    public func sessions(of contact: Contact) async throws -> [PortalAccess.Session] {
        let (access, now) = (access, desk.world.now())
        return try await desk.store.read { try access.sessions(of: contact.id, at: now, in: $0) }
    }

    /// Ends a session of this contact, their own or another.
    public func end(_ session: String, of contact: Contact) async throws {
        let access = access
        try await desk.store.write { try access.close(session, of: contact.id, in: $0) }
    }

    private static func digest(_ token: String) -> String {
        Hexadecimal.text(SHA256.hash(data: Data(token.utf8)))
    }
}

extension MailAddress {
    /// Enough to tell a typing error; the letter proves the rest (RFC 5321 §4.5.3.1: 254 bytes with
    /// the brackets off).
    public static func isPlausible(_ address: String) -> Bool {
        let parts = address.split(separator: "@", omittingEmptySubsequences: false)
        let isPlain = address.unicodeScalars.allSatisfy { scalar in
            scalar.value > 32 && !"<>,;\"".unicodeScalars.contains(scalar)
                && TextFault(scalar) == nil
        }
        return parts.count == 2 && !parts[0].isEmpty && !parts[1].isEmpty
            && address.utf8.count <= 254 && isPlain
    }
}
