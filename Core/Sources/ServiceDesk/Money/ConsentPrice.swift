import Regulations
import WorkingTime

/// What saying yes to a consent of the regulation costs.
public struct ConsentPrice: Sendable, Hashable {
    /// The factor that depends on it; nil: the price of an hour is what is agreed to.
    public var factor: Prices.Factor?
    /// Of an hour, the factor counted.
    public var hour: Price
    /// The estimate in which a person states the sum, where the hour is not counted: it is what is
    /// shown and agreed.
    public var stated: TicketEvent.Estimated?

    /// Why nobody can agree to it yet; nil: there is something to agree to.
    public var deferred: Deferred? { stated == nil ? hour.deferred : nil }
}

/// What the consent costs on the ticket as things stand; nil: no price depends on it.
///
/// - Parameter agreed: the client's agreements as they are known now.
public func consentPrice(
    _ field: String, on ticket: Ticket, under edition: Edition, agreed: [Entitlement.Period],
    at instant: Instant
) -> ConsentPrice? {
    let regulation = edition.regulation
    guard regulation.fields[field]?.kind == .consent else { return nil }
    let factor = regulation.prices.factors.pairs.first {
        regulation.asks($0.item.when, for: [field])
    }
    guard factor != nil || regulation.tellsPrice(askingFor: field) else { return nil }
    let hour = edition.hour(on: ticket, agreed: agreed, at: instant, times: factor?.item)
    let offer = ticket.estimates.last { $0.state == .offered || $0.state == .approved }?.offer
    return ConsentPrice(
        factor: factor?.item, hour: hour,
        stated: hour.deferred == nil || offer?.amount == nil ? nil : offer)
}

extension Regulation {
    /// A rate asks for the field, or a rule that does tells the price in its message.
    fileprivate func tellsPrice(askingFor field: String) -> Bool {
        prices.rates.pairs.contains { asks($0.item.when, for: [field]) }
            || rules.pairs.contains { _, rule in
                asks(rule.when, for: [field])
                    && rule.effects.message.map(tellsPrice(message:)) ?? false
            }
    }

    private func tellsPrice(message name: String) -> Bool {
        let word = "{\(MessageVariable.price.rawValue)}"
        return messages[name]?.text.words.values.contains { $0.contains(word) } ?? false
    }
}
