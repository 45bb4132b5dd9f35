import Crypto
import Foundation
import Logging
import Store
import Synchronization
import TextRules
import WorkingTime

/// What a token allows. Reading and writing stay within what its holder may see and do.
public enum APIPermission: String, Sendable, Hashable, CaseIterable {
    /// Tickets, their timelines, clocks and explanations; the regulation.
    case read
    /// New tickets, answers, actions.
    case write
    /// Clients and staff.
    case people
    /// Everything.
    case admin

    /// What only an administrator may do, whatever a token was made for.
    public var isAdministrators: Bool { self == .people || self == .admin }
}

/// Bearer tokens of a desk: made, listed, revoked, recognised.
public final class APITokens: Sendable {
    /// What is made: for whom, what for, how long.
    public struct Draft: Sendable, Hashable, Codable {
        public var name: String
        /// A member of staff or, as `client.contact`, a client's contact.
        public var holder: String
        /// Of a contact: `own`, `company` or `project:NAME`.
        public var scope: String
        public var permissions: [String]
        public var days: Int

        public init(
            name: String, holder: String, scope: String = "own", permissions: [String], days: Int
        ) {
            self.name = name
            self.holder = holder
            self.scope = scope
            self.permissions = permissions
            self.days = days
        }
    }

    /// Why a token was not made.
    public struct Problem: Error, Sendable, Hashable, CustomStringConvertible {
        public var description: String
    }

    /// A token in force and who acts by it.
    public struct Bearer: Sendable, Hashable {
        public var token: APITokenRow
        public var viewer: Viewer
        public var permissions: Set<APIPermission>
        /// The holder is one now.
        public var isAdministrator: Bool

        /// The token was made for it.
        public func allows(_ permission: APIPermission) -> Bool {
            permissions.contains(permission) || permissions.contains(.admin)
        }

        /// And its holder may do it.
        public func may(_ permission: APIPermission) -> Bool {
            allows(permission) && (isAdministrator || !permission.isAdministrators)
        }

        public var performer: Performer {
            switch token.holder {
            case .staff(let person): .staff(person)
            case .contact(let person, _, _): .contact(person)
            }
        }
    }

    public static let prefix = "rgl_"
    public static let prefixLength = 12
    public static let nameMax = 100
    public static let daysMax = 3650
    /// The last use is written down at most this often.
    static let usedSeconds: Int64 = 60

    private let desk: Desk
    private let used = Mutex<[String: Instant]>([:])

    public init(desk: Desk) { self.desk = desk }

    /// Makes a token.
    ///
    /// - Returns: the token itself, which is shown this once, what is kept of it, and what it does
    ///   not allow because its holder is no administrator.
    public func create(_ draft: Draft) async throws -> (
        token: String, row: APITokenRow, withheld: [String]
    ) {
        let holder = try holder(draft)
        let (permissions, withheld) = try self.permissions(draft, holder)
        guard (1...Self.nameMax).contains(draft.name.count) else {
            throw Problem(
                description: "a token has a name of 1 to \(Self.nameMax) characters: what it is for"
            )
        }
        if let fault = TextShape.line.fault(in: draft.name) {
            throw Problem(description: "the token's name \(fault)")
        }
        guard (1...Self.daysMax).contains(draft.days) else {
            throw Problem(
                description: "a token lives 1 to \(Self.daysMax) days; --days says how many")
        }
        let token = Self.prefix + desk.world.newToken()
        let now = desk.world.now()
        let row = APITokenRow(
            id: desk.world.newID(), digest: Self.digest(token),
            prefix: String(token.prefix(Self.prefixLength)),
            name: draft.name, holder: holder, permissions: permissions, createdAt: now,
            expiresAt: now + Int64(draft.days) * 86_400)
        let (rows, audit) = (APITokenRows(desk: desk.id), Audit(desk: desk.id))
        try await desk.store.write { transaction in
            guard try rows.all(in: transaction).count < APITokenRows.tokensMax else {
                throw Problem(description: "there are \(APITokenRows.tokensMax) tokens already")
            }
            try rows.add(row, in: transaction)
            try audit.record(
                .init(.tokenMade, by: nil, on: draft.holder, detail: row.told), at: now,
                in: transaction)
        }
        desk.log.notice("token \(row.prefix)… made: \(row.name)")
        return (token, row, withheld)
    }

    /// Every token, the latest first, revoked and expired ones included.
    public func all() async throws -> [APITokenRow] {
        let rows = APITokenRows(desk: desk.id)
        return try await desk.store.read { try rows.all(in: $0) }
    }

    /// - Parameter id: the token's id or the prefix that lists show.
    /// - Returns: false: no token in force is called so.
    public func revoke(_ id: String) async throws -> Bool {
        let (rows, audit, now) = (
            APITokenRows(desk: desk.id), Audit(desk: desk.id), desk.world.now()
        )
        let isRevoked = try await desk.store.write { transaction in
            let found = try rows.all(in: transaction).first { $0.id == id || $0.prefix == id }
            guard let found, try rows.revoke(found.id, at: now, in: transaction) else {
                return false
            }
            try audit.record(
                .init(.tokenRevoked, by: nil, on: found.holder.person, detail: found.told), at: now,
                in: transaction)
            return true
        }
        if isRevoked { desk.log.notice("token \(id) revoked") }
        return isRevoked
    }

