import Foundation
import ServiceDesk

extension Migration {
    /// Why an interaction became what it became, beside the row that lists it. Programs before this
    /// would leave it out: all nodes are stopped first.
    static let m0018Reasons = Migration(
        number: 18, name: "reasons", sql: "ALTER TABLE interaction ADD COLUMN reason TEXT",
        fill: { transaction throws(StoreError) in
            var last: [Value] = [.text(""), .text(""), .integer(0)]
            while true {
                let rows = try transaction.query(
                    """
                    SELECT desk, stream, sequence, payload FROM event
                    WHERE kind = 'interaction' AND type = '\(InteractionEvent.Kind.concluded.rawValue)'
                        AND (desk, stream, sequence) > ($1, $2, $3)
                    ORDER BY desk, stream, sequence LIMIT \(chunk)
                    """, last)
                for row in rows { try state(row, in: transaction) }
                guard rows.count == chunk, let final = rows.last else { return }
                last = Array(final.values.prefix(3))
            }
        })

    private static let chunk = 1000

    /// The last one stands: an interaction that was kept aside is judged later.
    private static func state(_ row: Row, in transaction: Transaction) throws(StoreError) {
        let (desk, id) = (row.text("desk"), row.text("stream"))
        do {
            let concluded = try JSONDecoder().decode(
                InteractionEvent.Concluded.self, from: row.bytes("payload"))
            try transaction.send(
                "UPDATE interaction SET reason = $3 WHERE desk = $1 AND id = $2",
                [.text(desk), .text(id), .optional(concluded.reason?.stored)])
        } catch {
            throw StoreError(error, sql: "reason of contact \(id)")
        }
    }
}
