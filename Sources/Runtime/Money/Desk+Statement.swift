import ServiceDesk
import Store
import WorkingTime

extension Desk {
    /// What the client owes for the month in which `date` lies, by what is known now, whatever was
    /// sent.
    public func statement(of client: String, month date: CivilDate) async throws -> Statement {
        try await store.read { [self] transaction in
            guard people.clients[client] != nil else { throw StatementError.noSuchClient(client) }
            return try draft(of: client, month: date, in: transaction)
        }
    }

    func draft(of client: String, month date: CivilDate, in transaction: Transaction) throws
        -> Statement
    {
        let tariffs = try tariffs(of: client, in: transaction)
        let settled = try SettlementJournal(journal: journal).all(of: client, in: transaction)
        let zone = try edition().zone
        let first = zone.month(of: firstMonth(ofStatement: date, after: settled)).lowerBound
        let tickets = try billed(
            client, from: try tariffs.start(of: first), until: zone.month(of: date).upperBound,
            max: Self.billedMax, in: transaction)
        guard let tickets else { throw StatementError.tooManyTickets(client) }
        return try ServiceDesk.statement(
            of: client, month: date, tickets: tickets, by: tariffs, after: settled)
    }

    /// The same from the journal alone: every ticket's stream is folded, whatever the rows say that
    /// otherwise find those of the client.
    ///
    /// - Parameter known: by what was written down until then; nil: by everything.
    func statementFromJournal(of client: String, month date: CivilDate, known: Instant? = nil)
        async throws -> Statement
    {
        try await store.read { [self] transaction in
            let tariffs = try tariffs(of: client, known: known, in: transaction)
            let journal = TicketJournal(journal: journal)
            var (tickets, last) = ([TicketStream](), "")
            while true {
                let page = try self.journal.streams(
                    .ticket, after: last, limit: Self.walkedAtOnce, in: transaction)
                guard let end = page.last?.id else { break }
                tickets += try page.map {
                    let stream = try journal.load(TicketID($0.id), in: transaction)
                    return known.map { stream.asWritten(by: $0) } ?? stream
                }.filter { $0.ticket.client == client && !$0.ticket.worklog.isEmpty }
                last = end
            }
            let settled = try SettlementJournal(journal: self.journal).all(
                of: client, in: transaction)
            return try ServiceDesk.statement(
                of: client, month: date, tickets: tickets, by: tariffs,
                after: known.map { at in settled.map { $0.asWritten(before: at) } } ?? settled)
        }
    }

    /// Streams of the journal that are looked for in one step.
    private static let walkedAtOnce = 500
}
