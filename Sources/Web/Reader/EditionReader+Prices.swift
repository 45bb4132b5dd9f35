import Regulations
import Runtime
import ServiceDesk

/// Prices as pages tell them: where there is no number, what stands in its place and why.
extension EditionReader {
    private var phrases: MoneyPhrases { MoneyPhrases(language: language.rawValue) }

    /// The client's agreements as they are known now.
    func agreed(_ ticket: Ticket) -> [Entitlement.Period] {
        ticket.client.flatMap { people.clients[$0] }?.periods ?? []
    }

    func words(_ price: Price) -> String {
        phrases.price(price, currency: regulation.currency) ?? words[.byAgreement]
    }

    /// `Standard package: hours of a package are not counted over tickets yet`.
    func cause(_ deferred: Deferred) -> String {
        regulation.cause(of: deferred, in: language.rawValue)
    }

    func hourPrice(of ticket: Ticket) -> Price {
        ServiceDesk.hourPrice(of: ticket, under: edition, agreed: agreed(ticket), at: now)
    }

    /// nil: what its client's packages have left is not known.
    func nextHour(on view: TicketView) -> NextHour? {
        let ticket = view.stream.ticket
        return view.packages.map {
            ServiceDesk.nextHour(
                on: ticket, under: edition, agreed: agreed(ticket), $0, at: now)
        }
    }

    /// What stands beside an estimate that names no sum; nil: nothing has to.
    func instead(ofSumIn offer: TicketEvent.Estimated, on ticket: Ticket) -> String? {
        offer.amount == nil ? phrases.priceNotCounted(hourPrice(of: ticket)) : nil
    }

    /// Where somebody states the sum of an estimate, and the desk cannot count it for them.
    func sumHint(on ticket: Ticket) -> String? {
        hourPrice(of: ticket).deferred.map {
            "\(phrases.capitalNotCounted): \(cause($0)). \(words[.stateTheSum])"
        }
    }
}
