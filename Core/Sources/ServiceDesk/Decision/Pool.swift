import Regulations
import WorkingTime

/// A ticket as the pool sees it.
public struct PoolEntry: Sendable, Hashable {
    public var id: TicketID
    /// Display number, from 1.
    public var number: Int
    public var priority: String?
    public var state: TicketState
    public var arrivedAt: Instant
    public var admittedAt: Instant?
    public var expeditedAt: Instant?
    /// Not taken yet.
    public var isFree: Bool

    public init(
        id: TicketID, number: Int, priority: String?, state: TicketState, arrivedAt: Instant,
        admittedAt: Instant?,
        expeditedAt: Instant?, isFree: Bool
    ) {
        self.id = id
        self.number = number
        self.priority = priority
        self.state = state
        self.arrivedAt = arrivedAt
        self.admittedAt = admittedAt
        self.expeditedAt = expeditedAt
        self.isFree = isFree
    }
}

extension PoolEntry {
    /// The ticket as the pool sees it; nil if it never came in.
    public init?(_ ticket: Ticket) {
        guard let number = ticket.number, let arrivedAt = ticket.arrivedAt else { return nil }
        self.init(
            id: ticket.id, number: number, priority: ticket.priority, state: ticket.state,
            arrivedAt: arrivedAt,
            admittedAt: ticket.admittedAt, expeditedAt: ticket.expeditedAt, isFree: ticket.isInPool
        )
    }
}

/// The order in which tickets are taken: total, ties by arrival and number (decision 24).
public struct Pool: Sendable {
    public let queue: Queue
    public let entries: [PoolEntry]
    private let ranks: [String: Int]

    public init(queue: Queue, entries: [PoolEntry], regulation: Regulation) {
        self.queue = queue
        ranks = Dictionary(
            uniqueKeysWithValues: regulation.priorities.pairs.map { ($0.name, $0.item.rank) })
        self.entries = entries
    }

    /// Free tickets, the first to be taken first.
    public var order: [PoolEntry] {
        entries.filter(\.isFree).sorted { key($0).lexicographicallyPrecedes(key($1)) }
    }

    /// The ticket to be taken next.
    public var next: PoolEntry? {
        entries.filter(\.isFree).min { key($0).lexicographicallyPrecedes(key($1)) }
    }

    /// The sort key by the regulation's `order`, smaller first: each part is comparable as an
    /// integer.
    public func key(_ entry: PoolEntry) -> [Int64] {
        let parts = queue.order.map { part -> Int64 in
            switch part {
            case .expedited: entry.expeditedAt?.seconds ?? .max
            case .priority: Int64(rank(entry))
            case .arrived: entry.arrivedAt.seconds
            case .admitted: entry.admittedAt?.seconds ?? .max
            }
        }
        return parts + [entry.arrivedAt.seconds, Int64(entry.number)]
    }

    /// In a strict pool: the ticket of higher priority that must be taken, or finished, before this
    /// one.
    public func blocker(of id: TicketID) -> PoolEntry? {
        guard queue.strict, let mine = entries.first(where: { $0.id == id }),
            mine.expeditedAt == nil
        else {
            return nil
        }
        return
            entries
            .filter { $0.id != id && rank($0) < rank(mine) && queue.blocking.contains($0.state) }
            .min { key($0).lexicographicallyPrecedes(key($1)) }
    }

    private func rank(_ entry: PoolEntry) -> Int { entry.priority.flatMap { ranks[$0] } ?? Int.max }
}
