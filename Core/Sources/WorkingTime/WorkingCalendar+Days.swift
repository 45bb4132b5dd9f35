/// Business days, calendar days and months (vectors README; LANGUAGE §4).
extension WorkingCalendar {
    /// Which days count: those that are worked, or all.
    public enum DayUnit: String, Sendable, Hashable { case business, calendar }
    /// Where a due day goes that is not worked.
    public enum Rolling: String, Sendable, Hashable {
        case none
        case nextBusinessDay = "next_business_day"
        case previousBusinessDay = "previous_business_day"
    }

    /// Close of the n-th working day after the local day of `start`, which is not counted. A day is
    /// not counted either if the clock was paused throughout its windows.
    ///
    /// - Parameter days: 1 or more.
    /// - Returns: nil if an open pause comes first.
    public func add(
        businessDays days: Int, to start: Instant, pauses: [Pause] = []
    ) throws(BeyondHorizon) -> Instant? {
        try requireKnown(start)
        let first = workingDayIndex(from: localDate(of: start).adding(days: 1))
        return try businessDay(days, from: first, start: start, pauses: pauses).map {
            close(of: $0)
        }
    }

    /// Close of the n-th working day, of which the first is the day of `start` itself, or the next
    /// one where its hours are over or it has none. A day is not counted if the clock was paused
    /// throughout what was left of its windows.
    ///
    /// - Parameter days: 1 or more.
    /// - Returns: nil if an open pause comes first.
    public func add(
        businessDaysWithStart days: Int, to start: Instant, pauses: [Pause] = []
    ) throws(BeyondHorizon) -> Instant? {
        let first = try presentDayIndex(at: start)
        return try businessDay(days, from: first, start: start, pauses: pauses).map {
            close(of: $0)
        }
    }

    /// The n-th working day that counts, beginning with the one at an index; nil: an open pause
    /// comes first.
    func businessDay(
        _ number: Int, from first: Int, start: Instant, pauses: [Pause]
    ) throws(BeyondHorizon) -> WorkingDay? {
        precondition(number >= 1, "business days to add: \(number)")
        let pauses = pauses.united(from: start)
        guard !pauses.isEmpty else {
            guard first + number - 1 < workingDays.count else { throw beyond }
            return workingDays[first + number - 1]
        }
        var left = number
        for day in workingDays[min(first, workingDays.count)...] {
            if let open = pauses.last, open.until == nil, open.from <= max(opening(of: day), start)
            {
                return nil
            }
            if !isPaused(day, by: pauses, from: start) { left -= 1 }
            if left == 0 { return day }
        }
        throw beyond
    }

    /// Throughout its windows, or what is left of them at `start`.
    func isPaused(_ day: WorkingDay, by pauses: [Pause], from start: Instant = .distantPast) -> Bool
    {
        spans[day.range].allSatisfy { span in
            span.to <= start
                || pauses.contains { $0.from <= max(span.from, start) && span.to <= $0.end }
        }
    }

    /// 24:00 of the n-th calendar day after the local day of `start`. The due day moves by the
    /// number of later days that passed wholly or partly in pause; then it rolls.
    ///
    /// - Parameter days: 1 or more.
    /// - Returns: nil if a pause is still open before the due day has passed.
    public func add(
        calendarDays days: Int, to start: Instant, pauses: [Pause] = [], roll: Rolling = .none
    ) throws(BeyondHorizon) -> Instant? {
        precondition(days >= 1, "calendar days to add: \(days)")
        try requireKnown(start)
        let startDay = localDate(of: start)
        return try rolled(
            startDay.adding(days: days), startDay: startDay, start: start, pauses: pauses,
            roll: roll)
    }

    /// 24:00 of the n-th calendar day, of which the first is the local day of `start` itself; moved
    /// by pauses as `add(calendarDays:to:pauses:roll:)` is, days in pause from that day on.
    ///
    /// - Parameter days: 1 or more.
    public func add(
        calendarDaysWithStart days: Int, to start: Instant, pauses: [Pause] = [],
        roll: Rolling = .none
    ) throws(BeyondHorizon) -> Instant? {
        precondition(days >= 1, "calendar days to add: \(days)")
        try requireKnown(start)
        let before = localDate(of: start).adding(days: -1)
        return try rolled(
            before.adding(days: days), startDay: before, start: start, pauses: pauses, roll: roll)
    }

