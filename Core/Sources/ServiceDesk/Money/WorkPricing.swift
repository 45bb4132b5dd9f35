import Regulations
import WorkingTime

/// Prices entry after entry; rounding is cumulative over the ticket (decision 12).
struct WorkPricing {
    let edition: Edition
    /// The client's agreements as they are known now.
    let agreed: [Entitlement.Period]
    /// Entry to its minutes after corrections.
    let corrected: [String: Int]
    var lines: [WorkLine] = []
    /// Real and billed minutes of the ticket so far.
    private var spent = 0
    private var billed = 0

    init(edition: Edition, agreed: [Entitlement.Period], corrected: [String: Int] = [:]) {
        self.edition = edition
        self.agreed = agreed
        self.corrected = corrected
    }

    private var prices: Prices { edition.regulation.prices }

    mutating func price(_ logged: TicketEvent.Logged, on ticket: Ticket) {
        let minutes = corrected[logged.entry] ?? logged.minutes
        guard minutes > 0 else { return }
        var parts = segments(logged, minutes: minutes, on: ticket)
        guard prices.counted.map({ $0.work.contains(logged.work) }) ?? true else {
            lines += parts.map(\.free)
            return
        }
        spread(bill(minutes), over: &parts)
        lines += parts.filter { $0.minutes > 0 }.map { priced($0, on: ticket) }
    }

    // MARK: Splitting

    /// The entry cut at every border of a calendar that a price asks for.
    private func segments(_ logged: TicketEvent.Logged, minutes: Int, on ticket: Ticket)
        -> [WorkLine]
    {
        let end = logged.from + Int64(minutes) * 60
        var cuts: Set<Instant> = [logged.from, end]
        for name in prices.calendars(in: edition.regulation) {
            let calendar = edition.calendar(name)
            var at = logged.from
            while let border = calendar.nextBorder(after: at), border < end {
                cuts.insert(border)
                at = border
            }
        }
        let borders = cuts.sorted()
        return zip(borders, borders.dropFirst()).map { from, until in
            WorkLine(
                entry: logged.entry, person: logged.person, role: logged.role, work: logged.work,
                from: from,
                until: until, minutes: Int((until - from) / 60), rate: nil, factors: [],
                price: .byAgreement,
                clauses: [], clause: nil)
        }
    }

    // MARK: Rounding

    /// Minutes to bill for `minutes` more of work.
    private mutating func bill(_ minutes: Int) -> Int {
        spent += minutes
        let unit = prices.unit
        if unit?.per == .entry { return unit?.rounded(minutes) ?? minutes }
        let due = (unit?.rounded(spent) ?? spent) - billed
        billed += due
        return due
    }

    /// The difference that rounding makes goes to the last segments.
    private func spread(_ billed: Int, over parts: inout [WorkLine]) {
        var difference = billed - parts.reduce(0) { $0 + $1.minutes }
        for index in parts.indices.reversed() where difference != 0 {
            let change = max(difference, -parts[index].minutes)
            parts[index].minutes += change
            difference -= change
        }
    }

    // MARK: Prices

    private func priced(_ line: WorkLine, on ticket: Ticket) -> WorkLine {
        let facts = facts(of: line, on: ticket)
        var line = line
        guard let rate = rate(facts) else {
            line.price = deferredCondition.map { .notCounted($0) } ?? .byAgreement
            return line
        }
        let factors = prices.factors.pairs.filter { facts.hold($0.item.when) }
        line.rate = rate.name
        line.factors = factors.map(\.name)
        line.price = price(rate, on: ticket, at: line.from).map {
            Self.amount(hourly: $0, minutes: line.minutes, times: factors.map(\.item.times))
        }
        line.clauses = (rate.item.clauses + factors.flatMap(\.item.clauses)).uniqued()
        line.clause = factors.last?.item.clauses.first ?? rate.item.clauses.first
        return line
    }

    private func facts(of line: WorkLine, on ticket: Ticket) -> Facts {
        Facts(
            edition: edition, ticket: ticket,
            actor: Actor(kind: .staff, id: line.person, roles: [line.role]),
            at: line.from)
    }

    private func rate(_ facts: Facts) -> (name: String, item: Prices.Rate)? {
        let rates = prices.rates.pairs.filter { facts.hold($0.item.when) }
        return rates.first { $0.item.when != .always } ?? rates.first
    }

