import ServiceDesk
import WorkingTime

extension Reader {
    /// The days from start to due; nil where nothing is promised. With more days than fit,
    /// untouched ones are merged.
    public func ribbon(_ explanation: Explanation, in edition: Edition) -> Ribbon? {
        guard let due = explanation.due, !explanation.days.isEmpty else { return nil }
        let scale = RibbonScale(
            explanation: explanation, due: due,
            zone: edition.calendar(explanation.calendar).rule.zone, now: now)
        let days = scale.days
        guard let dueMark = scale.mark(due, in: days, isEnd: true) else { return nil }
        return Ribbon(
            days: days,
            now: explanation.endedAt == nil ? scale.mark(now, in: days, isEnd: false) : nil,
            due: dueMark,
            spoken: spoken(explanation, due: due, zone: scale.zone))
    }

    private func spoken(_ explanation: Explanation, due: Instant, zone: ZoneRules) -> String {
        let told = { words.momentInFull($0, now: today) }
        var limit: String?
        if case .working = explanation.limit {
            limit = words.minutes(Int(explanation.countedSeconds / 60))
        }
        return words.ribbon(
            from: told(zone.civil(at: explanation.startedAt)),
            to: told(Self.civilEnd(due, in: zone)),
            used: words.minutes(
                Int(min(explanation.elapsedSeconds, explanation.countedSeconds) / 60)),
            limit: limit
        )
    }
}

/// Instants of an explanation as minutes of local days.
struct RibbonScale {
    let explanation: Explanation
    let due: Instant
    let zone: ZoneRules
    let now: Instant

    var days: [Ribbon.Day] {
        var total: Int64 = 0
        let days = explanation.days.map { tally in
            let before = total / 60
            total += tally.seconds
            return day(tally, minutes: Int(total / 60 - before))
        }
        return merged(days)
    }

    private func day(_ tally: DayTally, minutes: Int) -> Ribbon.Day {
        let end = min(explanation.endedAt ?? now, due)
        let windows = tally.windows
        let counted = windows.compactMap {
            $0.overlap(explanation.startedAt..<max(explanation.startedAt, due))
        }
        let pauses = explanation.pauses.map { $0.from..<max($0.from, $0.until ?? end) }
        let running = counted.flatMap { $0.without(pauses) }
        return Ribbon.Day(
            date: tally.date, kind: kind(tally), windows: windows.map(local),
            spent: running.compactMap { $0.overlap(.distantPast..<end) }.map(local),
            pauses: counted.flatMap { window in pauses.compactMap(window.overlap) }.map(local),
            ahead: explanation.endedAt == nil
                ? running.compactMap { $0.overlap(min(end, due)..<due) }.map(local) : [],
            minutes: minutes)
    }

    private func kind(_ tally: DayTally) -> Ribbon.Day.Kind {
        if !tally.windows.isEmpty { return .working }
        return tally.reason == .weekend ? .weekend : .holiday
    }

    private func local(_ range: Range<Instant>) -> Range<Int> {
        let from = zone.civil(at: range.lowerBound).time.minutes
        return from..<max(from, zone.endTime(range.upperBound).minutes)
    }

    /// The column and minute of an instant; nil: it lies outside the days shown. A due moment at
    /// midnight ends its day.
    func mark(_ instant: Instant, in days: [Ribbon.Day], isEnd: Bool) -> Ribbon.Mark? {
        let moment = zone.civil(at: isEnd ? instant - 1 : instant)
        guard let index = days.firstIndex(where: { $0.date == moment.date }) else { return nil }
        return Ribbon.Mark(
            day: index, minute: isEnd ? zone.endTime(instant).minutes : moment.time.minutes)
    }

    /// Keeps the two ends and the present; what lies between becomes columns of several days.
    private func merged(_ days: [Ribbon.Day]) -> [Ribbon.Day] {
        guard days.count > Ribbon.daysMax else { return days }
        let today = days.firstIndex { $0.date == zone.civil(at: now).date } ?? 0
        var columns: [Ribbon.Day] = []
        for (index, day) in days.enumerated() {
            if index < 3 || index >= days.count - 3 || abs(index - today) <= 1 {
                columns.append(day)
            } else if case .merged(let count)? = columns.last?.kind {
                columns[columns.count - 1].kind = .merged(days: count + 1)
                columns[columns.count - 1].minutes += day.minutes
            } else {
                columns.append(
                    Ribbon.Day(date: day.date, kind: .merged(days: 1), minutes: day.minutes))
            }
        }
        return columns
    }
}

extension Range<Instant> {
    fileprivate func overlap(_ other: Range<Instant>) -> Range<Instant>? {
        let (from, to) = (
            Swift.max(lowerBound, other.lowerBound), Swift.min(upperBound, other.upperBound)
        )
        return from < to ? from..<to : nil
    }

    fileprivate func without(_ holes: [Range<Instant>]) -> [Range<Instant>] {
        holes.reduce([self]) { parts, hole in
            parts.flatMap { part -> [Range<Instant>] in
                guard let cut = part.overlap(hole) else { return [part] }
                return [part.lowerBound..<cut.lowerBound, cut.upperBound..<part.upperBound].filter {
                    !$0.isEmpty
                }
            }
        }
    }
}
