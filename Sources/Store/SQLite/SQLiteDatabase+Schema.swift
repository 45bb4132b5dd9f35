import Foundation
import GRDB

/// A file that somebody hands us may do something by itself, or be none of ours.
extension SQLiteDatabase {
    /// A desk's database has no triggers: one that has would act whenever a row is written.
    func dropTriggers() throws {
        try pool.writeWithoutTransaction { database in
            for name in try String.fetchAll(
                database, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger'")
            {
                // Its name was chosen by whoever made it.
                try database.execute(sql: "DROP TRIGGER \"\(name.replacing("\"", with: "\"\""))\"")
            }
        }
    }

    /// Tables, indexes and views which a desk's database of the same version does not have, or has
    /// otherwise, and those that are missing.
    ///
    /// - Parameter path: where a database to compare with may be made for a moment.
    func foreignObjects(beside path: String) throws -> [String] {
        guard try pool.read({ try $0.tableExists("schema_version") }) else {
            return ["no schema_version"]
        }
        let version =
            try pool.read { try Int.fetchOne($0, sql: "SELECT MAX(number) FROM schema_version") }
            ?? 0
        guard version <= Migration.latest else {
            throw StoreError.schemaNewer(found: version, wanted: Migration.latest)
        }
        let files = [path, path + "-wal", path + "-shm"]
        defer { for file in files { unlink(file) } }
        for file in files { unlink(file) }
        let own = try SQLiteDatabase(file: path)
        try Store.migrate(own, through: version)
        let (wanted, found) = (try own.objects(), try objects())
        try own.close()
        return found.filter { wanted[$0.key] != $0.value }.map { "\($0.key) is not ours" }.sorted()
            + wanted.keys.filter { found[$0] == nil }.map { "\($0) is missing" }.sorted()
    }

    /// By kind and name, as they were made.
    private func objects() throws -> [String: String] {
        try pool.read { database in
            let rows = try GRDB.Row.fetchAll(
                database,
                sql:
                    "SELECT type, name, sql FROM sqlite_master WHERE substr(name, 1, 7) <> 'sqlite_'"
            )
            let pairs = rows.map { row -> (String, String) in
                let (type, name, sql): (String, String, String?) = (row[0], row[1], row[2])
                return ("\(type) \(name)", sql ?? "")
            }
            return Dictionary(pairs) { first, _ in first }
        }
    }
}
