import ServiceDesk

/// Whose eyes: a mandatory argument of every query about tickets, and part of its SQL (decision
/// 31).
public enum Viewer: Sendable, Hashable {
    case staff(person: String, roles: [String])
    /// Staff without a role for the whole desk: the projects they are in the team of; none:
    /// nothing.
    case team(person: String, projects: [ProjectKey])
    /// Staff from whom the regulation keeps something back (`records`).
    case limited(Limits)
    case contact(person: String, client: String, scope: Scope)
    /// Timers, deliveries, maintenance.
    case desk

    public struct Limits: Sendable, Hashable {
        public var person: String
        /// For the whole desk; with one, what belongs to no project is theirs to see as well.
        public var roles: [String]
        /// The only ones whose tickets they see; nil: of all.
        public var projects: [ProjectKey]?
        /// The only clients they are told of; nil: of all.
        public var clients: Set<String>?

        public init(
            person: String, roles: [String], projects: [ProjectKey]?, clients: Set<String>?
        ) {
            self.person = person
            self.roles = roles
            self.projects = projects
            self.clients = clients
        }
    }

    public enum Scope: Sendable, Hashable {
        case own
        /// Own ones, and those of these projects.
        case projects([String])
        case company
    }

    /// Whether there can be a ticket for them at all.
    public var seesAnything: Bool {
        switch self {
        case .staff, .desk, .contact: true
        case .team(_, let projects): !projects.isEmpty
        case .limited(let limits): !limits.roles.isEmpty || limits.projects?.isEmpty == false
        }
    }

    /// Who of the staff it is.
    public var colleague: String? {
        switch self {
        case .staff(let person, _), .team(let person, _): person
        case .limited(let limits): limits.person
        case .contact, .desk: nil
        }
    }

    /// Whether what belongs to no ticket yet is theirs to see.
    public var seesEverything: Bool {
        switch self {
        case .staff, .desk: true
        case .limited(let limits): !limits.roles.isEmpty
        case .team, .contact: false
        }
    }

    /// Whether what the client owes is theirs to see: work of everybody's tickets stands in it.
    public func seesStatement(of client: String) -> Bool {
        switch self {
        case .staff, .desk: true
        case .limited(let limits): limits.projects == nil && limits.clients == nil
        case .team: false
        case .contact(_, let own, let scope): own == client && scope == .company
        }
    }

    /// Condition on a ticket row, with its parameters numbered from `first`.
    func condition(first: Int) -> (sql: String, values: [Value]) {
        switch self {
        case .staff, .desk: return ("", [])
        case .team(let person, let projects):
            guard projects.count > Self.namedMax else {
                return Self.condition(projects, first: first)
            }
            // Teams name people as they are called.
            let called = person.prefix { $0 != "~" }
            return (Teams.condition(first), [.text(String(called))])
        case .limited(let limits):
            guard let projects = limits.projects else { return ("", []) }
            return Self.condition(projects, orNone: !limits.roles.isEmpty, first: first)
        case .contact(let person, let client, let scope):
            switch scope {
            case .own:
                return (
                    " AND client = $\(first) AND requester = $\(first + 1)",
                    [.text(client), .text(person)]
                )
            case .projects(let projects):
                let others = projects.indices.map { " OR project = $\(first + 2 + $0)" }.joined()
                return (
                    " AND client = $\(first) AND (requester = $\(first + 1)\(others))",
                    [.text(client), .text(person)] + projects.map { .text($0) }
                )
            case .company: return (" AND client = $\(first)", [.text(client)])
            }
        }
    }

    /// Projects that are named in a statement one by one; of more, each ticket is asked whose it
    /// is.
    static let namedMax = 200

    /// Tickets of these projects. A name is compared together with its client: another client may
    /// have the same.
    ///
    /// - Parameter orNone: those of no project as well.
    private static func condition(_ projects: [ProjectKey], orNone: Bool = false, first: Int) -> (
        sql: String, values: [Value]
    ) {
        let owned = projects.compactMap { key in key.client.map { ($0, key.name) } }
        let ownerless = projects.filter { $0.client == nil }
        var (either, values) = (orNone ? ["project IS NULL"] : [], [Value]())
        if !owned.isEmpty {
            let pairs = owned.indices.map { "($\(first + 2 * $0), $\(first + 2 * $0 + 1))" }
            either.append("(client, project) IN (VALUES \(pairs.joined(separator: ", ")))")
            values += owned.flatMap { [.text($0.0), .text($0.1)] }
        }
        if !ownerless.isEmpty {
            let marks = ownerless.indices.map { "$\(first + values.count + $0)" }
            either.append("client IS NULL AND project IN (\(marks.joined(separator: ", ")))")
            values += ownerless.map { .text($0.name) }
        }
        return (" AND (\(either.isEmpty ? "1 = 0" : either.joined(separator: " OR ")))", values)
    }
}
