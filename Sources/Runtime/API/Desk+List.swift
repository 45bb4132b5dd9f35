import ServiceDesk
import Store

extension Desk {
    /// A page of tickets for a program; nil: the cursor is none of this order.
    public func list(
        _ filter: TicketFilter, after cursor: String?, limit: Int, for viewer: Viewer
    ) async throws -> Tickets.Page? {
        try await store.read { [self] in
            try tickets.list(filter, after: cursor, limit: limit, for: viewer, in: $0)
        }
    }

    /// Of these tickets, those merged into another: its number.
    public func merged(_ rows: [TicketRow]) async throws -> [TicketID: Int] {
        let ended = rows.filter(\.isMerged)
        guard !ended.isEmpty else { return [:] }
        return try await store.read { [self] transaction in
            try ended.reduce(into: [:]) {
                $0[$1.id] = try TicketJournal(journal: journal).load($1.id, in: transaction).ticket
                    .mergedNumber
            }
        }
    }

    /// An interaction as it was taken in, with what became of it.
    public func interaction(_ id: String) async throws -> InteractionJournal.Row? {
        try await store.read { [self] in try InteractionJournal(journal: journal).row(id, in: $0) }
    }

    /// Projects that the tickets belong to.
    public func projects(of tickets: Set<TicketID>) async throws -> Set<ProjectKey> {
        try await store.read { [self] in try self.tickets.projects(of: tickets, in: $0) }
    }

    /// The database answers and a regulation is published.
    public func isReady() async -> Bool {
        guard (try? edition()) != nil else { return false }
        return (try? await store.read { [self] in try tickets.count(.pool, for: .desk, in: $0) })
            != nil
    }
}
