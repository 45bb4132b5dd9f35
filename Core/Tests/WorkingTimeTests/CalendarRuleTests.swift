import Testing

@testable import WorkingTime

@Suite struct CalendarRuleTests {
    /// Hours worked on each local day.
    private func hours(_ rule: CalendarRule, _ days: String...) throws -> [Double] {
        let dates = days.map(date)
        let calendar = try WorkingCalendar(
            rule, from: dates.min()!.adding(days: -1), through: dates.max()!.adding(days: 1))
        return dates.map { date in
            let spans = calendar.spans.filter { $0.date == date }
            return Double(spans.reduce(0) { $0 + ($1.to - $1.from) }) / 3600
        }
    }

    /// With its type, since the compiler takes six seconds to find it out.
    static let windows: [(ZoneRules, String, String, Double, String)] = [
        (Zones.newYork, "22:00-06:00", "2025-03-08", 7.0, "the night into daylight saving time"),
        (Zones.newYork, "22:00-06:00", "2025-11-01", 9.0, "the night out of it"),
        (Zones.newYork, "22:00-06:00", "2025-11-02", 8.0, "an ordinary night"),
        (Zones.almaty, "00:00-24:00", "2024-02-29", 25.0, "23:00 came twice"),
        (Zones.almaty, "00:00-24:00", "2024-03-01", 24.0, "the day after"),
        (Zones.almaty, "09:00-18:00", "2024-02-29", 9.0, "office hours do not notice"),
        (Zones.berlin, "00:00-24:00", "2025-03-30", 23.0, "spring"),
        (Zones.berlin, "00:00-24:00", "2025-10-26", 25.0, "autumn"),
        (Zones.berlin, "01:30-02:30", "2025-03-30", 0.5, "closing in a gap: when the gap begins"),
        (Zones.berlin, "02:30-03:30", "2025-03-30", 0.5, "opening in a gap: when the gap ends"),
        (Zones.berlin, "02:10-02:50", "2025-03-30", 0.0, "a window within a gap is left out"),
        (
            Zones.berlin, "02:30-03:30", "2025-10-26", 2.0,
            "opening in the hour that comes twice: the first time"
        ),
        (Zones.berlin, "01:30-02:30", "2025-10-26", 2.0, "closing in it: the last time"),
        (
            Zones.berlin, "02:10-02:50", "2025-10-26", 1 + 40.0 / 60,
            "within it: from the first to the last"
        ),
        (
            Zones.havana, "00:00-24:00", "2025-11-01", 24.0,
            "the day before the midnight that comes twice"
        ),
        (Zones.havana, "00:00-24:00", "2025-11-02", 25.0, "the day that begins with it"),
        (Zones.stJohns, "00:00-24:00", "2010-11-06", 25.0, "the day that came back for an hour"),
        (Zones.lordHowe, "00:00-24:00", "2025-10-05", 23.5, "half an hour less"),
        (Zones.apia, "00:00-24:00", "2011-12-30", 0.0, "the day that was left out"),
    ]

    @Test(arguments: windows)
    func `a window has the hours that really pass in it`(
        zone: ZoneRules, window: String, day: String, expected: Double, why: String
    ) throws {
        let worked = try hours(CalendarRule(window, on: Weekday.allCases, in: zone), day)[0]
        #expect(abs(worked - expected) < 1e-9, "\(why): \(worked)")
    }

    @Test func `windows that meet in the hour that comes twice do not overlap`() throws {
        let rule = CalendarRule(
            "00:00-02:30", "02:30-06:00", on: Weekday.allCases, in: Zones.berlin)
        #expect(try hours(rule, "2025-10-26") == [7])
    }

