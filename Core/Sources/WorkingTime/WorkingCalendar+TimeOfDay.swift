/// Business days that keep the time of day (LANGUAGE §4).
extension WorkingCalendar {
    /// Where a time of day goes that lies outside the windows of its day.
    public enum Outside: String, Sendable, Hashable, CaseIterable {
        /// The next opening, of that day or of a later one.
        case later
        /// The closing before it on that day, else the day's opening.
        case earlier
    }

    /// The time of day of `start` on the n-th working day after its local day, which is not
    /// counted. Days are counted as by `add(businessDays:to:pauses:)`.
    ///
    /// - Parameter days: 1 or more.
    /// - Returns: nil if an open pause comes first.
    public func add(
        businessDaysAtTime days: Int, outside: Outside, to start: Instant, pauses: [Pause] = []
    ) throws(BeyondHorizon) -> Instant? {
        try requireKnown(start)
        let first = workingDayIndex(from: localDate(of: start).adding(days: 1))
        guard let day = try businessDay(days, from: first, start: start, pauses: pauses) else {
            return nil
        }
        let wanted = timeOfDay(of: start, on: day.date)
        if isWithin(wanted) { return wanted }
        switch outside {
        case .later: return try nextOpening(from: wanted)
        case .earlier: return spans[day.range].last { $0.to <= wanted }?.to ?? opening(of: day)
        }
    }

    /// The steps of `add(businessDaysAtTime:outside:to:pauses:)`: the last one is where the time of
    /// day has moved to.
    public func steps(
        businessDaysAtTime days: Int, outside: Outside, from start: Instant, pauses: [Pause] = []
    ) -> [CountedDays] {
        let steps = steps(businessDays: days, from: start, pauses: pauses)
        guard let day = steps.last?.last, case .counted(let numbers)? = steps.last?.part,
            numbers.upperBound == days,
            let due =
                (try? add(businessDaysAtTime: days, outside: outside, to: start, pauses: pauses))
                    ?? nil,
            due != timeOfDay(of: start, on: day)
        else { return steps }
        return steps + [CountedDays(localDate(of: due), .retimed(from: rule.zone.civil(at: start)))]
    }

    private func timeOfDay(of start: Instant, on date: CivilDate) -> Instant {
        let local = rule.zone.civil(at: start)
        return rule.zone.instant(
            of: CivilMoment(date: date, time: local.time, second: local.second))
    }

    /// In a window, its closing included.
    private func isWithin(_ instant: Instant) -> Bool {
        isOpen(at: instant) || isOpen(at: instant - 1)
    }
}
