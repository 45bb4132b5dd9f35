import Regulations
import ServiceDesk
import WorkingTime

/// What a program lists.
public struct TicketFilter: Sendable, Hashable {
    public var view: Tickets.View?
    public var state: TicketState?
    public var priority: String?
    public var client: String?
    /// Of whatever client, unless one is named.
    public var project: String?
    /// Changed at this instant or later, in order of the change; nil: in order of the queue.
    public var updatedSince: Instant?

    public init(
        view: Tickets.View? = nil, state: TicketState? = nil, priority: String? = nil,
        client: String? = nil,
        project: String? = nil, updatedSince: Instant? = nil
    ) {
        self.view = view
        self.state = state
        self.priority = priority
        self.client = client
        self.project = project
        self.updatedSince = updatedSince
    }
}

extension Tickets {
    /// A page of tickets, from after `cursor`, which is a `next` of the same order; nil: it is
    /// none.
    public func list(
        _ filter: TicketFilter, after cursor: String?, limit: Int, for viewer: Viewer,
        in transaction: Transaction
    ) throws(StoreError) -> Page? {
        let view = filter.view?.condition
        var (sql, values) = (view?.sql ?? "1 = 1", view?.values ?? [])
        func add(_ condition: String, _ value: Value) {
            values.append(value)
            sql += " AND \(condition)".replacing("?", with: "$\(values.count + 1)")
        }
        if let state = filter.state {
            add("state = ?", .text(state.rawValue))
            // A merged ticket keeps the state it was merged in, and is in none any more.
            if !state.isFinal { sql += " AND is_open = 1" }
        }
        if let priority = filter.priority { add("priority = ?", .text(priority)) }
        if let client = filter.client { add("client = ?", .text(client)) }
        if let project = filter.project { add("project = ?", .text(project)) }
        if let since = filter.updatedSince { add("updated_at >= ?", .integer(since.seconds)) }
        if let cursor {
            guard let after = filter.order.condition(after: cursor, first: values.count + 2) else {
                return nil
            }
            sql += " AND \(after.sql)"
            values += after.values
        }
        let wanted = min(max(limit, 1), Self.pageMax)
        let tail = "ORDER BY \(filter.order.columns) LIMIT \(wanted + 1)"
        return Page(
            try rows(sql, values, for: viewer, tail: tail, in: transaction), wanted: wanted,
            in: filter.order)
    }

    /// Projects that the tickets belong to; a few tickets, asked for by their keys.
    public func projects(of tickets: Set<TicketID>, in transaction: Transaction) throws(StoreError)
        -> Set<ProjectKey>
    {
        guard !tickets.isEmpty else { return [] }
        let marks = (0..<tickets.count).map { "$\($0 + 2)" }.joined(separator: ", ")
        return Set(
            try transaction.query(
                """
                SELECT DISTINCT client, project FROM ticket
                WHERE desk = $1 AND id IN (\(marks)) AND project IS NOT NULL
                """, [.text(desk)] + tickets.map { .text($0.text) }
            ).map { ProjectKey(client: $0.optionalText(0), name: $0.text(1)) })
    }
}

extension TicketFilter {
    fileprivate var order: TicketOrder { updatedSince != nil ? .change : view?.order ?? .queue }
}
