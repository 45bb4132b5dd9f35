import Testing

@testable import WorkingTime

@Suite struct WorkingCalendarTests {
    static let moscow = ZoneRules(name: "Europe/Moscow", edition: "test", firstOffset: 10_800, transitions: [])

    /// Monday to Friday, 8 to 16 Moscow time, Russian holidays.
    static func support() throws -> WorkingCalendar {
        let window = CalendarRule.Window(from: CivilTime("08:00")!, to: CivilTime("16:00")!)
        let days = Weekday.allCases.filter { !$0.isWeekend }
        let rule = CalendarRule(
            name: "support", zone: moscow, week: Dictionary(uniqueKeysWithValues: days.map { ($0, [window]) }),
            holidays: .bundled(country: "RU")
        )
        return try WorkingCalendar(rule, from: CivilDate("2020-01-01")!, through: CivilDate("2027-12-31")!)
    }

    @Test(arguments: [
        ("2025-10-31T12:30:00Z", 14_400, "2025-11-01T08:30:00Z", "into the worked Saturday"),
        ("2025-10-10T11:00:00Z", 28_800, "2025-10-13T11:00:00Z", "over a weekend"),
        ("2025-12-30T12:30:00Z", 28_800, "2026-01-12T12:30:00Z", "over the New Year holidays"),
        ("2025-10-10T05:00:00Z", 28_800, "2025-10-10T13:00:00Z", "ending exactly at closing"),
        ("2025-10-10T13:00:00Z", 60, "2025-10-13T05:01:00Z", "closing itself is outside"),
    ])
    func `working time is added over days off`(start: String, seconds: Int64, due: String, why: String) throws {
        let calendar = try Self.support()
        #expect(try calendar.add(working: seconds, to: Instant(iso8601: start)!).iso8601 == due, "\(why)")
    }

    @Test func `a question beyond the data is refused with the days that are known`() throws {
        let calendar = try Self.support()
        #expect(throws: BeyondHorizon.self) {
            try calendar.add(working: 3600 * 9000, to: Instant(iso8601: "2027-01-01T00:00:00Z")!)
        }
    }
}
