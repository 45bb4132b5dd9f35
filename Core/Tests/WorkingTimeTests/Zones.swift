@testable import WorkingTime

/// Zones written down by hand, so that the tests of the core need no files.
enum Zones {
    static let moscow = ZoneRules(
        name: "Europe/Moscow", edition: "test", firstOffset: 10_800, transitions: [])
    static let berlin = zone(
        "Europe/Berlin", 3600, [("2025-03-30T01:00:00Z", 7200), ("2025-10-26T01:00:00Z", 3600)])
    static let newYork = zone(
        "America/New_York", -18_000,
        [("2025-03-09T07:00:00Z", -14_400), ("2025-11-02T06:00:00Z", -18_000)])
    /// 24:00 of 29 February 2024 became 23:00 of the same day.
    static let almaty = zone("Asia/Almaty", 21_600, [("2024-02-29T18:00:00Z", 18_000)])
    /// The clock goes from 01:00 back to 00:00 of the same day: midnight comes twice.
    static let havana = zone(
        "America/Havana", -18_000,
        [("2025-03-09T05:00:00Z", -14_400), ("2025-11-02T05:00:00Z", -18_000)])
    /// Until 2011 the clock went from 00:01 back to 23:01 of the day before.
    static let stJohns = zone(
        "America/St_Johns", -12_600,
        [("2010-03-14T03:31:00Z", -9000), ("2010-11-07T02:31:00Z", -12_600)])
    /// Half an hour of daylight saving time.
    static let lordHowe = zone(
        "Australia/Lord_Howe", 39_600,
        [("2025-04-05T15:00:00Z", 37_800), ("2025-10-04T15:30:00Z", 39_600)])
    /// 30 December 2011 was left out.
    static let apia = zone("Pacific/Apia", -36_000, [("2011-12-30T10:00:00Z", 50_400)])

    static let changing = [berlin, newYork, almaty, havana, stJohns, lordHowe, apia]

    private static func zone(_ name: String, _ first: Int, _ changes: [(String, Int)]) -> ZoneRules
    {
        ZoneRules(
            name: name, edition: "test", firstOffset: first,
            transitions: changes.map { .init(at: at($0.0), offset: $0.1) })
    }
}

func at(_ text: String) -> Instant { Instant(iso8601: text)! }
func date(_ text: String) -> CivilDate { CivilDate(text)! }

extension CalendarRule.Window {
    /// `08:00-16:00`.
    init(_ text: String) {
        let times = text.split(separator: "-").map { CivilTime(String($0))! }
        self.init(from: times[0], to: times[1])
    }
}

extension CalendarRule {
    /// The same windows on the given weekdays.
    init(
        _ windows: String..., on days: [Weekday] = Weekday.workdays, in zone: ZoneRules,
        holidays: Holidays? = nil
    ) {
        let parsed = windows.map { Window($0) }
        self.init(
            name: "test", zone: zone,
            week: Dictionary(uniqueKeysWithValues: days.map { ($0, parsed) }),
            holidays: holidays)
    }

    func compiled(_ first: String = "2020-01-01", _ last: String = "2027-12-31") throws
        -> WorkingCalendar
    {
        try WorkingCalendar(self, from: date(first), through: date(last))
    }
}

extension Weekday {
    static let workdays = allCases.filter { !$0.isWeekend }
}
