extension Migration {
    static let m0009Nodes = Migration(
        number: 9, name: "nodes",
        sql: """
            ALTER TABLE schema_version ADD COLUMN oldest BIGINT;
            CREATE TABLE lease (
                desk TEXT NOT NULL, name TEXT NOT NULL, holder TEXT NOT NULL, until BIGINT NOT NULL,
                PRIMARY KEY (desk, name)
            );
            CREATE TABLE node (
                desk TEXT NOT NULL, id TEXT NOT NULL, host TEXT NOT NULL, schema BIGINT NOT NULL,
                started_at BIGINT NOT NULL, seen_at BIGINT NOT NULL,
                PRIMARY KEY (desk, id)
            );
            """
    )
}
