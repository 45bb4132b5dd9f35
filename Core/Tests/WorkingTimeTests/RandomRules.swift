@testable import WorkingTime

/// SplitMix64 (G. Steele, D. Lea, C. Flood 2014): the same numbers for the same seed on every
/// machine.
struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: Int) { state = UInt64(bitPattern: Int64(seed)) &* 0x9E37_79B9_7F4A_7C15 }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }
}

/// A calendar by chance, with a change of clock in the middle of its days where the zone has one.
struct RandomCalendar {
    static let zones: [(ZoneRules, String)] = [
        (Zones.moscow, "2025-06-10"), (Zones.berlin, "2025-03-30"), (Zones.berlin, "2025-10-26"),
        (Zones.newYork, "2025-03-09"), (Zones.newYork, "2025-11-02"), (Zones.almaty, "2024-02-29"),
        (Zones.havana, "2025-03-09"), (Zones.havana, "2025-11-02"), (Zones.lordHowe, "2025-04-06"),
        (Zones.lordHowe, "2025-10-05"), (Zones.stJohns, "2010-11-07"), (Zones.apia, "2011-12-30"),
    ]

    var rule: CalendarRule
    let first: CivilDate
    let last: CivilDate
    var random: Seeded
    private(set) var calendar: WorkingCalendar

    init(seed: Int) throws {
        random = Seeded(seed)
        let (zone, middle) = Self.zones[seed % Self.zones.count]
        (first, last) = (date(middle).adding(days: -12), date(middle).adding(days: 13))
        rule = CalendarRule(name: "random \(seed)", zone: zone, week: [:])
        calendar = try WorkingCalendar(rule, from: first, through: last)
        let crossesMidnight = Int.random(in: 0..<3, using: &random) == 0
        for weekday in Weekday.allCases where Int.random(in: 0..<4, using: &random) > 0 {
            rule.week[weekday] = crossesMidnight ? night() : windows()
        }
        decorate()
        calendar = try WorkingCalendar(rule, from: first, through: last)
    }

    private mutating func decorate() {
        rule.shortMinutes = [0, 45, 60, 300].randomElement(using: &random)!
        rule.transferredDays = Bool.random(using: &random) ? .worked : .closed
        var holidays = Holidays(country: "XX", edition: "random", firstDay: first, lastDay: last)
        for number in first.dayNumber...last.dayNumber {
            let date = CivilDate(dayNumber: number)
            switch Int.random(in: 0..<12, using: &random) {
            case 0: holidays.off.insert(date)
            case 1: holidays.short.insert(date)
            case 2 where date.weekday.isWeekend: holidays.work.insert(date)
            case 3:
                rule.exceptions[date] =
                    Bool.random(using: &random) ? .closed : .windows([.init("09:15-11:45")])
            default: break
            }
        }
        rule.holidays = Bool.random(using: &random) ? holidays : nil
    }

    /// One or two windows of a day; edges stay clear of the hours that come twice.
    private mutating func windows() -> [CalendarRule.Window] {
        if Int.random(in: 0..<6, using: &random) == 0 { return [.init("00:00-24:00")] }
        var edges = Set<Int>()
        let count = Bool.random(using: &random) ? 2 : 4
        while edges.count < count { edges.insert(Int.random(in: 12...91, using: &random) * 15) }
        var sorted = edges.sorted()
        if Int.random(in: 0..<4, using: &random) == 0 { sorted[count - 1] = 1440 }
        return stride(from: 0, to: count, by: 2).map {
            .init(from: CivilTime(minutes: sorted[$0]), to: CivilTime(minutes: sorted[$0 + 1]))
        }
    }

    /// From the evening until the morning; never into the windows of the next day or an exception.
    private mutating func night() -> [CalendarRule.Window] {
        let from = Int.random(in: 48...91, using: &random) * 15
        return [
            .init(
                from: CivilTime(minutes: from),
                to: CivilTime(minutes: Int.random(in: 12...36, using: &random) * 15))
        ]
    }

    var oracle: NaiveOracle { NaiveOracle(rule, from: first, through: last) }

    /// A moment of the middle days, at a full minute or any second; one in three at, before or
    /// after a window's edge.
    mutating func instant(step: Int64 = 1) -> Instant {
        if Int.random(in: 0..<3, using: &random) == 0,
            let edge = edges.randomElement(using: &random)
        {
            return edge + Int64.random(in: -1...1, using: &random) * step
        }
        let from = Int64(first.dayNumber + 4) * 86_400 / step
        return Instant(
            seconds: Int64.random(in: from..<(from + 13 * 86_400 / step), using: &random) * step)
    }

    private var edges: [Instant] {
        let middle = Instant(seconds: Int64(first.dayNumber + 10) * 86_400)
        return calendar.spans.flatMap { [$0.from, $0.to] }.filter { abs($0 - middle) < 6 * 86_400 }
    }

    /// Working seconds from `start`; one in three ends with a window.
    mutating func seconds(from start: Instant, upTo most: Int64) -> Int64 {
        let ends = calendar.spans.map { calendar.workingSeconds(from: start, to: $0.to) }
            .filter { (1...most).contains($0) }
        if Int.random(in: 0..<3, using: &random) == 0, let end = ends.randomElement(using: &random)
        {
            return end
        }
        return Int64.random(in: 1...most, using: &random)
    }

    mutating func pauses(step: Int64 = 1) -> [Pause] {
        (0..<Int.random(in: 0...4, using: &random)).map { _ in
            let from = instant(step: step)
            let length = Int64.random(in: 0...(2 * 86_400 / step), using: &random) * step
            return Pause(
                from: from, until: Int.random(in: 0..<12, using: &random) == 0 ? nil : from + length
            )
        }
    }
}
