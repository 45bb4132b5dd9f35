/// A step of a count by days, months or dates: the lines from which such a deadline is explained.
public struct CountedDays: Sendable, Hashable {
    /// What days have to do with the count.
    public enum Part: Sendable, Hashable {
        /// Counting begins with it, forwards or backwards: it is not counted itself.
        case origin
        /// Counted: the number of the first and of the last.
        case counted(ClosedRange<Int>)
        /// Nothing is counted on a day that is not worked.
        case off(DayTally.Reason)
        /// Passed in a pause.
        case stoodStill
        /// Its hours had ended, or begun, before the count did.
        case over
        /// The day that whole months lead to.
        case months(Int, isCut: Bool)
        /// A due day is moved on by days that passed in pause.
        case later(days: Int)
        /// It is due on a day off, with the reason, and moves to this one.
        case rolled
        /// That time of day lies outside the hours of the day before it here; it is due at the time
        /// that follows.
        case retimed(from: CivilMoment)
        /// The day named by a date.
        case named
    }

    public var first: CivilDate
    public var last: CivilDate
    public var part: Part

    init(_ first: CivilDate, through last: CivilDate? = nil, _ part: Part) {
        (self.first, self.last, self.part) = (first, last ?? first, part)
    }
}

/// How a due instant comes about that is not a sum of hours; each function repeats what `add` and
/// its kin compute, day by day.
extension WorkingCalendar {
    /// The steps of `add(businessDays:to:pauses:)`. Where an open pause comes first they end before
    /// it.
    public func steps(businessDays days: Int, from start: Instant, pauses: [Pause] = [])
        -> [CountedDays]
    {
        let pauses = pauses.united(from: start)
        var (steps, date, number) = (
            [CountedDays(localDate(of: start), .origin)], localDate(of: start), 0
        )
        while number < days, date < lastDay, steps.count < Self.talliesMax {
            date = date.adding(days: 1)
            guard isWorkingDay(date) else {
                steps.append(CountedDays(date, .off(dayOff(date) ?? .outside)))
                continue
            }
            let day = workingDays[workingDayIndex(from: date)]
            if let open = pauses.last, open.until == nil, open.from <= opening(of: day) { break }
            if isPaused(day, by: pauses) {
                steps.append(CountedDays(date, .stoodStill))
            } else {
                number += 1
                steps.append(CountedDays(date, .counted(number...number)))
            }
        }
        return steps
    }

    /// The steps of `add(businessDaysWithStart:to:pauses:)`: the day of the start is the first that
    /// may count.
    public func steps(businessDaysWithStart days: Int, from start: Instant, pauses: [Pause] = [])
        -> [CountedDays]
    {
        guard let first = try? presentDayIndex(at: start) else { return [] }
        let pauses = pauses.united(from: start)
        var (steps, number) = ([CountedDays](), 0)
        var date = min(localDate(of: start), workingDays[first].date)
        while number < days, date <= lastDay, steps.count < Self.talliesMax {
            defer { date = date.adding(days: 1) }
            guard isWorkingDay(date) else {
                steps.append(CountedDays(date, .off(dayOff(date) ?? .outside)))
                continue
            }
            let index = workingDayIndex(from: date)
            let day = workingDays[index]
            if let open = pauses.last, open.until == nil, open.from <= max(opening(of: day), start)
            {
                break
            }
            if index < first {
                steps.append(CountedDays(date, .over))
            } else if isPaused(day, by: pauses, from: start) {
                steps.append(CountedDays(date, .stoodStill))
            } else {
                number += 1
                steps.append(CountedDays(date, .counted(number...number)))
            }
        }
        return steps
    }

    /// The steps of `add(calendarDays:to:pauses:roll:)`, or of
    /// `add(calendarDaysWithStart:to:pauses:roll:)`; days in a row stand in one.
    public func steps(
        calendarDays days: Int, withStart: Bool = false, from start: Instant, pauses: [Pause] = [],
        roll: Rolling = .none
    ) -> [CountedDays] {
        let origin = localDate(of: start).adding(days: withStart ? -1 : 0)
        let paused = pausedDays(after: start, pauses, from: origin.adding(days: 1))
        var (steps, date, number) = (withStart ? [] : [CountedDays(origin, .origin)], origin, 0)
        while number < days, date < lastDay {
            date = date.adding(days: 1)
            if let open = paused.open, date >= open { return steps }
            let isPaused = paused.days.contains(date.dayNumber)
            if !isPaused { number += 1 }
            steps.add(date, isPaused ? .stoodStill : .counted(number...number))
        }
        return steps + rolling(date, roll)
    }

