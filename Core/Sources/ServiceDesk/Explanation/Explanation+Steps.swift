import Regulations
import WorkingTime

extension Explanation.Anchor {
    /// nil: the promise has a limit of its own.
    init?(of commitment: Commitment, in fields: [String: FieldValue]) {
        guard let until = commitment.until else { return nil }
        self.until = until
        if case .field(let field) = until.anchor { value = fields[field] }
    }
}

extension Commitment {
    /// The event sets the clock back, and does not start it.
    func isReset(by event: EventName?) -> Bool {
        guard let event, resets.contains(.event(event)) else { return false }
        if case .triggers(let starts) = starts, starts.contains(.event(event)) { return false }
        return true
    }

    func notBefore(from start: Instant, pauses: [Pause], in calendar: WorkingCalendar) -> Instant? {
        earliest.flatMap { try? calendar.due($0, from: start, pauses: pauses, roll: nil) }
    }
}

extension WorkingCalendar {
    /// What leads to the due instant, where it is no sum of hours.
    func steps(
        of commitment: Commitment, anchor: FieldValue?, from start: Instant, pauses: [Pause]
    ) -> [CountedDays] {
        if let until = commitment.until {
            return steps(of: until.before, anchor, roll: commitment.roll)
        }
        let roll = commitment.roll.rolling
        return switch commitment.within {
        case .businessDays(let days): steps(businessDays: days, from: start, pauses: pauses)
        case .calendarDays(let days):
            steps(calendarDays: days, from: start, pauses: pauses, roll: roll)
        case .calendarMonths(let months):
            steps(calendarMonths: months, from: start, pauses: pauses, roll: roll)
        case .businessDaysWithStart(let days):
            steps(businessDaysWithStart: days, from: start, pauses: pauses)
        case .calendarDaysWithStart(let days):
            steps(calendarDays: days, withStart: true, from: start, pauses: pauses, roll: roll)
        case .businessDaysAtTime(let days, let outside):
            steps(businessDaysAtTime: days, outside: outside, from: start, pauses: pauses)
        case .endOfBusinessDay: steps(toCloseAfter: start, whole: false)
        case .nextFullBusinessDay: steps(toCloseAfter: start, whole: true)
        case .working, .atOnce, nil: []
        }
    }

    private func steps(of before: Limit?, _ anchor: FieldValue?, roll: Roll?) -> [CountedDays] {
        switch (anchor, before) {
        case (.date(let date)?, nil): steps(named: date)
        case (.date(let date)?, let before?): steps(before: date, before, roll: roll)
        case (.moment(let instant)?, let before?):
            steps(before: localDate(of: instant), before, roll: roll)
        case (.moment?, nil), (.text?, _), (.number?, _), (.flag?, _), (.sealed?, _), (nil, _): []
        }
    }

    private func steps(before date: CivilDate, _ limit: Limit, roll: Roll?) -> [CountedDays] {
        switch limit {
        case .businessDays(let days):
            steps(before: date, count: days, unit: .business, roll: roll.rolling)
        case .calendarDays(let days):
            steps(before: date, count: days, unit: .calendar, roll: roll.rolling)
        case .working, .calendarMonths, .businessDaysWithStart, .calendarDaysWithStart,
            .businessDaysAtTime, .atOnce, .endOfBusinessDay, .nextFullBusinessDay:
            []
        }
    }
}
