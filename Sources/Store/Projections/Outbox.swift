import Foundation
import WorkingTime

/// What has been decided to be sent. A lease is committed before the attempt, the outcome after it
/// (decision 14).
public struct Outbox: Sendable {
    public let desk: String
    /// Attempts, an hour apart at most: the four days for which RFC 5321 §4.5.4.1 has senders try.
    public static let attemptsMax = 100
    /// What somebody waits for at a screen, or what admits a ticket, leaves before all else.
    private static let urgent = [Kind.signIn, .receipt].map { "'\($0.rawValue)'" }
        .joined(separator: ", ")

    public init(desk: String) { self.desk = desk }

    public enum State: String, Sendable, Hashable {
        case waiting, leased, done, failed, uncertain, withheld, discarded
    }

    /// What it is. The names stand in the table.
    public enum Kind: String, Sendable, Hashable {
        /// Confirms a request to its sender.
        case receipt
        /// Written by somebody of the staff, or by a rule without a ticket.
        case letter, reply
        /// The text of a regulation's message.
        case message
        /// Tells colleagues of something.
        case alert
        /// The seal of a day.
        case seal
        /// With a secret: its bytes go when it has left, or never will.
        case signIn = "sign-in"
    }

    public struct Item: Sendable, Hashable {
        public var id: String
        public var ticket: String?
        public var kind: Kind
        public var payload: Data
        public var state: State
        public var attempts: Int
        public var createdAt: Instant
        public var problem: LetterProblem?
    }

    public func add(
        id: String, ticket: String?, kind: Kind, payload: Data, at: Instant,
        state: State = .waiting,
        problem: LetterProblem? = nil, in transaction: Transaction
    ) throws(StoreError) {
        FailPoint.reached(.beforeOutbox)
        try transaction.send(
            """
            INSERT INTO outbox (desk, id, ticket, kind, payload, state, next_at, attempts, created_at, problem)
            VALUES ($1, $2, $3, $4, $5, $6, $7, 0, $7, $8) ON CONFLICT (desk, id) DO NOTHING
            """,
            [
                .text(desk), .text(id), .optional(ticket), .text(kind.rawValue), .bytes(payload),
                .text(state.rawValue),
                .integer(at.seconds), .optional(problem?.stored),
            ])
    }

    /// Whether there is anything to take, so that an idle node need not write.
    public func isDue(at: Instant, in transaction: Transaction) throws(StoreError) -> Bool {
        try !due(at: at, limit: 1, in: transaction).isEmpty
    }

    /// When the next letter may leave; nil: none waits.
    public func next(in transaction: Transaction) throws(StoreError) -> Instant? {
        try transaction.query(
            "SELECT MIN(next_at) FROM outbox WHERE desk = $1 AND state = 'waiting'", [.text(desk)]
        ).first?.optionalInteger(0).map(Instant.init(seconds:))
    }

    /// Items whose lease has run out, then those whose time has come, the urgent first and of them
    /// the longest waiting. Questions by themselves: of one with an OR neither database would find
    /// the answer by an index.
    private func due(at: Instant, limit: Int, in transaction: Transaction) throws(StoreError)
        -> [Item]
    {
        var items: [Item] = []
        let waiting = "state = 'waiting' AND next_at <= $2 AND kind"
        for condition in [
            "state = 'leased' AND lease_until <= $2",
            "\(waiting) IN (\(Self.urgent))", "\(waiting) NOT IN (\(Self.urgent))",
        ] where items.count < limit {
            items += try transaction.query(
                """
                SELECT id, ticket, kind, payload, state, attempts, created_at, problem FROM outbox
                WHERE desk = $1 AND \(condition) ORDER BY next_at LIMIT $3
                """, [.text(desk), .integer(at.seconds), .integer(limit)]
            ).map(Item.init)
        }
        return Array(items.prefix(limit))
    }

    /// Takes up to `limit` items whose time has come, also those whose lease has run out.
    public func lease(
        at: Instant, until: Instant, limit: Int, in transaction: Transaction
    ) throws(StoreError) -> [Item] {
        let items = try due(at: at, limit: limit, in: transaction)
        for item in items {
            // A lease that ran out: whoever held it may have sent the letter and not lived to say
            // so.
            let isLost = item.state == .leased
            let problem = isLost ? LetterProblem(.stopped, isPossiblyTwice: true) : item.problem
            try transaction.send(
                """
                UPDATE outbox SET state = 'leased', lease_until = $3, attempts = attempts + 1, problem = $4
                WHERE desk = $1 AND id = $2
                """,
                [.text(desk), .text(item.id), .integer(until.seconds), .optional(problem?.stored)])
        }
        return items
    }

    /// Lets leases run out at once, where the one who held them is known to be gone.
    public func releaseLeases(at: Instant, in transaction: Transaction) throws(StoreError) {
        try transaction.execute(
            "UPDATE outbox SET lease_until = $2 WHERE desk = $1 AND state = 'leased' AND lease_until > $2",
            [.text(desk), .integer(at.seconds)])
    }

    /// What waited when a backup was made may have left since: it leaves again under its
    /// Message-ID, with the mark.
    static func markRestored(in transaction: Transaction) throws(StoreError) {
        try transaction.execute(
            """
            UPDATE outbox SET problem = $1
            WHERE state IN ('waiting', 'leased') AND (problem IS NULL OR problem NOT LIKE $2)
            """,
            [
                .text(LetterProblem(.restored, isPossiblyTwice: true).stored),
                .text("\(LetterProblem.twice)%"),
            ])
    }

