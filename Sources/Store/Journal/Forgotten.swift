import ServiceDesk
import WorkingTime

/// Whose texts are past their term, and whose were deleted for that.
public struct Forgotten: Sendable {
    public let desk: String

    public init(desk: String) { self.desk = desk }

    /// Where a list goes on.
    public struct Cursor: Sendable, Hashable {
        public var at: Instant
        public var id: String
    }

    /// Tickets that are over and were last changed before `instant`, the oldest first; without
    /// those that were looked at since.
    public func tickets(
        before instant: Instant, after cursor: Cursor?, limit: Int, in transaction: Transaction
    ) throws(StoreError) -> [Cursor] {
        try transaction.query(
            """
            SELECT updated_at, id FROM ticket
            WHERE desk = $1 AND updated_at < $2 AND (updated_at, id) > ($3, $4)
                AND (is_open = 0 OR state = 'done')
                AND NOT EXISTS (SELECT 1 FROM forgotten AS f
                    WHERE f.desk = ticket.desk AND f.id = ticket.id AND f.at >= ticket.updated_at)
            ORDER BY updated_at, id LIMIT \(limit)
            """, values(instant, cursor)
        ).map { Cursor(at: Instant(seconds: $0.integer(0)), id: $0.text(1)) }
    }

    /// Interactions that became no ticket and came before `instant`, the oldest first.
    public func interactions(
        before instant: Instant, after cursor: Cursor?, limit: Int, in transaction: Transaction
    ) throws(StoreError) -> [Cursor] {
        try transaction.query(
            """
            SELECT received_at, id FROM interaction
            WHERE desk = $1 AND received_at < $2 AND (received_at, id) > ($3, $4)
                AND ticket IS NULL
                AND NOT EXISTS (SELECT 1 FROM forgotten AS f
                    WHERE f.desk = interaction.desk AND f.id = interaction.id)
            ORDER BY received_at, id LIMIT \(limit)
            """, values(instant, cursor)
        ).map { Cursor(at: Instant(seconds: $0.integer(0)), id: $0.text(1)) }
    }

    private func values(_ instant: Instant, _ cursor: Cursor?) -> [Value] {
        [
            .text(desk), .integer(instant.seconds), .integer(cursor?.at.seconds ?? Int64.min),
            .text(cursor?.id ?? ""),
        ]
    }

    public func note(_ id: String, at instant: Instant, in transaction: Transaction)
        throws(StoreError)
    {
        try transaction.execute(
            """
            INSERT INTO forgotten (desk, id, at) VALUES ($1, $2, $3)
            ON CONFLICT (desk, id) DO UPDATE SET at = excluded.at
            """, [.text(desk), .text(id), .integer(instant.seconds)])
    }
}
