extension Migration {
    static let m0009Nodes = Migration(
        number: 9, name: "nodes",
        sql: """
            ALTER TABLE schema_version ADD COLUMN oldest BIGINT;
            CREATE TABLE lease (
                desk TEXT NOT NULL, name TEXT NOT NULL, holder TEXT NOT NULL, until BIGINT NOT NULL,
                PRIMARY KEY (desk, name)
            );
            """
    )
}
