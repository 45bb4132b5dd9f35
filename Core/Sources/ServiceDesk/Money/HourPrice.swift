import Regulations
import WorkingTime

/// Price of an hour of work on the ticket as things stand.
///
/// - Parameter agreed: the client's agreements as they are known now; those that the ticket knows
///   count as well.
public func hourPrice(
    of ticket: Ticket, under edition: Edition, agreed: [Entitlement.Period], at instant: Instant
) -> Price {
    edition.hour(on: ticket, agreed: agreed, at: instant)
}

extension Edition {
    /// Of one hour that begins at `instant`.
    ///
    /// - Parameter factor: multiplied by it alone, as if it applied; nil: by those that do.
    func hour(
        on ticket: Ticket, agreed: [Entitlement.Period], at instant: Instant,
        times factor: Prices.Factor? = nil
    ) -> Price {
        let (facts, prices) = (facts(on: ticket, at: instant), regulation.prices)
        guard let rate = rate(facts) else {
            return deferredCondition.map { .notCounted($0) } ?? .byAgreement
        }
        if let deferred = deferredCondition { return .notCounted(deferred) }
        let times = factor.map { Prices.thousandths([$0.times]) } ?? times(facts)
        let price = { (rate: Prices.Rate?) in
            rate.flatMap { rate in rate.amount.map { prices.hour($0, by: rate, times: times) } }
        }
        let known = Entitlement(agreements: ticket.entitlement.agreements + agreed)
        let packages = prices.packages.names.filter { known.isInForce($0, at: instant) }
        guard rate.item.drawsPackage, !packages.isEmpty else {
            return price(rate.item).map { .counted($0) } ?? .byAgreement
        }
        guard let drawn = prices.drawn(packages), let first = drawn.first, let last = drawn.last
        else { return .notCounted(Deferred(.order, ["prices", "packages", packages[0]])) }
        let then = prices.packages[last].flatMap { prices.rates[$0.then] }
        return .packaged(first, beyond: price(then))
    }

    /// Thousandths by which the factors that apply multiply the time.
    func times(on ticket: Ticket, at instant: Instant) -> Int64 {
        times(facts(on: ticket, at: instant))
    }

    private func times(_ facts: Facts) -> Int64 {
        Prices.thousandths(
            regulation.prices.factors.pairs.map(\.item).filter { facts.hold($0.when) }
                .map(\.times))
    }

    private func facts(on ticket: Ticket, at instant: Instant) -> Facts {
        Facts(
            edition: self, ticket: ticket, actor: Actor(kind: .staff, id: "", roles: [""]),
            at: instant)
    }

    /// Of those that apply the one with a condition.
    func rate(_ facts: Facts) -> (name: String, item: Prices.Rate)? {
        let rates = regulation.prices.rates.pairs.filter { facts.hold($0.item.when) }
        return rates.first { $0.item.when != .always } ?? rates.first
    }

    private var waiting: [Deferred] { deferred.filter { $0.path.first == "prices" } }

    /// A condition of whatever price, for it may be the one to count.
    var deferredCondition: Deferred? { waiting.first { $0.kind == .condition } }
}

extension Prices {
    /// Minor units of one hour; of a rate for the ticket as a whole, what that costs whatever is
    /// done.
    ///
    /// - Parameter times: thousandths.
    fileprivate func hour(_ amount: Int64, by rate: Rate, times: Int64) -> Int64 {
        guard let piece = piece(of: rate) else { return Money.share(of: amount, times, of: 1000) }
        return Self.amount(amount, each: piece, counted: 60 * times)
    }
}
