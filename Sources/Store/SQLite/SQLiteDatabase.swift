import Foundation
import GRDB

/// The embedded database: one file, one writer process, snapshot reads beside the writer (decisions 18, 19).
final class SQLiteDatabase: Database {
    static let fileName = "reglament.sqlite"
    /// Readers beside the writer.
    static let readersMax = 6

    let pool: DatabasePool
    let file: String
    var dialect: Dialect { .sqlite }

    init(folder: String) throws(StoreError) {
        file = folder + "/" + Self.fileName
        var configuration = Configuration()
        configuration.maximumReaderCount = Self.readersMax
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { database in
            // Checkpoints are the writer's business; a commit is on disk before it is answered.
            try database.execute(sql: "PRAGMA synchronous = FULL")
            try database.execute(sql: "PRAGMA foreign_keys = OFF")
            try database.execute(sql: "PRAGMA temp_store = MEMORY")
            try database.execute(sql: "PRAGMA cache_size = -8000")
        }
        do {
            pool = try DatabasePool(path: file, configuration: configuration)
        } catch {
            throw .folderUnusable(folder, cause: "\(error)")
        }
    }

    /// Runs `body` in a snapshot, on a thread of the driver's own.
    func read<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            pool.asyncRead { result in
                continuation.resume(
                    with: Result {
                        try body(Transaction(connection: SQLiteConnection(try result.get())))
                    })
            }
        }
    }

    func write(_ body: (Transaction) throws -> Void) throws {
        do {
            try pool.writeWithoutTransaction { database in
                try database.inTransaction(.immediate) {
                    try body(Transaction(connection: SQLiteConnection(database)))
                    return .commit
                }
            }
        } catch {
            throw StoreError(sqlite: error, sql: "COMMIT")
        }
    }

    /// A copy of the database as it stands, made while others go on reading and writing.
    func copy(to path: String) throws {
        let copy = try DatabaseQueue(path: path)
        try pool.backup(to: copy)
        try copy.close()
    }

    func integrityProblems() async throws -> [String] {
        try await pool.read { database in
            try String.fetchAll(database, sql: "PRAGMA integrity_check(20)").filter { $0 != "ok" }
        }
    }

    func close() throws { try pool.close() }
}
