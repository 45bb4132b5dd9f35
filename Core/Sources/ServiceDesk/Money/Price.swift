import Regulations
import WorkingTime

/// A sum as people may be told it. Whoever shows, sends or agrees to one asks this: what a deferred
/// part of the regulation would change is no number (decisions/0008).
public enum Price: Sendable, Hashable {
    /// Minor units of the regulation's currency.
    case counted(Int64)
    /// The regulation leaves it to an agreement, and none states it.
    case byAgreement
    /// This part of the regulation would change it, and is not executed yet.
    case notCounted(Deferred)

    /// Minor units; nil: there is no number to show.
    public var amount: Int64? { if case .counted(let amount) = self { amount } else { nil } }

    /// Why there is no number, where the desk should have one.
    public var deferred: Deferred? {
        if case .notCounted(let deferred) = self { deferred } else { nil }
    }

    func map(_ change: (Int64) -> Int64) -> Price { amount.map { .counted(change($0)) } ?? self }
}

/// Price of an hour of work on the ticket as things stand.
///
/// - Parameter agreed: the client's agreements as they are known now; those that the ticket knows
///   count as well.
public func hourPrice(
    of ticket: Ticket, under edition: Edition, agreed: [Entitlement.Period], at instant: Instant
) -> Price {
    WorkPricing(edition: edition, agreed: agreed).hour(on: ticket, at: instant)
}

/// Sum of the lines: no number where one of them has none.
public func total(of lines: [WorkLine]) -> Price {
    lines.reduce(.counted(0)) { sum, line in
        switch (sum, line.price) {
        case (.notCounted, _): sum
        case (_, .notCounted): line.price
        case (.byAgreement, _): sum
        case (_, .byAgreement): line.price
        case (.counted(let so), .counted(let more)): .counted(so + more)
        }
    }
}
