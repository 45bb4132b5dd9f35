import Foundation
import Regulations
import ServiceDesk
import Store
import WorkingTime

/// A stream before and after a decision, with what its projections need.
struct Change {
    var before: TicketStream
    var after: TicketStream
    var edition: Edition
    var people: People
    var at: Instant

    var records: [TicketRecord] { Array(after.records[before.records.count...]) }
}

extension Desk {
    /// Appends, projects, sets the timer and fills the outbox (decision 26).
    func save(_ change: Change, in transaction: Transaction) throws {
        guard !change.records.isEmpty else { return }
        let ticket = change.after.ticket.id
        try TicketJournal(journal: journal).append(change.records, to: ticket, in: transaction)
        try project(change.after, under: change.edition, at: change.at, in: transaction)
        for record in change.records {
            for effect in react(to: record.event, under: change.edition.regulation) {
                try queue(effect, of: change, record: record, in: transaction)
            }
        }
        try tellWebhooks(change, in: transaction)
    }

    /// Rows that follow from the stream; `rebuild` calls the same.
    func project(
        _ stream: TicketStream, under edition: Edition, at now: Instant, in transaction: Transaction
    ) throws {
        let now = stream.time(now)
        let all = clocks(of: stream, under: edition, asOf: now)
        try tickets.save(
            try row(of: stream, clocks: all, under: edition, at: now, in: transaction),
            in: transaction)
        try Clocks(desk: id).save(
            all, of: stream.ticket.id, edition: edition.basis.digest, in: transaction)
        if !stream.ticket.worklog.isEmpty || !stream.ticket.bills.isEmpty {
            try Works(desk: id).save(stream.ticket, in: transaction)
        }
        let ring = nextRing(of: stream, under: edition, clocks: all)
        try Timers(desk: id).set(ring, for: stream.ticket.id, in: transaction)
    }

    private func row(
        of stream: TicketStream, clocks: [Clock], under edition: Edition, at now: Instant,
        in transaction: Transaction
    ) throws -> TicketRow {
        let ticket = stream.ticket
        let rank = ticket.priority.flatMap { edition.regulation.priorities[$0]?.rank } ?? 99
        return TicketRow(
            ticket: ticket, version: stream.version, rank: rank,
            title: try title(of: ticket, in: transaction),
            due: clocks.shown.map(TicketRow.Due.init),
            queueKey: queueKey(of: ticket, under: edition),
            updatedAt: stream.records.last?.recordedAt ?? now
        )
    }

    package func title(of ticket: Ticket, in transaction: Transaction) throws -> String {
        guard let content = ticket.content, let letter = try words(content, in: transaction).letter
        else { return "" }
        // The subject is that of the ticket in which it was said.
        let title =
            ticket.isSplitOff ? StoredLetter(subject: "", text: letter.text).title : letter.title
        return String(title.prefix(Self.titleMax))
    }

    static let titleMax = 300

    /// The queue's key as text that sorts the same way: each part non-negative and padded.
    private func queueKey(of ticket: Ticket, under edition: Edition) -> String {
        let queue = edition.regulation.queue ?? Queue()
        guard let entry = PoolEntry(ticket) else { return "" }
        let parts = Pool(queue: queue, entries: [], regulation: edition.regulation).key(entry)
        return parts.map { part in
            let digits = String(max(0, part))
            return String(repeating: "0", count: max(0, 19 - digits.count)) + digits
        }.joined()
    }
}

extension TicketRow.Due {
    init(_ clock: Clock) {
        self.init(
            at: clock.shownDue, commitment: clock.id.commitment, nature: clock.nature,
            outcome: clock.outcome,
            startedAt: clock.startedAt,
            changedAt: clock.endedAt ?? (clock.outcome == .paused ? clock.pauses.last?.from : nil)
        )
    }
}
