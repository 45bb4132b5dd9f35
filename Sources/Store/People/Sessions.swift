import WorkingTime

/// Signed-in browsers. A row's id is the digest of the token; the token itself is only in the
/// browser.
public struct Sessions: Sendable {
    public init() {}

    /// Open sessions of one login; the least recently seen end beyond it.
    public static let perLoginMax = 50

    public struct Session: Sendable, Hashable {
        public var id: String
        public var login: String
        public var desk: String
        public var staff: String
        public var openedAt: Instant
        public var seenAt: Instant
        public var expiresAt: Instant
        public var agent: String
        public var address: String?

        public init(
            id: String, login: String, desk: String, staff: String, openedAt: Instant,
            seenAt: Instant,
            expiresAt: Instant, agent: String, address: String?
        ) {
            self.id = id
            self.login = login
            self.desk = desk
            self.staff = staff
            self.openedAt = openedAt
            self.seenAt = seenAt
            self.expiresAt = expiresAt
            self.agent = agent
            self.address = address
        }
    }

    public func open(_ session: Session, in transaction: Transaction) throws(StoreError) {
        try transaction.execute(
            "DELETE FROM session WHERE expires_at <= $1", [.integer(session.openedAt.seconds)])
        try transaction.execute(
            """
            DELETE FROM session WHERE login = $1 AND id NOT IN
                (SELECT id FROM session WHERE login = $1 ORDER BY seen_at DESC LIMIT \(Self.perLoginMax - 1))
            """, [.text(session.login)])
        try transaction.execute(
            """
            INSERT INTO session (id, login, created_at, expires_at, seen_at, agent, address)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            """,
            [
                .text(session.id), .text(session.login), .integer(session.openedAt.seconds),
                .integer(session.expiresAt.seconds), .integer(session.seenAt.seconds),
                .text(session.agent),
                .optional(session.address),
            ])
    }

    /// The session, if it has neither expired nor stood unused since `idleSince`.
    public func session(
        _ id: String, at: Instant, idleSince: Instant, in transaction: Transaction
    ) throws(StoreError) -> Session? {
        try sessions(
            "s.id = $3", [.text(id)], at: at, idleSince: idleSince, limit: 1, in: transaction
        ).first
    }

    /// Sessions asked for by one statement.
    private static let askedMax = 200

    /// Those of `ids` that have neither expired nor stood unused since `idleSince`.
    public func open(
        among ids: Set<String>, at: Instant, idleSince: Instant, in transaction: Transaction
    ) throws(StoreError) -> Set<String> {
        var (found, rest) = (Set<String>(), ArraySlice(ids.sorted()))
        while !rest.isEmpty {
            let asked = rest.prefix(Self.askedMax)
            rest = rest.dropFirst(Self.askedMax)
            let marks = (0..<asked.count).map { "$\($0 + 3)" }.joined(separator: ", ")
            let rows = try transaction.query(
                "SELECT id FROM session WHERE expires_at > $1 AND seen_at > $2 AND id IN (\(marks))",
                [.integer(at.seconds), .integer(idleSince.seconds)] + asked.map { .text($0) })
            found.formUnion(rows.map { $0.text(0) })
        }
        return found
    }

    /// Open sessions of a member of staff, the last used first.
    public func of(
        desk: String, staff: String, at: Instant, idleSince: Instant, in transaction: Transaction
    ) throws(StoreError) -> [Session] {
        try sessions(
            "a.desk = $3 AND a.staff = $4", [.text(desk), .text(staff)], at: at,
            idleSince: idleSince,
            limit: 2 * Self.perLoginMax, in: transaction)
    }

    private func sessions(
        _ condition: String, _ values: [Value], at: Instant, idleSince: Instant, limit: Int,
        in transaction: Transaction
    ) throws(StoreError) -> [Session] {
        try transaction.query(
            """
            SELECT s.id, s.login, a.desk, a.staff, s.created_at, s.seen_at, s.expires_at, s.agent, s.address
            FROM session s JOIN account a ON a.login = s.login
            WHERE s.expires_at > $1 AND s.seen_at > $2 AND \(condition) ORDER BY s.seen_at DESC, s.id LIMIT \(limit)
            """, [.integer(at.seconds), .integer(idleSince.seconds)] + values
        ).map(Session.init)
    }

    public func touch(_ id: String, at: Instant, in transaction: Transaction) throws(StoreError) {
        try transaction.execute(
            "UPDATE session SET seen_at = $2 WHERE id = $1 AND seen_at < $2",
            [.text(id), .integer(at.seconds)])
    }

    /// - Returns: whether there was one.
    @discardableResult
    public func close(_ id: String, in transaction: Transaction) throws(StoreError) -> Bool {
        try transaction.execute("DELETE FROM session WHERE id = $1", [.text(id)]) > 0
    }

    /// Ends the sessions of a member of staff, apart from `kept`.
    ///
    /// - Returns: how many there were.
    public func closeAll(
        desk: String, staff: String, except kept: String? = nil, in transaction: Transaction
    ) throws(StoreError) -> Int {
        try transaction.execute(
            """
            DELETE FROM session WHERE id <> $3
                AND login IN (SELECT login FROM account WHERE desk = $1 AND staff = $2)
            """, [.text(desk), .text(staff), .text(kept ?? "")])
    }
}

extension Sessions.Session {
    fileprivate init(_ row: Row) {
        self.init(
            id: row.text("id"), login: row.text("login"), desk: row.text("desk"),
            staff: row.text("staff"),
            openedAt: Instant(seconds: row.integer("created_at")),
            seenAt: Instant(seconds: row.integer("seen_at")),
            expiresAt: Instant(seconds: row.integer("expires_at")), agent: row.text("agent"),
            address: row.optionalText("address"))
    }
}
