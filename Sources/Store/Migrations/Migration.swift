/// A step of the schema, forward only, each in one transaction. `{bytes}` stands for the database's
/// type of raw bytes.
public struct Migration: Sendable {
    var number: Int
    var name: String
    var sql: String
    /// Oldest schema whose programs may go on beside it; nil: all nodes must be stopped first.
    var oldest: Int?
    /// What SQL alone cannot do, in the same transaction.
    var fill: (@Sendable (Transaction) throws(StoreError) -> Void)?

    /// In order; a published one is never edited.
    static let all: [Migration] = [
        .m0001Journal, .m0002Projections, .m0003People, .m0004API, .m0005Repeats, .m0006Mail,
        .m0007Administration,
        .m0008Portal, .m0009Nodes, .m0010Plans, .m0011Arrivals, .m0012Attempts, .m0013Projects,
        .m0014Evidence,
        .m0015Recent, .m0016Work, .m0017Teams, .m0018Reasons, .m0019Shares,
        .m0020Readings, .m0021Forgotten, .m0022Secrets,
    ]

    /// The schema this program works with.
    public static let latest = all.last!.number
}

extension Transaction {
    /// Number of the last migration applied; 0: none.
    func schemaVersion() throws(StoreError) -> Int {
        try script(
            "CREATE TABLE IF NOT EXISTS schema_version (number BIGINT PRIMARY KEY, name TEXT NOT NULL)"
        )
        return try query("SELECT COALESCE(MAX(number), 0) FROM schema_version").first?.int(0) ?? 0
    }

    func apply(_ migration: Migration) throws(StoreError) {
        try script(connection.dialect.translate(migration.sql))
        try migration.fill?(self)
        FailPoint.reached(.duringMigration)
        try execute(
            "INSERT INTO schema_version (number, name) VALUES ($1, $2)",
            [.integer(migration.number), .text(migration.name)]
        )
        guard migration.number >= Migration.m0009Nodes.number else { return }
        try execute(
            "UPDATE schema_version SET oldest = $2 WHERE number = $1",
            [.integer(migration.number), .integer(migration.oldest ?? migration.number)])
    }

    /// Refuses a schema that this program cannot work with: newer ones say which programs may go on
    /// beside them.
    func requireSchema(_ own: Int = Migration.latest) throws(StoreError) {
        let found = try query("SELECT MAX(number) FROM schema_version").first?.int(0) ?? 0
        guard found > own else { return }
        let oldest =
            try query("SELECT MAX(COALESCE(oldest, number)) FROM schema_version").first?.int(0)
            ?? found
        if oldest > own { throw .schemaNewer(found: found, wanted: own) }
    }
}
