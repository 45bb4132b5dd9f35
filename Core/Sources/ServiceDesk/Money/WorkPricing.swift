import Regulations
import WorkingTime

/// Prices the entries of one ticket; rounding is cumulative over the ticket in order of the work,
/// so that the order in which it is written down changes nothing (decision 12).
struct WorkPricing {
    let tariffs: Tariffs
    /// Where lines are cut besides, the earliest first.
    let borders: [Instant]
    private var entries: [Rated] = []

    /// An entry whose minutes are not billed yet.
    private struct Rated {
        var entry: String
        var from: Instant
        var parts: [WorkLine]
        /// nil: work of this kind is not charged.
        var billing: Billing?
        /// Nobody has approved it yet who has to.
        var isWaiting: Bool
    }

    init(tariffs: Tariffs, borders: [Instant] = []) {
        self.tariffs = tariffs
        self.borders = borders
    }

    /// Takes the next entry in, with the ticket as it stood then.
    mutating func rate(
        _ logged: TicketEvent.Logged, on ticket: Ticket, known: Instant, isApproved: Bool = false
    ) throws(EditionError) {
        guard logged.minutes > 0 else { return }
        let prices = try tariffs.edition(at: logged.from, known: known).regulation.prices
        var parts: [WorkLine] = []
        let (segments, seams) = try segments(logged, known: known)
        for part in segments {
            let rated = try rated(part, on: ticket, known: known)
            // A border at which nothing changes is none.
            if let last = parts.last, last.continues(in: rated), !seams.contains(rated.from) {
                parts[parts.count - 1].until = rated.until
                parts[parts.count - 1].minutes += rated.minutes
                parts[parts.count - 1].worked += rated.worked
            } else {
                parts.append(rated)
            }
        }
        entries.append(
            Rated(
                entry: logged.entry, from: logged.from, parts: parts,
                billing: prices.billing(of: logged.work),
                isWaiting: prices.approval?.concerns(logged) == true && !isApproved))
    }

    /// In order of the work.
    var lines: [WorkLine] {
        var tallies: [String: Tally] = [:]
        var paid: Set<String> = []
        return entries.sorted { ($0.from, $0.entry) < ($1.from, $1.entry) }.flatMap { rated in
            guard let billing = rated.billing else { return rated.parts.map(\.free) }
            if rated.isWaiting { return rated.parts.map(\.unapproved) }
            var parts = rated.parts
            let minutes = parts.reduce(0) { $0 + $1.worked }
            let billed = tallies[billing.tally, default: Tally()].bill(minutes, billing)
            Self.spread(billed, over: &parts)
            return parts.map { $0.settled(&paid) }
        }
    }

    // MARK: Splitting

    /// The entry cut at every border of a calendar that a price asks for, and where a day begins:
    /// tariffs do so.
    ///
    /// - Returns: seams are borders where a line ends whether its price goes on or not: of
    ///   packages, and where a month begins.
    private func segments(_ logged: TicketEvent.Logged, known: Instant) throws(EditionError)
        -> (lines: [WorkLine], seams: Set<Instant>)
    {
        let end = logged.from + Int64(logged.minutes) * 60
        var seams = Set(borders.from(logged.from + 1).prefix { $0 < end })
        var cuts: Set<Instant> = seams.union([logged.from, end])
        var start = logged.from
        while start < end {
            let edition = try tariffs.edition(at: start, known: known)
            let day = edition.zone.civil(at: start).date.adding(days: 1)
            let next = min(edition.zone.startOfDay(day), end)
            cuts.insert(next)
            if day == day.firstOfMonth { seams.insert(next) }
            for name in edition.regulation.prices.calendars(in: edition.regulation) {
                cuts.formUnion(edition.calendar(name).borders(between: start, and: next))
            }
            start = next
        }
        let sorted = cuts.sorted()
        let lines = zip(sorted, sorted.dropFirst()).map { from, until in
            WorkLine(logged, from: from, until: until)
        }
        return (lines, seams)
    }

    /// The difference that rounding makes goes to the last segments.
    private static func spread(_ billed: Int, over parts: inout [WorkLine]) {
        var difference = billed - parts.reduce(0) { $0 + $1.minutes }
        for index in parts.indices.reversed() where difference != 0 {
            let change = max(difference, -parts[index].minutes)
            parts[index].minutes += change
            difference -= change
        }
    }

    // MARK: Prices

