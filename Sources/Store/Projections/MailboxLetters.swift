import Foundation
import ServiceDesk
import WorkingTime

/// What was taken from mailboxes: a set of (mailbox, UIDVALIDITY, UID), each with its raw bytes
/// (decision 20).
public struct MailboxLetters: Sendable {
    public let desk: String
    /// Letters read at once.
    public static let batchMax = 100

    public init(desk: String) { self.desk = desk }

    /// A letter in a mailbox, for ever the same while the validity is.
    public struct Key: Sendable, Hashable {
        public var mailbox: String
        public var validity: UInt32
        public var uid: UInt32

        public init(mailbox: String, validity: UInt32, uid: UInt32) {
            self.mailbox = mailbox
            self.validity = validity
            self.uid = uid
        }
    }

    public enum State: String, Sendable {
        /// Stored, not judged yet.
        case waiting
        /// Stored, not judged yet, and slow to read: it waits among its like.
        case slow
        case judged
        /// The same bytes were taken under an earlier validity.
        case known
        /// Judging failed again and again; the interaction is kept unread.
        case failed
    }

    public struct Letter: Sendable, Hashable {
        public var key: Key
        /// SHA-256 of the bytes, hexadecimal.
        public var digest: String
        /// Content row of the raw bytes.
        public var raw: ContentRef
        /// Bytes at the server.
        public var size: Int
        /// Only its beginning was fetched.
        public var isPartial: Bool
        public var arrivedAt: Instant
        /// Id that its interaction gets.
        public var interaction: String
        public var attempts: Int

        public init(
            key: Key, digest: String, raw: ContentRef, size: Int, isPartial: Bool,
            arrivedAt: Instant,
            interaction: String, attempts: Int = 0
        ) {
            self.key = key
            self.digest = digest
            self.raw = raw
            self.size = size
            self.isPartial = isPartial
            self.arrivedAt = arrivedAt
            self.interaction = interaction
            self.attempts = attempts
        }
    }

    /// Stores a letter and its bytes, once. Bytes that were taken under an earlier validity are not
    /// stored again.
    ///
    /// - Returns: false when it was there already, under this key or by its bytes.
    public func take(
        _ letter: Letter, bytes: Contents.Draft, at now: Instant, in transaction: Transaction
    ) throws(StoreError) -> Bool {
        guard
            try !taken(
                letter.key.mailbox, letter.key.validity, from: letter.key.uid, to: letter.key.uid,
                in: transaction
            ).contains(letter.key.uid)
        else { return false }
        if let twin = try twin(of: letter, in: transaction) {
            try insert(letter, content: twin, state: .known, at: now, in: transaction)
            return false
        }
        try Contents(desk: desk).store(bytes, in: transaction)
        try insert(letter, content: letter.raw, state: .waiting, at: now, in: transaction)
        return true
    }

    private func insert(
        _ letter: Letter, content: ContentRef, state: State, at now: Instant,
        in transaction: Transaction
    ) throws(StoreError) {
        try transaction.execute(
            """
            INSERT INTO mailbox_letter
                (desk, mailbox, validity, uid, digest, content, commitment, size, partial, arrived_at, taken_at,
                interaction, state, attempts)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 0)
            """,
            key(letter.key) + [
                .text(letter.digest), .text(content.id), .text(content.commitment),
                .integer(letter.size),
                .integer(letter.isPartial ? 1 : 0), .integer(letter.arrivedAt.seconds),
                .integer(now.seconds),
                .text(letter.interaction), .text(state.rawValue),
            ])
    }

    private func twin(of letter: Letter, in transaction: Transaction) throws(StoreError)
        -> ContentRef?
    {
        try transaction.query(
            """
            SELECT content, commitment FROM mailbox_letter
            WHERE desk = $1 AND mailbox = $2 AND digest = $3 AND validity <> $4 LIMIT 1
            """,
            [
                .text(desk), .text(letter.key.mailbox), .text(letter.digest),
                .integer(Int64(letter.key.validity)),
            ]
        ).first.map { ContentRef(id: $0.text(0), commitment: $0.text(1)) }
    }

