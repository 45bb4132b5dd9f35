import Foundation

@testable import Store

/// Makes tables large by copying what a desk wrote in them, so that a test can ask what its queries
/// cost then.
public struct LargeTables: Sendable {
    private let store: Store

    public init(_ store: Store) { self.store = store }

    /// How a copy differs from its row: the expression of each changed column, `i` the number of
    /// the copy.
    private static let changes: [String: [String: String]] = [
        "stream": ["id": named("id")],
        "event": ["stream": named("stream")],
        "content": ["id": named("id"), "owner": named("owner")],
        "command": ["id": named("id")],
        "ticket": [
            "id": named("id"), "number": "number + 1000 * i", "queue_key": named("queue_key"),
        ],
        "clock": ["ticket": named("ticket")],
        "timer": ["ticket": named("ticket")],
        "work": ["ticket": named("ticket")],
        "outbox": ["id": named("id"), "ticket": named("ticket")],
        "interaction": [
            "id": named("id"), "content": named("content"), "message_id": named("message_id"),
            "ticket": named("ticket"),
        ],
        "sent_letter": ["message_id": named("message_id"), "ticket": named("ticket")],
        "automatic_letter": ["id": named("id"), "address": named("address")],
        "audit": ["number": "number + 1000 * i"],
        "session": ["id": named("id"), "login": named("login")],
        "portal_session": ["id": named("id")],
        "webhook_delivery": ["id": named("id"), "ticket": named("ticket")],
    ]

    private static func named(_ column: String) -> String { "\(column) || '-copy-' || i" }

    /// Copies every row there was at first, once for each number.
    public func copy(_ numbers: ClosedRange<Int>) async throws {
        for table in try Self.tables() {
            guard let changes = Self.changes[table.name],
                let key = table.key.first(where: { changes[$0] != nil })
            else { continue }
            let columns = table.columns.joined(separator: ", ")
            let values = table.columns.map { changes[$0] ?? $0 }.joined(separator: ", ")
            let isFirst =
                changes[key] == Self.named(key) ? "\(key) NOT LIKE '%-copy-%'" : "\(key) < 1000"
            _ = try await store.write { transaction in
                try transaction.execute(
                    """
                    WITH RECURSIVE n(i) AS (
                        SELECT \(numbers.lowerBound) UNION ALL SELECT i + 1 FROM n WHERE i < \(numbers.upperBound))
                    INSERT INTO \(table.name) (\(columns)) SELECT \(values) FROM \(table.name), n WHERE \(isFirst)
                    """)
            }
        }
        // What autovacuum does beside the desk.
        if store.isShared { _ = try await store.write { try $0.execute("ANALYZE") } }
    }

    /// The schema, as an embedded database tells it.
    private static func tables() throws -> [DatabaseCopy.Table] {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "schema-\(UUID().uuidString)"
        ).path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let store = try Store(folder: folder)
        defer { try? store.close() }
        return try (store.database as? SQLiteDatabase)?.tables() ?? []
    }
}
