import Foundation
import ServiceDesk
import Store
import WorkingTime

/// A letter that was given up, as people look at it.
public struct DeadLetter: Sendable, Hashable {
    public var id: String
    public var kind: Outbox.Kind
    public var state: Outbox.State
    public var ticket: Int?
    /// Addresses it was meant for.
    public var recipients: [String]
    /// Empty where the viewer does not see what it is about.
    public var subject: String
    public var attempts: Int
    public var createdAt: Instant
    public var settledAt: Instant?
    public var problem: LetterProblem?
    /// There is something to send again.
    public var isLetter: Bool

    init(_ dead: Outbox.Dead) {
        let queued = try? JSONDecoder().decode(QueuedLetter.self, from: dead.item.payload)
        (id, kind, state, ticket) = (dead.item.id, dead.item.kind, dead.item.state, dead.ticket)
        recipients = (queued.map { $0.letter.to + $0.letter.cc } ?? []).map(\.address)
        subject = queued?.letter.subject ?? ""
        (attempts, createdAt, settledAt) = (dead.item.attempts, dead.item.createdAt, dead.settledAt)
        (problem, isLetter) = (dead.item.problem, queued != nil)
    }
}

/// How mail of the desk is doing, in and out.
public struct MailHealth: Sendable {
    public var outgoing: Outbox.Health
    /// Where letters go: `smtp` server and port, or the folder; nil: the desk writes no mail.
    public var transport: String?
    public var mailboxes: [MailboxHealth]
    /// Letters that came while no server ran and wait to be taken in.
    public var spooled: Int
    /// Letters of the last `twiceSeconds` that may have left twice, and older ones that still wait
    /// or were given up.
    public var possiblyTwice: [DeadLetter] = []

    public static let twiceSeconds: Int64 = 7 * 86_400
}

extension Desk {
    /// The office of an administrator is over letters, not over what they say: a subject is for
    /// those who see its ticket.
    public func deadLetters(
        before cursor: Outbox.DeadCursor? = nil, for viewer: Viewer
    ) async throws -> (letters: [DeadLetter], next: Outbox.DeadCursor?) {
        try await store.read { [self] transaction in
            let found = try Outbox(desk: id).dead(before: cursor, in: transaction)
            let letters = try found.letters.map { dead in
                var letter = DeadLetter(dead)
                let row = try dead.item.ticket.flatMap {
                    try tickets.ticket(TicketID($0), for: viewer, in: transaction)
                }
                if row == nil, !viewer.seesEverything { letter.subject = "" }
                return letter
            }
            return (letters, found.next)
        }
    }

    /// Puts the letter in line again, to where its reader is reached now.
    ///
    /// - Returns: whether there was such a letter.
    public func resend(_ letter: String, by actor: String) async throws -> Bool {
        let now = world.now()
        return try await store.write { [self] transaction in
            guard try Outbox(desk: id).revive(letter, at: now, in: transaction) else {
                return false
            }
            try readdress(letter, in: transaction)
            try Audit(desk: id).record(
                .init(.letterResent, by: actor, on: letter), at: now, in: transaction)
            return true
        }
    }

    /// A letter to whoever asked goes to the address that was put right meanwhile, where the one it
    /// was written to is nobody's any more.
    private func readdress(_ letter: String, in transaction: Transaction) throws {
        let (outbox, people) = (Outbox(desk: id), people)
        guard let item = try outbox.item(letter, in: transaction), let ticket = item.ticket,
            var queued = try? JSONDecoder().decode(QueuedLetter.self, from: item.payload),
            let former = queued.letter.to.first?.address
        else { return }
        let asked = try TicketJournal(journal: journal).load(TicketID(ticket), in: transaction)
            .ticket.requester
        guard let asked, asked.address.lowercased() == former.lowercased(),
            people.contact(address: former) == nil,
            let contact = asked.person.flatMap({ people.contact($0) }),
            let address = contact.mailAddress
        else { return }
        queued.letter.to[0].address = address
        try outbox.rewrite(letter, as: try JSONEncoder().encode(queued), in: transaction)
    }

    /// - Returns: whether there was such a letter.
    public func discard(_ letter: String, by actor: String) async throws -> Bool {
        let now = world.now()
        return try await store.write { [self] transaction in
            guard try Outbox(desk: id).discard(letter, at: now, in: transaction) else {
                return false
            }
            try Audit(desk: id).record(
                .init(.letterDiscarded, by: actor, on: letter), at: now, in: transaction)
            return true
        }
    }

    public func mailHealth() async throws -> MailHealth {
        let since = world.now() - MailHealth.twiceSeconds
        let (outgoing, twice) = try await store.read { [self] transaction in
            let outbox = Outbox(desk: id)
            return (
                try outbox.health(in: transaction),
                try outbox.possiblyTwice(since: since, in: transaction)
            )
        }
        let transport: String? =
            switch mail?.transport {
            case .smtp(let server)?: "\(server.host):\(server.port)"
            case .folder(let folder)?: folder
            case .handed?, nil: nil
            }
        return MailHealth(
            outgoing: outgoing, transport: transport, mailboxes: mailboxes.all,
            spooled: Spool(data: store.folder).waiting().count
                + Spool(data: store.folder, desk: id).waiting().count,
            possiblyTwice: twice.map(DeadLetter.init))
    }

    /// Who did what to the desk, the latest first.
    public func audit(
        by actor: String? = nil, before number: Int? = nil
    ) async throws -> (rows: [Audit.Row], next: Int?) {
        try await store.read { [self] in try Audit(desk: id).page(by: actor, before: number, in: $0)
        }
    }
}
