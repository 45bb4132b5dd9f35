import WorkingTime

/// Links and sessions of clients: not journalled, erasable. Only digests of the secrets are kept.
public struct PortalAccess: Sendable {
    public let desk: String
    /// Sessions listed at once; the oldest beyond them end.
    public static let sessionsMax = 20

    public init(desk: String) { self.desk = desk }

    public struct Session: Sendable, Hashable {
        /// Digest of the token.
        public var id: String
        public var client: String
        public var contact: String
        /// Mail address that the link went to.
        public var address: String
        public var createdAt: Instant
        public var seenAt: Instant
        public var agent: String

        public init(
            id: String, client: String, contact: String, address: String, createdAt: Instant,
            seenAt: Instant,
            agent: String
        ) {
            self.id = id
            self.client = client
            self.contact = contact
            self.address = address
            self.createdAt = createdAt
            self.seenAt = seenAt
            self.agent = agent
        }
    }

    // MARK: Links

    /// Keeps a link, and forgets those whose time is over.
    ///
    /// - Parameter address: empty: a decoy, made for an address that nobody has.
    public func addLink(
        _ id: String, address: String, at: Instant, until: Instant, in transaction: Transaction
    ) throws(StoreError) {
        try transaction.execute(
            "DELETE FROM portal_link WHERE expires_at <= $1", [.integer(at.seconds)])
        try transaction.execute(
            "INSERT INTO portal_link (id, desk, address, expires_at) VALUES ($1, $2, $3, $4)",
            [.text(id), .text(desk), .text(address), .integer(until.seconds)])
    }

    /// Address of a link that may still be used.
    public func address(ofLink id: String, at: Instant, in transaction: Transaction)
        throws(StoreError) -> String?
    {
        try transaction.query(
            "SELECT address FROM portal_link WHERE id = $1 AND desk = $2 AND expires_at > $3 AND address <> ''",
            [.text(id), .text(desk), .integer(at.seconds)]
        ).first?.text(0)
    }

    /// - Returns: false: it was used before.
    public func useLink(_ id: String, in transaction: Transaction) throws(StoreError) -> Bool {
        try transaction.execute(
            "DELETE FROM portal_link WHERE id = $1 AND desk = $2", [.text(id), .text(desk)]) == 1
    }

    // MARK: Sessions

    public func open(_ session: Session, until: Instant, in transaction: Transaction)
        throws(StoreError)
    {
        try transaction.execute(
            "DELETE FROM portal_session WHERE expires_at <= $1",
            [.integer(session.createdAt.seconds)])
        for old in try sessions(of: session.contact, at: session.createdAt, in: transaction)
            .dropFirst(Self.sessionsMax - 1)
        {
            try close(old.id, of: session.contact, in: transaction)
        }
        try transaction.execute(
            """
            INSERT INTO portal_session
                (id, desk, client, contact, address, created_at, expires_at, seen_at, agent)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """,
            [
                .text(session.id), .text(desk), .text(session.client), .text(session.contact),
                .text(session.address),
                .integer(session.createdAt.seconds), .integer(until.seconds),
                .integer(session.seenAt.seconds),
                .text(session.agent),
            ])
    }

    public func session(_ id: String, at: Instant, in transaction: Transaction) throws(StoreError)
        -> Session?
    {
        try rows("id = $3", [.text(id)], at: at, in: transaction).first
    }

    /// A contact's sessions, the latest first.
    public func sessions(of contact: String, at: Instant, in transaction: Transaction)
        throws(StoreError) -> [Session]
    {
        try rows("contact = $3", [.text(contact)], at: at, in: transaction)
    }

    public func seen(_ id: String, at: Instant, in transaction: Transaction) throws(StoreError) {
        try transaction.execute(
            "UPDATE portal_session SET seen_at = $2 WHERE id = $1",
            [.text(id), .integer(at.seconds)])
    }

    /// Ends a session of this contact.
    /// Everything by which a contact comes in, of somebody who has left.
    public func closeAll(
        of contact: String, addresses: [String], in transaction: Transaction
    ) throws(StoreError) {
        try transaction.execute(
            "DELETE FROM portal_session WHERE desk = $1 AND contact = $2",
            [.text(desk), .text(contact)])
        for address in addresses {
            try transaction.execute(
                "DELETE FROM portal_link WHERE desk = $1 AND address = $2",
                [.text(desk), .text(address.addressKey)])
        }
    }

    public func close(_ id: String, of contact: String, in transaction: Transaction)
        throws(StoreError)
    {
        try transaction.execute(
            "DELETE FROM portal_session WHERE id = $1 AND desk = $2 AND contact = $3",
            [.text(id), .text(desk), .text(contact)])
    }

    private func rows(
        _ condition: String, _ values: [Value], at: Instant, in transaction: Transaction
    ) throws(StoreError) -> [Session] {
        try transaction.query(
            """
            SELECT id, client, contact, address, created_at, seen_at, agent FROM portal_session
            WHERE desk = $1 AND expires_at > $2 AND \(condition) ORDER BY created_at DESC, id LIMIT 100
            """, [.text(desk), .integer(at.seconds)] + values
        ).map { row in
            Session(
                id: row.text("id"), client: row.text("client"), contact: row.text("contact"),
                address: row.text("address"),
                createdAt: Instant(seconds: row.integer("created_at")),
                seenAt: Instant(seconds: row.integer("seen_at")),
                agent: row.text("agent"))
        }
    }
}
