import Databases
import Foundation
import ServiceDesk
import WorkingTime

@testable import Store

/// A store in a folder of its own, removed at the end.
final class TemporaryStore {
    let folder: String
    let database: TestDatabase
    let store: Store

    init() throws {
        folder =
            FileManager.default.temporaryDirectory.appending(path: "store-\(UUID().uuidString)")
            .path
        database = try TestDatabase()
        store = try Store(folder: folder, address: database.address)
    }

    /// Brought to `version` first, and then to the latest.
    init(steppingFrom version: Int) throws {
        folder =
            FileManager.default.temporaryDirectory.appending(path: "store-\(UUID().uuidString)")
            .path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        database = try TestDatabase.empty()
        let driver =
            try database.address.map { try PostgreSQLDatabase(address: $0) as any Database }
            ?? SQLiteDatabase(folder: folder)
        try Store.migrate(driver, through: version)
        try driver.close()
        store = try Store(folder: folder, address: database.address)
    }

    /// Tables, columns and indexes as the database tells them.
    func schema() async throws -> [String] {
        let query =
            database.address == nil
            ? "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name"
            : """
            SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable
            FROM information_schema.columns WHERE table_schema = 'public'
            UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1
            """
        return try await store.read { try $0.query(query).map { $0.text(0) } }
    }

    /// How the database would find the rows. A few rows PostgreSQL rather walks and sorts: it is
    /// kept from that, so that only a missing index is told.
    func plan(_ sql: String) async throws -> [String] {
        let isEmbedded = database.address == nil
        return try await store.read { transaction in
            if isEmbedded {
                return try transaction.query("EXPLAIN QUERY PLAN \(sql)").map { $0.text("detail") }
            }
            try transaction.execute("SET LOCAL enable_seqscan = off")
            try transaction.execute("SET LOCAL enable_sort = off")
            return try transaction.query("EXPLAIN \(sql)").map { $0.text(0) }
        }
    }

    deinit {
        try? store.close()
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// An event that commits to a content.
    static func entry(_ sequence: Int, of content: ContentRef) -> Entry {
        entry(
            sequence,
            "{\"content\":{\"commitment\":\"\(content.commitment)\",\"id\":\"\(content.id)\"}}")
    }

    static func entry(_ sequence: Int, _ payload: String = "{}") -> Entry {
        Entry(
            sequence: sequence, type: "noted", schema: 1,
            occurredAt: Instant(seconds: 100 + Int64(sequence)),
            recordedAt: Instant(seconds: 200), actor: Data("{}".utf8), payload: Data(payload.utf8))
    }
}

let deskName = "desk"
let journal = Journal(desk: deskName)
/// Of a kind that no table lists, so that a test may append what it likes.
let stream = StreamKey(.desk, "one")
