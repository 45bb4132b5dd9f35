import Foundation
import WorkingTime

/// The audit as a chain, as its counter and as the seals found it.
extension Verifier {
    private struct AuditWalk: Sendable {
        var number = 0
        var head = Data()
        var count = 0
        var problems: [Verification.Problem] = []
        var seals: ArraySlice<StreamWalk.Sealed> = []
        var day: String?
    }

    mutating func verifyAudit() async throws {
        let (desk, since, limit) = (desk, start?.day, Self.eventsMax)
        var walk = try await store.read { try Self.auditStart(desk, since: since, in: $0) }
        while true {
            let from = walk
            let (next, isLast) = try await store.read { transaction in
                var walk = from
                let rows = try transaction.query(
                    """
                    SELECT \(Audit.chained), hash FROM audit WHERE desk = $1 AND number > $2
                    ORDER BY number LIMIT \(limit)
                    """, [.text(desk), .integer(walk.number)])
                for row in rows { Self.take(row, into: &walk) }
                let isLast = rows.count < limit
                if isLast { try Self.finish(&walk, desk, in: transaction) }
                return (walk, isLast)
            }
            walk = next
            if isLast { break }
        }
        report.auditRows += walk.count
        report.add(walk.problems)
    }

    private static func auditStart(
        _ desk: String, since day: String?, in transaction: Transaction
    ) throws(StoreError) -> AuditWalk {
        var walk = AuditWalk()
        let seals = try transaction.query(
            "SELECT day, sequence, head, view FROM seal_leaf WHERE desk = $1 AND kind = $2 AND id = $3 ORDER BY day",
            [.text(desk), .text(Seal.Leaf.auditKind), .text(Seal.Leaf.auditID)]
        ).map { StreamWalk.Sealed($0) }
        walk.seals = seals[...]
        guard let day, let start = seals.last(where: { $0.day <= day }) else { return walk }
        (walk.number, walk.head) = (start.sequence, start.head)
        walk.seals = seals.drop { $0.day <= day }
        let found = try transaction.query(
            "SELECT hash FROM audit WHERE desk = $1 AND number = $2",
            [.text(desk), .integer(start.sequence)])
        if found.first?.bytes(0) != start.head {
            walk.problems.append(
                .init(
                    "audit", start.day,
                    "row \(start.sequence) is not the one that was sealed on \(start.day)"))
        }
        return walk
    }

    private static func take(_ row: Row, into walk: inout AuditWalk) {
        let (number, hash, day) = (
            row.int("number"), row.bytes("hash"), Instant(seconds: row.integer("at")).day
        )
        func fault(_ words: String) { walk.problems.append(.init("audit", day, words)) }
        if number != walk.number + 1 {
            fault("row \(walk.number + 1) is gone, row \(number) follows")
        } else if Audit.hash(Array(row.values.prefix(8)), after: walk.head) != hash {
            fault(
                "row \(number) (\(row.text("act")) \(row.text("subject"))) was changed, "
                    + "or does not follow the one before it"
            )
        }
        while let seal = walk.seals.first, seal.sequence <= number {
            walk.seals.removeFirst()
            guard seal.sequence == number, seal.head != hash else { continue }
            fault("row \(number) is not the one that was sealed on \(seal.day)")
        }
        (walk.number, walk.head, walk.day) = (number, hash, day)
        walk.count += 1
    }

    private static func finish(
        _ walk: inout AuditWalk, _ desk: String, in transaction: Transaction
    ) throws(StoreError) {
        let counted =
            try transaction.query(
                "SELECT value FROM counter WHERE desk = $1 AND name = $2",
                [.text(desk), .text(Audit.counter)]
            ).first?.int(0) ?? 0
        if let seal = walk.seals.first {
            walk.problems.append(
                .init("audit", seal.day, "row \(seal.sequence), sealed on \(seal.day), is gone"))
        } else if counted != walk.number {
            walk.problems.append(
                .init(
                    "audit", walk.day,
                    "\(counted) rows were written, the last that is there is \(walk.number)"))
        }
    }
}
