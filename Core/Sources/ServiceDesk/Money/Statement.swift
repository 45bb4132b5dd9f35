import Regulations
import WorkingTime

/// What one client owes for one month, line by line, and what its packages have left: a value that
/// anybody recomputes from the journal.
public struct Statement: Sendable, Hashable {
    /// How the hours of a package stood in the month.
    public struct Balance: Sendable, Hashable {
        /// As it stands at the end of the month.
        public var fund: Fund
        /// Thousandths of minutes used up in the month.
        public var drawn: Int64
        /// Thousandths of minutes that may no longer be used after the month.
        public var expired: Int64
    }
    /// A bill that a rule made in the month. Its sum is not added: the work that it is for is
    /// counted where it is done.
    public struct Billed: Sendable, Hashable {
        /// Number of the ticket.
        public var ticket: Int
        public var bill: Bill
        public var clauses: [String]
    }
    /// The tax of the sum.
    public struct Tax: Sendable, Hashable {
        /// 0 … 100.
        public var percent: Double
        public var stands: Prices.Tax.Stands
        /// Minor units.
        public var amount: Int64
        public var clauses: [String]
    }

    public var client: String
    /// First day of the month.
    public var month: CivilDate
    /// ISO 4217.
    public var currency: String
    /// Packages and fees, in the order in which they are charged.
    public var charges: [Charge]
    /// In order of the work.
    public var work: [Ledger.Entry]
    /// Of earlier months whose statements were agreed or closed.
    public var adjustments: [Adjustment]
    /// In order of time.
    public var bills: [Billed]
    /// Packages with hours that could be used in the month, in the order in which they are used up.
    public var balances: [Balance]
    /// Of all charges, work and adjustments; no number where one of them has none.
    public var sum: Price
    /// nil: the regulation names none, or the sum has no number.
    public var tax: Tax?
    /// What is to be paid, with the tax.
    public var total: Price

    /// Minutes worked, of whatever kind.
    public var workedMinutes: Int { work.reduce(0) { $0 + $1.line.worked } }
    /// Thousandths of minutes that packages give.
    public var given: Int64 { counted { $0.fund != nil } }
    /// Thousandths of minutes beyond every package.
    public var beyond: Int64 { counted { $0.fund == nil } }

    private func counted(_ isMeant: (WorkLine) -> Bool) -> Int64 {
        work.reduce(0) { isMeant($1.line) ? $0 + $1.line.counted : $0 }
    }
}

/// The statement of a client for a month, by what is known now.
///
/// - Parameters:
///   - month: first day of it.
///   - tickets: all of the client that have work since `Tariffs.start(of:)` of the month, or of the
///     first month that it corrects; others of the client do no harm.
///   - settled: how far the statements of other months are.
public func statement(
    of client: String, month: CivilDate, tickets: [TicketStream], by tariffs: Tariffs,
    after settled: [Settlement] = []
) throws(EditionError) -> Statement {
    let mine = tickets.filter { $0.ticket.client == client }
    let ledger = try Ledger(of: mine, by: tariffs, until: try tariffs.month(of: month).upperBound)
    return try statement(of: client, month: month, ledger, by: tariffs, after: settled)
}

/// The statement of a client for a month, by what is known now.
///
/// - Parameters:
///   - month: first day of it.
///   - ledger: of all work of the client that `Tariffs.start(of:)` of the month asks for, or of the
///     first month that it corrects (`firstMonth(ofStatement:after:)`), until its end.
///   - settled: how far the statements of other months are.
public func statement(
    of client: String, month: CivilDate, _ ledger: Ledger, by tariffs: Tariffs,
    after settled: [Settlement] = []
) throws(EditionError) -> Statement {
    let first = month.firstOfMonth
    let edition = try tariffs.edition(at: tariffs.noon(of: first), known: .distantFuture)
    let period = edition.zone.month(of: first)
    let work = ledger.work(in: period)
    let charges = try tariffs.charges(of: tariffs.history.latest, in: period)
    let adjusted = try adjustments(in: first, after: settled) { month throws(EditionError) in
        try billed(in: month, ledger, by: tariffs, edition.zone)
    }
    let sum = total(of: charges.map(\.price) + work.map(\.line.price) + adjusted.map(\.price))
    let tax = sum.amount.flatMap { amount in
        edition.regulation.prices.tax.map { Statement.Tax(of: amount, $0) }
    }
    return Statement(
        client: client, month: first, currency: edition.regulation.currency, charges: charges,
        work: work, adjustments: adjusted, bills: try ledger.bills(in: period, by: tariffs),
        balances: ledger.balances(in: period, work), sum: sum, tax: tax,
        total: sum.map { $0 + (tax?.onTop ?? 0) })
}