    /// The steps of `add(calendarMonths:to:pauses:roll:)`.
    public func steps(
        calendarMonths months: Int, from start: Instant, pauses: [Pause] = [], roll: Rolling = .none
    ) -> [CountedDays] {
        let origin = localDate(of: start)
        let target = origin.adding(months: months)
        let paused = pausedDays(after: start, pauses, from: origin.adding(days: 1))
        var steps = [
            CountedDays(origin, .origin),
            CountedDays(target, .months(months, isCut: target.day != origin.day)),
        ]
        var (due, moved) = (target, 0)
        for number in paused.days.sorted() where number <= due.dayNumber {
            steps.add(CivilDate(dayNumber: number), .stoodStill)
            (due, moved) = (due.adding(days: 1), moved + 1)
        }
        if let open = paused.open, open <= due { return steps }
        if moved > 0 { steps.append(CountedDays(due, .later(days: moved))) }
        return steps + rolling(due, roll)
    }

    /// The steps of `endOfBusinessDay`, or of `nextFullBusinessDay` where the day must be whole.
    public func steps(toCloseAfter start: Instant, whole: Bool) -> [CountedDays] {
        let today = localDate(of: start)
        var (steps, date) = ([CountedDays](), today)
        if let night = nightBefore(start), !whole { return [CountedDays(night, .counted(1...1))] }
        while date <= lastDay, steps.count < Self.talliesMax {
            if let off = dayOff(date) {
                steps.append(CountedDays(date, .off(off)))
            } else if isWorkingDay(date) {
                let day = workingDays[workingDayIndex(from: date)]
                let isAhead = whole ? opening(of: day) >= start : close(of: day) > start
                steps.append(CountedDays(date, isAhead ? .counted(1...1) : .over))
                if isAhead { break }
            }
            date = date.adding(days: 1)
        }
        return steps
    }

    /// The steps of `before(date:count:unit:roll:)`.
    public func steps(before date: CivilDate, count: Int, unit: DayUnit, roll: Rolling)
        -> [CountedDays]
    {
        var (steps, day, number) = ([CountedDays(date, .origin)], date, 0)
        while number < count, day > firstDay, steps.count < Self.talliesMax {
            day = day.adding(days: -1)
            if unit == .business, !isWorkingDay(day) {
                steps.append(CountedDays(day, .off(dayOff(day) ?? .outside)))
            } else {
                number += 1
                steps.append(CountedDays(day, .counted(number...number)))
            }
        }
        return unit == .business ? steps : steps + rolling(day, roll)
    }

    /// The step of a date that is due itself.
    public func steps(named date: CivilDate) -> [CountedDays] {
        [CountedDays(date, .named)] + (dayOff(date).map { [CountedDays(date, .off($0))] } ?? [])
    }

    private func rolling(_ due: CivilDate, _ roll: Rolling) -> [CountedDays] {
        guard let off = dayOff(due), let target = try? moved(due, roll), target != due else {
            return []
        }
        return [CountedDays(due, .off(off)), CountedDays(target, .rolled)]
    }

    /// The working day before whose windows run past midnight over `instant`.
    private func nightBefore(_ instant: Instant) -> CivilDate? {
        let index = spanIndex(after: instant)
        guard index < spans.count, spans[index].from <= instant else { return nil }
        return spans[index].date < localDate(of: instant) ? spans[index].date : nil
    }

    /// Days from `next` on that passed wholly or partly in pause, and the day from which a pause is
    /// still open.
    private func pausedDays(
        after start: Instant, _ pauses: [Pause], from next: CivilDate
    ) -> (days: Set<Int>, open: CivilDate?) {
        var days: Set<Int> = []
        for pause in pauses.united(from: start) {
            let first = max(localDate(of: pause.from), next)
            guard let until = pause.until else { return (days, first) }
            let last = min(localDate(of: until - 1), lastDay)
            if first <= last { days.formUnion(first.dayNumber...last.dayNumber) }
        }
        return (days, nil)
    }
}

extension [CountedDays] {
    /// Adds a day to the last step where it goes on with it.
    fileprivate mutating func add(_ date: CivilDate, _ part: CountedDays.Part) {
        guard let before = last, before.last.adding(days: 1) == date else {
            return append(CountedDays(date, part))
        }
        switch (before.part, part) {
        case (.counted(let numbers), .counted(let more)):
            self[count - 1].part = .counted(numbers.lowerBound...more.upperBound)
            self[count - 1].last = date
        case (.stoodStill, .stoodStill): self[count - 1].last = date
        default: append(CountedDays(date, part))
        }
    }
}