    public func finish(
        _ id: String, as state: State, problem: LetterProblem?, at: Instant,
        in transaction: Transaction
    ) throws(StoreError) {
        let problem = try marked(problem, of: id, in: transaction)
        try transaction.send(
            """
            UPDATE outbox SET state = $3, problem = $4, lease_until = NULL, settled_at = $5,
                payload = CASE WHEN kind = $6 THEN $7 ELSE payload END
            WHERE desk = $1 AND id = $2
            """,
            [
                .text(desk), .text(id), .text(state.rawValue), .optional(problem?.stored),
                .integer(at.seconds),
                .text(Kind.signIn.rawValue), .bytes(Data()),
            ])
    }

    /// - Parameter counts: false: the attempt is none of those after which it is given up.
    public func retry(
        _ id: String, at: Instant, problem: LetterProblem?, counts: Bool = true,
        in transaction: Transaction
    ) throws(StoreError) {
        let problem = try marked(problem, of: id, in: transaction)
        try transaction.send(
            """
            UPDATE outbox SET state = 'waiting', next_at = $3, problem = $4, lease_until = NULL,
                attempts = attempts - $5
            WHERE desk = $1 AND id = $2
            """,
            [
                .text(desk), .text(id), .integer(at.seconds), .optional(problem?.stored),
                .integer(counts ? 0 : 1),
            ])
    }

    /// A new problem of a letter, which keeps the mark that it may have left twice.
    private func marked(
        _ problem: LetterProblem?, of id: String, in transaction: Transaction
    ) throws(StoreError) -> LetterProblem? {
        let known = try transaction.query(
            "SELECT problem FROM outbox WHERE desk = $1 AND id = $2", [.text(desk), .text(id)]
        ).first?.optionalText(0).map(LetterProblem.init(stored:))
        guard let known, known.isPossiblyTwice else { return problem }
        return problem.map { LetterProblem($0.cause, isPossiblyTwice: true) } ?? known
    }

    /// The letter with this Message-ID, which begins with its id.
    public func item(messageID: String, in transaction: Transaction) throws(StoreError) -> Item? {
        guard let id = messageID.split(separator: "@").first else { return nil }
        return try transaction.query(
            """
            SELECT id, ticket, kind, payload, state, attempts, created_at, problem FROM outbox
            WHERE desk = $1 AND id = $2
            """, [.text(desk), .text(String(id))]
        ).first.map(Item.init)
    }

    /// Notes that a machine's letter was written to an address, and says how many there are since
    /// `since`, counted to `limit`.
    public func countAutomatic(
        to address: String, id: String, since: Instant, at now: Instant, limit: Int,
        in transaction: Transaction
    ) throws(StoreError) -> Int {
        let key: [Value] = [.text(desk), .text(address)]
        try transaction.send(
            "DELETE FROM automatic_letter WHERE desk = $1 AND address = $2 AND written_at < $3",
            key + [.integer(since.seconds)])
        try transaction.send(
            """
            INSERT INTO automatic_letter (desk, address, id, written_at) VALUES ($1, $2, $3, $4)
            ON CONFLICT (desk, id) DO NOTHING
            """, key + [.text(id), .integer(now.seconds)])
        return try transaction.query(
            """
            SELECT COUNT(*) FROM (SELECT 1 FROM automatic_letter WHERE desk = $1 AND address = $2 LIMIT $3) AS found
            """, key + [.integer(limit)]
        ).first?.int(0) ?? 0
    }

    /// The latest letters of a ticket, for its page.
    public func items(of ticket: String, in transaction: Transaction) throws(StoreError) -> [Item] {
        try transaction.query(
            """
            SELECT id, ticket, kind, payload, state, attempts, created_at, problem FROM outbox
            WHERE desk = $1 AND ticket = $2 ORDER BY created_at LIMIT 500
            """, [.text(desk), .text(ticket)]
        ).map(Item.init)
    }

    public func count(_ state: State, in transaction: Transaction) throws(StoreError) -> Int {
        try transaction.query(
            "SELECT COUNT(*) FROM outbox WHERE desk = $1 AND state = $2",
            [.text(desk), .text(state.rawValue)]
        ).first?.int(0) ?? 0
    }

    /// Remembers which ticket a sent Message-ID belongs to.
    public func remember(
        messageID: String, ticket: String, in transaction: Transaction
    ) throws(StoreError) {
        try transaction.send(
            """
            INSERT INTO sent_letter (desk, message_id, ticket) VALUES ($1, $2, $3)
            ON CONFLICT (desk, message_id) DO NOTHING
            """, [.text(desk), .text(messageID), .text(ticket)])
    }
}

extension Outbox.Item {
    init(_ row: Row) {
        self.init(
            id: row.text("id"), ticket: row.optionalText("ticket"),
            kind: Outbox.Kind(rawValue: row.text("kind")) ?? .message,
            payload: row.bytes("payload"),
            state: Outbox.State(rawValue: row.text("state")) ?? .waiting,
            attempts: row.int("attempts"),
            createdAt: Instant(seconds: row.integer("created_at")),
            problem: row.optionalText("problem").map(LetterProblem.init(stored:))
        )
    }
}
