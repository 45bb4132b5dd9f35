import Regulations
import ServiceDesk
import Store
import WorkingTime

/// Deletes texts, letters and files whose term is over (`records.correspondence.keep`), each ticket
/// in a transaction of its own; what something still needs stays until nothing does.
public struct Retention: Sendable {
    /// Tickets looked at in one question.
    static let pageMax = 200

    let desk: Desk

    public init(desk: Desk) { self.desk = desk }

    /// What one look came to.
    public struct Outcome: Sendable, Hashable {
        /// Tickets and interactions whose texts were deleted.
        public var forgotten = 0
        /// Tickets past the term whose texts stay.
        public var held = 0
    }

    /// Looks at everything that is past its term once.
    @discardableResult
    public func run() async throws -> Outcome {
        guard let term = try desk.retentionTerm() else { return Outcome() }
        if try await desk.awaitsLease("retention") { return Outcome() }
        var outcome = Outcome()
        let rows = Forgotten(desk: desk.id)
        try await each({ try rows.tickets(before: term.before, after: $0, limit: $1, in: $2) }) {
            let isDeleted = try await desk.forget(ticket: TicketID($0), term)
            if isDeleted { outcome.forgotten += 1 } else { outcome.held += 1 }
        }
        try await each({ try rows.interactions(before: term.before, after: $0, limit: $1, in: $2) })
        {
            try await desk.forget(interaction: $0, term)
            outcome.forgotten += 1
        }
        if outcome.forgotten > 0 {
            desk.saidWords.forget()
            _ = await desk.store.emptyLog()
        }
        return outcome
    }

    private func each(
        _ page:
            @Sendable @escaping (Forgotten.Cursor?, Int, Transaction) throws -> [Forgotten
            .Cursor],
        _ work: (String) async throws -> Void
    ) async throws {
        var cursor: Forgotten.Cursor?
        repeat {
            let from = cursor
            let found = try await desk.store.read { try page(from, Self.pageMax, $0) }
            for one in found { try await work(one.id) }
            cursor = found.count == Self.pageMax ? found.last : nil
        } while cursor != nil
    }
}

/// What is past its term now.
struct RetentionTerm: Sendable {
    var before: Instant
    /// Clause and term, for whoever reads why a text is gone.
    var ground: String
}

extension Desk {
    /// nil: correspondence is kept for ever.
    func retentionTerm() throws -> RetentionTerm? {
        let edition = try edition()
        return RetentionTerm(edition.regulation, edition.zone, at: world.now())
    }

    /// - Returns: whether its texts are gone; false: something needs them.
    fileprivate func forget(ticket: TicketID, _ term: RetentionTerm) async throws -> Bool {
        let now = world.now()
        let isDeleted = try await store.write { [self] transaction in
            let stream = try TicketJournal(journal: journal).load(ticket, in: transaction)
            let edition = try edition(of: stream.ticket)
            let settled = try settledMonths(of: stream, in: edition.zone, in: transaction)
            guard stream.retentionHold(under: edition, settled: settled, at: now) == nil else {
                return false
            }
            let traces = try texts(of: stream, in: transaction)
            try carryOut(
                traces, ground: term.ground, by: nil, on: "#\(stream.ticket.number ?? 0)", at: now,
                in: transaction)
            try Forgotten(desk: id).note(ticket.text, at: now, in: transaction)
            return true
        }
        if isDeleted { changes.announce(ticket) }
        return isDeleted
    }

    fileprivate func forget(interaction: String, _ term: RetentionTerm) async throws {
        let now = world.now()
        try await store.write { [self] transaction in
            let traces = try texts(ofInteraction: interaction, in: transaction)
            try carryOut(
                traces, ground: term.ground, by: nil, on: interaction, at: now, in: transaction)
            try Forgotten(desk: id).note(interaction, at: now, in: transaction)
        }
    }

    private func settledMonths(
        of stream: TicketStream, in zone: ZoneRules, in transaction: Transaction
    ) throws -> Set<CivilDate> {
        guard let client = stream.ticket.client else { return [] }
        let journal = SettlementJournal(journal: journal)
        return Set(
            try stream.billedMonths(in: zone).filter {
                try journal.load(client, $0, in: transaction).state.isSettled
            })
    }
}

extension RetentionTerm {
    /// nil: correspondence is kept for ever.
    init?(_ regulation: Regulation, _ zone: ZoneRules, at now: Instant) {
        let name = KeptMatter.correspondence.rawValue
        guard let since = regulation.correspondenceKept(since: zone.civil(at: now).date),
            let term = regulation.correspondenceTerm
        else { return nil }
        let clauses = regulation.records[name]?.clauses.joined(separator: ", ") ?? ""
        before = zone.startOfDay(since)
        ground =
            "\(regulation.id) \(regulation.version), clause \(clauses): kept \(term.words(in: "en"))"
    }
}