    /// Of an hour by the rate, before factors.
    private func price(
        _ rate: (name: String, item: Prices.Rate), on ticket: Ticket, at instant: Instant
    ) -> Price {
        if let deferred = deferred(rate, on: ticket, at: instant) { return .notCounted(deferred) }
        return rate.item.amount.map { .counted($0) } ?? .byAgreement
    }

    private var waiting: [Deferred] { edition.deferred.filter { $0.path.first == "prices" } }
    private var deferredCondition: Deferred? { waiting.first { $0.kind == .condition } }

    /// The part of the regulation which would change the price and is not executed yet: a condition
    /// of whatever price, for it may be the one to count; a rate that is not per hour; a package in
    /// force for which the rate stands back.
    private func deferred(
        _ rate: (name: String, item: Prices.Rate), on ticket: Ticket, at instant: Instant
    ) -> Deferred? {
        if let deferredCondition { return deferredCondition }
        if let per = waiting.first(where: {
            $0.kind == .rate && $0.concerns(["prices", "rates", rate.name])
        }) {
            return per
        }
        guard rate.item.package == .first else { return nil }
        let known = Entitlement(agreements: ticket.entitlement.agreements + agreed)
        return waiting.first {
            $0.kind == .package && known.isInForce($0.path.last ?? "", at: instant)
        }
    }

    /// Of one hour that begins at `instant`.
    func hour(on ticket: Ticket, at instant: Instant) -> Price {
        priced(anHour(at: instant), on: ticket).price
    }

    /// The same, with this factor alone.
    func hour(on ticket: Ticket, at instant: Instant, times factor: Prices.Factor) -> Price {
        guard let rate = rate(facts(of: anHour(at: instant), on: ticket)) else {
            return .byAgreement
        }
        return price(rate, on: ticket, at: instant).map {
            Self.amount(hourly: $0, minutes: 60, times: [factor.times])
        }
    }

    private func anHour(at instant: Instant) -> WorkLine {
        WorkLine(
            entry: "", person: "", role: "", work: "", from: instant, until: instant + 3600,
            minutes: 60, rate: nil,
            factors: [], price: .byAgreement, clauses: [], clause: nil)
    }

    /// Minor units, a half rounded up; factors count to a thousandth.
    static func amount(hourly: Int64, minutes: Int, times: [Double]) -> Int64 {
        let thousandths = times.reduce(Int64(1000)) { $0 * Int64(($1 * 1000).rounded()) / 1000 }
        return (hourly * Int64(minutes) * thousandths + 30_000) / 60_000
    }
}

extension WorkLine {
    /// Work of a kind that is not charged.
    var free: WorkLine {
        var line = self
        line.price = .counted(0)
        return line
    }
}

extension Prices {
    /// Calendars that the conditions of rates and factors ask for, definitions included.
    func calendars(in regulation: Regulation) -> [String] {
        (rates.pairs.map(\.item.when) + factors.pairs.map(\.item.when))
            .flatMap { $0.calendars(in: regulation, depth: 0) }.uniqued()
    }
}

extension Condition {
    func calendars(in regulation: Regulation, depth: Int) -> [String] {
        guard depth <= Facts.depthMax else { return [] }
        switch self {
        case .all(let parts), .any(let parts):
            return parts.flatMap { $0.calendars(in: regulation, depth: depth + 1) }
        case .not(let part): return part.calendars(in: regulation, depth: depth + 1)
        case .fact(.during(let name)), .fact(.outside(let name)): return [name]
        case .fact(.definition(let name)):
            return regulation.definitions[name]?.when.calendars(in: regulation, depth: depth + 1)
                ?? []
        case .fact: return []
        }
    }
}

extension Prices.Unit {
    /// Whole units of work, in minutes: what is charged and what is estimated.
    func rounded(_ minutes: Int) -> Int {
        guard self.minutes > 1 else { return minutes }
        switch rounding {
        case .up: return (minutes + self.minutes - 1) / self.minutes * self.minutes
        case .nearest: return (minutes + self.minutes / 2) / self.minutes * self.minutes
        case .none: return minutes
        }
    }

    /// An estimate is of one unit at least.
    func estimated(_ minutes: Int) -> Int {
        max(rounded(minutes), rounding == .none ? minutes : self.minutes)
    }
}
