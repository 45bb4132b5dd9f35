import Regulations
import WorkingTime

/// Part of a worklog entry with one price: entries are split where a calendar of a price's condition opens or closes.
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
    /// Minor units; nil: the rate is by agreement, and none is stated.
    public var amount: Int64?
    /// What the line rests on: of the rate, then of the factors.
    public var clauses: [String]
    /// The clause that made the line what it is: of the last factor, else of the rate.
    public var clause: String?
}

/// What the work on a ticket costs so far, in order of the entries.
///
/// Each entry is priced as things stood when it was logged: a consent given later changes nothing (decision 12).
public func workLines(of stream: TicketStream, under edition: Edition) -> [WorkLine] {
    var pricing = WorkPricing(prices: edition.regulation.prices, edition: edition, corrected: corrected(stream))
    var ticket = Ticket(id: stream.ticket.id)
    for record in stream.records {
        ticket.evolve(record)
        if case .logged(let logged) = record.event { pricing.price(logged, on: ticket) }
    }
    return pricing.lines
}

/// Price of an hour of work on the ticket as things stand, in minor units; nil: the regulation names none.
public func hourPrice(of ticket: Ticket, under edition: Edition, at instant: Instant) -> Int64? {
    WorkPricing(prices: edition.regulation.prices, edition: edition, corrected: [:]).hour(on: ticket, at: instant)
}

/// Sum of the lines; nil: one of them has no price.
public func total(of lines: [WorkLine]) -> Int64? {
    lines.reduce(into: Int64?(0)) { sum, line in
        guard let amount = line.amount else { return sum = nil }
        sum? += amount
    }
}

private func corrected(_ stream: TicketStream) -> [String: Int] {
    Dictionary(stream.ticket.worklog.map { ($0.entry, $0.minutes) }, uniquingKeysWith: { _, last in last })
}
