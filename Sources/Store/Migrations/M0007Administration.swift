extension Migration {
    static let m0007Administration = Migration(
        number: 7, name: "administration",
        sql: """
            ALTER TABLE session ADD COLUMN address TEXT;
            CREATE INDEX session_login ON session (login, seen_at);
            CREATE INDEX session_expiry ON session (expires_at);
            CREATE INDEX account_staff ON account (desk, staff);
            CREATE TABLE audit (
                desk TEXT NOT NULL, number BIGINT NOT NULL, at BIGINT NOT NULL, act TEXT NOT NULL,
                actor TEXT, subject TEXT NOT NULL, detail TEXT NOT NULL, address TEXT,
                PRIMARY KEY (desk, number)
            );
            CREATE INDEX audit_actor ON audit (desk, actor, number);
            ALTER TABLE outbox ADD COLUMN settled_at BIGINT;
            CREATE INDEX outbox_state ON outbox (desk, state, created_at, id);
            CREATE INDEX outbox_settled ON outbox (desk, state, settled_at);
            CREATE TABLE invitation (
                digest TEXT NOT NULL, desk TEXT NOT NULL, staff TEXT NOT NULL, login TEXT NOT NULL,
                invited_by TEXT, expires_at BIGINT NOT NULL,
                PRIMARY KEY (digest)
            );
            CREATE INDEX invitation_staff ON invitation (desk, staff);
            """
    )
}
