/// What one local day gave to a count, and why it gave nothing: the lines of an explanation.
public struct DayTally: Sendable, Hashable {
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
    }

    public var date: CivilDate
    /// Working seconds counted that day, outside the pauses.
    public var seconds: Int64
    /// Working seconds of that day that fell into pauses.
    public var pausedSeconds: Int64
    /// First and last counted instant; nil when nothing was counted.
    public var counted: Range<Instant>?
    /// Windows of the day in UTC.
    public var windows: [Range<Instant>]
    public var reason: Reason
}

extension WorkingCalendar {
    /// Days an explanation may list.
    public static let talliesMax = 800

    /// Day by day from the local day of `from` through that of the last second before `to`; the day before comes first
    /// when its windows reach past midnight into the count.
    public func tallies(from: Instant, to: Instant, pauses: [Pause] = []) -> [DayTally] {
        let started = spanIndex(after: from)
        let isNight = started < spans.count && spans[started].from <= from
        let first = max(isNight ? min(spans[started].date, localDate(of: from)) : localDate(of: from), firstDay)
        let last = min(localDate(of: max(from, to - 1)), lastDay)
        guard first <= last else { return [] }
        return (first.dayNumber...last.dayNumber).prefix(Self.talliesMax).map { number in
            tally(of: CivilDate(dayNumber: number), from: from, to: to, pauses: pauses)
        }
    }

    private func tally(of date: CivilDate, from: Instant, to: Instant, pauses: [Pause]) -> DayTally {
        let index = workingDayIndex(from: date)
        let isWorked = index < workingDays.count && workingDays[index].date == date
        let windows = isWorked ? spans[workingDays[index].range].map { $0.from..<$0.to } : []
        var (seconds, gross) = (Int64(0), Int64(0))
        var counted: Range<Instant>?
        for window in windows {
            let start = max(window.lowerBound, from)
            let end = min(window.upperBound, to)
            guard start < end else { continue }
            gross += end - start
            seconds += workingSeconds(from: start, to: end, pauses: pauses)
            counted = (counted?.lowerBound ?? start)..<end
        }
        let reason = self.reason(date, windows: windows, gross: gross, net: seconds)
        return DayTally(
            date: date, seconds: seconds, pausedSeconds: gross - seconds, counted: seconds > 0 ? counted : nil,
            windows: windows, reason: reason
        )
    }

    private func reason(_ date: CivilDate, windows: [Range<Instant>], gross: Int64, net: Int64) -> DayTally.Reason {
        let kind = rule.day(date).kind
        if windows.isEmpty {
            switch kind {
            case .holiday(let name): return .holiday(name)
            case .exception: return .exception
            case .weekly, .transferred, .short: return .weekend
            }
        }
        if gross == 0 { return .outside }
        if net == 0 { return .paused }
        switch kind {
        case .transferred(let name): return .transferred(name)
        case .short: return .short
        case .exception: return .exception
        case .weekly, .holiday: return .worked
        }
    }
}
