import Foundation
import ServiceDesk
import Store
import Synchronization
import WorkingTime

/// Clients' work as it is rated and folded, kept while all that it is made of stays as it is: a key
/// names that by the heads of its chains. Nothing here outlives the process.
final class LedgerShelf: Sendable {
    /// What prices are made of.
    struct Basis: Hashable {
        var client: String
        /// Of the client's chain, which holds its agreements.
        var head: Data
        /// Of the editions, their calendars included (`EditionLibrary.generation`).
        var editions: Int
    }

    /// What a ledger is made of.
    struct Key: Hashable {
        var basis: Basis
        /// Heads of the tickets' chains, in the order of their ids.
        var tickets: [Data]
        var end: Instant
    }

    private struct Rated {
        var head: Data
        var basis: Basis
        var work: TicketWork
    }

    private struct Kept {
        var histories: [Basis: AgreementHistory] = [:]
        var works: [TicketID: Rated] = [:]
        var ledgers: [Key: Ledger] = [:]
        /// Lines in `works` and entries in `ledgers`.
        var lines = 0
        var entries = 0
    }

    private let kept = Mutex(Kept())

    /// Clients whose agreements are remembered; then all are forgotten.
    private static let historiesMax = 2_000
    /// Lines of tickets, and entries of ledgers, that are remembered; then all are forgotten.
    private static let linesMax = 200_000

    /// Kept or made by `make`.
    func history(_ basis: Basis, _ make: () throws -> AgreementHistory) rethrows -> AgreementHistory
    {
        if let known = kept.withLock({ $0.histories[basis] }) { return known }
        let made = try make()
        kept.withLock { kept in
            if kept.histories.count >= Self.historiesMax { kept.histories = [:] }
            kept.histories[basis] = made
        }
        return made
    }

    /// Kept or made by `make`.
    ///
    /// - Parameter head: of the ticket's chain.
    func work(
        on ticket: TicketID, head: Data, _ basis: Basis, cutAt borders: [Instant],
        _ make: () throws -> TicketWork
    ) rethrows -> TicketWork {
        let known = kept.withLock { $0.works[ticket] }
        if let known, known.head == head, known.basis == basis, known.work.isCut(at: borders) {
            return known.work
        }
        let made = try make()
        kept.withLock { kept in
            kept.lines += made.lines.count + 1
            if kept.lines > Self.linesMax {
                (kept.works, kept.lines) = ([:], made.lines.count + 1)
            }
            kept.works[ticket] = Rated(head: head, basis: basis, work: made)
        }
        return made
    }

    /// Kept or made by `make`.
    func ledger(_ key: Key, _ make: () throws -> Ledger) rethrows -> Ledger {
        if let known = kept.withLock({ $0.ledgers[key] }) { return known }
        let made = try make()
        kept.withLock { kept in
            kept.entries += made.entries.count + 1
            if kept.entries > Self.linesMax {
                (kept.ledgers, kept.entries) = ([:], made.entries.count + 1)
            }
            kept.ledgers[key] = made
        }
        return made
    }
}
