import WorkingTime

/// Work that one node at a time does, by leases that run out (docs/decisions/0004).
public struct NodeLeases: Sendable {
    public let desk: String

    public init(desk: String) { self.desk = desk }

    /// Takes or keeps the lease, if nobody else has it.
    public func take(
        _ name: String, by holder: String, at now: Instant, until: Instant,
        in transaction: Transaction
    ) throws(StoreError) -> Bool {
        try transaction.execute(
            """
            INSERT INTO lease (desk, name, holder, until) VALUES ($1, $2, $3, $4)
            ON CONFLICT (desk, name) DO UPDATE SET holder = excluded.holder, until = excluded.until
            WHERE lease.holder = excluded.holder OR lease.until <= $5
            """,
            [
                .text(desk), .text(name), .text(holder), .integer(until.seconds),
                .integer(now.seconds),
            ]) > 0
    }

    /// Lets everything go that the holder has.
    public func release(by holder: String, in transaction: Transaction) throws(StoreError) {
        try transaction.execute(
            "DELETE FROM lease WHERE desk = $1 AND holder = $2", [.text(desk), .text(holder)])
    }

    public func holder(of name: String, at now: Instant, in transaction: Transaction)
        throws(StoreError) -> String?
    {
        try transaction.query(
            "SELECT holder FROM lease WHERE desk = $1 AND name = $2 AND until > $3",
            [.text(desk), .text(name), .integer(now.seconds)]
        ).first?.text(0)
    }
}
