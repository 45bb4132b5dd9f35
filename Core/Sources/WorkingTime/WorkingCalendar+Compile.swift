extension WorkingCalendar {
    /// Compiles `rule` for the days from `firstDay` through `lastDay`. Windows that the day before
    /// `firstDay` would send past midnight are not known.
    ///
    /// - Throws: `CalendarError` for an empty or too long range, windows that overlap, or days that
    ///   the holiday data do not cover.
    public init(_ rule: CalendarRule, from firstDay: CivilDate, through lastDay: CivilDate)
        throws(CalendarError)
    {
        guard firstDay <= lastDay, lastDay.dayNumber - firstDay.dayNumber < Self.daysMax else {
            throw CalendarError(
                description:
                    "calendar '\(rule.name)': \(firstDay) through \(lastDay) is no range of days")
        }
        try rule.requireHolidays(from: firstDay, through: lastDay)
        var compiler = SpanCompiler(rule: rule)
        for number in firstDay.dayNumber...lastDay.dayNumber {
            try compiler.take(CivilDate(dayNumber: number))
        }
        self.init(
            rule: rule, firstDay: firstDay, lastDay: lastDay, spans: compiler.spans,
            workingDays: compiler.workingDays)
    }
}

extension CalendarRule {
    func requireHolidays(from first: CivilDate, through last: CivilDate) throws(CalendarError) {
        guard let holidays, first < holidays.firstDay || last > holidays.lastDay else { return }
        throw CalendarError(
            description: """
                calendar '\(name)': holidays '\(holidays.edition)' are known from \(holidays.firstDay) through \
                \(holidays.lastDay), not from \(first) through \(last)
                """)
    }
}

/// Turns local windows, day by day, into spans of UTC.
private struct SpanCompiler {
    let rule: CalendarRule
    var spans: ContiguousArray<WorkingCalendar.Span> = []
    var workingDays: ContiguousArray<WorkingCalendar.WorkingDay> = []
    /// Where the last window ends, in minutes of local time since 1970-01-01.
    private var localEnd = Int.min

    init(rule: CalendarRule) { self.rule = rule }

    mutating func take(_ date: CivilDate) throws(CalendarError) {
        let start = spans.count
        for window in rule.day(date).windows.sorted(by: { $0.from < $1.from }) {
            try checkOrder(of: window, on: date)
            append(window, on: date)
        }
        if spans.count > start { workingDays.append(.init(date: date, range: start..<spans.count)) }
    }

    private mutating func checkOrder(of window: (from: Int, to: Int), on date: CivilDate)
        throws(CalendarError)
    {
        guard window.from >= 0, window.to <= 2 * 1440 else {
            throw CalendarError(
                description: "calendar '\(rule.name)': a window outside 00:00 … 24:00 on \(date)")
        }
        guard date.dayNumber * 1440 + window.from >= localEnd else {
            throw CalendarError(description: "calendar '\(rule.name)': windows overlap on \(date)")
        }
        localEnd = date.dayNumber * 1440 + window.to
    }

    /// A window that a gap of the clock swallows whole gives no span. In the hour that comes twice,
    /// a window whose edge falls into it reaches from the first to the last occurrence, and the
    /// window after it begins where it ends.
    private mutating func append(_ window: (from: Int, to: Int), on date: CivilDate) {
        let from = max(edge(date, window.from, .first), spans.last?.to ?? .distantPast)
        let to = edge(date, window.to, .last)
        if from < to { spans.append(.init(from: from, to: to, date: date)) }
    }

    private func edge(_ date: CivilDate, _ minutes: Int, _ choice: ZoneRules.Choice) -> Instant {
        let date = date.adding(days: minutes / 1440)
        if minutes % 1440 == 0 { return rule.zone.startOfDay(date) }
        return rule.zone.instant(of: date, CivilTime(minutes: minutes % 1440), choosing: choice)
    }
}
