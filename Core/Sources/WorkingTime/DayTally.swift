/// What one local day gave to a count, and why it gave nothing: the lines of an explanation.
public struct DayTally: Sendable, Hashable {
    /// Why a day gave what it gave.
    public enum Reason: Sendable, Hashable {
        case worked
        case weekend
        case holiday(HolidayName?)
        case transferred(HolidayName?)
        case short
        case exception
        /// It has windows, but the clock stood still throughout.
        case paused
        /// Its windows lie before or after the count.
        case outside

        /// The name that programs know it by.
        public var word: String {
            switch self {
            case .worked: "worked"
            case .weekend: "weekend"
            case .holiday: "holiday"
            case .transferred: "transferred"
            case .short: "short"
            case .exception: "exception"
            case .paused: "paused"
            case .outside: "outside"
            }
        }
    }

    public var date: CivilDate
    /// Working seconds counted that day, outside the pauses.
    public var seconds: Int64
    /// Working seconds of that day that fell into pauses.
    public var pausedSeconds: Int64
    /// What was counted of it, outside the pauses, in order.
    public var parts: [Range<Instant>]
    /// Windows of the day in UTC, cut at its midnights.
    public var windows: [Range<Instant>]
    public var reason: Reason

    /// First and last counted instant; nil when nothing was counted.
    public var counted: Range<Instant>? {
        guard let first = parts.first, let last = parts.last else { return nil }
        return first.lowerBound..<last.upperBound
    }
}

extension WorkingCalendar {
    /// Days an explanation may list.
    public static let talliesMax = 800

    /// Day by day from the local day of `from` through that of the last second before `to`. Hours
    /// stand under the day in which they lie: a window past midnight is cut there.
    ///
    /// - Parameter zone: whose days; nil: the calendar's own.
    public func tallies(
        from: Instant, to: Instant, pauses: [Pause] = [], in zone: ZoneRules? = nil
    ) -> [DayTally] {
        let zone = zone ?? rule.zone
        let first = max(zone.civil(at: from).date, firstDay)
        let last = min(zone.civil(at: max(from, to - 1)).date, lastDay)
        guard first <= last else { return [] }
        let pauses = pauses.united(from: from)
        return (first.dayNumber...last.dayNumber).prefix(Self.talliesMax).map { number in
            let date = CivilDate(dayNumber: number)
            let midnights = zone.startOfDay(date)..<zone.startOfDay(date.adding(days: 1))
            return tally(
                of: date, within: midnights, counting: from..<max(from, to), pauses: pauses)
        }
    }

    private func tally(
        of date: CivilDate, within day: Range<Instant>, counting range: Range<Instant>,
        pauses: [Pause]
    ) -> DayTally {
        let windows = spans(from: day.lowerBound, to: day.upperBound)
            .map { ($0.from..<$0.to).clamped(to: day) }.filter { !$0.isEmpty }
        let gross = windows.map { $0.clamped(to: range) }.filter { !$0.isEmpty }
        let parts = gross.flatMap { $0.without(pauses) }
        let sum = { (ranges: [Range<Instant>]) in
            ranges.reduce(Int64(0)) { $0 + ($1.upperBound - $1.lowerBound) }
        }
        let (net, whole) = (sum(parts), sum(gross))
        return DayTally(
            date: date, seconds: net, pausedSeconds: whole - net, parts: parts, windows: windows,
            reason: reason(date, hasWindows: !windows.isEmpty, gross: whole, net: net))
    }

    private func reason(_ date: CivilDate, hasWindows: Bool, gross: Int64, net: Int64)
        -> DayTally.Reason
    {
        if !hasWindows { return dayOff(date) ?? .outside }
        if gross == 0 { return .outside }
        if net == 0 { return .paused }
        let (windows, kind) = rule.day(date)
        // Hours of a day off belong to the night before it.
        guard !windows.isEmpty else { return .worked }
        switch kind {
        case .transferred(let name): return .transferred(name)
        case .short: return .short
        case .exception: return .exception
        case .weekly, .holiday: return .worked
        }
    }

    /// Why the day has no hours; nil: it has some.
    func dayOff(_ date: CivilDate) -> DayTally.Reason? {
        let (windows, kind) = rule.day(date)
        guard windows.isEmpty else { return nil }
        switch kind {
        case .holiday(let name): return .holiday(name)
        case .exception: return .exception
        case .weekly, .transferred, .short: return .weekend
        }
    }
}

extension Range<Instant> {
    /// What is left of it outside the pauses, which are sorted and do not overlap.
    fileprivate func without(_ pauses: [Pause]) -> [Range<Instant>] {
        var (rest, parts) = (self, [Range<Instant>]())
        for pause in pauses where pause.from < upperBound && pause.end > rest.lowerBound {
            if rest.lowerBound < pause.from { parts.append(rest.lowerBound..<pause.from) }
            rest = Swift.min(pause.end, upperBound)..<upperBound
        }
        return rest.isEmpty ? parts : parts + [rest]
    }
}
