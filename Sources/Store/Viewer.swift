/// Whose eyes: a mandatory argument of every query about tickets, and part of its SQL (decision 31).
public enum Viewer: Sendable, Hashable {
    case staff(person: String, roles: [String])
    case contact(person: String, client: String, scope: Scope)
    /// Timers, deliveries, maintenance.
    case desk

    public enum Scope: Sendable, Hashable {
        case own
        case project(String)
        case company
    }

    /// Condition on a ticket row, with its parameters numbered from `first`.
    func condition(first: Int) -> (sql: String, values: [Value]) {
        switch self {
        case .staff, .desk: ("", [])
        case .contact(let person, let client, let scope):
            switch scope {
            case .own: (" AND client = $\(first) AND requester = $\(first + 1)", [.text(client), .text(person)])
            case .project(let project):
                (" AND client = $\(first) AND project = $\(first + 1)", [.text(client), .text(project)])
            case .company: (" AND client = $\(first)", [.text(client)])
            }
        }
    }
}
