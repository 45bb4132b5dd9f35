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
        try draft(on: try draftGround(of: client, month: date, in: transaction), in: transaction)
    }

    /// What a draft is made of, read and not computed: where it is the same, so is the draft.
    struct DraftGround {
        var worked: Worked
        var settled: [Settlement]
        var key: LedgerShelf.DraftKey
    }

    func draftGround(of client: String, month date: CivilDate, in transaction: Transaction) throws
        -> DraftGround
    {
        let account = try account(of: client, in: transaction)
        let journal = SettlementJournal(journal: journal)
        let streams = try journal.streams(
            of: client, months: monthsAround(statement: date), in: transaction)
        let settled = try streams.map { month, head in
            try ledgers.settlement(head) { try journal.load(client, month, in: transaction) }
        }
        let first = firstMonth(ofStatement: date, after: settled)
        let worked = try worked(
            account, from: try account.tariffs.month(of: first).lowerBound,
            until: try account.tariffs.month(of: date).upperBound, max: Self.billedMax,
            in: transaction)
        guard let worked else { throw StatementError.tooManyTickets(client) }
        return DraftGround(
            worked: worked, settled: settled,
            key: .init(
                ledger: worked.key, month: date.firstOfMonth, settled: streams.map(\.head)))
    }

    func draft(on ground: DraftGround, in transaction: Transaction) throws -> Statement {
        try ledgers.draft(ground.key) {
            let account = ground.worked.account
            return try ServiceDesk.statement(
                of: account.client, month: ground.key.month,
                try ledger(of: ground.worked, in: transaction), by: account.tariffs,
                after: ground.settled)
        }
    }

    /// The same from the journal alone: every ticket's stream is folded, whatever the rows say that
    /// otherwise find those of the client.
    ///
    /// - Parameter settlement: of the month; where it was sent, what was written down until then
    ///   counts, else everything.
    func statementFromJournal(
        of client: String, month date: CivilDate, asSent settlement: Settlement? = nil
    ) async throws -> Statement {
        let (sent, known) = (settlement?.sent, settlement?.sentAt)
        return try await store.read { [self] transaction in
            let tariffs = tariffs(
                AgreementHistory(
                    try PeopleJournal(journal: journal).history(of: client, in: transaction)
                        .prefix(sent?.clientVersion ?? .max)))
            let journal = TicketJournal(journal: journal)
            var (tickets, last) = ([TicketStream](), "")
            while true {
                let page = try self.journal.streams(
                    .ticket, after: last, limit: Self.walkedAtOnce, in: transaction)
                guard let end = page.last?.id else { break }
                tickets += try page.map {
                    let stream = try journal.load(TicketID($0.id), in: transaction)
                    return known.map { stream.asWritten(by: $0) } ?? stream
                }.filter { $0.ticket.client == client && $0.ticket.hasMoney }
                last = end
            }
            let settled = try SettlementJournal(journal: self.journal).all(
                of: client, months: monthsAround(statement: date), in: transaction)
            return try ServiceDesk.statement(
                of: client, month: date, tickets: tickets, by: tariffs,
                after: known.map { at in settled.map { $0.asWritten(before: at) } } ?? settled)
        }
    }

    /// Streams of the journal that are looked for in one step.
    private static let walkedAtOnce = 500
}

extension Ticket {
    /// A statement may have something to say of it.
    fileprivate var hasMoney: Bool { !worklog.isEmpty || !bills.isEmpty }
}
