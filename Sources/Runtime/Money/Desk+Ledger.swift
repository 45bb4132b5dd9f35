import Regulations
import ServiceDesk
import Store
import WorkingTime

/// A client's money, from the journal.
extension Desk {
    /// Tickets with work that one statement is made of; more are refused, for a part of a sum is
    /// none.
    static let billedMax = 5_000
    /// The same for what one ticket's page counts of the other tickets of its client.
    static let besideMax = 500

    /// The prices of a client, as they were known when; nil: of a ticket that is no client's.
    ///
    /// - Parameter known: what was stated until then; nil: everything.
    func tariffs(of client: String?, known: Instant? = nil, in transaction: Transaction) throws
        -> Tariffs
    {
        let library = library
        let history = try client.map {
            AgreementHistory(
                try PeopleJournal(journal: journal).history(of: $0, in: transaction).filter {
                    $0.recordedAt <= known ?? .distantFuture
                })
        }
        return Tariffs(history: history ?? AgreementHistory()) {
            (at, changes) throws(EditionError) in
            try library.edition(at: at, changes: changes)
        }
    }

    /// What the work on the ticket uses up and costs, beside all other work of its client; nil:
    /// that is on more than `max` tickets, and a part of it says nothing.
    func work(
        on stream: TicketStream, beside max: Int = Desk.besideMax, in transaction: Transaction
    ) throws -> [WorkLine]? {
        let worklog = stream.ticket.worklog
        guard let first = worklog.map(\.from).min(),
            let last = worklog.map({ $0.from + Int64($0.minutes) * 60 }).max()
        else { return [] }
        let tariffs = try tariffs(of: stream.ticket.client, in: transaction)
        let start = try tariffs.start(of: first)
        let others =
            try tariffs.draws(between: first, and: last)
            ? billed(stream.ticket.client, from: start, until: last, max: max, in: transaction)
            : []
        guard let others else { return nil }
        let streams = others.filter { $0.ticket.id != stream.ticket.id } + [stream]
        return try Ledger(of: streams, by: tariffs, until: last).lines(
            of: stream.ticket.number ?? 0)
    }

    /// The tickets of the client with work in the period; nil: more than `max`.
    func billed(
        _ client: String?, from start: Instant, until end: Instant, max: Int,
        in transaction: Transaction
    ) throws -> [TicketStream]? {
        guard let client else { return [] }
        let found = try Works(desk: id).tickets(
            of: client, from: start, until: end, limit: max + 1, in: transaction)
        guard found.count <= max else { return nil }
        let tickets = TicketJournal(journal: journal)
        return try found.map { try tickets.load($0, in: transaction) }
    }
}

/// Why there is no statement.
public enum StatementError: Error, Sendable, Hashable, CustomStringConvertible {
    case noSuchClient(String)
    case tooManyTickets(String)

    public var description: String {
        switch self {
        case .noSuchClient(let client): "there is no client '\(client)'"
        case .tooManyTickets(let client):
            "client '\(client)' has work on more than \(Desk.billedMax) tickets in this time"
        }
    }
}
