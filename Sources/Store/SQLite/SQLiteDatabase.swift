import Foundation
import GRDB

/// The embedded database: one file, one writer process, snapshot reads beside the writer (decisions
/// 18, 19).
final class SQLiteDatabase: Database {
    static let fileName = "reglament.sqlite"
    /// Readers beside the writer.
    static let readersMax = 6

    let pool: DatabasePool
    let file: String
    private let meter: StatementMeter?
    var dialect: Dialect { .sqlite }
    var isShared: Bool { false }

    func wakes() -> AsyncStream<Void>? { nil }

    convenience init(folder: String, meter: StatementMeter? = nil, isPassing: Bool = false)
        throws(StoreError)
    {
        try self.init(file: folder + "/" + Self.fileName, meter: meter, isPassing: isPassing)
    }

    /// Copies the database of a folder whose store was closed.
    static func begin(in folder: String, from template: String) throws(StoreError) {
        do {
            try FileManager.default.copyItem(
                atPath: "\(template)/\(fileName)", toPath: "\(folder)/\(fileName)")
        } catch {
            throw .folderUnusable(folder, cause: "\(error)")
        }
    }

    /// - Parameter isPassing: nobody keeps it, so that no commit waits for the disk.
    init(
        file: String, isReadOnly: Bool = false, meter: StatementMeter? = nil,
        isPassing: Bool = false
    ) throws(StoreError) {
        self.file = file
        self.meter = meter
        var configuration = Configuration()
        configuration.readonly = isReadOnly
        configuration.maximumReaderCount = isPassing ? 1 : Self.readersMax
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { database in
            // Checkpoints are the writer's business; a commit is on disk before it is answered.
            try database.execute(sql: "PRAGMA synchronous = \(isPassing ? "OFF" : "FULL")")
            try database.execute(sql: "PRAGMA foreign_keys = OFF")
            try database.execute(sql: "PRAGMA temp_store = MEMORY")
            try database.execute(sql: "PRAGMA cache_size = -8000")
            // What is erased is overwritten, not only left out (decision 3).
            try database.execute(sql: "PRAGMA secure_delete = ON")
        }
        if !isReadOnly { try SQLiteDatabase.own(file) }
        do {
            pool = try DatabasePool(path: file, configuration: configuration)
        } catch {
            throw .folderUnusable(file, cause: "\(error)")
        }
    }

    /// Makes the file if it is missing, and its owner's alone; SQLite gives its log the same
    /// permissions.
    private static func own(_ file: String) throws(StoreError) {
        let descriptor = open(file, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else {
            throw .folderUnusable(file, cause: String(cString: strerror(errno)))
        }
        Glibc.close(descriptor)
        for path in [file, file + "-wal", file + "-shm"] where access(path, F_OK) == 0 {
            chmod(path, 0o600)
        }
    }

    /// Runs `body` in a snapshot, on a thread of the driver's own.
    func read<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T
    {
        try await withCheckedThrowingContinuation { continuation in
            pool.asyncRead { [meter] result in
                continuation.resume(
                    with: Result {
                        try body(
                            Transaction(
                                connection: SQLiteConnection(try result.get(), meter: meter)))
                    })
            }
        }
    }

    func write(_ body: (Transaction) throws -> Void) throws {
        do {
            try pool.writeWithoutTransaction { database in
                try database.inTransaction(.immediate) {
                    try body(Transaction(connection: SQLiteConnection(database, meter: meter)))
                    return .commit
                }
            }
        } catch {
            throw StoreError(sqlite: error, sql: "COMMIT")
        }
    }

    /// A copy of the database as it stands, made while others go on reading and writing.
    func copy(to path: String) throws {
        try Self.own(path)
        let copy = try DatabaseQueue(path: path)
        try pool.backup(to: copy)
        try copy.close()
    }

    func bytes() async throws -> Int {
        try await pool.read { database in
            let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
            return try pages * (Int.fetchOne(database, sql: "PRAGMA page_size") ?? 0)
        }
    }

    /// Tables of ours, by name; what the schema's history says stays with each database.
    func tables() throws -> [DatabaseCopy.Table] {
        try pool.read { database in
            let names = try String.fetchAll(
                database,
                sql: """
                    SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
                    AND name <> 'schema_version' ORDER BY name
                    """)
            return try names.map { name in
                let columns = try database.columns(in: name)
                let key = columns.filter { $0.primaryKeyIndex > 0 }.sorted {
                    $0.primaryKeyIndex < $1.primaryKeyIndex
                }
                return DatabaseCopy.Table(
                    name: name, columns: columns.map(\.name), key: key.map(\.name))
            }
        }
    }

    func durability() async throws -> Durability { Durability() }

    func transit() async throws -> Transit? { nil }

    func integrityProblems() async throws -> [String] {
        try await pool.read { database in
            try String.fetchAll(database, sql: "PRAGMA integrity_check(20)").filter { $0 != "ok" }
        }
    }

    /// Closes, with everything in the one file: the last to close may be a reader, which leaves the
    /// log beside it.
    func closeWhole() throws {
        try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
        try close()
    }

    func close() throws { try pool.close() }
}
