import ServiceDesk

/// The order of a list of tickets, with the place from which it goes on.
enum TicketOrder: Sendable, Hashable {
    /// As the regulation's queue says.
    case queue
    /// The first due first.
    case due
    /// The first arrived first.
    case arrival
    /// The longest unchanged first.
    case change

    var columns: String {
        switch self {
        case .queue: "queue_key"
        case .due: "due_at, id"
        case .arrival: "arrived_at, id"
        case .change: "updated_at, id"
        }
    }

    /// Where the page after this row begins.
    func cursor(_ row: TicketRow) -> String {
        switch self {
        case .queue: row.queueKey
        case .due: "\(row.due?.at?.seconds ?? 0).\(row.id)"
        case .arrival: "\(row.arrivedAt.seconds).\(row.id)"
        case .change: "\(row.updatedAt.seconds).\(row.id)"
        }
    }

    /// What holds for the rows after `cursor`; nil: it is none of this order.
    ///
    /// - Parameter first: number of the first parameter that is free.
    func condition(after cursor: String, first: Int) -> Tickets.Range? {
        switch self {
        case .queue: Tickets.Range("queue_key > $\(first)", [.text(cursor)])
        case .due: Self.after(cursor, "due_at", first: first)
        case .arrival: Self.after(cursor, "arrived_at", first: first)
        case .change: Self.after(cursor, "updated_at", first: first)
        }
    }

    /// The comparison of rows is spelt out: both databases then use the index.
    private static func after(_ cursor: String, _ column: String, first: Int) -> Tickets.Range? {
        let parts = cursor.split(separator: ".", maxSplits: 1)
        guard parts.count == 2, let at = Int64(parts[0]) else { return nil }
        return Tickets.Range(
            "\(column) >= $\(first) AND (\(column) > $\(first) OR id > $\(first + 1))",
            [.integer(at), .text(String(parts[1]))])
    }
}

extension Tickets.Page {
    /// Of rows that were asked for one more than wanted.
    init(_ found: [TicketRow], wanted: Int, in order: TicketOrder) {
        rows = Array(found.prefix(wanted))
        next = found.count > wanted ? rows.last.map(order.cursor) : nil
    }
}
