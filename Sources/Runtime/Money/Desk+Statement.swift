import ServiceDesk
import Store
import WorkingTime

extension Desk {
    /// What the client owes for the month in which `date` lies, by what is known now.
    public func statement(of client: String, month date: CivilDate) async throws -> Statement {
        try await store.read { [self] transaction in
            guard people.clients[client] != nil else { throw StatementError.noSuchClient(client) }
            let account = try account(of: client, in: transaction)
            let month = try account.tariffs.month(of: date)
            let ledger = try ledger(
                account, from: month.lowerBound, until: month.upperBound, max: Self.billedMax,
                in: transaction)
            guard let ledger else { throw StatementError.tooManyTickets(client) }
            return try ServiceDesk.statement(
                of: client, month: date, ledger, by: account.tariffs)
        }
    }

    /// The same from the journal alone: every ticket's stream is folded, whatever the rows say that
    /// otherwise find those of the client.
    func statementFromJournal(of client: String, month date: CivilDate) async throws -> Statement {
        try await store.read { [self] transaction in
            let tariffs = tariffs(
                AgreementHistory(
                    try PeopleJournal(journal: journal).history(of: client, in: transaction)))
            let journal = TicketJournal(journal: journal)
            var (tickets, last) = ([TicketStream](), "")
            while true {
                let page = try self.journal.streams(
                    .ticket, after: last, limit: Self.walkedAtOnce, in: transaction)
                guard let end = page.last?.id else { break }
                tickets += try page.map { try journal.load(TicketID($0.id), in: transaction) }
                    .filter { $0.ticket.client == client && $0.ticket.hasMoney }
                last = end
            }
            return try ServiceDesk.statement(
                of: client, month: date, tickets: tickets, by: tariffs)
        }
    }

    /// Streams of the journal that are looked for in one step.
    private static let walkedAtOnce = 500
}

extension Ticket {
    /// A statement may have something to say of it.
    fileprivate var hasMoney: Bool { !worklog.isEmpty || !bills.isEmpty }
}
