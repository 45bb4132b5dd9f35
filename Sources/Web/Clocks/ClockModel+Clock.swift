import Regulations
import ServiceDesk
import WorkingTime

extension Reader {
    /// Amber begins when less than this is left, or less than a quarter of the promise.
    static let warningSeconds = 3600

    /// The clock as it stands; nil for a promise that was withdrawn: its line in the conversation
    /// tells of it.
    public func model(of clock: Clock, in edition: Edition) -> ClockModel? {
        guard let face = face(of: clock, in: edition) else { return nil }
        let clauses = edition.regulation.commitments[clock.id.commitment]?.clauses ?? []
        let calendar = edition.calendar(clock.calendar)
        return ClockModel(
            id: clock.id.text,
            name: name(ofCommitment: clock.id.commitment, in: edition),
            face: face, clause: clauses.first.map { clause($0, in: edition) },
            live: live(clock, in: calendar),
            place: place(of: calendar)
        )
    }

    private func face(of clock: Clock, in edition: Edition) -> ClockModel.Face? {
        let calendar = edition.calendar(clock.calendar)
        let zone = calendar.rule.zone
        if clock.outcome == .cancelled { return nil }
        if clock.outcome == .met { return met(clock, in: edition) }
        if clock.outcome == .withdrawn {
            return clock.judgedDue.map { .withdrawn(due: Self.civilEnd($0, in: zone)) }
        }
        if clock.hiddenIn != nil { return .hidden }
        switch clock.nature {
        case .notGuaranteed: return .unpromised
        case .unregulated, .cap: return .unregulated
        case .indicative:
            return clock.due.map { .indicative(from: nil, to: Self.civilEnd($0, in: zone).date) }
                ?? .unregulated
        case .binding: break
        }
        if clock.outcome == .paused, let pause = clock.pauses.last {
            return .paused(since: zone.civil(at: pause.from), why: nil, left: nil)
        }
        guard let due = clock.due else {
            let isLimited = edition.regulation.commitments[clock.id.commitment]?.within != nil
            return isLimited ? .beyond : .unregulated
        }
        let end = Self.civilEnd(due, in: zone)
        if clock.isLate { return breached(clock, at: clock.judgedDue ?? due, in: calendar) }
        let left = left(of: clock, until: due, in: edition)
        return isWarning(clock, until: due, in: calendar)
            ? .warning(due: end, left: left) : .running(due: end, left: left)
    }

    private func breached(_ clock: Clock, at due: Instant, in calendar: WorkingCalendar)
        -> ClockModel.Face
    {
        let end = clock.breach?.until ?? clock.endedAt ?? now
        let over = calendar.workingSeconds(
            from: due, to: end, pauses: clock.breach?.until == nil ? clock.pauses : [])
        return .breached(
            due: Self.civilEnd(due, in: calendar.rule.zone), over: clock.span(seconds: over))
    }

    private func met(_ clock: Clock, in edition: Edition) -> ClockModel.Face? {
        guard let ended = clock.endedAt else { return nil }
        let limit = edition.regulation.commitments[clock.id.commitment]?.within
        let at = edition.calendar(clock.calendar).rule.zone.civil(at: ended)
        return .met(
            used: clock.span(seconds: clock.elapsedSeconds), limit: limit.flatMap(clock.span(of:)),
            at: at)
    }

    /// Over a week ahead in days, else in hours: working ones where the promise counts them.
    private func left(of clock: Clock, until due: Instant, in edition: Edition) -> TimeSpan {
        let calendar = edition.calendar(clock.calendar)
        let (from, to) = (calendar.localDate(of: now), calendar.localDate(of: due - 1))
        let days = to.dayNumber - from.dayNumber
        let limit = edition.regulation.commitments[clock.id.commitment]?.within
        let isByCalendarDays: Bool =
            switch limit {
            case .calendarDays, .calendarDaysWithStart, .calendarMonths: true
            case .working, .businessDays, .businessDaysWithStart, .businessDaysAtTime, .atOnce,
                .endOfBusinessDay,
                .nextFullBusinessDay, nil:
                false
            }
        if days < 7 {
            if isByCalendarDays { return .elapsed(Int(due - now)) }
            return clock.span(
                seconds: calendar.workingSeconds(from: now, to: due, pauses: clock.pauses))
        }
        if isByCalendarDays { return .days(days) }
        return .workingDays(
            (1...days).filter { calendar.isWorkingDay(from.adding(days: $0)) }.count)
    }

    private func isWarning(_ clock: Clock, until due: Instant, in calendar: WorkingCalendar) -> Bool
    {
        if clock.warnings.contains(where: { $0 <= now }) { return true }
        let left = calendar.workingSeconds(from: now, to: due, pauses: clock.pauses)
        let whole = calendar.workingSeconds(from: clock.startedAt, to: due, pauses: clock.pauses)
        return left < Self.warningSeconds || left * 4 < whole
    }

    private func live(_ clock: Clock, in calendar: WorkingCalendar) -> ClockModel.Live? {
        guard clock.outcome == .running || clock.outcome == .missed, clock.endedAt == nil,
            let due = clock.shownDue,
            clock.nature == .binding
        else { return nil }
        let left =
            clock.isLate
            ? -calendar.workingSeconds(from: due, to: now, pauses: clock.pauses)
            : calendar.workingSeconds(from: now, to: due, pauses: clock.pauses)
        return ClockModel.Live(
            due: due, left: Int(left), runs: calendar.isOpen(at: now),
            border: calendar.nextBorder(after: now).map { Int($0 - now) })
    }
}

extension Clock {
    /// In a calendar that is always open, working time is time by the clock.
    func span(seconds: Int64) -> TimeSpan {
        calendar == Regulation.always ? .elapsed(Int(seconds)) : .working(Int(seconds))
    }

    /// nil: the limit is no length of time.
    func span(of limit: Limit) -> TimeSpan? {
        switch limit {
        case .working(let seconds): span(seconds: seconds)
        case .businessDays(let days), .businessDaysWithStart(let days),
            .businessDaysAtTime(let days, _):
            .workingDays(days)
        case .calendarDays(let days), .calendarDaysWithStart(let days): .days(days)
        case .calendarMonths, .atOnce, .endOfBusinessDay, .nextFullBusinessDay: nil
        }
    }
}
