import Regulations
import WorkingTime

/// The lines between start and due: what is counted, and what is not.
extension ExplanationWords {
    /// Days with their hours, or steps by days, months and dates: `Fri 10 Oct 2025 — day 1`.
    public func counted(_ explanation: Explanation) -> [String] {
        if explanation.hiddenIn != nil { return [] }
        if !explanation.steps.isEmpty { return steps(explanation) }
        if let anchor = explanation.anchor, explanation.days.isEmpty || anchor.value == nil {
            return []
        }
        if case .moment(let instant)? = explanation.anchor?.value, let anchor = explanation.anchor {
            let name = edition.regulation.words(of: anchor.until.anchor, in: language)
            return ["\(moment(instant, of: explanation)) — \(name)"]
        }
        return hours(explanation) + opening(explanation)
    }

    /// Hours stand under the day of the file's zone in which they lie, each part of a day by
    /// itself.
    private func hours(_ explanation: Explanation) -> [String] {
        let calendar = edition.calendar(explanation.calendar, endedAt: explanation.endedAt)
        let isLocal = calendar.rule.zone.name == edition.zone.name || explanation.days.isEmpty
        let days =
            isLocal
            ? explanation.days
            : calendar.tallies(
                from: explanation.startedAt, to: explanation.countedUntil,
                pauses: explanation.pauses, in: edition.zone)
        return days.filter { $0.reason != .outside }.flatMap(day)
    }

    /// A line for each part of a day; one without times where nothing was counted.
    private func day(_ tally: DayTally) -> [String] {
        guard !tally.parts.isEmpty else { return [line(tally, "", 0, changed: nil)] }
        return tally.parts.map { part in
            let times =
                " \(dates.time(part.lowerBound))–\(dates.time(part.upperBound, isEnd: true))"
            return line(
                tally, times, part.upperBound - part.lowerBound, changed: changedClocks(part))
        }
    }

    private func line(_ tally: DayTally, _ times: String, _ seconds: Int64, changed: String?)
        -> String
    {
        let why = [reasonWords(tally.reason), changed].compactMap(\.self).joined(separator: ", ")
        let sum = LimitPhrases.clock(exact: seconds)
        return "\(dates.day(tally.date))\(times) \(sum)" + (why.isEmpty ? "" : " — \(why)")
    }

    /// Where clocks go forward or back within what is counted, its hours are fewer or more than its
    /// times say.
    private func changedClocks(_ part: Range<Instant>) -> String? {
        let shift =
            edition.zone.offset(at: part.upperBound) - edition.zone.offset(at: part.lowerBound)
        guard shift != 0 else { return nil }
        let change = (shift > 0 ? "+" : "−") + LimitPhrases.clock(exact: Int64(abs(shift)))
        return say(
            "перевод часов \(change)", "сағат тілі \(change)", "clocks changed \(change)")
    }

    /// "At once" is when work can begin.
    private func opening(_ explanation: Explanation) -> [String] {
        guard explanation.limit == .atOnce, let due = explanation.due else { return [] }
        return [
            "\(moment(due, of: explanation)) — \(say("рабочее время", "жұмыс уақыты", "working hours"))"
        ]
    }

    /// Why the day counted as it did; nil for an ordinary working day.
    public func reasonWords(_ tally: DayTally) -> String? { reasonWords(tally.reason) }

    private func reasonWords(_ reason: DayTally.Reason) -> String? {
        switch reason {
        case .worked, .outside: nil
        case .weekend: say("выходной", "демалыс", "day off")
        case .holiday(let name): nameWords(name) ?? say("праздник", "мереке", "holiday")
        case .transferred(let name):
            say(
                "рабочий день вместо другого", "ауыстырылған жұмыс күні",
                "worked instead of another day")
                + (nameWords(name).map { ", \($0)" } ?? "")
        case .short: say("сокращённый день", "қысқартылған күн", "short day")
        case .exception: say("особый день", "ерекше күн", "exceptional day")
        case .paused: say("часы стояли", "сағат тоқтап тұрды", "the clock stood still")
        }
    }

    private func nameWords(_ name: HolidayName?) -> String? {
        switch name {
        case nil: nil
        case .text(let text)?: text
        case .holiday(let holiday, _)?: holiday.words[language]
        case .moved(let date)?:
            say(
                "перенос: \(dates.day(date))", "ауысу: \(dates.day(date))",
                "moved: \(dates.day(date))")
        }
    }

