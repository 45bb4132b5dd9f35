import Testing

@testable import WorkingTime

/// Calendars by chance in twelve zones and seasons, asked beside the naive oracle.
@Suite struct OracleTests {
    static let seeds = Array(0..<24)

    /// The answer; nil beyond the horizon.
    private func asked<Answer>(_ question: () throws -> Answer?) -> Answer? {
        (try? question()) ?? nil
    }

    @Test(arguments: seeds) func `working time is added as a stopwatch would`(seed: Int) throws {
        var chance = try RandomCalendar(seed: seed)
        let (calendar, oracle) = (chance.calendar, chance.oracle)
        for _ in 0..<4 {
            let start = chance.instant()
            let seconds = chance.seconds(from: start, upTo: 40_000)
            let due = asked { try calendar.add(working: seconds, to: start) }
            #expect(due == oracle.add(seconds, to: start), "\(seconds) from \(start)")
        }
    }

    @Test(arguments: seeds) func `pauses stop the clock as they would a stopwatch`(seed: Int) throws
    {
        var chance = try RandomCalendar(seed: seed + 1000)
        let (calendar, oracle) = (chance.calendar, chance.oracle)
        for _ in 0..<3 {
            let (start, pauses) = (chance.instant(), chance.pauses())
            let seconds = chance.seconds(from: start, upTo: 40_000)
            let due = asked { try calendar.add(working: seconds, to: start, pauses: pauses) }
            #expect(
                due == oracle.add(seconds, to: start, pauses: pauses),
                "\(seconds) from \(start) \(pauses)")
            let end = start + Int64.random(in: 0...200_000, using: &chance.random)
            let counted = calendar.workingSeconds(from: start, to: end, pauses: pauses)
            #expect(
                counted == oracle.seconds(from: start, to: end, pauses: pauses),
                "\(start) to \(end) \(pauses)")
        }
    }

    @Test(arguments: seeds) func `openings and closings are those of the wall clock`(seed: Int)
        throws
    {
        var chance = try RandomCalendar(seed: seed + 2000)
        let (calendar, oracle) = (chance.calendar, chance.oracle)
        for _ in 0..<40 {
            let now = chance.instant()
            #expect(calendar.isOpen(at: now) == oracle.isOpen(now), "\(now)")
            #expect(calendar.localDate(of: now).dayNumber == oracle.localDay(of: now))
        }
        for _ in 0..<6 {
            let now = chance.instant(step: 60)
            var border = now + 60
            while border < calendar.horizon.upperBound, oracle.isOpen(border) == oracle.isOpen(now)
            {
                border = border + 60
            }
            #expect(
                calendar.nextBorder(after: now)
                    == (border < calendar.horizon.upperBound ? border : nil), "\(now)")
        }
    }

    @Test(arguments: seeds) func `business days are counted as on a wall calendar`(seed: Int) throws
    {
        var chance = try RandomCalendar(seed: seed + 3000)
        let (calendar, oracle) = (chance.calendar, chance.oracle)
        for _ in 0..<4 {
            let (start, pauses) = (chance.instant(step: 60), chance.pauses(step: 60))
            let days = Int.random(in: 1...5, using: &chance.random)
            let plain = asked { try calendar.add(businessDays: days, to: start) }
            #expect(plain == oracle.add(businessDays: days, to: start), "\(days) from \(start)")
            let paused = asked { try calendar.add(businessDays: days, to: start, pauses: pauses) }
            #expect(
                paused == oracle.add(businessDays: days, to: start, pauses: pauses),
                "\(days) from \(start) \(pauses)")
            let end = asked { try calendar.endOfBusinessDay(at: start) }
            #expect(end == oracle.endOfBusinessDay(start), "end of the business day of \(start)")
        }
    }

    @Test(arguments: seeds) func `days with the day of the start are counted as on a wall calendar`(
        seed: Int
    ) throws {
        var chance = try RandomCalendar(seed: seed + 6000)
        let (calendar, oracle) = (chance.calendar, chance.oracle)
        for _ in 0..<4 {
            let (start, pauses) = (chance.instant(step: 60), chance.pauses(step: 60))
            let days = Int.random(in: 1...5, using: &chance.random)
            let plain = asked { try calendar.add(businessDaysWithStart: days, to: start) }
            #expect(
                plain == oracle.add(businessDaysWithStart: days, to: start), "\(days) from \(start)"
            )
            let paused = asked {
                try calendar.add(businessDaysWithStart: days, to: start, pauses: pauses)
            }
            let wanted = oracle.add(businessDaysWithStart: days, to: start, pauses: pauses)
            #expect(paused == wanted, "\(days) from \(start) \(pauses)")
            if let due = try? calendar.add(calendarDaysWithStart: days, to: start) {
                #expect(
                    due == oracle.add(calendarDaysWithStart: days, to: start),
                    "\(days) from \(start)")
            }
            if days == 1 { #expect(plain == asked { try calendar.endOfBusinessDay(at: start) }) }
        }
    }

    @Test(arguments: seeds) func `business days keep the time of the wall clock`(seed: Int) throws {
        var chance = try RandomCalendar(seed: seed + 7000)
        let (calendar, oracle) = (chance.calendar, chance.oracle)
        for outside in WorkingCalendar.Outside.allCases {
            for _ in 0..<3 {
                let start = chance.instant(step: 60)
                let days = Int.random(in: 1...5, using: &chance.random)
                let due = asked {
                    try calendar.add(businessDaysAtTime: days, outside: outside, to: start)
                }
                let wanted = oracle.add(businessDaysAtTime: days, outside: outside, to: start)
                #expect(due == wanted, "\(days) from \(start), \(outside)")
            }
        }
    }

    @Test(arguments: seeds) func `calendar days end at the last minute of the local day`(seed: Int)
        throws
    {
        var chance = try RandomCalendar(seed: seed + 4000)
        let (calendar, oracle) = (chance.calendar, chance.oracle)
        for roll in [WorkingCalendar.Rolling.none, .nextBusinessDay, .previousBusinessDay] {
            let start = chance.instant()
            let days = Int.random(in: 1...4, using: &chance.random)
            guard let due = try? calendar.add(calendarDays: days, to: start, roll: roll) else {
                continue
            }
            #expect(
                due == oracle.add(calendarDays: days, to: start, roll: roll),
                "\(days) from \(start), \(roll)")
        }
        let date = CivilDate(dayNumber: oracle.localDay(of: chance.instant()))
        if let due = try? calendar.before(date: date, count: 2, unit: .business) {
            #expect(
                due == oracle.before(date.dayNumber, business: 2), "2 business days before \(date)")
        }
    }

    @Test(arguments: seeds) func `the days of an explanation add up to the count`(seed: Int) throws
    {
        var chance = try RandomCalendar(seed: seed + 5000)
        let calendar = chance.calendar
        for _ in 0..<6 {
            let (start, pauses) = (chance.instant(), chance.pauses())
            let end = start + Int64.random(in: 0...500_000, using: &chance.random)
            let tallies = calendar.tallies(from: start, to: end, pauses: pauses)
            let sum = tallies.reduce(0) { $0 + $1.seconds }
            #expect(
                sum == calendar.workingSeconds(from: start, to: end, pauses: pauses),
                "\(start) to \(end)")
            #expect(tallies.map(\.date) == tallies.map(\.date).sorted())
        }
    }
}
