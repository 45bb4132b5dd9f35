/// A question reached beyond the days that the calendar knows.
public struct BeyondHorizon: Error, Sendable, Hashable, CustomStringConvertible {
    public var calendar: String
    public var firstDay: CivilDate
    public var lastDay: CivilDate

    public var description: String {
        "calendar '\(calendar)' is known from \(firstDay) through \(lastDay) only"
    }
}

/// Why a calendar could not be compiled.
public struct CalendarError: Error, Sendable, Hashable, CustomStringConvertible {
    public var description: String
}

/// A calendar compiled into sorted spans with prefix sums: every question is a binary search.
/// Immutable.
public struct WorkingCalendar: Sendable {
    /// Working time in UTC, half-open, of one local day.
    public struct Span: Sendable, Hashable {
        public var from: Instant
        public var to: Instant
        public var date: CivilDate
    }
    /// A local day with at least one window.
    struct WorkingDay: Sendable {
        var date: CivilDate
        /// Of `spans`.
        var range: Range<Int>
    }

    /// Days a calendar may span.
    public static let daysMax = 40_000

    public let rule: CalendarRule
    public let firstDay: CivilDate
    public let lastDay: CivilDate
    /// From the start of the first day to the end of the last.
    public let horizon: Range<Instant>
    let spans: ContiguousArray<Span>
    /// Working seconds before the end of each span.
    let ends: ContiguousArray<Int64>
    /// Where the calendar really closes after each span: the end of the last one that follows
    /// without a break.
    let borders: ContiguousArray<Instant>
    let workingDays: ContiguousArray<WorkingDay>

    init(
        rule: CalendarRule, firstDay: CivilDate, lastDay: CivilDate, spans: ContiguousArray<Span>,
        workingDays: ContiguousArray<WorkingDay>
    ) {
        var sum: Int64 = 0
        ends = ContiguousArray(
            spans.map { span in
                sum += span.to - span.from
                return sum
            })
        borders = Self.borders(of: spans)
        (self.rule, self.firstDay, self.lastDay) = (rule, firstDay, lastDay)
        (self.spans, self.workingDays) = (spans, workingDays)
        horizon = rule.zone.startOfDay(firstDay)..<rule.zone.startOfDay(lastDay.adding(days: 1))
    }

    private static func borders(of spans: ContiguousArray<Span>) -> ContiguousArray<Instant> {
        var borders = ContiguousArray(spans.map(\.to))
        for index in spans.indices.dropLast().reversed()
        where spans[index].to == spans[index + 1].from {
            borders[index] = borders[index + 1]
        }
        return borders
    }

    var beyond: BeyondHorizon {
        BeyondHorizon(calendar: rule.name, firstDay: firstDay, lastDay: lastDay)
    }

    func requireKnown(_ instant: Instant) throws(BeyondHorizon) {
        guard horizon.contains(instant) || instant == horizon.upperBound else { throw beyond }
    }

    // MARK: Searches

    /// First span that ends after `instant`.
    @inline(__always)
    func spanIndex(after instant: Instant) -> Int {
        var (low, high) = (0, spans.count)
        while low < high {
            let middle = (low + high) >> 1
            if spans[middle].to > instant { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// Working seconds from the beginning of the calendar to `instant`.
    @inline(__always)
    func worked(before instant: Instant) -> Int64 {
        let index = spanIndex(after: instant)
        let whole = index == 0 ? 0 : ends[index - 1]
        guard index < spans.count, spans[index].from < instant else { return whole }
        return whole + (instant - spans[index].from)
    }

    /// Index of the first working day on or after `date`.
    func workingDayIndex(from date: CivilDate) -> Int {
        workingDays.partitionIndex { $0.date >= date }
    }

    func close(of day: WorkingDay) -> Instant { spans[day.range.upperBound - 1].to }
    func opening(of day: WorkingDay) -> Instant { spans[day.range.lowerBound].from }

    // MARK: Plain questions

    /// The date that the calendar's zone has then.
    public func localDate(of instant: Instant) -> CivilDate { rule.zone.civil(at: instant).date }

    /// Whether it is working time; the end of a window is not.
    public func isOpen(at instant: Instant) -> Bool {
        let index = spanIndex(after: instant)
        return index < spans.count && spans[index].from <= instant
    }

    /// The instant itself when open, else the next opening.
    public func nextOpening(from instant: Instant) throws(BeyondHorizon) -> Instant {
        try requireKnown(instant)
        let index = spanIndex(after: instant)
        guard index < spans.count else { throw beyond }
        return max(spans[index].from, instant)
    }

    /// The next instant at which the calendar opens or closes; nil beyond the horizon.
    public func nextBorder(after instant: Instant) -> Instant? {
        let index = spanIndex(after: instant)
        guard index < spans.count else { return nil }
        if spans[index].from > instant { return spans[index].from }
        return borders[index] < horizon.upperBound ? borders[index] : nil
    }

    /// Whether the day has a window; never beyond the days that the calendar knows.
    public func isWorkingDay(_ date: CivilDate) -> Bool {
        let index = workingDayIndex(from: date)
        return index < workingDays.count && workingDays[index].date == date
    }

    /// Closing of the last window of the day; of a day off: 24:00 of it.
    public func close(of date: CivilDate) throws(BeyondHorizon) -> Instant {
        guard (firstDay...lastDay).contains(date) else { throw beyond }
        let index = workingDayIndex(from: date)
        if index < workingDays.count, workingDays[index].date == date {
            return close(of: workingDays[index])
        }
        return endOfDay(date)
    }

    /// 24:00 of the local day.
    public func endOfDay(_ date: CivilDate) -> Instant {
        rule.zone.startOfDay(date.adding(days: 1))
    }

    /// The spans that touch `from ..< to`, whole.
    public func spans(from: Instant, to: Instant) -> ArraySlice<Span> {
        let first = spanIndex(after: from)
        let last = spans.partitionIndex { $0.from >= to }
        return ArraySlice(spans[first..<max(first, last)])
    }
}
