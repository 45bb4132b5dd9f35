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
        if let deferred = deferred(pricing: rate.name) { return .notCounted(deferred) }
        let factors =
            factor.map { [$0] }
            ?? prices.factors.pairs.map(\.item).filter {
                facts.hold($0.when)
            }
        let counted = 60 * Prices.thousandths(factors.map(\.times))
        let price = { (rate: Prices.Rate?) in
            rate?.amount.map { Prices.amount(hourly: $0, counted: counted) }
        }
        let known = Entitlement(agreements: ticket.entitlement.agreements + agreed)
        let packages = prices.packages.names.filter { known.isInForce($0, at: instant) }
        guard rate.item.package == .first, !packages.isEmpty else {
            return price(rate.item).map { .counted($0) } ?? .byAgreement
        }
        guard let drawn = prices.drawn(packages), let first = drawn.first, let last = drawn.last
        else { return .notCounted(Deferred(.order, ["prices", "packages", packages[0]])) }
        let then = prices.packages[last].flatMap { prices.rates[$0.then] }
        return .packaged(first, beyond: price(then))
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

    /// The part of the regulation which would change the price and is not executed yet: a
    /// condition, or a rate that is not per hour.
    func deferred(pricing rate: String) -> Deferred? {
        deferredCondition
            ?? waiting.first { $0.kind == .rate && $0.concerns(["prices", "rates", rate]) }
    }
}
