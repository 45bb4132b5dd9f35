/// A step of the schema, forward only, each in one transaction. `{bytes}` stands for the database's type of raw bytes.
struct Migration: Sendable {
    var number: Int
    var name: String
    var sql: String

    /// In order; a published one is never edited.
    static let all: [Migration] = [
        .m0001Journal, .m0002Projections, .m0003People, .m0004API, .m0005Repeats, .m0006Mail, .m0007Administration,
        .m0008Portal,
    ]

    /// The schema this program works with.
    static let latest = all.last!.number
}

extension Transaction {
    /// Number of the last migration applied; 0: none.
    func schemaVersion() throws(StoreError) -> Int {
        try script("CREATE TABLE IF NOT EXISTS schema_version (number BIGINT PRIMARY KEY, name TEXT NOT NULL)")
        return try query("SELECT COALESCE(MAX(number), 0) FROM schema_version").first?.int(0) ?? 0
    }

    func apply(_ migration: Migration) throws(StoreError) {
        try script(connection.dialect.translate(migration.sql))
        FailPoint.reached(.duringMigration)
        try execute(
            "INSERT INTO schema_version (number, name) VALUES ($1, $2)",
            [.integer(migration.number), .text(migration.name)]
        )
    }
}
