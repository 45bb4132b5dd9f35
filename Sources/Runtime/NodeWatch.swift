import ServiceDesk
import Store
import WorkingTime

/// What a node does because of others on the same database: looks whether its program may still
/// work with it, and takes in what they have changed. Asking is the truth; a notification only
/// makes it sooner (decision 27).
struct NodeWatch: Sendable {
    /// Between two looks without a notification.
    static let pause = Duration.seconds(2)
    /// Seconds between two looks at the schema.
    static let schemaSeconds: Int64 = 10
    /// Changed tickets told of at once; more are told as one change of everything.
    static let changesMax = 200
    /// Seconds that the clocks of two nodes may differ by.
    static let skewMax: Int64 = 5

    let desk: Desk
    let startedAt: Instant

    init(desk: Desk) {
        self.desk = desk
        startedAt = desk.world.now()
    }

    /// Until cancelled, or until a newer program has changed the database.
    func run() async throws {
        guard let wakes = desk.store.wakes() else { return }
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await watchSchema() }
            group.addTask {
                var since = startedAt
                for await _ in Self.ticks(wakes) {
                    do {
                        since = try await look(since: since)
                    } catch is CancellationError {
                        return
                    } catch {
                        desk.log.error("looking after other nodes: \(error)")
                    }
                }
            }
            await group.next()
            group.cancelAll()
        }
        try await desk.store.requireSchema()
    }

    /// A notification or the pause, whichever comes first.
    private static func ticks(_ wakes: AsyncStream<Void>) -> AsyncStream<Void> {
        let (stream, continuation) = AsyncStream<Void>.makeStream(
            bufferingPolicy: .bufferingNewest(1))
        let tasks = [
            Task {
                for await _ in wakes { continuation.yield() }
            },
            Task {
                while !Task.isCancelled {
                    continuation.yield()
                    try? await Task.sleep(for: pause)
                }
            },
        ]
        continuation.onTermination = { _ in tasks.forEach { $0.cancel() } }
        return stream
    }

    /// Ends when this program may not work with the database any more.
    private func watchSchema() async {
        while !Task.isCancelled {
            do {
                try await desk.store.requireSchema()
            } catch StoreError.schemaNewer(let found, let wanted) {
                return desk.log.critical("\(StoreError.schemaNewer(found: found, wanted: wanted))")
            } catch {
                desk.log.error("looking at the schema: \(error)")
            }
            try? await Task.sleep(for: .seconds(Self.schemaSeconds))
        }
    }

    /// Takes in people and editions, and tells open pages of tickets that changed since then.
    private func look(since: Instant) async throws -> Instant {
        let desk = desk
        let rows = try await desk.store.read { transaction in
            try desk.refresh(in: transaction)
            let filter = TicketFilter(updatedSince: since - Self.skewMax)
            return try desk.tickets.list(
                filter, after: nil, limit: Self.changesMax, for: .desk, in: transaction)?.rows ?? []
        }
        let isMany = rows.count >= min(Self.changesMax, Tickets.pageMax)
        for row in rows where !isMany && row.updatedAt >= since - Self.skewMax {
            desk.changes.announce(row.id)
        }
        if isMany { desk.changes.announce(nil) }
        return max(since, rows.last?.updatedAt ?? since)
    }
}
