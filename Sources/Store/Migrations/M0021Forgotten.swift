extension Migration {
    /// Tickets and interactions whose texts were deleted when their term was over, so that each is
    /// looked at once.
    static let m0021Forgotten = Migration(
        number: 21, name: "forgotten",
        sql: """
            CREATE TABLE forgotten (
                desk TEXT NOT NULL, id TEXT NOT NULL, at BIGINT NOT NULL, PRIMARY KEY (desk, id)
            );
            """)
}
