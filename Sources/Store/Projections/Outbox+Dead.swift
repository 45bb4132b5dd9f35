import Foundation
import WorkingTime

/// Letters that were given up: shown to people, who send them again or put them away.
extension Outbox {
    public static let deadMax = 50

    /// A letter with the number of its ticket.
    public struct Dead: Sendable, Hashable {
        public var item: Item
        public var ticket: Int?
        public var settledAt: Instant?
    }

    /// Where a page of dead letters goes on.
    public struct DeadCursor: Sendable, Hashable {
        public var createdAt: Instant
        public var id: String

        public init(createdAt: Instant, id: String) {
            self.createdAt = createdAt
            self.id = id
        }
    }

    /// The latest given-up letters before `cursor`.
    public func dead(
        before cursor: DeadCursor? = nil, limit: Int = deadMax, in transaction: Transaction
    ) throws(StoreError) -> (letters: [Dead], next: DeadCursor?) {
        let wanted = min(max(limit, 1), Self.deadMax)
        let found = try transaction.query(
            """
            SELECT o.id, o.ticket, o.kind, o.payload, o.state, o.attempts, o.created_at, o.problem, t.number,
                o.settled_at
            FROM outbox o LEFT JOIN ticket t ON t.desk = o.desk AND t.id = o.ticket
            WHERE o.desk = $1 AND o.state IN ('failed', 'uncertain', 'withheld')
                AND (o.created_at < $2 OR (o.created_at = $2 AND o.id < $3))
            ORDER BY o.created_at DESC, o.id DESC LIMIT \(wanted + 1)
            """,
            [
                .text(desk), .integer((cursor?.createdAt ?? .distantFuture).seconds),
                .text(cursor?.id ?? ""),
            ]
        ).map { row in
            Dead(
                item: Item(row), ticket: row.optionalInteger("number").map { Int($0) },
                settledAt: row.optionalInteger("settled_at").map { Instant(seconds: $0) })
        }
        let letters = Array(found.prefix(wanted))
        let last = letters.last.map { DeadCursor(createdAt: $0.item.createdAt, id: $0.item.id) }
        return (letters, found.count > wanted ? last : nil)
    }

    /// Puts a given-up letter in line again, with all its attempts.
    ///
    /// - Returns: whether there was such a letter, with something to send.
    public func revive(_ id: String, at: Instant, in transaction: Transaction) throws(StoreError)
        -> Bool
    {
        try transaction.execute(
            """
            UPDATE outbox SET state = 'waiting', attempts = 0, next_at = $3, lease_until = NULL, settled_at = NULL
            WHERE desk = $1 AND id = $2 AND state IN ('failed', 'uncertain', 'withheld') AND LENGTH(payload) > 0
            """, [.text(desk), .text(id), .integer(at.seconds)]) > 0
    }

    /// Another text of a letter that waits: it goes elsewhere.
    public func rewrite(_ id: String, as payload: Data, in transaction: Transaction)
        throws(StoreError)
    {
        try transaction.execute(
            "UPDATE outbox SET payload = $3 WHERE desk = $1 AND id = $2 AND state = 'waiting'",
            [.text(desk), .text(id), .bytes(payload)])
    }

    /// The letter of this id.
    public func item(_ id: String, in transaction: Transaction) throws(StoreError) -> Item? {
        try item(messageID: id, in: transaction)
    }

    /// Puts a given-up letter away: nobody is asked about it again.
    public func discard(_ id: String, at: Instant, in transaction: Transaction) throws(StoreError)
        -> Bool
    {
        try transaction.execute(
            """
            UPDATE outbox SET state = 'discarded', settled_at = $3
            WHERE desk = $1 AND id = $2 AND state IN ('failed', 'uncertain', 'withheld')
            """, [.text(desk), .text(id), .integer(at.seconds)]) > 0
    }

    /// How outgoing mail is doing.
    public struct Health: Sendable, Hashable {
        public var waiting = 0
        public var dead = 0
        public var oldestWaitingAt: Instant?
        public var lastDoneAt: Instant?
        /// Of a letter that is being tried again, or of the last that was given up.
        public var lastProblem: LetterProblem?
        /// The mail server could not be reached at the last attempt: nothing leaves.
        public var isServerAway = false
    }

    public func health(in transaction: Transaction) throws(StoreError) -> Health {
        var health = Health()
        health.waiting = try count(.waiting, in: transaction)
        for state in [State.failed, .uncertain, .withheld] {
            health.dead += try count(state, in: transaction)
        }
        func first(_ sql: String) throws(StoreError) -> Row? {
            try transaction.query(sql, [.text(desk)]).first
        }
        health.oldestWaitingAt = try first(
            "SELECT created_at FROM outbox WHERE desk = $1 AND state = 'waiting' ORDER BY created_at LIMIT 1"
        ).map { Instant(seconds: $0.integer(0)) }
        health.lastDoneAt = try first(
            """
            SELECT settled_at FROM outbox WHERE desk = $1 AND state = 'done' AND settled_at IS NOT NULL
            ORDER BY settled_at DESC LIMIT 1
            """
        ).map { Instant(seconds: $0.integer(0)) }
        let tried = try first(
            """
            SELECT problem FROM outbox WHERE desk = $1 AND state = 'waiting' AND problem IS NOT NULL
            ORDER BY created_at DESC LIMIT 1
            """)
        let givenUp = try first(
            """
            SELECT problem FROM outbox WHERE desk = $1 AND state = 'failed' AND settled_at IS NOT NULL
            ORDER BY settled_at DESC LIMIT 1
            """)
        let waiting = tried?.optionalText(0).map(LetterProblem.init(stored:))
        if case .unreachable? = waiting?.cause { health.isServerAway = true }
        health.lastProblem = (tried?.optionalText(0) ?? givenUp?.optionalText(0)).map(
            LetterProblem.init(stored:))
        return health
    }
}
