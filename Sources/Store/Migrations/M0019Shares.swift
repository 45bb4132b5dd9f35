extension Migration {
    /// Seals say of each client which streams are theirs, so that a client proves a month without
    /// the streams of others (decisions/0018). Programs before this would seal without: all nodes
    /// are stopped first.
    static let m0019Shares = Migration(
        number: 19, name: "shares",
        sql: """
            ALTER TABLE seal ADD COLUMN format BIGINT NOT NULL DEFAULT 2;
            ALTER TABLE seal ADD COLUMN salt {bytes};
            ALTER TABLE seal_leaf ADD COLUMN client TEXT;
            ALTER TABLE seal_leaf ADD COLUMN view {bytes};
            CREATE INDEX seal_leaf_client ON seal_leaf (desk, client, day) WHERE client IS NOT NULL;
            CREATE TABLE seal_share (
                desk TEXT NOT NULL, day TEXT NOT NULL, client TEXT NOT NULL, digest {bytes} NOT NULL,
                PRIMARY KEY (desk, client, day)
            );
            CREATE INDEX seal_share_day ON seal_share (desk, day, client);
            """)
}
