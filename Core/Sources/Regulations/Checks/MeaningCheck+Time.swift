import WorkingTime

// Promises and calendars (T101–T105, T107).
extension MeaningCheck {
    /// More weeks than this and a promise is none.
    static let weeksMax = 260
    static let holidayDaysAhead = 365

    mutating func checkCommitments() {
        for (name, commitment) in regulation.commitments.pairs {
            let path = ["commitments", name]
            let hasLimit = commitment.within != nil || commitment.until != nil
            switch commitment.nature {
            case .binding, .indicative, .cap:
                if !hasLimit {
                    report(
                        .T101, path,
                        "'\(name)' is \(commitment.nature.rawValue) and needs 'within' or 'until'")
                }
            case .unregulated:
                if hasLimit {
                    report(
                        .T102, path, "'\(name)' is unregulated and has a limit; remove one of them")
                }
            case .notGuaranteed: break
            }
            if commitment.nature != .cap, commitment.stops.isEmpty {
                report(
                    .T103, path, "nothing stops '\(name)'; say in 'stops' what keeps the promise")
            }
            checkFit(commitment, name, path)
            checkLateSteps(commitment, path)
            checkHiding(commitment, path)
            checkRepetition(commitment, path)
        }
    }

    /// T107: steps after a due follow each other, and there is a due that they follow.
    private mutating func checkLateSteps(_ commitment: Commitment, _ path: [String]) {
        let steps = commitment.ifMissed.enumerated().filter { $1.after != nil }
        guard !steps.isEmpty else { return }
        let place = path + ["if_missed"]
        if commitment.within == nil, commitment.until == nil {
            report(
                .T107, place,
                "a step 'after' the due instant needs 'within' or 'until'; without one it never comes"
            )
        }
        if commitment.nature == .cap {
            report(
                .T107, place, "a 'cap' is never late, so no step comes 'after' it; take 'after' out"
            )
        }
        for (one, other) in zip(steps, steps.dropFirst()) {
            guard let before = one.element.after, let after = other.element.after else { continue }
            if before.isShorter(than: after) == false {
                report(
                    .T107, place + [String(other.offset), "after"],
                    "this step comes no later than the one before it; order the steps by 'after'")
            }
        }
    }

    /// T107: what is hidden is a date that runs.
    private mutating func checkHiding(_ commitment: Commitment, _ path: [String]) {
        let place = path + ["hides"]
        guard !commitment.hides.isEmpty else { return }
        if commitment.within == nil, commitment.until == nil {
            report(
                .T107, place,
                "there is no date to hide; say 'within' or 'until', or take 'hides' out")
        }
        if let both = commitment.hides.first(where: commitment.pauses.contains) {
            report(
                .T107, place,
                "in '\(both.rawValue)' the clock stands still and shows no date; take it out of 'pauses' or 'hides'"
            )
        }
    }

    /// T107: each interval of a duty that repeats takes some time, and ends by itself.
    private mutating func checkRepetition(_ commitment: Commitment, _ path: [String]) {
        guard case .whileIn(let states) = commitment.starts else { return }
        let place = path + ["starts"]
        if commitment.within == nil || commitment.within == .atOnce {
            report(
                .T107, place,
                "a duty 'while' a state lasts needs 'within', longer than 'at once': the length of an interval"
            )
        }
        if commitment.nature == .cap || commitment.nature == .unregulated {
            report(
                .T107, place,
                "a duty 'while' a state lasts is a promise; take nature '\(commitment.nature.rawValue)' out"
            )
        }
        if commitment.ifMissed.contains(where: { $0.after != nil }) {
            let place = path + ["if_missed"]
            report(
                .T107, place,
                "an interval ends at its due, and no step comes 'after' it; take 'after' out")
        }
        if let state = states.first(where: \.isFinal) {
            report(
                .T107, place + ["while"], "'\(state.rawValue)' does not end; name a state that does"
            )
        }
    }

    /// T105: the limit fits the calendar, and its warnings and earliest moment fit the limit.
    private mutating func checkFit(_ commitment: Commitment, _ name: String, _ path: [String]) {
        guard let limit = commitment.within else { return }
        if case .working(let seconds) = limit {
            let calendar = commitment.calendar ?? regulation.calendar
            let weekly = Int64(regulation.calendars[calendar]?.minutesPerWeek ?? 7 * 1440) * 60
            if weekly == 0 || seconds / weekly > Int64(Self.weeksMax) {
                report(
                    .T105, path + ["within"],
                    "so much working time does not fit into \(Self.weeksMax) weeks of '\(calendar)'"
                )
            }
        }
        if let earliest = commitment.earliest, earliest.isLonger(than: limit) == true {
            report(.T105, path + ["earliest"], "'earliest' lies behind the limit")
        }
        for case .before(let before) in commitment.warnsAt
        where limit.isShorter(than: before) == true || before == limit {
            report(.T105, path + ["warns"], "a warning would ring before the clock starts")
        }
    }

    mutating func checkCalendars() {
        for (name, calendar) in regulation.calendars.pairs {
            let path = ["calendars", name]
            checkWindows(calendar, path)
            guard let country = calendar.holidays, let data = world.holidays(country) else {
                continue
            }
            if data.lastDay.dayNumber - world.today.dayNumber < Self.holidayDaysAhead {
                report(
                    .T104, path + ["holidays"],
                    "the holiday data of \(country) end within a year; bring them up to date")
            }
        }
    }

    private mutating func checkWindows(_ calendar: CalendarItem, _ path: [String]) {
        let overlaps = WindowOverlaps(calendar: calendar)
        if let overlap = overlaps.inWeek { report(.S001, path + ["week"], overlap) }
        for (day, overlap) in overlaps.ofExceptions {
            report(.S001, path + ["except", day.description], overlap)
        }
    }
}

extension CalendarItem {
    var minutesPerWeek: Int {
        week.values.flatMap(\.self).reduce(0) {
            $0 + ($1.to > $1.from ? $1.to - $1.from : 1440 - $1.from + $1.to)
        }
    }
}

extension Limit {
    /// Nil where the two cannot be compared, such as working hours with calendar days.
    func isShorter(than other: Limit) -> Bool? {
        switch (self, other) {
        case (.working(let a), .working(let b)): a < b
        case (.businessDays(let a), .businessDays(let b)),
            (.calendarDays(let a), .calendarDays(let b)),
            (.calendarMonths(let a), .calendarMonths(let b)),
            (.businessDaysWithStart(let a), .businessDaysWithStart(let b)),
            (.calendarDaysWithStart(let a), .calendarDaysWithStart(let b)):
            a < b
        case (.businessDaysAtTime(let a, _), .businessDaysAtTime(let b, _)): a == b ? nil : a < b
        case (.atOnce, _): other != .atOnce
        case (_, .atOnce): false
        default: self == other ? false : nil
        }
    }

    func isLonger(than other: Limit) -> Bool? { other.isShorter(than: self) }
}
