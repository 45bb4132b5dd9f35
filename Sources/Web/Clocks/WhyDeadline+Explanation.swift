import Regulations
import ServiceDesk
import WorkingTime

extension Reader {
    /// Skipped days that are named one by one; the rest is counted.
    static let skippedDaysMax = 8
    /// Steps of a count that are named; between them stands an ellipsis.
    static let stepsMax = 12

    public func why(_ explanation: Explanation, in edition: Edition) -> WhyDeadline {
        let zone = edition.calendar(explanation.calendar).rule.zone
        return WhyDeadline(
            rows: [
                promised(explanation, in: edition), start(explanation, zone, in: edition),
                notBefore(explanation, zone, in: edition), calendar(explanation, in: edition),
                counted(explanation, in: edition), skipped(explanation, in: edition),
                pauses(explanation, in: edition),
                then(explanation, in: edition),
            ].compactMap { $0 } + explanation.moved.map { moved($0, zone) }
                + explanation.readings.map { reading($0, zone, in: edition) },
            sum: sum(explanation, zone, in: edition)
        )
    }

    private func promised(_ explanation: Explanation, in edition: Edition) -> WhyDeadline.Row? {
        let clause = explanation.clauses.first.map { self.clause($0, in: edition) }
        let said = ExplanationWords(language: language.rawValue, edition: edition).promise(
            explanation)
        return WhyDeadline.Row(.promised, said, clause: clause)
    }

    private func start(_ explanation: Explanation, _ zone: ZoneRules, in edition: Edition)
        -> WhyDeadline.Row
    {
        let moment = words.momentInFull(zone.civil(at: explanation.startedAt), now: today)
        let said = ExplanationWords(language: language.rawValue, edition: edition)
        return WhyDeadline.Row(.start, moment + said.startedBy(explanation))
    }

    private func notBefore(_ explanation: Explanation, _ zone: ZoneRules, in edition: Edition)
        -> WhyDeadline.Row?
    {
        let said = ExplanationWords(language: language.rawValue, edition: edition)
        guard let instant = explanation.notBefore, let limit = said.earliest(explanation) else {
            return nil
        }
        return WhyDeadline.Row(
            .notBefore, "\(words.momentInFull(zone.civil(at: instant), now: today)) (\(limit))")
    }

    private func calendar(_ explanation: Explanation, in edition: Edition) -> WhyDeadline.Row {
        let calendar = edition.calendar(explanation.calendar)
        let title = edition.regulation.calendars[explanation.calendar]?.title.flatMap {
            text($0, of: edition.regulation)
        }
        let place = ZonePlace(calendar.rule.zone.name).name(language)
        return WhyDeadline.Row(
            .calendar,
            [title, place, words.week(of: calendar.rule)].compactMap { $0 }.joined(separator: ", "),
            clause: explanation.calendarClauses.first.map { clause($0, in: edition) })
    }

    /// What is counted by days, months or dates, step by step.
    private func counted(_ explanation: Explanation, in edition: Edition) -> WhyDeadline.Row? {
        guard !explanation.steps.isEmpty else { return nil }
        let lines = ExplanationWords(language: language.rawValue, edition: edition).counted(
            explanation)
        guard lines.count > Self.stepsMax else { return WhyDeadline.Row(.counted, lines) }
        let ends = lines.prefix(Self.stepsMax / 2) + ["…"] + lines.suffix(Self.stepsMax / 2)
        return WhyDeadline.Row(.counted, Array(ends))
    }

    /// Days that gave nothing though the clock was running.
    private func skipped(_ explanation: Explanation, in edition: Edition) -> WhyDeadline.Row? {
        let reasons = ExplanationWords(language: language.rawValue, edition: edition)
        let days = explanation.days.filter { $0.windows.isEmpty }
        guard explanation.due != nil, explanation.steps.isEmpty, !days.isEmpty else { return nil }
        let named = days.prefix(Self.skippedDaysMax).map { tally in
            let day = words.weekdayAndDay(tally.date, now: today)
            return tally.reason == .weekend
                ? day : day + (reasons.reasonWords(tally).map { " — \($0)" } ?? "")
        }
        let more = days.count > named.count ? " " + words.andMore(days.count - named.count) : ""
        return WhyDeadline.Row(.skipped, named.joined(separator: "; ") + more)
    }

