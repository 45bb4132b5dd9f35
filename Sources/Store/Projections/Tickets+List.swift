import Regulations
import ServiceDesk
import WorkingTime

/// What a program lists.
public struct TicketFilter: Sendable, Hashable {
    public var view: Tickets.View?
    public var state: TicketState?
    public var priority: String?
    public var client: String?
    public var project: String?
    /// Changed at this instant or later, in order of the change; nil: in order of the queue.
    public var updatedSince: Instant?

    public init(
        view: Tickets.View? = nil, state: TicketState? = nil, priority: String? = nil, client: String? = nil,
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
    /// A page of tickets, from after `cursor`, which is a `next` of the same order; nil: it is none.
    public func list(
        _ filter: TicketFilter, after cursor: String?, limit: Int, for viewer: Viewer, in transaction: Transaction
    ) throws(StoreError) -> Page? {
        var (sql, values) = filter.view?.condition ?? ("1 = 1", [])
        func add(_ condition: String, _ value: Value) {
            values.append(value)
            sql += " AND \(condition)".replacing("?", with: "$\(values.count + 1)")
        }
        if let state = filter.state { add("state = ?", .text(state.rawValue)) }
        if let priority = filter.priority { add("priority = ?", .text(priority)) }
        if let client = filter.client { add("client = ?", .text(client)) }
        if let project = filter.project { add("project = ?", .text(project)) }
        if let since = filter.updatedSince { add("updated_at >= ?", .integer(since.seconds)) }
        if let cursor {
            guard let place = filter.place(cursor) else { return nil }
            // The row comparison is spelt out: both databases then use the index.
            switch place {
            case .queue(let key): add("queue_key > ?", .text(key))
            case .change(let at, let id):
                add("updated_at >= ?", .integer(at))
                values += [.integer(at), .text(id)]
                sql += " AND (updated_at > $\(values.count) OR id > $\(values.count + 1))"
            }
        }
        let order = filter.updatedSince == nil ? "queue_key" : "updated_at, id"
        let wanted = min(max(limit, 1), Self.pageMax)
        let found = try rows(sql, values, for: viewer, tail: "ORDER BY \(order) LIMIT \(wanted + 1)", in: transaction)
        let rows = Array(found.prefix(wanted))
        return Page(rows: rows, next: found.count > wanted ? rows.last.map(filter.cursor) : nil)
    }
}

extension TicketFilter {
    fileprivate enum Place {
        case queue(String)
        case change(Int64, String)
    }

    fileprivate func cursor(_ row: TicketRow) -> String {
        updatedSince == nil ? row.queueKey : "\(row.updatedAt.seconds).\(row.id)"
    }

    fileprivate func place(_ cursor: String) -> Place? {
        guard updatedSince != nil else { return .queue(cursor) }
        let parts = cursor.split(separator: ".", maxSplits: 1)
        guard parts.count == 2, let at = Int64(parts[0]) else { return nil }
        return .change(at, String(parts[1]))
    }
}
