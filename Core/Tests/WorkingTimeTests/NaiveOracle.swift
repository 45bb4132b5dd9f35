@testable import WorkingTime

/// The slow and obvious way: looks at the wall clock of every minute and counts. It shares the
/// conversion from instant to local time with the product and nothing else: no spans, no sums, no
/// searches, no conversion back. Window edges must not fall into an hour that comes twice.
struct NaiveOracle {
    let base: Instant
    /// Local day of each minute.
    let localDay: [Int]
    /// Local day whose window the minute belongs to; nil: closed.
    let owner: [Int?]
    /// Wall clock of each minute, in minutes of its day.
    let wall: [Int]
    /// The minutes that belong to a local day's windows, in their order.
    let owned: [Int: [Int]]

    init(_ rule: CalendarRule, from first: CivilDate, through last: CivilDate) {
        // Two days of margin on both sides hold every offset.
        let base = Instant(seconds: Int64(first.dayNumber - 2) * 86_400)
        let numbers = first.dayNumber...last.dayNumber
        let open = Dictionary(
            uniqueKeysWithValues: numbers.map { ($0, Self.minutes(of: $0, rule)) })
        var localDay: [Int] = []
        var owner: [Int?] = []
        var wall: [Int] = []
        for minute in 0..<((numbers.count + 4) * 1440) {
            let local =
                base.seconds + Int64(minute) * 60
                + Int64(rule.zone.offset(at: base + Int64(minute) * 60))
            let (day, time) = (
                CivilDate.floorDivide(Int(local), 86_400), CivilDate.modulo(Int(local), 86_400) / 60
            )
            localDay.append(day)
            wall.append(time)
            let isToday = open[day]?[time] ?? false
            let isYesterday = open[day - 1]?[time + 1440] ?? false
            owner.append(isToday ? day : isYesterday ? day - 1 : nil)
        }
        (self.base, self.localDay, self.owner, self.wall) = (base, localDay, owner, wall)
        owned = Dictionary(grouping: owner.indices.filter { owner[$0] != nil }) { owner[$0]! }
    }

    /// The minutes of a day and the night after it that are worked.
    private static func minutes(of number: Int, _ rule: CalendarRule) -> [Bool] {
        let date = CivilDate(dayNumber: number)
        var open = [Bool](repeating: false, count: 2880)
        for window in windows(of: date, rule) {
            let end = window.to > window.from ? window.to.minutes : window.to.minutes + 1440
            for minute in window.from.minutes..<end { open[minute] = true }
        }
        guard rule.exceptions[date] == nil, rule.holidays?.short.contains(date) == true else {
            return open
        }
        for _ in 0..<rule.shortMinutes {
            if let last = open.lastIndex(of: true) { open[last] = false }
        }
        return open
    }

    private static func windows(of date: CivilDate, _ rule: CalendarRule) -> [CalendarRule.Window] {
        if let exception = rule.exceptions[date] { return exception.windows }
        if rule.holidays?.off.contains(date) == true { return [] }
        let isMonday = rule.transferredDays == .worked && rule.holidays?.work.contains(date) == true
        return rule.week[isMonday ? .monday : date.weekday] ?? []
    }

    private func minute(_ instant: Instant) -> Int { Int(instant - base) / 60 }
    private func instant(_ minute: Int) -> Instant { base + Int64(minute) * 60 }

    func isOpen(_ instant: Instant) -> Bool { owner[minute(instant)] != nil }

    /// Second by second while it is open, minute by minute while it is not.
    func add(_ seconds: Int64, to start: Instant, pauses: [Pause] = []) -> Instant? {
        var (left, now) = (seconds, start)
        while left > 0 {
            guard minute(now) < owner.count else { return nil }
            guard isOpen(now) else {
                now = instant(minute(now) + 1)
                continue
            }
            if !pauses.contains(where: { $0.from <= now && now < $0.end }) { left -= 1 }
            now = now + 1
        }
        return now
    }