    /// 24:00 of the same day number `months` on, or of the month's last day; moved by pauses like
    /// calendar days.
    ///
    /// - Parameter months: 1 or more.
    public func add(
        calendarMonths months: Int, to start: Instant, pauses: [Pause] = [], roll: Rolling = .none
    ) throws(BeyondHorizon) -> Instant? {
        precondition(months >= 1, "calendar months to add: \(months)")
        try requireKnown(start)
        let startDay = localDate(of: start)
        return try rolled(
            startDay.adding(months: months), startDay: startDay, start: start, pauses: pauses,
            roll: roll)
    }

    private func rolled(
        _ dueDay: CivilDate, startDay: CivilDate, start: Instant, pauses: [Pause], roll: Rolling
    ) throws(BeyondHorizon) -> Instant? {
        var dueDay = dueDay
        // Each paused day moves the due day on by one, and thereby may bring further paused days
        // into the count.
        var counted: Set<Int> = []
        for pause in pauses.united(from: start) {
            let first = max(localDate(of: pause.from), startDay.adding(days: 1))
            guard first <= dueDay else { break }
            guard let until = pause.until else { return nil }
            let last = min(localDate(of: until - 1), lastDay)
            guard first <= last else { continue }
            for number in first.dayNumber...last.dayNumber where number <= dueDay.dayNumber {
                if counted.insert(number).inserted { dueDay = dueDay.adding(days: 1) }
            }
        }
        return try endOfDay(moved(dueDay, roll))
    }

    func moved(_ date: CivilDate, _ roll: Rolling) throws(BeyondHorizon) -> CivilDate {
        guard (firstDay...lastDay).contains(date) else { throw beyond }
        let index = workingDayIndex(from: date)
        if roll == .none || (index < workingDays.count && workingDays[index].date == date) {
            return date
        }
        let target = roll == .nextBusinessDay ? index : index - 1
        guard workingDays.indices.contains(target) else { throw beyond }
        return workingDays[target].date
    }

    /// Backward deadline: close of the day that lies `count` days before `date`, which is not
    /// counted. A calendar day that is not worked rolls back to the working day before it; without
    /// rolling its close is 24:00.
    ///
    /// - Parameter count: 1 or more.
    public func before(
        date: CivilDate, count: Int, unit: DayUnit, roll: Rolling = .previousBusinessDay
    ) throws(BeyondHorizon) -> Instant {
        precondition(count >= 1, "days before: \(count)")
        guard date <= lastDay.adding(days: 1) else { throw beyond }
        switch unit {
        case .calendar: return try close(of: moved(date.adding(days: -count), roll))
        case .business:
            let index = workingDayIndex(from: date) - count
            guard workingDays.indices.contains(index) else { throw beyond }
            return close(of: workingDays[index])
        }
    }

    /// Close of the working day of `instant` if that lies ahead, also before opening and in a
    /// break; else of the next.
    public func endOfBusinessDay(at instant: Instant) throws(BeyondHorizon) -> Instant {
        close(of: workingDays[try presentDayIndex(at: instant)])
    }

    /// The working day of `instant` if its close lies ahead, also before opening and in a break;
    /// else the next.
    func presentDayIndex(at instant: Instant) throws(BeyondHorizon) -> Int {
        try requireKnown(instant)
        // A window past midnight belongs to the day before: that close comes first.
        let first = max(0, workingDayIndex(from: localDate(of: instant)) - 1)
        for index in workingDays.indices[min(first, workingDays.count)...]
        where close(of: workingDays[index]) > instant {
            let day = workingDays[index]
            let isToday = day.date >= localDate(of: instant) || opening(of: day) <= instant
            if isToday { return index }
        }
        throw beyond
    }

    /// Close of the first working day that begins at or after `instant`: the same day before or at
    /// its opening, else the next (decision 35).
    public func nextFullBusinessDay(after instant: Instant) throws(BeyondHorizon) -> Instant {
        try requireKnown(instant)
        let first = max(0, workingDayIndex(from: localDate(of: instant)) - 1)
        for day in workingDays[min(first, workingDays.count)...] where opening(of: day) >= instant {
            return close(of: day)
        }
        throw beyond
    }
}
