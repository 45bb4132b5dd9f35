import WorkingTime

/// Links by which staff choose a password: kept as digests, for one use, for a day.
public struct Invitations: Sendable {
    public init() {}

    public struct Invitation: Sendable, Hashable {
        public var desk: String
        public var staff: String
        public var login: String
        public var invitedBy: String?
        public var expiresAt: Instant

        public init(
            desk: String, staff: String, login: String, invitedBy: String?, expiresAt: Instant
        ) {
            self.desk = desk
            self.staff = staff
            self.login = login
            self.invitedBy = invitedBy
            self.expiresAt = expiresAt
        }
    }

    /// A new link makes the person's earlier ones void.
    public func add(
        _ invitation: Invitation, digest: String, in transaction: Transaction
    ) throws(StoreError) {
        try withdraw(desk: invitation.desk, staff: invitation.staff, in: transaction)
        try transaction.execute(
            """
            INSERT INTO invitation (digest, desk, staff, login, invited_by, expires_at)
            VALUES ($1, $2, $3, $4, $5, $6)
            """,
            [
                .text(digest), .text(invitation.desk), .text(invitation.staff),
                .text(invitation.login),
                .optional(invitation.invitedBy), .integer(invitation.expiresAt.seconds),
            ])
    }

    public func invitation(
        _ digest: String, at: Instant, in transaction: Transaction
    ) throws(StoreError) -> Invitation? {
        try transaction.query(
            """
            SELECT desk, staff, login, invited_by, expires_at FROM invitation
            WHERE digest = $1 AND expires_at > $2
            """, [.text(digest), .integer(at.seconds)]
        ).first.map {
            Invitation(
                desk: $0.text("desk"), staff: $0.text("staff"), login: $0.text("login"),
                invitedBy: $0.optionalText("invited_by"),
                expiresAt: Instant(seconds: $0.integer("expires_at")))
        }
    }

    public func withdraw(desk: String, staff: String, in transaction: Transaction)
        throws(StoreError)
    {
        try transaction.execute(
            "DELETE FROM invitation WHERE desk = $1 AND staff = $2", [.text(desk), .text(staff)])
    }
}
