import Regulations
import WorkingTime

/// Part of a worklog entry with one price: entries are split where a calendar of a price's
/// condition opens or closes.
public struct WorkLine: Sendable, Hashable {
    public var entry: String
    public var person: String
    public var role: String
    public var work: String
    public var from: Instant
    /// Exclusive.
    public var until: Instant
    /// Minutes on the bill, rounded as the regulation says.
    public var minutes: Int
    /// Name of the rate; nil: the regulation does not charge this kind of work.
    public var rate: String?
    /// Names of the factors that multiply the rate.
    public var factors: [String]
    public var price: Price
    /// What the line rests on: of the rate, then of the factors.
    public var clauses: [String]
    /// The clause that made the line what it is: of the last factor, else of the rate.
    public var clause: String?

    /// Minor units; nil: there is no number to show.
    public var amount: Int64? { price.amount }
}

/// What the work on a ticket costs so far, in order of the entries.
///
/// Each entry is priced as things stood when it was logged: a consent given later changes nothing
/// (decision 12).
///
/// - Parameter agreed: the client's agreements as they are known now; those that the ticket knew
///   then count as well.
public func workLines(of stream: TicketStream, under edition: Edition, agreed: [Entitlement.Period])
    -> [WorkLine]
{
    var pricing = WorkPricing(edition: edition, agreed: agreed, corrected: corrected(stream))
    var ticket = Ticket(id: stream.ticket.id)
    for record in stream.records {
        ticket.evolve(record)
        if case .logged(let logged) = record.event { pricing.price(logged, on: ticket) }
    }
    return pricing.lines
}

private func corrected(_ stream: TicketStream) -> [String: Int] {
    Dictionary(
        stream.ticket.worklog.map { ($0.entry, $0.minutes) }, uniquingKeysWith: { _, last in last })
}
