extension Migration {
    static let m0008Portal = Migration(
        number: 8, name: "portal",
        sql: """
            CREATE TABLE portal_link (
                id TEXT NOT NULL, desk TEXT NOT NULL, address TEXT NOT NULL, expires_at BIGINT NOT NULL,
                PRIMARY KEY (id)
            );
            CREATE TABLE portal_session (
                id TEXT NOT NULL, desk TEXT NOT NULL, client TEXT NOT NULL, contact TEXT NOT NULL,
                address TEXT NOT NULL, created_at BIGINT NOT NULL, expires_at BIGINT NOT NULL, seen_at BIGINT NOT NULL,
                agent TEXT NOT NULL,
                PRIMARY KEY (id)
            );
            CREATE INDEX portal_session_contact ON portal_session (desk, contact);
            """
    )
}
