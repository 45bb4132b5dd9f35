import Regulations

/// How minutes of one kind of work become minutes on the bill.
struct Billing {
    /// What is added up together: all kinds without pieces of their own, or this kind.
    var tally: String
    var quantum: Prices.Quantum
    var per: Prices.Unit.Per
}

/// Real and billed minutes of a ticket so far.
struct Tally {
    private var spent = 0
    private var billed = 0

    /// Minutes to bill for `minutes` more of work.
    mutating func bill(_ minutes: Int, _ billing: Billing) -> Int {
        spent += minutes
        if billing.per == .entry { return billing.quantum.billed(minutes) }
        let due = max(0, billing.quantum.billed(spent) - billed)
        billed += due
        return due
    }
}

extension Prices {
    /// nil: the kind of work is not charged.
    func billing(of work: String) -> Billing? {
        if let counted, !counted.work.contains(work) { return nil }
        guard let unit else { return Billing(tally: "", quantum: Quantum(), per: .ticket) }
        guard let own = unit.works[work] else {
            return Billing(tally: "", quantum: unit.quantum, per: unit.per)
        }
        return Billing(tally: work, quantum: own, per: unit.per)
    }

    /// The factors multiplied, to a thousandth.
    static func thousandths(_ factors: [Double]) -> Int64 {
        factors.reduce(Int64(1000)) { product, factor in
            Int64(clamping: Int128(product) * Int128((factor * 1000).rounded()) / 1000)
        }
    }

    /// Minor units, a half rounded up.
    ///
    /// - Parameters:
    ///   - piece: minutes that the amount is for.
    ///   - counted: thousandths of minutes.
    static func amount(_ amount: Int64, each piece: Int = 60, counted: Int64) -> Int64 {
        Money.share(of: amount, counted, of: Int64(piece) * 1000)
    }

    /// Minutes that the rate's amount is for; nil: for all work on the ticket.
    func piece(of rate: Rate, for work: String? = nil) -> Int? {
        switch rate.per {
        case .hour: 60
        case .unit: (work.flatMap { unit?.works[$0] } ?? unit?.quantum)?.minutes ?? 1
        case .ticket: nil
        }
    }

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

extension Prices.Quantum {
    private func rounded(_ minutes: Int) -> Int {
        guard self.minutes > 1 else { return minutes }
        switch rounding {
        case .up: return (minutes + self.minutes - 1) / self.minutes * self.minutes
        case .nearest: return (minutes + self.minutes / 2) / self.minutes * self.minutes
        case .none: return minutes
        }
    }

    /// Whole units of work, in minutes: what is charged.
    func billed(_ minutes: Int) -> Int { minutes > 0 ? max(rounded(minutes), atLeast ?? 0) : 0 }

    /// An estimate is of one unit at least.
    func estimated(_ minutes: Int) -> Int {
        max(billed(minutes), rounding == .none ? minutes : self.minutes)
    }
}