    private func pauses(_ explanation: Explanation, in edition: Edition) -> WhyDeadline.Row? {
        guard !explanation.pauses.isEmpty else { return nil }
        let zone = edition.calendar(explanation.calendar).rule.zone
        let told = explanation.pauses.map { pause in
            let from = zone.civil(at: pause.from)
            guard let end = pause.until else { return words.paused(since: from, now: today) }
            let until = zone.civil(at: end)
            let tail =
                until.date == from.date
                ? words.time(until.time) : words.momentInFull(until, now: today)
            return "\(words.momentInFull(from, now: today)) – \(tail)"
        }
        return WhyDeadline.Row(.pauses, told.joined(separator: "; "))
    }

    /// What follows once it is past its due.
    private func then(_ explanation: Explanation, in edition: Edition) -> WhyDeadline.Row? {
        guard !explanation.late.isEmpty else { return nil }
        let lines = ExplanationWords(language: language.rawValue, edition: edition).steps(
            afterDue: explanation)
        return WhyDeadline.Row(.then, lines.joined(separator: "; "))
    }

    /// Newer data of the calendar came while the clock ran.
    private func moved(_ moved: Explanation.Moved, _ zone: ZoneRules) -> WhyDeadline.Row {
        let day = { (due: Instant) in
            self.words.momentInFull(Self.civilEnd(due, in: zone), now: self.today)
        }
        let at = words.momentInFull(zone.civil(at: moved.at), now: today)
        return WhyDeadline.Row(.moved, words.moved(at: at, from: day(moved.due), to: day(moved.to)))
    }

    private func reading(
        _ note: Explanation.ReadingNote, _ zone: ZoneRules, in edition: Edition
    ) -> WhyDeadline.Row {
        let reading = edition.regulation.readings[note.reading]
        let question = reading.flatMap { text($0.question, of: edition.regulation) } ?? note.reading
        let title = reading.map {
            edition.regulation.title(ofAlternative: note.alternative, of: $0, in: language.rawValue)
        }
        let due =
            note.due.map { words.momentInFull(Self.civilEnd($0, in: zone), now: today) } ?? "—"
        return WhyDeadline.Row(
            .reading, words.otherReading(question, title ?? "", due),
            clause: reading?.clauses.first.map { clause($0, in: edition) })
    }

    /// Each part of a day by itself, as a break or a pause leaves them. Minutes are cut from the
    /// running total, so that they add up to the promise.
    private func sum(_ explanation: Explanation, _ zone: ZoneRules, in edition: Edition)
        -> [WhyDeadline.Counted]
    {
        guard case .working = explanation.limit, explanation.due != nil else { return [] }
        var total: Int64 = 0
        return explanation.days.flatMap { tally in
            tally.parts.map { part in
                let before = total / 60
                total += part.upperBound - part.lowerBound
                return WhyDeadline.Counted(
                    date: tally.date, from: zone.civil(at: part.lowerBound).time,
                    to: zone.endTime(part.upperBound),
                    note: tally.pausedSeconds > 0 ? words[.lessPause] : note(tally, in: edition),
                    minutes: Int(total / 60 - before))
            }
        }
    }

    private func note(_ tally: DayTally, in edition: Edition) -> String? {
        ExplanationWords(language: language.rawValue, edition: edition).reasonWords(tally)
    }
}

extension ZoneRules {
    /// Midnight is 24:00 of the day that ends.
    func endTime(_ instant: Instant) -> CivilTime {
        Reader.civilEnd(instant, in: self).time
    }
}