    private func rated(_ line: WorkLine, on ticket: Ticket, known: Instant) throws(EditionError)
        -> WorkLine
    {
        let edition = try tariffs.edition(at: line.from, known: known)
        let facts = Facts(
            edition: edition, ticket: ticket,
            actor: Actor(kind: .staff, id: line.person, roles: [line.role]), at: line.from)
        var line = line
        line.basis.known = known
        guard let rate = edition.rate(facts) else {
            line.basis.rate = edition.deferredCondition.map { .notCounted($0) } ?? .byAgreement
            return line
        }
        let factors = edition.regulation.prices.factors.pairs.filter { facts.hold($0.item.when) }
        line.rate = rate.name
        line.factors = factors.map(\.name)
        line.basis.times = Prices.thousandths(factors.map(\.item.times))
        line.basis.drawsPackage = rate.item.drawsPackage
        line.basis.piece = edition.regulation.prices.piece(of: rate.item, for: line.work)
        line.basis.rate = try price(rate.name, at: line.from, known: known, edition)
        line.clauses = (rate.item.clauses + factors.flatMap(\.item.clauses)).uniqued()
        line.clause = factors.last?.item.clauses.first ?? rate.item.clauses.first
        return line
    }

    /// Of the rate, before factors.
    private func price(
        _ rate: String, at instant: Instant, known: Instant, _ edition: Edition
    ) throws(EditionError) -> Price {
        if let deferred = edition.deferredCondition { return .notCounted(deferred) }
        let amount = try tariffs.amount(of: rate, at: instant, known: known)
        return amount.map { .counted($0) } ?? .byAgreement
    }
}

extension Prices.Approval {
    /// Somebody has to approve the entry.
    func concerns(_ logged: TicketEvent.Logged) -> Bool {
        logged.minutes > (over ?? 0)
    }
}

extension Prices.Rate {
    /// What is paid for the ticket as a whole takes no hours.
    var drawsPackage: Bool { package == .first && per != .ticket }
}

extension WorkLine {
    fileprivate init(_ logged: TicketEvent.Logged, from: Instant, until: Instant) {
        let minutes = Int((until - from) / 60)
        self.init(
            entry: logged.entry, person: logged.person, role: logged.role, work: logged.work,
            from: from, until: until, minutes: minutes, rate: nil, factors: [], price: .byAgreement,
            clauses: [], clause: nil, worked: minutes, basis: Basis(start: logged.from))
    }

    /// It goes on in the other at the same price.
    fileprivate func continues(in other: WorkLine) -> Bool {
        rate == other.rate && factors == other.factors && basis == other.basis
            && clauses == other.clauses
    }

    /// Work of a kind that is not charged.
    fileprivate var free: WorkLine {
        var line = self
        (line.price, line.rate, line.factors) = (.counted(0), nil, [])
        (line.clauses, line.clause, line.basis.drawsPackage) = ([], nil, false)
        return line
    }

    /// Work that is no part of any sum yet, and takes no hours.
    fileprivate var unapproved: WorkLine {
        var line = self
        (line.price, line.counted, line.basis.drawsPackage) = (.unapproved, 0, false)
        return line
    }

    /// With its price by its own rate.
    ///
    /// - Parameter paid: rates that the ticket was charged for as a whole.
    fileprivate func settled(_ paid: inout Set<String>) -> WorkLine {
        var line = self
        line.counted = Int64(minutes) * basis.times
        line.price = line.price(at: basis.rate, each: basis.piece, &paid)
        return line
    }

    /// What the counted time costs.
    ///
    /// - Parameters:
    ///   - piece: minutes that the price is for; nil: for all work on the ticket.
    ///   - paid: rates that the ticket was charged for as a whole; with this line's, where it is
    ///     such.
    func price(at price: Price, each piece: Int?, _ paid: inout Set<String>) -> Price {
        guard let piece else {
            let isFirst = counted > 0 && paid.insert(rate ?? "").inserted
            return isFirst ? price.map { Money.share(of: $0, times, of: 1000) } : .counted(0)
        }
        return price.map { Prices.amount($0, each: piece, counted: counted) }
    }
}

extension WorkingCalendar {
    fileprivate func borders(between start: Instant, and end: Instant) -> [Instant] {
        var (borders, at) = ([Instant](), start)
        while let border = nextBorder(after: at), border < end {
            borders.append(border)
            at = border
        }
        return borders
    }
}