    // MARK: Steps

    private func steps(_ explanation: Explanation) -> [String] {
        explanation.steps.enumerated().map { index, step in
            let isLast = index == explanation.steps.count - 1
            let days = step.first == step.last ? [step.first] : [step.first, step.last]
            let said = [
                words(step.part, of: explanation),
                isLast ? closing(explanation, on: step.last) : nil,
            ]
            return days.map(dates.day).joined(separator: " – ") + " — "
                + said.compactMap(\.self).joined(separator: ", ")
        }
    }

    /// When the due day ends, by the calendar's clock.
    private func closing(_ explanation: Explanation, on day: CivilDate) -> String? {
        guard let due = explanation.due else { return nil }
        let zone = edition.calendar(explanation.calendar).rule.zone
        let isThatDay = zone.civil(at: due - 1).date == day
        let dates = dates(in: zone)
        let end = isThatDay ? dates.time(due, isEnd: true) : dates.moment(due, isEnd: true)
        return say("до \(end)", "аяқталуы \(end)", "until \(end)")
    }

    private func words(_ part: CountedDays.Part, of explanation: Explanation) -> String? {
        switch part {
        case .origin: origin(explanation)
        case .counted(let numbers): number(numbers, of: explanation)
        case .off(let reason):
            reasonWords(reason) ?? say("не считается", "есептелмейді", "not counted")
        case .stoodStill: reasonWords(.paused)
        case .over:
            explanation.limit == .nextFullBusinessDay
                ? say("уже начался", "басталып кеткен", "had begun already")
                : say("уже закончился", "аяқталып қойған", "was over already")
        case .months(let count, let isCut): months(count, isCut: isCut)
        case .later(let days):
            say(
                "позже на \(limits.count(days, .calendarDay))",
                "\(limits.count(days, .calendarDay)) кейін",
                "later by \(limits.count(days, .calendarDay))")
        case .rolled:
            say(
                "срок переносится сюда", "мерзім осы күнге ауысады", "the due day moves here")
        case .retimed(let start): retimed(from: start)
        case .named:
            explanation.anchor.map { edition.regulation.words(of: $0.until.anchor, in: language) }
        }
    }

    /// `15:20 is outside the hours, it moves here`.
    private func retimed(from start: CivilMoment) -> String {
        let time = dates.time(of: start)
        return say(
            "\(time) вне рабочих часов, срок переносится сюда",
            "\(time) жұмыс уақытынан тыс, мерзім осында ауысады",
            "\(time) is outside the hours, it moves here")
    }

    private func origin(_ explanation: Explanation) -> String {
        let day =
            explanation.anchor.map { edition.regulation.words(of: $0.until.anchor, in: language) }
            ?? say("день начала", "басталған күн", "day of the start")
        return explanation.limit.map(\.isMonths) == true
            ? day : day + ", " + say("не считается", "есептелмейді", "not counted")
    }

    /// nil: the day is not counted, it only ends.
    private func number(_ numbers: ClosedRange<Int>, of explanation: Explanation) -> String? {
        switch explanation.limit {
        case .endOfBusinessDay: return nil
        case .nextFullBusinessDay:
            return say("полный рабочий день", "толық жұмыс күні", "a full business day")
        case .working, .businessDays, .calendarDays, .calendarMonths, .businessDaysWithStart,
            .calendarDaysWithStart,
            .businessDaysAtTime,
            .atOnce, nil:
            break
        }
        guard numbers.count > 1 else {
            let one = numbers.lowerBound
            return say("день \(one)", "\(one)-күн", "day \(one)")
        }
        let list = "\(numbers.lowerBound)–\(numbers.upperBound)"
        return say("дни \(list)", "\(list)-күндер", "days \(list)")
    }

    private func months(_ count: Int, isCut: Bool) -> String {
        let months = limits.count(count, .calendarMonth)
        let on = say("через \(months)", "\(months) өткенде", "\(months) on")
        return isCut
            ? on + ", "
                + say("последний день месяца", "айдың соңғы күні", "the month’s last day")
            : on
    }
}

extension Limit {
    fileprivate var isMonths: Bool { if case .calendarMonths = self { true } else { false } }
}
