/// Attempts at judging what was stored, counted before they are made: what ends the process is
/// found out by it.
public struct Attempts: Sendable {
    public let desk: String

    public init(desk: String) { self.desk = desk }

    /// - Returns: how many attempts were begun before and never ended.
    public func begin(_ id: String, in transaction: Transaction) throws(StoreError) -> Int {
        let made = try made(id, in: transaction)
        try transaction.execute(
            """
            INSERT INTO attempt (desk, id, made) VALUES ($1, $2, 1)
            ON CONFLICT (desk, id) DO UPDATE SET made = attempt.made + 1
            """, [.text(desk), .text(id)])
        return made
    }

    /// The attempt came to an end, whichever: the process lives.
    public func end(_ id: String, in transaction: Transaction) throws(StoreError) {
        try transaction.execute(
            "DELETE FROM attempt WHERE desk = $1 AND id = $2", [.text(desk), .text(id)])
    }

    private func made(_ id: String, in transaction: Transaction) throws(StoreError) -> Int {
        try transaction.query(
            "SELECT made FROM attempt WHERE desk = $1 AND id = $2", [.text(desk), .text(id)]
        )
        .first?.int(0) ?? 0
    }
}
