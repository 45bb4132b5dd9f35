import Foundation
import Regulations
import ServiceDesk
import Store
import WorkingTime

/// Everything a ticket's page needs, read in one snapshot.
public struct TicketView: Sendable {
    public var stream: TicketStream
    public var row: TicketRow
    public var edition: Edition
    public var clocks: [Clock]
    /// Why each deadline is what it is; most acts never ask.
    public var explanations: [Explanation] { explained.value }
    let explained: OnDemand<[Explanation]>
    /// Content row to its letter; erased ones are missing, and damaged ones.
    public var letters: [String: StoredLetter]
    /// Content rows that hold something else than was written.
    public var damaged: Set<String>
    /// Its texts are kept back from who looks, and missing for this reason.
    public var isWithheld = false
    /// Message the outbox holds for this ticket.
    public var outbox: [Outbox.Item]
    /// What its work uses up and costs; nil: its client's packages are used up on more tickets than
    /// one ticket's page counts.
    public var work: [WorkLine]?
    /// Of its client, in force now; nil: they are used up on more tickets than one page counts.
    public var packages: [PackageBalance]?
    public var asOf: Instant
}

extension Desk {
    /// Texts one page shows.
    static let lettersMax = 500

    /// The ticket of a number, as the viewer may see it; nil: there is none for them.
    public func ticket(number: Int, for viewer: Viewer) async throws -> TicketView? {
        let people = people
        let found = try await store.read {
            [self] transaction -> (TicketRow, TicketStream, Written?, [Outbox.Item], Money)? in
            guard let row = try tickets.ticket(number: number, for: viewer, in: transaction) else {
                return nil
            }
            let stream = try TicketJournal(journal: journal).load(row.id, in: transaction)
            let isShown = people.shows(
                .correspondence, to: viewer, project: stream.ticket.projectKey)
            let letters = isShown ? try letters(of: stream, in: transaction) : nil
            return (
                row, stream, letters, try Outbox(desk: id).items(of: row.id.text, in: transaction),
                (
                    try work(on: stream, in: transaction),
                    try packages(of: stream.ticket.client, at: world.now(), in: transaction)
                )
            )
        }
        guard let (row, stream, written, outbox, money) = found else { return nil }
        let now = stream.time(world.now())
        let edition = try edition(of: stream.ticket)
        let all = clocks(of: stream, under: edition, asOf: now)
        let explained = OnDemand { [self] in
            let others = alternatives(to: edition).map { $0.clocks(of: stream, asOf: now) }
            return all.compactMap {
                explain($0, of: stream, under: edition, asOf: now, others: others)
            }
        }
        return TicketView(
            stream: stream, row: row, edition: edition, clocks: all, explained: explained,
            letters: written?.letters ?? [:], damaged: written?.damaged ?? [],
            isWithheld: written == nil, outbox: outbox,
            work: money.work, packages: money.packages, asOf: now)
    }

    private typealias Money = (work: [WorkLine]?, packages: [PackageBalance]?)
    private typealias Written = (letters: [String: StoredLetter], damaged: Set<String>)

    private func letters(of stream: TicketStream, in transaction: Transaction) throws -> Written {
        let contents = stream.records.compactMap(\.event.facts.content).suffix(Self.lettersMax)
        return try contents.reduce(into: ([:], [])) { written, content in
            switch try words(content, in: transaction) {
            case .letter(let letter): written.letters[content.id] = letter
            case .damaged: written.damaged.insert(content.id)
            case .erased: break
            }
        }
    }

    /// The row of a ticket, as the viewer may see it.
    public func ticket(id: TicketID, for viewer: Viewer) async throws -> TicketRow? {
        try await store.read { [self] in try tickets.ticket(id, for: viewer, in: $0) }
    }

    /// A page of the queue.
    public func queue(
        _ view: Tickets.View, after cursor: String? = nil, limit: Int = 50, for viewer: Viewer
    ) async throws -> Tickets.Page {
        try await store.read { [self] in
            try tickets.page(view, after: cursor, limit: limit, for: viewer, in: $0)
        }
    }

    /// How many each view holds, to 1000.
    public func counts(of views: [Tickets.View], for viewer: Viewer) async throws -> [Tickets.View:
        Int]
    {
        try await store.read { [self] transaction in
            try views.reduce(into: [:]) {
                $0[$1] = try tickets.count($1, for: viewer, in: transaction)
            }
        }
    }

    /// Bytes of a file or HTML part, when it belongs to a ticket that the viewer may see.
    public func content(_ content: String, ofTicket number: Int, for viewer: Viewer) async throws
        -> Data?
    {
        guard let view = try await ticket(number: number, for: viewer) else { return nil }
        let known = view.letters.values.contains { letter in
            letter.html == content || letter.files.contains { $0.content == content }
        }
        guard known else { return nil }
        return try await store.read { [self] in try Contents(desk: id).bytes(content, in: $0) }
    }

    /// Interactions that became no ticket: recorded, duplicate, unreadable.
    public func unticketed(limit: Int = 100) async throws -> [InteractionJournal.Row] {
        try await store.read { [self] in
            try InteractionJournal(journal: journal).unticketed(limit: limit, in: $0)
        }
    }
}
