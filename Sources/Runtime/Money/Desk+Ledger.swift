import Foundation
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

    /// A client's prices, and what they are made of.
    struct Account {
        var client: String
        var tariffs: Tariffs
        var basis: LedgerShelf.Basis
    }

    /// The prices of a client, as they were known when.
    func account(of client: String, in transaction: Transaction) throws -> Account {
        let basis = LedgerShelf.Basis(
            client: client, head: try journal.head(of: StreamKey(.client, client), in: transaction),
            editions: library.generation)
        let history = try ledgers.history(basis) {
            AgreementHistory(
                try PeopleJournal(journal: journal).history(of: client, in: transaction))
        }
        return Account(client: client, tariffs: tariffs(history), basis: basis)
    }

    func tariffs(_ history: AgreementHistory) -> Tariffs {
        let library = library
        return Tariffs(history: history) { (at, changes) throws(EditionError) in
            try library.edition(at: at, changes: changes)
        }
    }

    /// What the work on the ticket uses up and costs, beside all other work of its client; nil:
    /// that is on more than `max` tickets, and a part of it says nothing.
    func work(
        on stream: TicketStream, beside max: Int = Desk.besideMax, in transaction: Transaction
    ) throws -> [WorkLine]? {
        let (worklog, number) = (stream.ticket.worklog, stream.ticket.number ?? 0)
        guard let first = worklog.map(\.from).min(),
            let last = worklog.map({ $0.from + Int64($0.minutes) * 60 }).max()
        else { return [] }
        guard let client = stream.ticket.client else {
            return try workLines(of: stream, by: tariffs(AgreementHistory()))
        }
        let account = try account(of: client, in: transaction)
        guard try account.tariffs.draws(between: first, and: last) else {
            return try workLines(of: stream, by: account.tariffs)
        }
        return try ledger(account, around: first..<last, max: max, in: transaction)?.lines(
            of: number)
    }

    /// All work of the client that matters from `start` until `end`; nil: it is on more than `max`
    /// tickets.
    func ledger(
        _ account: Account, from start: Instant, until end: Instant, max: Int,
        in transaction: Transaction
    ) throws -> Ledger? {
        try worked(account, from: start, until: end, max: max, in: transaction).map {
            try ledger(of: $0, in: transaction)
        }
    }

    /// Tickets of a client with the work that a ledger is made of.
    struct Worked {
        var account: Account
        var tickets: [(id: TicketID, head: Data)]
        var end: Instant

        var key: LedgerShelf.Key {
            LedgerShelf.Key(basis: account.basis, tickets: tickets.map(\.head), end: end)
        }
    }

    /// nil: it is on more than `max` tickets.
    func worked(
        _ account: Account, from start: Instant, until end: Instant, max: Int,
        in transaction: Transaction
    ) throws -> Worked? {
        let found = try Works(desk: id).tickets(
            of: account.client, from: try account.tariffs.start(of: start), until: end,
            limit: max + 1, in: transaction)
        return found.count <= max ? Worked(account: account, tickets: found, end: end) : nil
    }

    func ledger(of worked: Worked, in transaction: Transaction) throws -> Ledger {
        let (tariffs, basis, end) = (worked.account.tariffs, worked.account.basis, worked.end)
        return try ledgers.ledger(worked.key) {
            let (journal, borders) = (
                TicketJournal(journal: journal), try tariffs.borders(until: end)
            )
            let works = try worked.tickets.map { id, head in
                try ledgers.work(on: id, head: head, basis, cutAt: borders) {
                    try TicketWork(of: try journal.load(id, in: transaction), by: tariffs, borders)
                }
            }
            return try Ledger(of: works, by: tariffs, until: end)
        }
    }
}

/// Why there is no statement.
public enum StatementError: Error, Sendable, Hashable, CustomStringConvertible {
    case noSuchClient(String)
    case tooManyTickets(String)
    /// Neither an administrator, nor of the client and to see its statements.
    case mayNot

    public var description: String {
        switch self {
        case .noSuchClient(let client): "there is no client '\(client)'"
        case .tooManyTickets(let client):
            "client '\(client)' has work on more than \(Desk.billedMax) tickets in this time"
        case .mayNot: "the client's people act here, and administrators"
        }
    }
}
