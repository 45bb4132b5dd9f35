extension Migration {
    static let m0003People = Migration(
        number: 3, name: "people",
        sql: """
            CREATE TABLE client (
                desk TEXT NOT NULL, id TEXT NOT NULL, version BIGINT NOT NULL, name TEXT NOT NULL,
                PRIMARY KEY (desk, id)
            );
            CREATE TABLE address (
                desk TEXT NOT NULL, address TEXT NOT NULL, client TEXT NOT NULL, contact TEXT NOT NULL,
                PRIMARY KEY (desk, address, client)
            );
            CREATE TABLE staff (
                desk TEXT NOT NULL, id TEXT NOT NULL, version BIGINT NOT NULL, name TEXT NOT NULL,
                PRIMARY KEY (desk, id)
            );
            CREATE TABLE account (
                login TEXT NOT NULL, staff TEXT NOT NULL, desk TEXT NOT NULL, password {bytes} NOT NULL,
                changed_at BIGINT NOT NULL,
                PRIMARY KEY (login)
            );
            CREATE TABLE session (
                id TEXT NOT NULL, login TEXT NOT NULL, created_at BIGINT NOT NULL, expires_at BIGINT NOT NULL,
                seen_at BIGINT NOT NULL, agent TEXT NOT NULL,
                PRIMARY KEY (id)
            );
            """
    )
}
