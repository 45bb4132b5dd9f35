import WorkingTime

/// Letters that may have left twice: the desk stopped while a mail server was answering (decision
/// 14).
extension Outbox {
    public static let twiceMax = 50

    /// Of those that wait, or left or were given up since.
    public func possiblyTwice(
        since: Instant, limit: Int = twiceMax, in transaction: Transaction
    ) throws(StoreError) -> [Dead] {
        let columns = """
            SELECT o.id, o.ticket, o.kind, o.payload, o.state, o.attempts, o.created_at, o.problem, t.number,
                o.settled_at
            FROM outbox o LEFT JOIN ticket t ON t.desk = o.desk AND t.id = o.ticket
            """
        // In the words of the index `outbox_twice`, by which letters with the mark are found.
        let marked = "o.desk = $1 AND substr(o.problem, 1, 14) = 'possibly twice'"
        let open = try transaction.query(
            """
            \(columns) WHERE \(marked) AND o.settled_at IS NULL ORDER BY o.created_at DESC LIMIT \(limit)
            """, [.text(desk)])
        let settled = try transaction.query(
            """
            \(columns) WHERE \(marked) AND o.settled_at > $2 ORDER BY o.settled_at DESC LIMIT \(limit)
            """, [.text(desk), .integer(since.seconds)])
        return (open + settled).prefix(limit).map { row in
            Dead(
                item: Item(row), ticket: row.optionalInteger("number").map { Int($0) },
                settledAt: row.optionalInteger("settled_at").map { Instant(seconds: $0) })
        }
    }
}

extension Outbox.Item {
    /// The receiver may have got it twice.
    public var isPossiblyTwice: Bool { problem?.isPossiblyTwice ?? false }
}
