import Regulations
import WorkingTime

/// From spans to due instants and outcomes.
extension ClockReplay {
    func clock(of span: Span, instance: Int, ticket: Ticket, asOf: Instant) -> Clock {
        var span = span
        span.breach = breach(of: span, ticket: ticket, asOf: asOf)
        let calendarName = edition.calendarName(of: commitment)
        let calendar = edition.calendar(calendarName, endedAt: span.end?.at)
        let pauses = span.pauses + (span.pausedSince.map { [Pause(from: $0, until: nil)] } ?? [])
        let (due, isBeyond) = self.due(of: span, pauses: pauses, ticket: ticket, in: calendar)
        let end = span.end?.at ?? asOf
        let late = due.map { span.end == nil ? asOf >= $0 : end > $0 } ?? false
        var clock = Clock(
            id: ClockID(commitment: name, instance: instance),
            nature: nature(of: span, ticket: ticket),
            calendar: calendarName, startedAt: span.startedAt, startedBy: span.startedBy,
            pauses: pauses, due: due,
            warnings: warnings(from: span.startedAt, due: due, pauses: pauses, in: calendar),
            outcome: outcome(of: span, late: late), endedAt: span.end?.at,
            elapsedSeconds: elapsed(from: span.startedAt, to: end, pauses: pauses, in: calendar),
            isLate: late || span.breach != nil, beyondCalendar: isBeyond, breach: span.breach,
            withdrawn: span.withdrawn
        )
        let lateDue = span.breach.flatMap { $0.until == nil ? $0.due : nil } ?? due
        clock.lateSteps = commitment.lateInstants(after: lateDue, pauses: pauses, in: calendar)
        let isAhead = span.end == nil && !clock.isLate
        clock.hiddenIn = isAhead && commitment.hides.contains(ticket.state) ? ticket.state : nil
        clock.isStopped = span.end?.outcome == .met && span.end?.at != span.breach?.due
        clock.followsInterval = span.followsInterval
        return clock
    }

    private func nature(of span: Span, ticket: Ticket) -> Commitment.Nature {
        let isGuaranteed = facts(of: ticket, span).hold(commitment.guaranteedWhen)
        return commitment.nature == .binding && !isGuaranteed ? .notGuaranteed : commitment.nature
    }

    /// A late stop is a miss; an indicative or unregulated clock never is.
    private func outcome(of span: Span, late: Bool) -> Clock.Outcome {
        let canMiss = commitment.nature == .binding || commitment.nature == .notGuaranteed
        if span.breach != nil, canMiss { return .missed }
        // The interval that was late is the present one.
        if canMiss, let withdrawn = span.withdrawn, withdrawn.until == nil { return .withdrawn }
        if span.end?.outcome == .cancelled || span.hasLapsed { return .cancelled }
        if late && canMiss && span.pausedSince == nil { return .missed }
        if span.end != nil { return .met }
        return span.pausedSince == nil ? .running : .paused
    }

    /// A limit beyond the calendar's data gives no due, and says so.
    func due(
        of span: Span, pauses: [Pause], ticket: Ticket, in calendar: WorkingCalendar
    ) -> (due: Instant?, isBeyond: Bool) {
        do throws(BeyondHorizon) {
            if let until = commitment.until {
                return (try day(until, ticket: ticket, in: calendar), false)
            }
            guard let limit = commitment.within else { return (nil, false) }
            return (
                try calendar.due(
                    limit, from: span.startedAt, pauses: pauses, roll: commitment.roll), false
            )
        } catch {
            return (nil, true)
        }
    }

    /// A pause suspends a date and moves nothing (LANGUAGE §4).
    private func day(
        _ until: Until, ticket: Ticket, in calendar: WorkingCalendar
    ) throws(BeyondHorizon) -> Instant? {
        guard case .field(let field) = until.anchor, let value = ticket.fields[field] else {
            return nil
        }
        return try calendar.due(until.before, value, roll: commitment.roll)
    }

