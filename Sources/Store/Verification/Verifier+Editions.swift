import Crypto
import Foundation
import WorkingTime

/// Regulations, holidays and zones: bytes against their digest, rows against what is journalled of
/// them.
extension Verifier {
    /// Editions read at once; a regulation may have a mebibyte.
    private static let editionsMax = 20

    mutating func verifyEditions() async throws {
        let desk = desk
        var (cursor, seen): ((String, String)?, Set<String>) = (("", ""), [])
        while let from = cursor {
            let (rows, kept) = try await store.read { transaction in
                (
                    try Self.editions(after: from, desk, in: transaction),
                    try Self.keptEditions(desk, in: transaction)
                )
            }
            for row in rows {
                seen.insert("\(row.text("kind")) \(row.text("digest"))")
                report.add(Self.problems(row, kept))
            }
            cursor =
                rows.count == Self.editionsMax
                ? rows.last.map { ($0.text("kind"), $0.text("digest")) } : nil
        }
        let known = seen
        let kept = try await store.read { try Self.keptEditions(desk, in: $0) }
        // One that was kept meanwhile is met by the next walk.
        let gone = try await store.read { transaction in
            try kept.filter { !known.contains($0.key) }.filter {
                try !Self.isThere($0.value, desk, in: transaction)
            }
        }
        for edition in gone.values {
            report.add([.init(Self.place(edition), edition.publishedAt.day, "it is gone")])
        }
    }

    private static func editions(
        after: (String, String), _ desk: String, in transaction: Transaction
    ) throws(StoreError) -> [Row] {
        try transaction.query(
            """
            SELECT kind, digest, name, in_force, published_at, bytes FROM edition
            WHERE desk = $1 AND (kind, digest) > ($2, $3) ORDER BY kind, digest LIMIT \(editionsMax)
            """, [.text(desk), .text(after.0), .text(after.1)])
    }

    private static func isThere(
        _ edition: DeskEvent.EditionKept, _ desk: String, in transaction: Transaction
    ) throws(StoreError) -> Bool {
        try !transaction.query(
            "SELECT 1 FROM edition WHERE desk = $1 AND kind = $2 AND digest = $3",
            [.text(desk), .text(edition.kind), .text(edition.digest)]
        ).isEmpty
    }

    /// By kind and digest.
    private static func keptEditions(
        _ desk: String, in transaction: Transaction
    ) throws -> [String: DeskEvent.EditionKept] {
        var kept: [String: DeskEvent.EditionKept] = [:]
        for case .editionKept(let edition) in try DeskJournal(journal: Journal(desk: desk)).events(
            in: transaction)
        {
            kept["\(edition.kind) \(edition.digest)"] = edition
        }
        return kept
    }

    private static func place(_ edition: DeskEvent.EditionKept) -> String {
        "edition \(edition.kind) \(edition.name)"
    }

    private static func problems(
        _ row: Row, _ kept: [String: DeskEvent.EditionKept]
    ) -> [Verification.Problem] {
        let edition = DeskEvent.EditionKept(
            kind: row.text("kind"), digest: row.text("digest"), name: row.text("name"),
            inForce: row.text("in_force"),
            publishedAt: Instant(seconds: row.integer("published_at")))
        let day = edition.publishedAt.day
        guard Data(SHA256.hash(data: row.bytes("bytes"))).hexadecimal == edition.digest else {
            return [
                .init(place(edition), day, "its bytes do not have its digest \(edition.digest)")
            ]
        }
        guard let journalled = kept["\(edition.kind) \(edition.digest)"] else {
            return [.init(place(edition), day, "the desk never published it: it was put there")]
        }
        return journalled == edition
            ? []
            : [
                .init(
                    place(journalled), journalled.publishedAt.day,
                    "its name, kind or day in force was changed")
            ]
    }
}
