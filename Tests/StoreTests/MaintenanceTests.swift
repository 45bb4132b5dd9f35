import Foundation
import ServiceDesk
import Testing
import WorkingTime

@testable import Store

@Suite struct MaintenanceTests {
    private func filled() async throws -> TemporaryStore {
        let temporary = try TemporaryStore()
        try await temporary.store.write { transaction in
            let draft = Contents.Draft(
                id: "c", kind: .letter, salt: Data([1, 2]), bytes: Data("text".utf8))
            try journal.append(
                [TemporaryStore.entry(1), TemporaryStore.entry(2, of: draft.ref)], to: stream,
                expecting: 0,
                in: transaction)
            try Contents(desk: deskName).store(draft, in: transaction)
        }
        return temporary
    }

    @Test func `a whole history has no problems`() async throws {
        let temporary = try await filled()
        #expect(try await Maintenance(store: temporary.store).verify(desk: deskName) == [])
    }

    @Test(arguments: [
        "UPDATE event SET payload = 'x' WHERE sequence = 1",
        "UPDATE event SET occurred_at = 5 WHERE sequence = 2",
        "DELETE FROM event WHERE sequence = 2", "UPDATE stream SET head = 'x'",
        "UPDATE content SET bytes = 'other'",
    ])
    func `a changed history is found`(sql: String) async throws {
        let temporary = try await filled()
        _ = try await temporary.store.write { try $0.execute(sql) }
        #expect(try await !Maintenance(store: temporary.store).verify(desk: deskName).isEmpty)
    }

    @Test func `erased content is gone and the history still verifies`() async throws {
        let temporary = try await filled()
        let contents = Contents(desk: deskName)
        try await temporary.store.write {
            try contents.erase(["c"], ground: "asked", at: Instant(seconds: 9), in: $0)
        }
        #expect(try await temporary.store.read { try contents.bytes("c", in: $0) } == nil)
        let left = try await temporary.store.read {
            try $0.query("SELECT bytes, salt FROM content").first
        }
        #expect(left?.bytes(0) == Data())
        #expect(left?.bytes(1) == Data())
        #expect(try await Maintenance(store: temporary.store).verify(desk: deskName) == [])
    }

    @Test func `a backup made while work goes on can be restored and is whole`() async throws {
        let temporary = try await filled()
        let store = temporary.store
        let writing = Task {
            for number in 0..<200 {
                try await store.write {
                    try journal.append(
                        [TemporaryStore.entry(1)], to: StreamKey(.desk, "b\(number)"), expecting: 0,
                        in: $0)
                }
            }
        }
        let backup = temporary.folder + "-backup"
        let restored = temporary.folder + "-restored"
        defer {
            for folder in [backup, restored] { try? FileManager.default.removeItem(atPath: folder) }
        }
        try await Maintenance(store: store).backup(to: backup)
        try await writing.value
        try await Maintenance.restore(from: backup, to: restored)
        let copy = try Store(folder: restored)
        #expect(try await Maintenance(store: copy).verify(desk: deskName) == [])
        #expect(try await copy.read { try journal.entries(of: stream, in: $0).count } == 2)
        try copy.close()
        await #expect(throws: StoreError.self) {
            try await Maintenance.restore(from: backup, to: restored)
        }
    }

    @Test func `what waited to be sent when a backup was made is marked as possibly twice`()
        async throws
    {
        let temporary = try await filled()
        let now = Instant(seconds: 5)
        try await temporary.store.write { transaction in
            for id in ["waiting", "tried", "leased", "done"] {
                try Outbox(desk: deskName).add(
                    id: id, ticket: "t", kind: .letter, payload: Data("x".utf8), at: now,
                    problem: id == "tried"
                        ? LetterProblem(.said("no answer"), isPossiblyTwice: true) : nil,
                    in: transaction)
            }
            try Outbox(desk: deskName).finish(
                "done", as: .done, problem: nil, at: now, in: transaction)
            try transaction.execute(
                "UPDATE outbox SET state = 'leased', lease_until = 605 WHERE id = 'leased'")
        }
        let (backup, restored) = (temporary.folder + "-backup", temporary.folder + "-restored")
        defer {
            for folder in [backup, restored] { try? FileManager.default.removeItem(atPath: folder) }
        }
        try await Maintenance(store: temporary.store).backup(to: backup)
        try await Maintenance.restore(from: backup, to: restored)
        let copy = try Store(folder: restored)
        defer { try? copy.close() }
        let items = try await copy.read { try Outbox(desk: deskName).items(of: "t", in: $0) }
        let problems = Dictionary(uniqueKeysWithValues: items.map { ($0.id, $0.problem) })
        #expect(problems["done"] == .some(nil))
        #expect(problems["tried"] == LetterProblem(.said("no answer"), isPossiblyTwice: true))
        for id in ["waiting", "leased"] {
            #expect(problems[id] == LetterProblem(.restored, isPossiblyTwice: true))
        }
    }

    @Test func `a second server on the folder is refused with one sentence`() throws {
        let temporary = try TemporaryStore()
        do {
            _ = try Store(folder: temporary.folder)
            Issue.record("the second store opened")
        } catch {
            #expect(error == .folderInUse(temporary.folder))
            #expect(error.description.contains("in use by another running server"))
        }
    }

    @Test func `a newer schema is refused`() throws {
        let temporary = try TemporaryStore()
        try temporary.store.close()
        let database =
            temporary.database.address == nil
            ? try SQLiteDatabase(folder: temporary.folder) as any Database
            : try PostgreSQLDatabase(address: temporary.database.address ?? "")
        try database.write {
            try $0.execute("INSERT INTO schema_version (number, name) VALUES (99, 'later')")
        }
        #expect(throws: StoreError.schemaNewer(found: 99, wanted: Migration.latest)) {
            try Store.migrate(database, through: Migration.latest)
        }
    }

    @Test(arguments: 0...Migration.latest)
    func `the schema is the same from every earlier version`(from version: Int) async throws {
        let direct = try TemporaryStore()
        let stepped = try TemporaryStore(steppingFrom: version)
        let wanted = try await direct.schema()
        #expect(try await stepped.schema() == wanted)
        #expect(wanted.count > 40)
    }

    @Test func `migrations are numbered without gaps`() {
        #expect(Migration.all.map(\.number) == Array(1...Migration.all.count))
    }
}
