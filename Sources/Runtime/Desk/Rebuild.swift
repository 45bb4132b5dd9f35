import ServiceDesk
import Store
import WorkingTime

extension Desk {
    static let rebuildChunk = 100

    /// Recomputes every projection from the journal; must change nothing.
    ///
    /// - Returns: tickets whose row differed before.
    public func rebuild() async throws -> (tickets: Int, changed: [Int]) {
        var (count, changed, last) = (0, [Int](), "")
        while true {
            let from = last
            let now = world.now()
            let (done, different, next) = try await store.write { [self] transaction in
                try rebuild(after: from, at: now, in: transaction)
            }
            count += done
            changed += different
            guard let next else { return (count, changed) }
            last = next
        }
    }

    private func rebuild(
        after id: String, at now: Instant, in transaction: Transaction
    ) throws -> (Int, [Int], String?) {
        let streams = try journal.streams(
            .ticket, after: id, limit: Self.rebuildChunk, in: transaction)
        var changed: [Int] = []
        for entry in streams {
            let stream = try TicketJournal(journal: journal).load(
                TicketID(entry.id), in: transaction)
            let before = try tickets.ticket(stream.ticket.id, for: .desk, in: transaction)
            try project(stream, under: try edition(of: stream.ticket), at: now, in: transaction)
            let after = try tickets.ticket(stream.ticket.id, for: .desk, in: transaction)
            if before != after { changed.append(stream.ticket.number ?? 0) }
        }
        return (streams.count, changed, streams.last?.id)
    }
}