    /// Who acts by this token; nil: nobody does, because it is unknown, over, revoked, or its
    /// holder has left.
    public func bearer(_ token: String) async throws -> Bearer? {
        guard token.hasPrefix(Self.prefix), token.utf8.count == Self.prefix.utf8.count + 64 else {
            return nil
        }
        let (rows, digest, now) = (
            APITokenRows(desk: desk.id), Self.digest(token), desk.world.now()
        )
        let found = try await desk.store.read { try rows.token(digest: digest, in: $0) }
        guard let row = found, row.revokedAt == nil, now < row.expiresAt,
            let viewer = viewer(row.holder)
        else {
            return nil
        }
        try await noteUse(row, at: now)
        return Bearer(
            token: row, viewer: viewer,
            permissions: Set(row.permissions.compactMap(APIPermission.init(rawValue:))),
            isAdministrator: isAdministrator(row.holder))
    }

    private func noteUse(_ row: APITokenRow, at now: Instant) async throws {
        let isDue = used.withLock { used in
            if used.count > APITokenRows.tokensMax { used.removeAll() }
            let last = used[row.id] ?? row.usedAt ?? .distantPast
            guard now - last >= Self.usedSeconds else { return false }
            used[row.id] = now
            return true
        }
        guard isDue else { return }
        let rows = APITokenRows(desk: desk.id)
        try await desk.store.write { try rows.use(row.id, at: now, in: $0) }
    }

    /// nil: the holder is no longer there.
    private func viewer(_ holder: APITokenHolder) -> Viewer? {
        let people = desk.people
        switch holder {
        case .staff(let person):
            guard let member = people.staff[person], !member.left else { return nil }
            return people.viewer(of: person)
        case .contact(let person, let client, let scope):
            guard people.clients[client]?.contacts[person] != nil else { return nil }
            return .contact(person: person, client: client, scope: scope)
        }
    }

    private func isAdministrator(_ holder: APITokenHolder) -> Bool {
        if case .staff(let person) = holder {
            desk.people.staff[person]?.isAdministrator ?? false
        } else {
            false
        }
    }

    private func holder(_ draft: Draft) throws(Problem) -> APITokenHolder {
        let people = desk.people
        if let member = people.member(called: draft.holder), !member.left {
            return .staff(member.id)
        }
        guard let known = people.contact(called: draft.holder) else {
            throw Problem(
                description:
                    "there is nobody called '\(draft.holder)': name a member of staff, or a contact as "
                    + "client.contact")
        }
        guard let scope = Viewer.Scope(text: draft.scope) else {
            throw Problem(
                description: "scope '\(draft.scope)' is not known: own, company or project:NAME")
        }
        if case .projects(let named) = scope,
            let project = named.first(where: { known.client.projects[$0] == nil })
        {
            let own = known.client.projects.keys.sorted().joined(separator: ", ")
            throw Problem(
                description: "\(known.client.id) has no project '\(project)'; it has: \(own)")
        }
        return .contact(known.contact.id, client: known.client.id, scope: scope)
    }

    /// A token allows no more than its holder may: what needs an administrator is left out of
    /// others' tokens.
    private func permissions(
        _ draft: Draft, _ holder: APITokenHolder
    ) throws(Problem) -> (given: [String], withheld: [String]) {
        let allowed: [APIPermission] =
            switch holder {
            case .staff: APIPermission.allCases
            case .contact: [.read, .write]
            }
        let unknown = draft.permissions.filter { name in !allowed.contains { $0.rawValue == name } }
        guard unknown.isEmpty, !draft.permissions.isEmpty else {
            throw Problem(
                description: "allow some of \(allowed.map(\.rawValue).joined(separator: ", "))"
                    + (unknown.isEmpty ? "" : "; not '\(unknown.joined(separator: ", "))'"))
        }
        let wanted = allowed.filter { draft.permissions.contains($0.rawValue) }
        let given = wanted.filter { !$0.isAdministrators || isAdministrator(holder) }
        let withheld = wanted.filter { !given.contains($0) }.map(\.rawValue)
        guard !given.isEmpty else {
            throw Problem(
                description:
                    "\(draft.holder) is no administrator, and \(withheld.joined(separator: ", ")) needs one: "
                    + "name one, or make them one in the people file")
        }
        return (given.map(\.rawValue), withheld)
    }

    private static func digest(_ token: String) -> String {
        Hexadecimal.text(SHA256.hash(data: Data(token.utf8)))
    }
}

extension Desk {
    /// The tokens of those who leave end with them, and do not begin again when they come back.
    func endTokens(
        of people: [String], by actor: String?, at now: Instant, in transaction: Transaction
    ) throws {
        guard !people.isEmpty else { return }
        let (rows, audit) = (APITokenRows(desk: id), Audit(desk: id))
        for row in try rows.all(in: transaction) where people.contains(row.holder.person) {
            guard try rows.revoke(row.id, at: now, in: transaction) else { continue }
            try audit.record(
                .init(.tokenRevoked, by: actor, on: row.holder.person, detail: row.told), at: now,
                in: transaction)
        }
    }
}

extension APITokenRow {
    /// For the audit: which token, what for, what it allows.
    fileprivate var told: String { "\(prefix)… \(name): \(permissions.joined(separator: ", "))" }
}

extension APITokenHolder {
    fileprivate var person: String {
        switch self {
        case .staff(let person), .contact(let person, _, _): person
        }
    }
}