    /// UIDs between the two that were taken, at most `to - from + 1`.
    public func taken(
        _ mailbox: String, _ validity: UInt32, from: UInt32, to: UInt32, in transaction: Transaction
    ) throws(StoreError) -> Set<UInt32> {
        let rows = try transaction.query(
            """
            SELECT uid FROM mailbox_letter
            WHERE desk = $1 AND mailbox = $2 AND validity = $3 AND uid >= $4 AND uid <= $5
            """,
            [
                .text(desk), .text(mailbox), .integer(Int64(validity)), .integer(Int64(from)),
                .integer(Int64(to)),
            ])
        return Set(rows.map { UInt32(truncatingIfNeeded: $0.integer(0)) })
    }

    /// Letters that were stored and not judged, the oldest first.
    public func waiting(
        _ mailbox: String, as state: State = .waiting, in transaction: Transaction
    ) throws(StoreError) -> [Letter] {
        try transaction.query(
            """
            SELECT validity, uid, digest, content, commitment, size, partial, arrived_at, interaction, attempts
            FROM mailbox_letter WHERE desk = $1 AND mailbox = $2 AND state = $3
            ORDER BY taken_at, uid LIMIT \(Self.batchMax)
            """, [.text(desk), .text(mailbox), .text(state.rawValue)]
        ).map { row in
            Letter(
                key: Key(
                    mailbox: mailbox, validity: UInt32(truncatingIfNeeded: row.integer("validity")),
                    uid: UInt32(truncatingIfNeeded: row.integer("uid"))),
                digest: row.text("digest"),
                raw: ContentRef(id: row.text("content"), commitment: row.text("commitment")),
                size: row.int("size"),
                isPartial: row.flag("partial"),
                arrivedAt: Instant(seconds: row.integer("arrived_at")),
                interaction: row.text("interaction"), attempts: row.int("attempts"))
        }
    }

    public func waitingCount(_ mailbox: String, in transaction: Transaction) throws(StoreError)
        -> Int
    {
        try transaction.query(
            "SELECT COUNT(*) FROM mailbox_letter WHERE desk = $1 AND mailbox = $2 AND state IN ('waiting', 'slow')",
            [.text(desk), .text(mailbox)]
        ).first?.int(0) ?? 0
    }

    public func mark(_ key: Key, as state: State, in transaction: Transaction) throws(StoreError) {
        try transaction.execute(
            """
            UPDATE mailbox_letter SET state = $5 WHERE desk = $1 AND mailbox = $2 AND validity = $3 AND uid = $4
            """, self.key(key) + [.text(state.rawValue)])
    }

    /// Counts one more attempt at judging, before it is made: a letter that ends the process is
    /// found out by it.
    public func attempt(_ key: Key, in transaction: Transaction) throws(StoreError) {
        try transaction.execute(
            """
            UPDATE mailbox_letter SET attempts = attempts + 1
            WHERE desk = $1 AND mailbox = $2 AND validity = $3 AND uid = $4
            """, self.key(key))
    }

    /// The attempt ended without a judgement, and the process lives.
    public func takeBackAttempt(_ key: Key, in transaction: Transaction) throws(StoreError) {
        try transaction.execute(
            """
            UPDATE mailbox_letter SET attempts = attempts - 1
            WHERE desk = $1 AND mailbox = $2 AND validity = $3 AND uid = $4 AND attempts > 0
            """, self.key(key))
    }

    /// Letters still waiting when a process starts may be why the last one ended: they are judged
    /// with care.
    public func suspectWaiting(_ mailbox: String, in transaction: Transaction) throws(StoreError) {
        try transaction.execute(
            """
            UPDATE mailbox_letter SET attempts = 1
            WHERE desk = $1 AND mailbox = $2 AND state IN ('waiting', 'slow') AND attempts = 0
            """, [.text(desk), .text(mailbox)])
    }

    private func key(_ key: Key) -> [Value] {
        [.text(desk), .text(key.mailbox), .integer(Int64(key.validity)), .integer(Int64(key.uid))]
    }
}
