extension Migration {
    /// Stored contacts whose judging was begun and has not ended.
    static let m0014Attempts = Migration(
        number: 14, name: "attempts",
        sql: """
            CREATE TABLE attempt (
                desk TEXT NOT NULL, id TEXT NOT NULL, made BIGINT NOT NULL,
                PRIMARY KEY (desk, id)
            );
            """, oldest: 9
    )
}
