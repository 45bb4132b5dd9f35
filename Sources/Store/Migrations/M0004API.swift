extension Migration {
    static let m0004API = Migration(
        number: 4, name: "api",
        sql: """
            CREATE TABLE api_token (
                desk TEXT NOT NULL, id TEXT NOT NULL, digest TEXT NOT NULL, prefix TEXT NOT NULL, name TEXT NOT NULL,
                staff TEXT, client TEXT, contact TEXT, scope TEXT, permissions TEXT NOT NULL,
                created_at BIGINT NOT NULL, expires_at BIGINT NOT NULL, revoked_at BIGINT, used_at BIGINT,
                PRIMARY KEY (desk, id)
            );
            CREATE UNIQUE INDEX api_token_digest ON api_token (digest);
            CREATE INDEX ticket_updated ON ticket (desk, updated_at, id);
            CREATE TABLE webhook (
                desk TEXT NOT NULL, id TEXT NOT NULL, url TEXT NOT NULL, events TEXT NOT NULL, client TEXT,
                secret {bytes} NOT NULL, created_at BIGINT NOT NULL,
                PRIMARY KEY (desk, id)
            );
            CREATE TABLE webhook_delivery (
                desk TEXT NOT NULL, id TEXT NOT NULL, webhook TEXT NOT NULL, ticket TEXT NOT NULL, event TEXT NOT NULL,
                payload {bytes} NOT NULL, state TEXT NOT NULL, next_at BIGINT NOT NULL, lease_until BIGINT,
                attempts BIGINT NOT NULL, created_at BIGINT NOT NULL, problem TEXT,
                PRIMARY KEY (desk, id)
            );
            CREATE INDEX webhook_delivery_next ON webhook_delivery (desk, state, next_at);
            CREATE INDEX webhook_delivery_created ON webhook_delivery (desk, webhook, created_at);
            """
    )
}
