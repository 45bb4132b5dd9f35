import Foundation
import WorkingTime

/// Regulations, holiday sets and zones as they were in force, by digest of their bytes (decision
/// 6).
public struct Editions: Sendable {
    public let desk: String

    public enum Kind: String, Sendable, Hashable { case regulation, holidays, zone }

    public struct Edition: Sendable, Hashable {
        public var digest: String
        public var name: String
        public var inForce: String
        public var bytes: Data
        public var publishedAt: Instant

        public init(
            digest: String, name: String, inForce: String, bytes: Data,
            publishedAt: Instant = .distantPast
        ) {
            self.digest = digest
            self.name = name
            self.inForce = inForce
            self.bytes = bytes
            self.publishedAt = publishedAt
        }
    }

    public init(desk: String) { self.desk = desk }

    /// Guard that moves with every edition.
    public static let guardName = "editions"

    public func save(_ edition: Edition, kind: Kind, at: Instant, in transaction: Transaction)
        throws(StoreError)
    {
        let added = try transaction.execute(
            """
            INSERT INTO edition (desk, kind, digest, name, in_force, published_at, bytes)
            VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (desk, kind, digest) DO NOTHING
            """,
            [
                .text(desk), .text(kind.rawValue), .text(edition.digest), .text(edition.name),
                .text(edition.inForce),
                .integer(at.seconds), .bytes(edition.bytes),
            ])
        let journal = Journal(desk: desk)
        if added > 0 {
            try DeskJournal(journal: journal).append(
                [
                    .editionKept(
                        .init(
                            kind: kind.rawValue, digest: edition.digest, name: edition.name,
                            inForce: edition.inForce, publishedAt: at))
                ], at: at, in: transaction)
        }
        try journal.step(Self.guardName, in: transaction)
    }

    /// Editions of a kind, the latest in force first.
    public func all(_ kind: Kind, in transaction: Transaction) throws(StoreError) -> [Edition] {
        try transaction.query(
            """
            SELECT digest, name, in_force, bytes, published_at FROM edition WHERE desk = $1 AND kind = $2
            ORDER BY in_force DESC, published_at DESC LIMIT 1000
            """, [.text(desk), .text(kind.rawValue)]
        ).map(Edition.init)
    }

    /// The edition that the desk told of; nil: it is gone.
    public func edition(_ kept: DeskEvent.EditionKept, in transaction: Transaction)
        throws(StoreError) -> Edition?
    {
        try transaction.query(
            """
            SELECT digest, name, in_force, bytes, published_at FROM edition
            WHERE desk = $1 AND kind = $2 AND digest = $3
            """, [.text(desk), .text(kept.kind), .text(kept.digest)]
        ).first.map(Edition.init)
    }

    /// The edition of this name that was published last.
    public func latest(_ kind: Kind, name: String, in transaction: Transaction) throws(StoreError)
        -> Edition?
    {
        try transaction.query(
            """
            SELECT digest, name, in_force, bytes, published_at FROM edition
            WHERE desk = $1 AND kind = $2 AND name = $3 ORDER BY published_at DESC LIMIT 1
            """, [.text(desk), .text(kind.rawValue), .text(name)]
        ).first.map(Edition.init)
    }

    /// Saves an edition that differs from the latest of its name.
    ///
    /// - Returns: whether it took the place of another.
    public func keep(
        _ edition: Edition, kind: Kind, at: Instant, in transaction: Transaction
    ) throws(StoreError) -> Bool {
        let latest = try latest(kind, name: edition.name, in: transaction)
        if latest?.digest == edition.digest { return false }
        try save(edition, kind: kind, at: at, in: transaction)
        return latest != nil
    }
}

extension Editions.Edition {
    fileprivate init(_ row: Row) {
        self.init(
            digest: row.text("digest"), name: row.text("name"), inForce: row.text("in_force"),
            bytes: row.bytes("bytes"), publishedAt: Instant(seconds: row.integer("published_at")))
    }
}