    private func warnings(
        from start: Instant, due: Instant?, pauses: [Pause], in calendar: WorkingCalendar
    ) -> [Instant] {
        guard let due else { return [] }
        return commitment.warnsAt.compactMap { warning in
            switch warning {
            case .percent(let percent):
                let total = elapsed(from: start, to: due, pauses: pauses, in: calendar)
                return try? calendar.add(
                    working: total * Int64(percent) / 100, to: start, pauses: pauses)
            case .before(let limit):
                return try? calendar.back(limit, from: due)
            }
        }
    }

    private func elapsed(
        from start: Instant, to end: Instant, pauses: [Pause], in calendar: WorkingCalendar
    ) -> Int64 {
        guard start < end else { return 0 }
        return calendar.workingSeconds(from: start, to: end, pauses: pauses)
    }
}

extension Roll? {
    var rolling: WorkingCalendar.Rolling {
        switch self {
        case nil: .none
        case .nextBusinessDay: .nextBusinessDay
        case .previousBusinessDay: .previousBusinessDay
        }
    }
}

extension WorkingCalendar {
    /// Due instant of a day or moment that a field holds, or of the limit `before` it; nil: it
    /// holds neither.
    func due(_ before: Limit?, _ value: FieldValue, roll: Roll?) throws(BeyondHorizon) -> Instant? {
        switch (value, before) {
        case (.moment(let instant), nil): instant
        case (.date(let date), nil): try close(of: date)
        case (.date(let date), let before?): try due(before, before: date, roll: roll)
        case (.moment(let instant), let before?):
            try due(before, before: localDate(of: instant), roll: roll)
        case (.text, _), (.number, _), (.flag, _), (.sealed, _): nil
        }
    }

    /// Due instant of a limit counted from `start` (LANGUAGE §4); nil: beyond an open pause.
    func due(
        _ limit: Limit, from start: Instant, pauses: [Pause], roll: Roll?
    ) throws(BeyondHorizon) -> Instant? {
        switch limit {
        case .working(let seconds): try add(working: seconds, to: start, pauses: pauses)
        case .businessDays(let days): try add(businessDays: days, to: start, pauses: pauses)
        case .calendarDays(let days):
            try add(calendarDays: days, to: start, pauses: pauses, roll: roll.rolling)
        case .calendarMonths(let months):
            try add(calendarMonths: months, to: start, pauses: pauses, roll: roll.rolling)
        case .businessDaysWithStart(let days):
            try add(businessDaysWithStart: days, to: start, pauses: pauses)
        case .calendarDaysWithStart(let days):
            try add(calendarDaysWithStart: days, to: start, pauses: pauses, roll: roll.rolling)
        case .businessDaysAtTime(let days, let outside):
            try add(businessDaysAtTime: days, outside: outside, to: start, pauses: pauses)
        case .atOnce: try add(working: 0, to: start, pauses: pauses)
        case .endOfBusinessDay: try endOfBusinessDay(at: start)
        case .nextFullBusinessDay: try nextFullBusinessDay(after: start)
        }
    }

    /// Close of the day that lies `limit` before `date`.
    func due(_ limit: Limit, before date: CivilDate, roll: Roll?) throws(BeyondHorizon) -> Instant?
    {
        switch limit {
        case .businessDays(let days):
            try before(date: date, count: days, unit: .business, roll: roll.rolling)
        case .calendarDays(let days):
            try before(date: date, count: days, unit: .calendar, roll: roll.rolling)
        case .working, .calendarMonths, .businessDaysWithStart, .calendarDaysWithStart,
            .businessDaysAtTime, .atOnce, .endOfBusinessDay, .nextFullBusinessDay:
            nil
        }
    }

    /// The instant that lies `limit` before `due`, for warnings.
    func back(_ limit: Limit, from due: Instant) throws(BeyondHorizon) -> Instant? {
        switch limit {
        case .working(let seconds): try subtract(working: seconds, from: due)
        case .businessDays(let days):
            try before(date: localDate(of: due - 1), count: days, unit: .business)
        case .calendarDays(let days): due - Int64(days) * 86_400
        case .calendarMonths, .businessDaysWithStart, .calendarDaysWithStart, .businessDaysAtTime,
            .atOnce, .endOfBusinessDay, .nextFullBusinessDay:
            nil
        }
    }
}
