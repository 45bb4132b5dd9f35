import Foundation
import WorkingTime

/// Regulations, holiday sets and zones as they were in force, by digest of their bytes (decision 6).
public struct Editions: Sendable {
    public let desk: String

    public enum Kind: String, Sendable, Hashable { case regulation, holidays, zone }

    public struct Edition: Sendable, Hashable {
        public var digest: String
        public var name: String
        public var inForce: String
        public var bytes: Data

        public init(digest: String, name: String, inForce: String, bytes: Data) {
            self.digest = digest
            self.name = name
            self.inForce = inForce
            self.bytes = bytes
        }
    }

    public init(desk: String) { self.desk = desk }

    public func save(_ edition: Edition, kind: Kind, at: Instant, in transaction: Transaction) throws(StoreError) {
        try transaction.execute(
            """
            INSERT INTO edition (desk, kind, digest, name, in_force, published_at, bytes)
            VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (desk, kind, digest) DO NOTHING
            """,
            [
                .text(desk), .text(kind.rawValue), .text(edition.digest), .text(edition.name), .text(edition.inForce),
                .integer(at.seconds), .bytes(edition.bytes),
            ])
    }

    /// Editions of a kind, the latest in force first.
    public func all(_ kind: Kind, in transaction: Transaction) throws(StoreError) -> [Edition] {
        try transaction.query(
            """
            SELECT digest, name, in_force, bytes FROM edition WHERE desk = $1 AND kind = $2
            ORDER BY in_force DESC, published_at DESC LIMIT 1000
            """, [.text(desk), .text(kind.rawValue)]
        ).map { Edition(digest: $0.text(0), name: $0.text(1), inForce: $0.text(2), bytes: $0.bytes(3)) }
    }
}
