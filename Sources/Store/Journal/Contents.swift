import Crypto
import Foundation
import ServiceDesk
import WorkingTime

/// Texts, raw letters and files: erasable rows to which events hold salted commitments (decision
/// 3).
public struct Contents: Sendable {
    public let desk: String
    /// One row.
    public static let bytesMax = 32 << 20

    public init(desk: String) { self.desk = desk }

    /// What a row holds. The names stand in the table.
    public enum Kind: String, Sendable, CaseIterable {
        /// A subject and a text.
        case letter
        /// The HTML part of a letter.
        case html
        case file
        /// A letter as it came.
        case raw
        /// A secret, closed by a key of its own (`SealedKeys`).
        case sealed

        /// It belongs to a letter, which commits to it.
        var isPart: Bool { self == .html || self == .file }
    }

    /// A row ready to be stored, and the reference that events keep.
    public struct Draft: Sendable {
        public let ref: ContentRef
        /// The letter that a file belongs to; of a letter that no interaction brought, its ticket.
        public var owner: String?
        let kind: Kind
        let salt: Data
        let bytes: Data

        /// - Parameters:
        ///   - id: a new UUID.
        ///   - salt: 16 random bytes, so that the commitment says nothing about a short text once
        ///     the salt is gone.
        public init(id: String, kind: Kind, salt: Data, bytes: Data) {
            self.kind = kind
            self.salt = salt
            self.bytes = bytes
            ref = ContentRef(id: id, commitment: Contents.commitment(salt: salt, bytes: bytes))
        }
    }

    static func commitment(salt: Data, bytes: Data) -> String {
        Data(HMAC<SHA256>.authenticationCode(for: bytes, using: SymmetricKey(data: salt)))
            .hexadecimal
    }

    /// - Parameter owner: the letter that a file or HTML part belongs to.
    public func store(
        _ draft: Draft, partOf owner: String? = nil, in transaction: Transaction
    ) throws(StoreError) {
        try transaction.send(
            "INSERT INTO content (desk, id, kind, commitment, salt, bytes, owner) VALUES ($1, $2, $3, $4, $5, $6, $7)",
            [
                .text(desk), .text(draft.ref.id), .text(draft.kind.rawValue),
                .text(draft.ref.commitment),
                .bytes(draft.salt),
                .bytes(draft.bytes), .optional(owner ?? draft.owner),
            ])
    }

    /// Makes a row that was stored before its letter a part of it.
    public func adopt(_ id: String, by owner: String, in transaction: Transaction)
        throws(StoreError)
    {
        try transaction.send(
            "UPDATE content SET owner = $3 WHERE desk = $1 AND id = $2",
            [.text(desk), .text(id), .text(owner)])
    }

    /// The letter that a part belongs to, and the ticket of that letter.
    public func owner(
        of id: String, in transaction: Transaction
    ) throws(StoreError) -> (content: String, ticket: String?)? {
        try transaction.query(
            """
            SELECT c.owner, COALESCE(i.ticket, l.owner) FROM content c
            LEFT JOIN interaction i ON i.desk = c.desk AND i.content = c.owner
            LEFT JOIN content l ON l.desk = c.desk AND l.id = c.owner
            WHERE c.desk = $1 AND c.id = $2 AND c.owner IS NOT NULL AND c.kind NOT IN ('letter', 'sealed') LIMIT 1
            """, [.text(desk), .text(id)]
        ).first.map { ($0.text(0), $0.optionalText(1)) }
    }

    /// The bytes; nil when they were erased.
    public func bytes(_ id: String, in transaction: Transaction) throws(StoreError) -> Data? {
        let row = try transaction.query(
            "SELECT bytes, erased_at FROM content WHERE desk = $1 AND id = $2",
            [.text(desk), .text(id)]
        ).first
        guard let row, row.optionalInteger(1) == nil else { return nil }
        return row.bytes(0)
    }

    /// What is left of a row that an event refers to.
    public enum Kept: Sendable, Hashable {
        case whole(Data)
        /// On request, with its ground.
        case erased
        /// It is gone without a word, or holds something else than the event commits to.
        case damaged
    }

    /// The row, held against the commitment of the event.
    public func kept(_ ref: ContentRef, in transaction: Transaction) throws(StoreError) -> Kept {
        let row = try transaction.query(
            "SELECT bytes, salt, erased_at FROM content WHERE desk = $1 AND id = $2",
            [.text(desk), .text(ref.id)]
        ).first
        guard let row else { return .damaged }
        if row.optionalInteger("erased_at") != nil { return .erased }
        let bytes = row.bytes("bytes")
        return Self.commitment(salt: row.bytes("salt"), bytes: bytes) == ref.commitment
            ? .whole(bytes) : .damaged
    }

    /// Files and HTML parts of a letter which does not name them any more. Looks at every row.
    public func parts(
        of letter: String, in transaction: Transaction
    ) throws(StoreError) -> [(id: String, kind: Kind?)] {
        try transaction.query(
            "SELECT id, kind FROM content WHERE desk = $1 AND owner = $2 ORDER BY id",
            [.text(desk), .text(letter)]
        ).map { ($0.text(0), Kind(rawValue: $0.text(1))) }
    }

    /// Rows named in one event of the desk's own stream.
    private static let erasedMax = 500

    /// Deletes bytes and salts; the commitments in the journal then bind nothing any more. The
    /// ground is journalled with the ids, so that nobody can take a row away and call it an
    /// erasure.
    public func erase(
        _ ids: [String], ground: String, at: Instant, in transaction: Transaction
    ) throws(StoreError) {
        // As either database gives it back.
        let ground = ground.replacing("\0", with: "\u{FFFD}")
        var erased: [String] = []
        for id in ids {
            let changed = try transaction.execute(
                """
                UPDATE content SET bytes = $3, salt = $3, erased_at = $4, erased_ground = $5
                WHERE desk = $1 AND id = $2 AND erased_at IS NULL
                """, [.text(desk), .text(id), .bytes(Data()), .integer(at.seconds), .text(ground)])
            if changed > 0 { erased.append(id) }
            try transaction.execute(
                "DELETE FROM sealed_key WHERE desk = $1 AND content = $2", [.text(desk), .text(id)])
        }
        let events = stride(from: 0, to: erased.count, by: Self.erasedMax).map { from in
            let few = Array(erased[from..<min(from + Self.erasedMax, erased.count)])
            return DeskEvent.contentsErased(.init(ground: ground, at: at, contents: few))
        }
        try DeskJournal(journal: Journal(desk: desk)).append(events, at: at, in: transaction)
    }
}
