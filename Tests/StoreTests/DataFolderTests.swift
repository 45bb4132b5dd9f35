import Databases
import Foundation
import Testing

@testable import Store

/// What lies in a data folder is its owner's alone, and what is restored into it does nothing by
/// itself.
@Suite struct DataFolderTests {
    private struct Folders {
        let root = FileManager.default.temporaryDirectory.appending(
            path: "folders-\(UUID().uuidString)"
        ).path
        var data: String { root + "/data" }
        var backup: String { root + "/backup" }
        var restored: String { root + "/restored" }
        var file: String { backup + "/" + SQLiteDatabase.fileName }
        func remove() { try? FileManager.default.removeItem(atPath: root) }

        /// A backup of a store with one stream, which `change` alters.
        func make(_ change: String...) async throws {
            let store = try Store(folder: data)
            try await store.write {
                try journal.append([TemporaryStore.entry(1)], to: stream, expecting: 0, in: $0)
            }
            try await Maintenance(store: store).backup(to: backup)
            try store.close()
            let database = try SQLiteDatabase(file: file)
            for sql in change { try database.write { try $0.script(sql) } }
            try database.closeWhole()
        }
    }

    private func permissions(_ path: String) throws -> Int? {
        (try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber)?
            .intValue
    }

    @Test
    func `the database, its log, its backup and what is restored of it are the owner's alone`()
        async throws
    {
        let folders = Folders()
        defer { folders.remove() }
        try await folders.make()
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o666], ofItemAtPath: folders.file)
        try await Maintenance.restore(from: folders.backup, to: folders.restored)
        let store = try Store(folder: folders.restored)
        try await store.write {
            try journal.append([TemporaryStore.entry(2)], to: stream, expecting: 1, in: $0)
        }
        for folder in [folders.data, folders.restored] {
            #expect(try permissions(folder) == 0o700)
            let names = try FileManager.default.contentsOfDirectory(atPath: folder)
            #expect(names.contains(SQLiteDatabase.fileName))
            for name in names { #expect(try permissions("\(folder)/\(name)") == 0o600, "\(name)") }
        }
        try store.close()
    }

    @Test(arguments: [
        SQLiteDatabase.fileName, "lock", "spool", "reglament.sqlite-wal", "reply.key",
    ])
    func `a folder with a link in it is refused by its name`(name: String) throws {
        let folders = Folders()
        defer { folders.remove() }
        try FileManager.default.createDirectory(
            atPath: folders.data, withIntermediateDirectories: true)
        let elsewhere = folders.root + "/elsewhere"
        try FileManager.default.createSymbolicLink(
            atPath: "\(folders.data)/\(name)", withDestinationPath: elsewhere)
        do {
            _ = try Store(folder: folders.data)
            Issue.record("it opened")
        } catch {
            #expect(error.description.contains("'\(name)' in it is a symbolic link"), "\(error)")
        }
        #expect(!FileManager.default.fileExists(atPath: elsewhere))
    }

    @Test func `a trigger of a backup does nothing and is not restored`() async throws {
        let folders = Folders()
        defer { folders.remove() }
        try await folders.make(
            """
            CREATE TRIGGER "a ""b" AFTER INSERT ON event BEGIN DELETE FROM stream; END;
            CREATE TRIGGER again AFTER UPDATE ON outbox BEGIN DELETE FROM event; END;
            CREATE TRIGGER early BEFORE INSERT ON schema_version BEGIN DELETE FROM event; END
            """)
        try await Maintenance.restore(from: folders.backup, to: folders.restored)
        let store = try Store(folder: folders.restored)
        defer { try? store.close() }
        try await store.write {
            try journal.append([TemporaryStore.entry(2)], to: stream, expecting: 1, in: $0)
        }
        #expect(
            try await store.read {
                try $0.query("SELECT 1 FROM sqlite_master WHERE type = 'trigger'").isEmpty
            })
        #expect(try await Maintenance(store: store).verify(desk: deskName) == [])
    }

    @Test(arguments: [
        ("CREATE TABLE other (id TEXT PRIMARY KEY)", "table other"),
        ("CREATE VIEW other AS SELECT * FROM event", "view other"),
        ("CREATE UNIQUE INDEX other ON event (payload)", "index other"),
        ("ALTER TABLE outbox ADD COLUMN other TEXT", "table outbox"),
        ("DROP TABLE seal", "table seal is missing"),
        ("DROP INDEX ticket_number", "index ticket_number is missing"),
        ("DROP TABLE schema_version", "no schema_version"),
    ])
    func `a backup of a foreign schema is refused and leaves nothing`(sql: String, told: String)
        async throws
    {
        let folders = Folders()
        defer { folders.remove() }
        try await folders.make(sql)
        do {
            try await Maintenance.restore(from: folders.backup, to: folders.restored)
            Issue.record("it was restored")
        } catch {
            #expect("\(error)".contains("is not a desk's") && "\(error)".contains(told), "\(error)")
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folders.restored) == [])
    }

    @Test func `a link in place of a backup's file is refused`() async throws {
        let folders = Folders()
        defer { folders.remove() }
        try await folders.make()
        try FileManager.default.moveItem(atPath: folders.file, toPath: folders.root + "/real")
        try FileManager.default.createSymbolicLink(
            atPath: folders.file, withDestinationPath: folders.root + "/real")
        await #expect(throws: StoreError.self) {
            try await Maintenance.restore(from: folders.backup, to: folders.restored)
        }
    }

    @Test(arguments: 2..<Migration.latest)
    func `a backup of an earlier version is restored`(version: Int) async throws {
        let folders = Folders()
        defer { folders.remove() }
        try FileManager.default.createDirectory(
            atPath: folders.backup, withIntermediateDirectories: true)
        let database = try SQLiteDatabase(file: folders.file)
        try Store.migrate(database, through: version)
        try database.closeWhole()
        try await Maintenance.restore(from: folders.backup, to: folders.restored)
        try Store(folder: folders.restored).close()
    }
}
