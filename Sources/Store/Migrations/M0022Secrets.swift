extension Migration {
    /// What opens a sealed secret, itself closed by the master key of that id: another master key
    /// closes these rows anew and touches no secret.
    static let m0022Secrets = Migration(
        number: 22, name: "secrets",
        sql: """
            CREATE TABLE sealed_key (
                desk TEXT NOT NULL, content TEXT NOT NULL, master TEXT NOT NULL, wrapped {bytes} NOT NULL,
                PRIMARY KEY (desk, content)
            );
            CREATE INDEX sealed_key_master ON sealed_key (desk, master, content);
            """)
}
