import Testing

@testable import WorkingTime

/// Days that begin with the start, and days that keep its time, from the written rules. Hours 9 to
/// 13 and 14 to 18 on Monday to Friday; Wednesday, 11 March 2026, is a day off.
@Suite struct TimeOfDayTests {
    private static func office() throws -> WorkingCalendar {
        let windows = [
            CalendarRule.Window(from: CivilTime(minutes: 540), to: CivilTime(minutes: 780)),
            CalendarRule.Window(from: CivilTime(minutes: 840), to: CivilTime(minutes: 1080)),
        ]
        let days = [Weekday.monday, .tuesday, .wednesday, .thursday, .friday]
        let rule = CalendarRule(
            name: "office", zone: .utc,
            week: Dictionary(uniqueKeysWithValues: days.map { ($0, windows) }),
            exceptions: [CivilDate("2026-03-11")!: .closed])
        return try WorkingCalendar(
            rule, from: CivilDate("2026-01-01")!, through: CivilDate("2026-12-31")!)
    }

    private func at(_ text: String) -> Instant {
        Instant(iso8601: text.replacing(" ", with: "T") + ":00Z")!
    }

    @Test(arguments: [
        (1, "2026-03-02 10:00", "2026-03-02 18:00", "the day of the start is the first"),
        (3, "2026-03-02 10:00", "2026-03-04 18:00", "and the third is two days later"),
        (1, "2026-03-02 08:00", "2026-03-02 18:00", "before the opening it is the same day"),
        (1, "2026-03-02 18:00", "2026-03-03 18:00", "a day whose hours are over is not counted"),
        (2, "2026-03-07 12:00", "2026-03-10 18:00", "nor is a day off"),
        (2, "2026-03-10 12:00", "2026-03-12 18:00", "nor is an exceptional day off"),
    ])
    func `business days of which the day of the start is the first`(
        days: Int, start: String, due: String, why: String
    ) throws {
        #expect(
            try Self.office().add(businessDaysWithStart: days, to: at(start)) == at(due), "\(why)")
    }

    @Test func `a day that was paused to its end is not counted, one that was not is`() throws {
        let start = at("2026-03-02 10:00")
        let rest = Pause(from: at("2026-03-02 11:00"), until: at("2026-03-02 18:00"))
        #expect(
            try Self.office().add(businessDaysWithStart: 1, to: start, pauses: [rest])
                == at("2026-03-02 18:00"))
        let all = Pause(from: start, until: at("2026-03-02 18:00"))
        #expect(
            try Self.office().add(businessDaysWithStart: 1, to: start, pauses: [all])
                == at("2026-03-03 18:00"))
        let open = Pause(from: start, until: nil)
        #expect(try Self.office().add(businessDaysWithStart: 1, to: start, pauses: [open]) == nil)
    }

    @Test(arguments: [
        (1, "2026-03-02 10:00", "2026-03-03 00:00"), (14, "2026-03-02 23:59", "2026-03-16 00:00"),
    ])
    func `calendar days of which the day of the start is the first`(
        days: Int, start: String, due: String
    ) throws {
        #expect(try Self.office().add(calendarDaysWithStart: days, to: at(start)) == at(due))
    }

    @Test(arguments: [
        (
            3, "2026-03-02 15:20", "2026-03-05 15:20", "2026-03-05 15:20",
            "within the hours it stays"
        ),
        (3, "2026-03-02 20:00", "2026-03-06 09:00", "2026-03-05 18:00", "after closing"),
        (3, "2026-03-02 07:00", "2026-03-05 09:00", "2026-03-05 09:00", "before the opening"),
        (1, "2026-03-02 13:30", "2026-03-03 14:00", "2026-03-03 13:00", "in the break"),
        (
            1, "2026-03-02 18:00", "2026-03-03 18:00", "2026-03-03 18:00",
            "closing time is within the hours"
        ),
        (1, "2026-03-07 12:00", "2026-03-09 12:00", "2026-03-09 12:00", "from a day off"),
        (1, "2026-03-10 20:00", "2026-03-13 09:00", "2026-03-12 18:00", "over a day off"),
    ])
    func `business days at the same time move to the hours as the words say`(
        days: Int, start: String, later: String, earlier: String, why: String
    ) throws {
        let office = try Self.office()
        #expect(
            try office.add(businessDaysAtTime: days, outside: .later, to: at(start)) == at(later),
            "\(why)")
        #expect(
            try office.add(businessDaysAtTime: days, outside: .earlier, to: at(start))
                == at(earlier), "\(why)")
    }
}
