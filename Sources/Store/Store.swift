import Foundation

/// The store of one deployment: a folder with the database and the files beside it.
public final class Store: Sendable {
    /// Pieces of work that may wait for the writer before `busy` is answered.
    public static let waitingMax = 2000

    public let folder: String
    private let lock: FolderLock
    let database: any Database
    private let writer: JournalWriter

    /// Opens the folder, making it when it is missing, and brings the schema up to date.
    ///
    /// - Parameter address: libpq connection string or URI of the PostgreSQL database to work with;
    ///   nil: the embedded database of the folder.
    public convenience init(folder: String, address: String? = nil) throws(StoreError) {
        try self.init(folder: folder, address: address, meter: nil)
    }

    /// Opens an embedded database that nobody keeps: no commit waits for the disk.
    ///
    /// - Parameter template: folder of a closed store that it begins as a copy of; nil: it begins
    ///   empty.
    package convenience init(passing folder: String, from template: String? = nil)
        throws(StoreError)
    {
        if let template {
            try Self.make(folder)
            try SQLiteDatabase.begin(in: folder, from: template)
        }
        try self.init(folder: folder, address: nil, meter: nil, isPassing: true)
    }

    init(folder: String, address: String?, meter: StatementMeter?, isPassing: Bool = false)
        throws(StoreError)
    {
        self.folder = folder
        try Self.make(folder)
        try DataFolder.requireOwn(folder)
        lock = try FolderLock(folder: folder)
        if let address {
            database = try PostgreSQLDatabase(address: address, meter: meter)
        } else {
            database = try SQLiteDatabase(folder: folder, meter: meter, isPassing: isPassing)
        }
        try Self.migrate(database, through: Migration.latest)
        writer = JournalWriter(database: database, waitingMax: Self.waitingMax)
    }

    private static func make(_ folder: String) throws(StoreError) {
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700])
        } catch {
            throw .folderUnusable(folder, cause: error.localizedDescription)
        }
    }

    /// Applies what is missing, each migration in a transaction of its own.
    static func migrate(_ database: any Database, through latest: Int) throws(StoreError) {
        do {
            try database.write { transaction in
                _ = try transaction.schemaVersion()
                try transaction.requireSchema()
            }
            for migration in Migration.all where migration.number <= latest {
                try database.write { transaction in
                    // Another node may have come first.
                    if try transaction.schemaVersion() < migration.number {
                        try transaction.apply(migration)
                    }
                }
            }
        } catch {
            throw StoreError(error, sql: "migration")
        }
    }

    /// Whether other nodes may work with the same database.
    public var isShared: Bool { database.isShared }

    /// Bytes that the database takes on disk.
    public func bytes() async throws -> Int { try await database.bytes() }

    /// Yields when another node has saved something; what it was, the database is asked for. nil:
    /// there are no others.
    public func wakes() -> AsyncStream<Void>? { database.wakes() }

    /// Names of the desks that have a history.
    public func desks() async throws -> [String] { try await read { try $0.desks() } }

    /// Refuses a database that a newer program has changed so that this one cannot go on.
    public func requireSchema() async throws { try await read { try $0.requireSchema() } }

    /// Runs `body` with others in one durable transaction; a thrown error undoes this piece alone.
    public func write<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T)
        async throws -> T
    {
        try await writer.submit(body)
    }

    /// Runs `body` in a snapshot.
    public func read<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T)
        async throws -> T
    {
        try await database.read(body)
    }

    /// The same, with everything of an embedded database in its one file.
    package func closeWhole() throws {
        writer.close()
        defer { lock.release() }
        if let embedded = database as? SQLiteDatabase {
            try embedded.closeWhole()
        } else {
            try database.close()
        }
    }

    /// Finishes waiting work and closes the files.
    public func close() throws {
        writer.close()
        defer { lock.release() }
        try database.close()
    }
}
