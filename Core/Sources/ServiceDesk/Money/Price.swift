import Regulations
import WorkingTime

/// A sum as people may be told it. Whoever shows, sends or agrees to one asks this: what a deferred
/// part of the regulation would change is no number (decisions/0008).
public enum Price: Sendable, Hashable {
    /// Minor units of the regulation's currency.
    case counted(Int64)
    /// The regulation leaves it to an agreement, and none states it.
    case byAgreement
    /// Of an hour: hours of this package first; beyond them so many minor units, nil: by agreement.
    case packaged(String, beyond: Int64?)
    /// Of work that the regulation charges once somebody has approved it, and nobody has yet.
    case unapproved
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

/// Sum of the lines: no number where one of them has none; what is not approved is no part of it.
public func total(of lines: [WorkLine]) -> Price { total(of: lines.map(\.price)) }

/// Sum of the prices: no number where one of them has none.
func total(of prices: [Price]) -> Price {
    prices.reduce(.counted(0)) { sum, price in
        switch (sum, price) {
        case (.notCounted, _), (_, .unapproved), (.unapproved, _): sum
        case (_, .notCounted): price
        case (.byAgreement, _), (.packaged, _): sum
        case (_, .byAgreement), (_, .packaged): price
        case (.counted(let so), .counted(let more)):
            .counted(Int64(clamping: Int128(so) + Int128(more)))
        }
    }
}
