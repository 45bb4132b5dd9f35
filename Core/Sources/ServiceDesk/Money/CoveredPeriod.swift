import Regulations
import WorkingTime

extension Recurrence {
    /// Periods looked at, so that no agreement of centuries takes long.
    static let periodsMax = 12_000

    /// The periods of the calendar from the one in which `first` lies, until `end`, which is of
    /// none of them: months begin on their first day, weeks on Monday, quarters and years with
    /// January.
    func periods(from first: CivilDate, until end: CivilDate) -> [Range<CivilDate>] {
        var periods: [Range<CivilDate>] = []
        let start = beginning(of: first)
        var begin = start
        while begin < end, periods.count < Self.periodsMax {
            let next = beginning(periods.count + 1, after: start)
            periods.append(begin..<next)
            begin = next
        }
        return periods
    }

    private func beginning(of date: CivilDate) -> CivilDate {
        switch unit {
        case .day: date
        case .week: date.adding(days: 1 - date.weekday.rawValue)
        case .month: date.firstOfMonth
        case .quarter: date.firstOfMonth.adding(months: -((date.month - 1) % 3))
        case .year: date.firstOfMonth.adding(months: 1 - date.month)
        }
    }

    /// First day of the period so many after the one that begins on `start`.
    func beginning(_ index: Int, after start: CivilDate) -> CivilDate {
        let steps = index * count
        return switch unit {
        case .day: start.adding(days: steps)
        case .week: start.adding(days: steps * 7)
        case .month: start.adding(months: steps)
        case .quarter: start.adding(months: steps * 3)
        case .year: start.adding(months: steps * 12)
        }
    }
}

extension CivilDate {
    /// Of the month that it lies in.
    public var firstOfMonth: CivilDate { adding(days: 1 - day) }
}

/// A period of an agreement's item, as far as the agreement covers it.
struct CoveredPeriod {
    /// All of it.
    var days: Range<CivilDate>
    /// What of it the agreement covers; never empty.
    var covered: Range<CivilDate>

    var isWhole: Bool { days == covered }

    /// The share of `whole` that the agreement covers, a half rounded up.
    func share(of whole: Int64, _ begun: Prices.Begun) -> Int64 {
        switch begun {
        case .whole: whole
        case .byDay:
            Money.share(of: whole, covered.dayCount, of: days.dayCount)
        }
    }

    /// The day on which the period is charged.
    func charged(_ paid: Prices.Paid) -> CivilDate {
        switch paid {
        case .advance: covered.lowerBound
        case .arrears: covered.upperBound.adding(days: -1)
        }
    }
}

extension Range<CivilDate> {
    fileprivate var dayCount: Int64 { Int64(upperBound.dayNumber - lowerBound.dayNumber) }
}

extension ClientAgreement {
    /// Days that it covers, until `end` where it is open: the day on which it ends in its midst
    /// is one of them.
    func days(in zone: ZoneRules, until end: CivilDate) -> Range<CivilDate>? {
        let first = zone.civil(at: from).date
        let last = until.map { zone.civil(at: $0 - 1).date.adding(days: 1) }
        let bound = last ?? max(end, first.adding(days: 1))
        return first < bound ? first..<bound : nil
    }

    /// The periods of `recurrence` that begin before `end`, as far as it covers them.
    func periods(
        of recurrence: Recurrence, in zone: ZoneRules, until end: CivilDate
    ) -> [CoveredPeriod] {
        // An open agreement covers the period that is begun at `end` to its last day.
        guard let days = days(in: zone, until: .distant) else { return [] }
        return recurrence.periods(from: days.lowerBound, until: min(end, days.upperBound)).map {
            CoveredPeriod(days: $0, covered: $0.clamped(to: days))
        }
    }
}

extension CivilDate {
    /// After every day of an agreement.
    static let distant = CivilDate(year: 9999, month: 12, day: 31)!
}