/// What each entry and each charge of the months that a statement corrects costs as a whole by what
/// is known now: with what was billed for it before, the corrections are the difference.
///
/// - Parameter ledger: as `statement` takes it.
public func costs(
    correctedBy month: CivilDate, _ ledger: Ledger, by tariffs: Tariffs, after settled: [Settlement]
) throws(EditionError) -> [Adjustment] {
    let first = month.firstOfMonth
    let zone = try tariffs.edition(at: tariffs.noon(of: first), known: .distantFuture).zone
    var costs: [Adjustment] = []
    for earlier in settled.corrected(in: first) {
        costs += Adjustment.costs(try billed(in: earlier.month, ledger, by: tariffs, zone))
    }
    return costs
}

private func billed(
    in month: CivilDate, _ ledger: Ledger, by tariffs: Tariffs, _ zone: ZoneRules
) throws(EditionError) -> [Billed] {
    let period = zone.month(of: month)
    let work = ledger.work(in: period).filter { $0.line.price != .unapproved }
    return try tariffs.charges(of: tariffs.history.latest, in: period).map {
        Billed($0, in: month)
    } + work.map { Billed($0, in: month) }
}

/// Months whose settlements say what the statement corrects: those before it, and those after it
/// that may have corrected them already.
public func monthsAround(statement month: CivilDate) -> ClosedRange<CivilDate> {
    let first = month.firstOfMonth
    return first.adding(months: -correctedMonths)...first.adding(months: correctedMonths)
}

/// The first day of the first month whose work the statement has to know: its own, or the earliest
/// that it corrects.
public func firstMonth(ofStatement month: CivilDate, after settled: [Settlement]) -> CivilDate {
    settled.filter { $0.isCorrected(in: month.firstOfMonth) }.map(\.month).min()
        ?? month.firstOfMonth
}

extension Tariffs {
    /// The month in which the day lies, in the zone of the edition of its first day.
    public func month(of day: CivilDate) throws(EditionError) -> Range<Instant> {
        let first = day.firstOfMonth
        return try edition(at: noon(of: first), known: .distantFuture).zone.month(of: first)
    }

    /// An instant of the day wherever it is, to find the edition whose zone says when it begins.
    fileprivate func noon(of day: CivilDate) -> Instant {
        Instant(seconds: Int64(day.dayNumber) * 86_400 + 43_200)
    }
}

extension ZoneRules {
    /// From the beginning of the month in which the day lies until that of the next, half-open.
    public func month(of day: CivilDate) -> Range<Instant> {
        let first = day.firstOfMonth
        return startOfDay(first)..<startOfDay(first.adding(months: 1))
    }
}

extension Ledger {
    fileprivate func work(in month: Range<Instant>) -> [Entry] {
        entries.filter { month.contains($0.line.from) }
    }

    fileprivate func bills(in month: Range<Instant>, by tariffs: Tariffs)
        throws(EditionError) -> [Statement.Billed]
    {
        var billed: [Statement.Billed] = []
        for one in bills where month.contains(one.bill.at) {
            let edition = try tariffs.edition(at: one.bill.at, known: .distantFuture)
            let rule = edition.regulation.rules[one.bill.invoiced.rule]
            billed.append(
                .init(ticket: one.ticket, bill: one.bill, clauses: rule?.clauses ?? []))
        }
        return billed
    }

    fileprivate func balances(in month: Range<Instant>, _ work: [Entry]) -> [Statement.Balance] {
        funds.filter { $0.period.lowerBound < month.upperBound && month.lowerBound < $0.until }
            .map { fund in
                let drawn = work.reduce(Int64(0)) {
                    $1.line.fund == fund.key ? $0 + $1.line.counted : $0
                }
                return Statement.Balance(
                    fund: fund, drawn: drawn,
                    expired: fund.until <= month.upperBound ? fund.left : 0)
            }
    }
}

extension Statement.Tax {
    fileprivate init(of sum: Int64, _ tax: Prices.Tax) {
        let hundredths = Int64((tax.percent * 100).rounded())
        let amount =
            switch tax.stands {
            case .inside: Money.share(of: sum, hundredths, of: 10_000 + hundredths)
            case .onTop: Money.share(of: sum, hundredths, of: 10_000)
            }
        self.init(percent: tax.percent, stands: tax.stands, amount: amount, clauses: tax.clauses)
    }

    /// What it adds to the sum.
    fileprivate var onTop: Int64 { stands == .onTop ? amount : 0 }
}
