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

    /// What a draft of a statement is made of.
    struct DraftKey: Hashable {
        var ledger: Key
        /// First day of it.
        var month: CivilDate
        /// Heads of the settlements of the months around it, in order of these.
        var settled: [Data]
    }

    private struct Rated {
        var head: Data
        var basis: Basis
        var work: TicketWork
    }

    private struct Kept {
        var histories = Shelf<Basis, AgreementHistory>(most: 2_000)
        var works = Shelf<TicketID, Rated>(most: linesMax)
        var ledgers = Shelf<Key, Ledger>(most: linesMax)
        var settlements = Shelf<Data, Settlement>(most: linesMax)
        var drafts = Shelf<DraftKey, Statement>(most: linesMax)
        var folds = 0
    }

    private let kept = Mutex(Kept())

    /// Lines of each kind that are remembered.
    private static let linesMax = 200_000

    /// How often work was folded into a ledger, and a ledger into a statement.
    var folds: Int { kept.withLock { $0.folds } }

    /// Kept or made by `make`.
    func history(_ basis: Basis, _ make: () throws -> AgreementHistory) rethrows -> AgreementHistory
    {
        if let known = kept.withLock({ $0.histories[basis] }) { return known }
        let made = try make()
        kept.withLock { $0.histories.keep(made, as: basis, weight: 1) }
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
        kept.withLock {
            $0.works.keep(
                Rated(head: head, basis: basis, work: made), as: ticket,
                weight: made.lines.count + 1)
        }
        return made
    }

    /// Kept or made by `make`.
    func ledger(_ key: Key, _ make: () throws -> Ledger) rethrows -> Ledger {
        if let known = kept.withLock({ $0.ledgers[key] }) { return known }
        let made = try make()
        kept.withLock { kept in
            kept.folds += 1
            kept.ledgers.keep(made, as: key, weight: made.entries.count + 1)
        }
        return made
    }

    /// Kept or made by `make`.
    ///
    /// - Parameter head: of the settlement's chain.
    func settlement(_ head: Data, _ make: () throws -> Settlement) rethrows -> Settlement {
        if let known = kept.withLock({ $0.settlements[head] }) { return known }
        let made = try make()
        kept.withLock { $0.settlements.keep(made, as: head, weight: (made.sent?.lines ?? 0) + 1) }
        return made
    }

    /// Kept or made by `make`.
    func draft(_ key: DraftKey, _ make: () throws -> Statement) rethrows -> Statement {
        if let known = kept.withLock({ $0.drafts[key] }) { return known }
        let made = try make()
        kept.withLock { kept in
            kept.folds += 1
            kept.drafts.keep(made, as: key, weight: made.work.count + made.charges.count + 1)
        }
        return made
    }
}

/// Values of which so much is remembered; when there is more, all are forgotten.
private struct Shelf<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private let most: Int
    private var values: [Key: Value] = [:]
    private var weight = 0

    init(most: Int) { self.most = most }

    subscript(_ key: Key) -> Value? { values[key] }

    mutating func keep(_ value: Value, as key: Key, weight added: Int) {
        weight += added
        if weight > most { (values, weight) = ([:], added) }
        values[key] = value
    }
}