    func seconds(from: Instant, to: Instant, pauses: [Pause] = []) -> Int64 {
        var (sum, now) = (Int64(0), from)
        while now < to {
            guard isOpen(now) else {
                now = instant(minute(now) + 1)
                continue
            }
            if !pauses.contains(where: { $0.from <= now && now < $0.end }) { sum += 1 }
            now = now + 1
        }
        return sum
    }

    /// Close of a local day that is worked; nil if it is not.
    func close(_ day: Int) -> Instant? { owned[day]?.last.map { instant($0 + 1) } }

    func opening(_ day: Int) -> Instant? { owned[day]?.first.map(instant) }

    /// The minute after the last one of the local day.
    func endOfDay(_ day: Int) -> Instant { instant(localDay.lastIndex { $0 <= day }! + 1) }

    func localDay(of instant: Instant) -> Int { localDay[minute(instant)] }

    func add(businessDays count: Int, to start: Instant, pauses: [Pause] = []) -> Instant? {
        var (left, day) = (count, localDay(of: start))
        while left > 0 {
            day += 1
            guard day <= localDay.last! else { return nil }
            if isCounted(day, pauses: pauses) { left -= 1 }
        }
        return close(day)
    }

    /// The first day is the one of which a minute is left at the start.
    func add(businessDaysWithStart count: Int, to start: Instant, pauses: [Pause] = []) -> Instant?
    {
        var (left, day) = (count, localDay(of: start) - 1)
        while day <= localDay.last! {
            if isCounted(day, pauses: pauses, from: start) { left -= 1 }
            if left == 0 { return close(day) }
            day += 1
        }
        return nil
    }

    func add(calendarDaysWithStart count: Int, to start: Instant) -> Instant {
        endOfDay(localDay(of: start) + count - 1)
    }

    /// The wall clock of the start on the day counted; outside the hours as the words say.
    func add(businessDaysAtTime count: Int, outside: WorkingCalendar.Outside, to start: Instant)
        -> Instant?
    {
        var (left, day) = (count, localDay(of: start))
        while left > 0 {
            day += 1
            guard day <= localDay.last! else { return nil }
            if close(day) != nil { left -= 1 }
        }
        // Where clocks go forward that minute is missing: the next one that there is.
        let wanted = wall.indices.first { localDay[$0] == day && wall[$0] >= wall[minute(start)] }
        guard let wanted else { return nil }
        if owner[wanted] != nil || owner[wanted - 1] != nil { return instant(wanted) }
        switch outside {
        case .later: return owner[wanted...].firstIndex { $0 != nil }.map(instant)
        case .earlier:
            return owner[..<wanted].lastIndex(of: day).map { instant($0 + 1) } ?? opening(day)
        }
    }

    /// Some minute of its windows was not paused. Pauses begin and end at full minutes.
    private func isCounted(_ day: Int, pauses: [Pause], from start: Instant = .distantPast) -> Bool
    {
        (owned[day] ?? []).contains { index in
            instant(index) >= start
                && !pauses.contains { $0.from <= instant(index) && instant(index) < $0.end }
        }
    }

    func add(calendarDays count: Int, to start: Instant, roll: WorkingCalendar.Rolling) -> Instant {
        var day = localDay(of: start) + count
        while roll != .none, close(day) == nil { day += roll == .nextBusinessDay ? 1 : -1 }
        return endOfDay(day)
    }

    func before(_ date: Int, business count: Int) -> Instant {
        var (left, day) = (count, date)
        while left > 0 {
            day -= 1
            if close(day) != nil { left -= 1 }
        }
        return close(day)!
    }

    func endOfBusinessDay(_ now: Instant) -> Instant? {
        var best: Instant?
        for day in (localDay(of: now) - 1)...localDay.last! where best == nil {
            guard let close = close(day), close > now else { continue }
            best = close
        }
        return best
    }
}
