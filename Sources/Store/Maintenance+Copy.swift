import Foundation

/// Copies of the whole store. A backup is one file of the embedded database, whichever database it
/// comes from.
extension Maintenance {
    /// Ending of a backup that is still being written, or was interrupted.
    static let partSuffix = ".part"

    /// Copies the store into an empty or new folder while work goes on.
    public func backup(to folder: String) async throws {
        let files = FileManager.default
        if let existing = try? files.contentsOfDirectory(atPath: folder), !existing.isEmpty {
            throw StoreError.folderUnusable(folder, cause: "it is not empty")
        }
        try files.createDirectory(
            atPath: folder, withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
        let file = folder + "/" + SQLiteDatabase.fileName
        if let database = store.database as? SQLiteDatabase {
            try database.copy(to: file + Self.partSuffix)
        } else {
            try await copy(to: file + Self.partSuffix)
        }
        try files.moveItem(atPath: file + Self.partSuffix, toPath: file)
    }

    /// Into a new embedded database, from one snapshot.
    private func copy(to file: String) async throws {
        let target = try SQLiteDatabase(file: file)
        try Store.migrate(target, through: Migration.latest)
        let copy = DatabaseCopy(tables: try target.tables())
        _ = try await store.read { try copy.run(from: $0, to: target) }
        try target.closeWhole()
    }

    /// Puts a backup in place of an empty or new data folder, or into an empty PostgreSQL database.
    ///
    /// - Returns: the names of its desks.
    @discardableResult
    public static func restore(
        from backup: String, to folder: String, address: String? = nil
    ) async throws -> [String] {
        let source = backup + "/" + SQLiteDatabase.fileName
        try requireBackup(source, in: backup)
        let files = FileManager.default
        try files.createDirectory(
            atPath: folder, withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
        try DataFolder.requireOwn(folder)
        // Under another name until it is complete: a folder that holds a desk is opened as it is.
        let (part, file) = (
            folder + "/restored" + partSuffix, folder + "/" + SQLiteDatabase.fileName
        )
        defer { for name in [part, part + "-wal", part + "-shm"] { unlink(name) } }
        if let address {
            let target = try prepared(address)
            guard try isEmpty(target) else {
                throw StoreError.databaseUnusable(
                    cause: "it already holds a desk; name an empty one")
            }
            try await fill(target, from: try cleared(source, of: backup, at: part))
            let desks = try markedRestored(target)
            try target.close()
            return desks
        }
        if files.fileExists(atPath: file) {
            throw StoreError.folderUnusable(folder, cause: "it already holds a desk")
        }
        let copy = try cleared(source, of: backup, at: part)
        let desks = try markedRestored(copy)
        try copy.closeWhole()
        try files.moveItem(atPath: part, toPath: file)
        return desks
    }

    /// - Returns: the names of the desks.
    private static func markedRestored(_ database: any Database) throws -> [String] {
        var desks: [String] = []
        try database.write { transaction in
            try Outbox.markRestored(in: transaction)
            desks = try transaction.desks()
        }
        return desks
    }

    /// A copy of the backup's file that does nothing by itself, is a desk's, and is of our version.
    private static func cleared(
        _ source: String, of backup: String, at part: String
    ) throws -> SQLiteDatabase {
        let files = FileManager.default
        if files.fileExists(atPath: part) { try files.removeItem(atPath: part) }
        try files.copyItem(atPath: source, toPath: part)
        let copy = try SQLiteDatabase(file: part)
        do {
            try copy.dropTriggers()
            let foreign = try copy.foreignObjects(beside: part + ".schema")
            guard foreign.isEmpty else {
                throw StoreError.folderUnusable(
                    backup,
                    cause: "its file is not a desk's: \(foreign.prefix(5).joined(separator: ", "))")
            }
            try Store.migrate(copy, through: Migration.latest)
        } catch {
            try? copy.close()
            throw error
        }
        return copy
    }

    private static func requireBackup(_ source: String, in backup: String) throws {
        let files = FileManager.default
        let type = try? files.attributesOfItem(atPath: source)[.type] as? FileAttributeType
        if let type, type != .typeRegular {
            throw StoreError.folderUnusable(
                backup, cause: "\(SQLiteDatabase.fileName) in it is a link, or no file")
        }
        if type != nil { return }
        let isPart = files.fileExists(atPath: source + partSuffix)
        throw StoreError.folderUnusable(
            backup,
            cause: isPart
                ? "its backup was interrupted" : "there is no \(SQLiteDatabase.fileName) in it")
    }

    /// Moves what the folder's embedded database holds into a PostgreSQL database. Interrupted, it
    /// goes on where it was; the folder's data stay as they are.
    ///
    /// - Returns: rows copied now.
    public static func move(folder: String, to address: String) async throws -> Int {
        let file = folder + "/" + SQLiteDatabase.fileName
        guard FileManager.default.fileExists(atPath: file) else {
            throw StoreError.folderUnusable(
                folder, cause: "there is no \(SQLiteDatabase.fileName) in it")
        }
        // Nobody writes meanwhile.
        let lock = try FolderLock(folder: folder)
        defer { lock.release() }
        let source = try SQLiteDatabase(file: file)
        try Store.migrate(source, through: Migration.latest)
        let target = try prepared(address)
        let copied = try await fill(target, from: source)
        try target.close()
        return copied
    }

    private static func prepared(_ address: String) throws -> PostgreSQLDatabase {
        let target = try PostgreSQLDatabase(address: address)
        try Store.migrate(target, through: Migration.latest)
        return target
    }

    private static func isEmpty(_ database: any Database) throws -> Bool {
        var count = 0
        try database.write { count = try $0.query("SELECT 1 FROM stream LIMIT 1").count }
        return count == 0
    }

    /// Copies what is missing, then holds both against each other: numbers of rows, and the head of
    /// every chain.
    @discardableResult
    private static func fill(_ target: PostgreSQLDatabase, from source: SQLiteDatabase) async throws
        -> Int
    {
        let copy = DatabaseCopy(tables: try source.tables())
        let (copied, problems) = try await source.read { here in
            let copied = try copy.run(from: here, to: target)
            var problems: [String] = []
            try target.write { there in
                problems = try copy.differences(here, there) + Self.differingHeads(here, there)
            }
            return (copied, problems)
        }
        try source.close()
        guard problems.isEmpty else {
            throw StoreError.databaseUnusable(
                cause:
                    "the copy differs: \(problems.prefix(5).joined(separator: "; ")); begin with an empty database"
            )
        }
        // The planner knows nothing of the new rows; it must not choose by that until autovacuum
        // comes round.
        try target.write { try $0.execute("ANALYZE") }
        return copied
    }

    private static func differingHeads(_ here: Transaction, _ there: Transaction) throws(StoreError)
        -> [String]
    {
        var (found, last): ([String], [Value]) = ([], [.text(""), .text(""), .text("")])
        while true {
            let sql = """
                SELECT desk, kind, id, version, head FROM stream WHERE (desk, kind, id) > ($1, $2, $3)
                ORDER BY desk, kind, id LIMIT \(chunk)
                """
            let (ours, theirs) = (try here.query(sql, last), try there.query(sql, last))
            for (one, other) in zip(ours, theirs) where one.values != other.values {
                found.append("stream \(one.text("kind")) \(one.text("id"))")
            }
            guard let final = ours.last else { return found }
            last = Array(final.values.prefix(3))
        }
    }
}