    @Test func `short days lose their end, through a break if need be`() throws {
        var holidays = Holidays(
            country: "XX", edition: "t", firstDay: date("2026-01-01"), lastDay: date("2026-12-31"))
        holidays.short = [date("2026-03-06")]
        var rule = CalendarRule("09:00-12:00", "13:00-14:00", in: Zones.moscow, holidays: holidays)
        #expect(
            try hours(rule, "2026-03-05", "2026-03-06") == [4, 4],
            "short days are ordinary days unless asked for")
        rule.shortMinutes = 30
        #expect(try hours(rule, "2026-03-05", "2026-03-06") == [4, 3.5])
        rule.shortMinutes = 90
        #expect(try hours(rule, "2026-03-05", "2026-03-06") == [4, 2.5])
        rule.shortMinutes = 600
        #expect(try hours(rule, "2026-03-05", "2026-03-06") == [4, 0])
    }

    @Test func `a transferred day has Monday's windows, or stays closed`() throws {
        var holidays = Holidays(
            country: "XX", edition: "t", firstDay: date("2026-01-01"), lastDay: date("2026-12-31"))
        holidays.work = [date("2026-03-07")]
        holidays.off = [date("2026-03-09")]
        holidays.short = [date("2026-03-07")]
        var rule = CalendarRule("09:00-17:00", in: Zones.moscow, holidays: holidays)
        rule.week[.monday] = [.init("10:00-14:00")]
        #expect(
            try hours(rule, "2026-03-06", "2026-03-07", "2026-03-08", "2026-03-09") == [8, 4, 0, 0])
        rule.shortMinutes = 60
        #expect(try hours(rule, "2026-03-07") == [3], "a transferred day may be short")
        rule.transferredDays = .closed
        #expect(try hours(rule, "2026-03-07", "2026-03-09") == [0, 0])
    }

    @Test func `an exception replaces whatever the day would have been`() throws {
        var rule = CalendarRule("09:00-17:00", in: Zones.moscow, holidays: .bundled(country: "RU"))
        rule.exceptions = [
            date("2026-05-01"): .windows([.init("10:00-12:00")]), date("2026-05-04"): .closed,
            date("2026-05-05"): .windows([.init("20:00-02:00")]),
        ]
        #expect(
            try hours(rule, "2026-05-01", "2026-05-04", "2026-05-05", "2026-05-06") == [2, 0, 6, 8])
    }

    @Test func `a night belongs to the day on which it begins`() throws {
        let calendar = try CalendarRule("22:00-06:00", in: Zones.moscow).compiled(
            "2026-01-01", "2026-12-31")
        let saturday = at("2026-02-07T01:00:00Z")
        #expect(calendar.isOpen(at: saturday))
        #expect(!calendar.isWorkingDay(date("2026-02-07")))
        #expect(try calendar.close(of: date("2026-02-06")) == at("2026-02-07T03:00:00Z"))
        #expect(try calendar.endOfBusinessDay(at: saturday) == at("2026-02-07T03:00:00Z"))
        #expect(
            try calendar.endOfBusinessDay(at: at("2026-02-07T03:00:00Z"))
                == at("2026-02-10T03:00:00Z"))
        #expect(try calendar.add(businessDays: 1, to: saturday) == at("2026-02-10T03:00:00Z"))
    }

    @Test(arguments: [
        (["09:00-13:00", "12:00-18:00"], "windows overlap on 2026-01-01"),
        (["22:00-06:00", "05:00-09:00"], "windows overlap on 2026-01-02"),
    ])
    func `windows that overlap are refused with the day`(windows: [String], cause: String) throws {
        var rule = CalendarRule(on: Weekday.allCases, in: Zones.moscow)
        for day in Weekday.allCases { rule.week[day] = windows.map { .init($0) } }
        let error = try #require(throws: CalendarError.self) {
            try rule.compiled("2026-01-01", "2026-12-31")
        }
        #expect(error.description.hasSuffix(cause), "\(error)")
    }

    @Test func `days that the holiday data do not cover are refused`() throws {
        let rule = CalendarRule("09:00-17:00", in: Zones.moscow, holidays: .bundled(country: "KZ"))
        let error = try #require(throws: CalendarError.self) {
            try rule.compiled("2026-01-01", "2028-01-01")
        }
        #expect(error.description.contains("known from 2020-01-01 through 2027-12-31"), "\(error)")
        #expect(throws: CalendarError.self) { try rule.compiled("2026-01-02", "2026-01-01") }
    }

    @Test func `eight years are compiled`() throws {
        let rule = CalendarRule(
            "09:00-13:00", "14:00-18:00", in: Zones.berlin, holidays: .bundled(country: "RU"))
        let time = try ContinuousClock().measure { _ = try rule.compiled() }
        // A debug build on a busy machine; a release build takes a twentieth of it.
        // A guard against hanging; how fast it is, the benchmarks say.
        #expect(time < .seconds(60), "\(time)")
    }
}
