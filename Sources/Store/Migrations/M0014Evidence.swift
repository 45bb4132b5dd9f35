import Foundation
import WorkingTime

extension Migration {
    /// Seals tell which streams they are over; the audit is a chain; what stands beside the streams
    /// is journalled. Programs before this would go on without: all nodes are stopped first.
    static let m0014Evidence = Migration(
        number: 14, name: "evidence",
        sql: """
            ALTER TABLE stream ADD COLUMN sealed BIGINT NOT NULL DEFAULT 0;
            CREATE INDEX stream_unsealed ON stream (desk, kind, id) WHERE version > sealed;
            CREATE TABLE seal_leaf (
                desk TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, day TEXT NOT NULL,
                sequence BIGINT NOT NULL, head {bytes} NOT NULL,
                PRIMARY KEY (desk, kind, id, day)
            );
            CREATE INDEX seal_leaf_day ON seal_leaf (desk, day, kind, id);
            ALTER TABLE seal ADD COLUMN signature {bytes};
            ALTER TABLE audit ADD COLUMN hash {bytes};
            CREATE TABLE verification (
                desk TEXT NOT NULL, at BIGINT NOT NULL, events BIGINT NOT NULL, problems BIGINT NOT NULL,
                report TEXT NOT NULL,
                PRIMARY KEY (desk)
            );
            """,
        fill: { transaction throws(StoreError) in
            let desks = try transaction.query(
                """
                SELECT desk FROM stream UNION SELECT desk FROM edition UNION SELECT desk FROM audit
                UNION SELECT desk FROM seal ORDER BY desk
                """
            ).map { $0.text(0) }
            for desk in desks { try Adoption(desk: desk).run(in: transaction) }
        })
}

/// Takes what a desk had before its own stream began under the chains: from here on it cannot be
/// changed unseen.
private struct Adoption {
    let desk: String
    /// Rows looked at in one query.
    static let chunk = 1000

    func run(in transaction: Transaction) throws(StoreError) {
        let audit = try chainAudit(in: transaction)
        let seals = try transaction.query(
            "SELECT day, hash FROM seal WHERE desk = $1 ORDER BY day", [.text(desk)]
        )
        .map { DeskEvent.Adopted.Seal(day: $0.text(0), hash: $0.bytes(1).hexadecimal) }
        let events =
            try [.adopted(.init(audit: audit, seals: seals))] + editions(in: transaction)
            + erasures(in: transaction)
        try DeskJournal(journal: Journal(desk: desk)).append(
            events, at: lastChange(in: transaction), in: transaction)
    }

    /// Never earlier than what it vouches for; a migration knows no other time.
    private func lastChange(in transaction: Transaction) throws(StoreError) -> Instant {
        let instants = try [
            "SELECT MAX(recorded_at) FROM event", "SELECT MAX(published_at) FROM edition",
        ].map {
            sql throws(StoreError) in
            try transaction.query("\(sql) WHERE desk = $1", [.text(desk)]).first?.integer(0) ?? 0
        }
        return Instant(seconds: instants.max() ?? 0)
    }

    private func chainAudit(in transaction: Transaction) throws(StoreError) -> Int {
        var (head, number, count) = (Data(), 0, 0)
        while true {
            let rows = try transaction.query(
                """
                SELECT \(Audit.chained) FROM audit WHERE desk = $1 AND number > $2 ORDER BY number LIMIT \(Self.chunk)
                """, [.text(desk), .integer(number)])
            for row in rows {
                (number, count, head) = (
                    row.int("number"), count + 1, Audit.hash(row.values, after: head)
                )
                try transaction.send(
                    "UPDATE audit SET hash = $3 WHERE desk = $1 AND number = $2",
                    [.text(desk), .integer(number), .bytes(head)])
            }
            if rows.count < Self.chunk { return count }
        }
    }

    private func editions(in transaction: Transaction) throws(StoreError) -> [DeskEvent] {
        try transaction.query(
            """
            SELECT kind, digest, name, in_force, published_at FROM edition WHERE desk = $1
            ORDER BY published_at, kind, digest
            """, [.text(desk)]
        ).map { row in
            .editionKept(
                .init(
                    kind: row.text("kind"), digest: row.text("digest"), name: row.text("name"),
                    inForce: row.text("in_force"),
                    publishedAt: Instant(seconds: row.integer("published_at"))))
        }
    }

    private func erasures(in transaction: Transaction) throws(StoreError) -> [DeskEvent] {
        try transaction.query(
            """
            SELECT id, erased_at, erased_ground FROM content WHERE desk = $1 AND erased_at IS NOT NULL
            ORDER BY erased_at, id
            """, [.text(desk)]
        ).map { row in
            .contentsErased(
                .init(
                    ground: row.text("erased_ground"),
                    at: Instant(seconds: row.integer("erased_at")),
                    contents: [row.text("id")]))
        }
    }
}
