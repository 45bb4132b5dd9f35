import Foundation

/// The store of one deployment: a folder with the database and the files beside it.
public final class Store: Sendable {
    /// Pieces of work that may wait for the writer before `busy` is answered.
    public static let waitingMax = 2000

    public let folder: String
    private let lock: FolderLock
    let database: SQLiteDatabase
    private let writer: JournalWriter

    /// Opens the folder, making it when it is missing, and brings the schema up to date.
    public init(folder: String) throws(StoreError) {
        self.folder = folder
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw .folderUnusable(folder, cause: error.localizedDescription)
        }
        lock = try FolderLock(folder: folder)
        database = try SQLiteDatabase(folder: folder)
        try Self.migrate(database, through: Migration.latest)
        writer = JournalWriter(database: database, waitingMax: Self.waitingMax)
    }

    static func migrate(_ database: SQLiteDatabase, through latest: Int) throws(StoreError) {
        do {
            try database.pool.writeWithoutTransaction { connection in
                let transaction = Transaction(database: connection)
                let found = try transaction.schemaVersion()
                guard found <= Migration.latest else {
                    throw StoreError.schemaNewer(found: found, wanted: Migration.latest)
                }
                for migration in Migration.all where migration.number > found && migration.number <= latest {
                    try connection.inTransaction(.immediate) {
                        try transaction.apply(migration)
                        return .commit
                    }
                }
            }
        } catch {
            throw StoreError(error, sql: "migration")
        }
    }

    /// Runs `body` with others in one durable transaction; a thrown error undoes this piece alone.
    public func write<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
        try await writer.submit(body)
    }

    /// Runs `body` in a snapshot.
    public func read<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
        try await database.read(body)
    }

    /// Finishes waiting work and closes the files.
    public func close() throws {
        writer.close()
        defer { lock.release() }
        try database.close()
    }
}
