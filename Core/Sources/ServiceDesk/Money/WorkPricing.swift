import Regulations
import WorkingTime

/// Prices entry after entry; rounding is cumulative over the ticket (decision 12).
struct WorkPricing {
    let prices: Prices
    let edition: Edition
    /// Entry to its minutes after corrections.
    let corrected: [String: Int]
    var lines: [WorkLine] = []
    /// Real and billed minutes of the ticket so far.
    private var spent = 0
    private var billed = 0

    init(prices: Prices, edition: Edition, corrected: [String: Int]) {
        self.prices = prices
        self.edition = edition
        self.corrected = corrected
    }

    mutating func price(_ logged: TicketEvent.Logged, on ticket: Ticket) {
        let minutes = corrected[logged.entry] ?? logged.minutes
        guard minutes > 0 else { return }
        var parts = segments(logged, minutes: minutes, on: ticket)
        guard prices.counted.map({ $0.work.contains(logged.work) }) ?? true else {
            return lines += parts.map(\.free)
        }
        spread(bill(minutes), over: &parts)
        lines += parts.filter { $0.minutes > 0 }.map { priced($0, on: ticket) }
    }

    // MARK: Splitting

    /// The entry cut at every border of a calendar that a price asks for.
    private func segments(_ logged: TicketEvent.Logged, minutes: Int, on ticket: Ticket) -> [WorkLine] {
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
                entry: logged.entry, person: logged.person, role: logged.role, work: logged.work, from: from,
                until: until, minutes: Int((until - from) / 60), rate: nil, factors: [], amount: nil, clauses: [],
                clause: nil)
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
        let facts = Facts(
            edition: edition, ticket: ticket, actor: Actor(kind: .staff, id: line.person, roles: [line.role]),
            at: line.from)
        var line = line
        let rates = prices.rates.pairs.filter { facts.hold($0.item.when) }
        guard let rate = rates.first(where: { $0.item.when != .always }) ?? rates.first else { return line }
        let factors = prices.factors.pairs.filter { facts.hold($0.item.when) }
        line.rate = rate.name
        line.factors = factors.map(\.name)
        line.amount = rate.item.amount.map { amount in
            Self.amount(hourly: amount, minutes: line.minutes, times: factors.map(\.item.times))
        }
        line.clauses = (rate.item.clauses + factors.flatMap(\.item.clauses)).uniqued()
        line.clause = factors.last?.item.clauses.first ?? rate.item.clauses.first
        return line
    }

    /// Minor units of one hour that begins at `instant`; nil: the regulation names no price.
    func hour(on ticket: Ticket, at instant: Instant) -> Int64? {
        let hour = WorkLine(
            entry: "", person: "", role: "", work: "", from: instant, until: instant + 3600, minutes: 60, rate: nil,
            factors: [], amount: nil, clauses: [], clause: nil)
        return priced(hour, on: ticket).amount
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
        line.amount = 0
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
            return regulation.definitions[name]?.when.calendars(in: regulation, depth: depth + 1) ?? []
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
    func estimated(_ minutes: Int) -> Int { max(rounded(minutes), rounding == .none ? minutes : self.minutes) }
}
