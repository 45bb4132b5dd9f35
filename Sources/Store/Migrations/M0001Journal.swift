extension Migration {
    static let m0001Journal = Migration(
        number: 1, name: "journal",
        sql: """
            CREATE TABLE stream (
                desk TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL,
                version BIGINT NOT NULL, head {bytes} NOT NULL,
                PRIMARY KEY (desk, kind, id)
            );
            CREATE TABLE event (
                desk TEXT NOT NULL, kind TEXT NOT NULL, stream TEXT NOT NULL, sequence BIGINT NOT NULL,
                type TEXT NOT NULL, schema BIGINT NOT NULL,
                occurred_at BIGINT NOT NULL, recorded_at BIGINT NOT NULL,
                actor {bytes} NOT NULL, payload {bytes} NOT NULL, hash {bytes} NOT NULL,
                PRIMARY KEY (desk, kind, stream, sequence)
            );
            CREATE TABLE content (
                desk TEXT NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL, commitment TEXT NOT NULL,
                salt {bytes} NOT NULL, bytes {bytes} NOT NULL, owner TEXT, erased_at BIGINT, erased_ground TEXT,
                PRIMARY KEY (desk, id)
            );
            CREATE TABLE command (
                desk TEXT NOT NULL, id TEXT NOT NULL, digest TEXT NOT NULL, outcome TEXT NOT NULL, at BIGINT NOT NULL,
                PRIMARY KEY (desk, id)
            );
            CREATE TABLE guard (
                desk TEXT NOT NULL, name TEXT NOT NULL, version BIGINT NOT NULL,
                PRIMARY KEY (desk, name)
            );
            CREATE TABLE counter (
                desk TEXT NOT NULL, name TEXT NOT NULL, value BIGINT NOT NULL,
                PRIMARY KEY (desk, name)
            );
            CREATE TABLE seal (
                desk TEXT NOT NULL, day TEXT NOT NULL, hash {bytes} NOT NULL, streams BIGINT NOT NULL,
                PRIMARY KEY (desk, day)
            );
            CREATE TABLE edition (
                desk TEXT NOT NULL, kind TEXT NOT NULL, digest TEXT NOT NULL, name TEXT NOT NULL,
                in_force TEXT NOT NULL, published_at BIGINT NOT NULL, bytes {bytes} NOT NULL,
                PRIMARY KEY (desk, kind, digest)
            );
            """
    )
}
