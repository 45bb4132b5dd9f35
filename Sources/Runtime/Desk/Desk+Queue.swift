import Regulations
import ServiceDesk
import Store

/// Pools as the regulation's queue has them: one of the whole desk, or one per project, and tickets
/// without a project in one of their own.
extension Desk {
    /// The ticket to be taken next: the first by the regulation's order that may be taken now.
    public func next(for viewer: Viewer) async throws -> TicketRow? {
        let isStrict = try edition().regulation.queue?.strict == true
        let rows = try await queue(.pool, limit: isStrict ? Tickets.pageMax : 1, for: viewer).rows
        let waiting = try await waitingTheirTurn(among: rows)
        return rows.first { !waiting.contains($0.id) }
    }

    /// Of these, the free ones before which another of their pool has to be taken or finished.
    public func waitingTheirTurn(among rows: [TicketRow]) async throws -> Set<TicketID> {
        let edition = try edition()
        let regulation = edition.regulation
        guard let queue = regulation.queue, queue.strict else { return [] }
        let pools = Dictionary(grouping: rows.filter(\.inPool)) {
            queue.scope == .project ? $0.projectKey : nil
        }
        return try await store.read { [self] transaction in
            try pools.reduce(into: []) { waiting, group in
                let entries = try pool(project: group.key, under: edition, in: transaction)
                let pool = Pool(queue: queue, entries: entries, regulation: regulation)
                waiting.formUnion(group.value.map(\.id).filter { pool.blocker(of: $0) != nil })
            }
        }
    }
}
