/// Whether deadlines have still to be recomputed because calendar data changed: noted with the
/// change, and taken back with the last ticket, so that it goes on after the process ended in
/// between.
public struct Recalculation: Sendable {
    public let desk: String

    public init(desk: String) { self.desk = desk }

    private static let name = "recalculation"

    public func owe(in transaction: Transaction) throws(StoreError) { try set(1, in: transaction) }

    public func settle(in transaction: Transaction) throws(StoreError) {
        try set(0, in: transaction)
    }

    public func isOwed(in transaction: Transaction) throws(StoreError) -> Bool {
        try transaction.query(
            "SELECT value FROM counter WHERE desk = $1 AND name = $2",
            [.text(desk), .text(Self.name)]
        ).first?.int(0) == 1
    }

    private func set(_ value: Int, in transaction: Transaction) throws(StoreError) {
        try transaction.execute(
            """
            INSERT INTO counter (desk, name, value) VALUES ($1, $2, $3)
            ON CONFLICT (desk, name) DO UPDATE SET value = excluded.value
            """, [.text(desk), .text(Self.name), .integer(value)])
    }
}
