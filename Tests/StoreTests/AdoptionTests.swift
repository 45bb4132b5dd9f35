import Crypto
import Databases
import Foundation
import ServiceDesk
import Testing
import WorkingTime

@testable import Store

/// What a desk had before its own stream began is vouched for from there on.
@Suite(.enabled(if: TestDatabase.isEmbedded)) struct AdoptionTests {
    /// The schema before evidence, with an audit, editions, an erasure and seals.
    private static func old(_ folder: String) async throws -> Store {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let database = try SQLiteDatabase(folder: folder)
        try Store.migrate(database, through: 12)
        let draft = Contents.Draft(
            id: "c", kind: .letter, salt: Data([1]), bytes: Data("text".utf8))
        let entry = TemporaryStore.entry(1, of: draft.ref)
        let hash = entry.hash(after: Data(), desk: deskName, stream: stream)
        let digest = Data(SHA256.hash(data: Data("bytes".utf8))).hexadecimal
        try database.write { transaction in
            try transaction.execute(
                "INSERT INTO event VALUES ($1, 'desk', 'one', 1, 'noted', 1, 101, 200, $2, $3, $4)",
                [.text(deskName), .bytes(entry.actor), .bytes(entry.payload), .bytes(hash)])
            try transaction.execute(
                "INSERT INTO stream VALUES ($1, 'desk', 'one', 1, $2)",
                [.text(deskName), .bytes(hash)])
            try transaction.execute(
                "INSERT INTO content VALUES ($1, 'c', 'letter', $2, $3, $3, NULL, 150, 'asked')",
                [.text(deskName), .text(draft.ref.commitment), .bytes(Data())])
            try transaction.execute(
                "INSERT INTO edition VALUES ($1, 'zone', $2, 'Europe/Moscow', '2026a', 120, $3)",
                [.text(deskName), .text(digest), .bytes(Data("bytes".utf8))])
            for number in 1...2 {
                try transaction.execute(
                    "INSERT INTO audit VALUES ($1, $2, 130, 'published', NULL, 'x', 'y', NULL)",
                    [.text(deskName), .integer(number)])
            }
            try transaction.execute(
                "INSERT INTO counter VALUES ($1, 'audit', 2)", [.text(deskName)])
            for day in ["1970-01-01", "1970-01-02"] {
                try transaction.execute(
                    "INSERT INTO seal VALUES ($1, $2, $3, 1)",
                    [.text(deskName), .text(day), .bytes(Data(day.utf8))])
            }
        }
        try database.closeWhole()
        return try Store(folder: folder)
    }

    private static let forgeries = [
        ("UPDATE audit SET detail = 'z' WHERE number = 1", "audit of 1970-01-01: row 1"),
        ("UPDATE edition SET name = 'Asia/Almaty'", "edition zone Europe/Moscow"),
        ("UPDATE content SET erased_ground = 'other'", "desk one, event 1 of 1970-01-01"),
        (
            "UPDATE seal SET hash = 'x' WHERE day = '1970-01-01'",
            "seal of 1970-01-01: it was changed"
        ),
        ("DELETE FROM seal WHERE day = '1970-01-02'", "seal of 1970-01-02: it is gone"),
    ]

    @Test(arguments: forgeries)
    func `a history of before is whole, goes on, and can be forged unseen no more`(
        sql: String, told: String
    ) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "old-\(UUID().uuidString)"
        ).path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let store = try await Self.old(folder)
        defer { try? store.close() }
        let maintenance = Maintenance(store: store)
        #expect(try await maintenance.verify(desk: deskName) == [])
        try await maintenance.seal(
            desk: deskName, day: "1970-01-05", salt: Data(repeating: 7, count: 32))
        try await store.write {
            try Audit(desk: deskName).record(
                .init(.published, by: nil, on: "x"), at: Instant(seconds: 500_000), in: $0)
        }
        try await maintenance.seal(
            desk: deskName, day: "1970-01-06", salt: Data(repeating: 7, count: 32))
        #expect(try await maintenance.verify(desk: deskName) == [])
        #expect(
            try await maintenance.verification(of: deskName, .init(since: "1970-01-02")).since
                == nil)
        _ = try await store.write { try $0.execute(sql) }
        let found = try await maintenance.verify(desk: deskName)
        #expect(found.contains { $0.hasPrefix(told) }, "\(found)")
    }

    @Test func `a desk that begins today adopts nothing`() async throws {
        let temporary = try TemporaryStore()
        try await temporary.store.write {
            try Audit(desk: deskName).record(
                .init(.published, by: nil, on: "x"), at: Instant(seconds: 5), in: $0)
        }
        #expect(try await Maintenance(store: temporary.store).verify(desk: deskName) == [])
        #expect(
            try await temporary.store.read {
                try journal.streams(.desk, after: "", limit: 9, in: $0).isEmpty
            })
    }
}
