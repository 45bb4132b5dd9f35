extension Migration {
    /// Stored interactions whose judging was begun and has not ended.
    static let m0012Attempts = Migration(
        number: 12, name: "attempts",
        sql: """
            CREATE TABLE attempt (
                desk TEXT NOT NULL, id TEXT NOT NULL, made BIGINT NOT NULL,
                PRIMARY KEY (desk, id)
            );
            """, oldest: 9
    )
}
