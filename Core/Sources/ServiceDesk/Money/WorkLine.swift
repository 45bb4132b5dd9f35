import Regulations
import WorkingTime

/// Part of a worklog entry with one price: entries are split where a calendar of a price's
/// condition opens or closes, where a month or a tariff ends, and where a package is used up.
public struct WorkLine: Sendable, Hashable {
    public var entry: String
    public var person: String
    public var role: String
    public var work: String
    public var from: Instant
    /// Exclusive.
    public var until: Instant
    /// Minutes on the bill before factors, rounded as the regulation says.
    public var minutes: Int
    /// Name of the rate; nil: the regulation does not charge this kind of work.
    public var rate: String?
    /// Names of the factors that multiply the rate.
    public var factors: [String]
    public var price: Price
    /// What the line rests on: of the rate, then of the factors; of a package before them.
    public var clauses: [String]
    /// The clause that made the line what it is: of the package, else of the last factor, else of
    /// the rate.
    public var clause: String?
    /// Minutes that were worked.
    public var worked = 0
    /// Thousandths of minutes with the factors counted: what a package gives or a rate costs.
    public var counted: Int64 = 0
    /// The package that gives the time; nil: none does.
    public var fund: Fund.Key?
    /// What makes the line of the work, as it was known then.
    var basis = Basis()

    /// What later steps of billing need of the earlier ones.
    struct Basis: Sendable, Hashable {
        /// When the work of the whole entry began.
        var start = Instant.distantPast
        /// When the work was written down.
        var known = Instant.distantPast
        /// Before factors; of `piece` minutes.
        var rate = Price.byAgreement
        /// Minutes that the rate is for; nil: for all work on the ticket, with the first of it.
        var piece: Int? = 60
        /// Thousandths.
        var times: Int64 = 1000
        /// The hours of a package are used first.
        var drawsPackage = false
    }

    /// Thousandths by which the factors multiply the time.
    public var times: Int64 { basis.times }

    /// Minor units; nil: there is no number to show.
    public var amount: Int64? { price.amount }
}

/// What the work on a ticket costs by its rates, packages of hours left out, in order of the work.
///
/// Each entry is priced as things stood when it was logged: a consent given later changes nothing
/// (decision 12).
///
/// - Parameter borders: where lines are cut besides, the earliest first.
public func workLines(
    of stream: TicketStream, by tariffs: Tariffs, borders: [Instant] = []
) throws(EditionError) -> [WorkLine] {
    var pricing = WorkPricing(tariffs: tariffs, borders: borders)
    let minutes = Dictionary(
        stream.ticket.worklog.map { ($0.entry, $0.minutes) }, uniquingKeysWith: { _, last in last })
    var ticket = Ticket(id: stream.ticket.id)
    for record in stream.records {
        ticket.evolve(record)
        guard case .logged(var logged) = record.event else { continue }
        logged.minutes = minutes[logged.entry] ?? logged.minutes
        try pricing.rate(
            logged, on: ticket, known: record.recordedAt,
            isApproved: stream.ticket.isApproved(logged))
    }
    return pricing.lines
}
