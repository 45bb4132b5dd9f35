import WorkingTime

/// Bearer tokens of one desk: not journalled; a revoked one stays listed.
public struct APITokenRows: Sendable {
    public let desk: String
    /// Tokens of a desk, revoked ones included.
    public static let tokensMax = 500

    public init(desk: String) { self.desk = desk }

    private static let columns = """
        id, digest, prefix, name, staff, client, contact, scope, permissions, created_at, expires_at, revoked_at,
        used_at
        """

    public func add(_ row: APITokenRow, in transaction: Transaction) throws(StoreError) {
        var (staff, client, contact, scope): (String?, String?, String?, String?)
        switch row.holder {
        case .staff(let person): staff = person
        case .contact(let person, let company, let reach):
            (contact, client, scope) = (person, company, reach.text)
        }
        try transaction.execute(
            """
            INSERT INTO api_token (desk, id, digest, prefix, name, staff, client, contact, scope, permissions,
                created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            """,
            [
                .text(desk), .text(row.id), .text(row.digest), .text(row.prefix), .text(row.name),
                .optional(staff),
                .optional(client), .optional(contact), .optional(scope),
                .text(row.permissions.joined(separator: " ")), .integer(row.createdAt.seconds),
                .integer(row.expiresAt.seconds),
            ])
    }

    /// The token with this digest, also when it is revoked or has expired.
    public func token(digest: String, in transaction: Transaction) throws(StoreError)
        -> APITokenRow?
    {
        try transaction.query(
            "SELECT \(Self.columns) FROM api_token WHERE digest = $1 AND desk = $2",
            [.text(digest), .text(desk)]
        ).first.flatMap(APITokenRow.init)
    }

    /// The latest first.
    public func all(in transaction: Transaction) throws(StoreError) -> [APITokenRow] {
        try transaction.query(
            "SELECT \(Self.columns) FROM api_token WHERE desk = $1 ORDER BY id DESC LIMIT \(Self.tokensMax)",
            [.text(desk)]
        ).compactMap(APITokenRow.init)
    }

    /// - Returns: false: there is no such token in force.
    public func revoke(_ id: String, at: Instant, in transaction: Transaction) throws(StoreError)
        -> Bool
    {
        try transaction.execute(
            "UPDATE api_token SET revoked_at = $3 WHERE desk = $1 AND id = $2 AND revoked_at IS NULL",
            [.text(desk), .text(id), .integer(at.seconds)]) > 0
    }

    public func use(_ id: String, at: Instant, in transaction: Transaction) throws(StoreError) {
        try transaction.execute(
            "UPDATE api_token SET used_at = $3 WHERE desk = $1 AND id = $2",
            [.text(desk), .text(id), .integer(at.seconds)])
    }
}

extension APITokenRow {
    /// nil: a scope that this version does not know.
    fileprivate init?(_ row: Row) {
        let holder: APITokenHolder
        if let staff = row.optionalText("staff") {
            holder = .staff(staff)
        } else {
            guard let scope = Viewer.Scope(text: row.text("scope")) else { return nil }
            holder = .contact(row.text("contact"), client: row.text("client"), scope: scope)
        }
        self.init(
            id: row.text("id"), digest: row.text("digest"), prefix: row.text("prefix"),
            name: row.text("name"),
            holder: holder,
            permissions: row.text("permissions").split(separator: " ").map(String.init),
            createdAt: Instant(seconds: row.integer("created_at")),
            expiresAt: Instant(seconds: row.integer("expires_at")),
            revokedAt: row.optionalInteger("revoked_at").map(Instant.init(seconds:)),
            usedAt: row.optionalInteger("used_at").map(Instant.init(seconds:)))
    }
}
