import Foundation
import Testing

@testable import WorkingTime

@Suite struct HolidaysTests {
    static let countries = ["RU", "KZ"]

    private func bundled(_ country: String) throws -> Holidays {
        try #require(Holidays.bundled(country: country))
    }

    @Test(arguments: countries) func `days off are weekdays, worked days are weekend days`(
        country: String
    ) throws {
        let holidays = try bundled(country)
        #expect(holidays.off.allSatisfy { !$0.weekday.isWeekend })
        #expect(holidays.work.allSatisfy { $0.weekday.isWeekend })
        #expect(
            holidays.off.isDisjoint(with: holidays.work)
                && holidays.off.isDisjoint(with: holidays.short))
        #expect(holidays.short.allSatisfy { !$0.weekday.isWeekend || holidays.work.contains($0) })
    }

    @Test(arguments: countries) func `every transferred day is worked for a day off of its year`(
        country: String
    ) throws {
        let holidays = try bundled(country)
        for worked in holidays.work {
            guard case .moved(let rest)? = holidays.names[worked] else {
                Issue.record("\(worked) says nothing of the day it stands for")
                continue
            }
            #expect(
                holidays.off.contains(rest), "\(worked) is worked for \(rest), which is no day off")
        }
    }

    @Test(arguments: countries) func `every day off has a name or the day it was moved from`(
        country: String
    ) throws {
        let holidays = try bundled(country)
        #expect(holidays.off.filter { holidays.names[$0] == nil }.sorted() == [])
        for date in holidays.off {
            guard case .holiday(_, let movedFrom?)? = holidays.names[date] else { continue }
            #expect(
                movedFrom.year == date.year && movedFrom.weekday.isWeekend,
                "\(date) moved from \(movedFrom)")
        }
    }

    /// Working days of a five-day week by the production calendars; 1 July 2020, a day of voting,
    /// is a day off here.
    @Test(arguments: [
        ("RU", 2020, 247), ("RU", 2021, 247), ("RU", 2022, 247), ("RU", 2023, 247),
        ("RU", 2024, 248),
        ("RU", 2025, 247),
        ("RU", 2026, 247), ("RU", 2027, 247), ("KZ", 2020, 246), ("KZ", 2023, 246),
        ("KZ", 2024, 249),
        ("KZ", 2025, 246),
    ])
    func `the year has its known number of working days`(country: String, year: Int, expected: Int)
        throws
    {
        let rule = CalendarRule("09:00-18:00", in: .utc, holidays: try bundled(country))
        let calendar = try rule.compiled("\(year)-01-01", "\(year)-12-31")
        #expect(calendar.workingDays.count == expected)
    }

    @Test func `other countries have no bundled data`() {
        for country in ["", "ru", "DE"] { #expect(Holidays.bundled(country: country) == nil) }
    }

    /// Beside some checkouts lie the national data that the bundled text was written from.
    @Test(arguments: countries)
    func `bundled data are those of the national calendars beside the checkout`(
        country: String
    ) throws {
        guard let folder = Self.sharedFolder else { return }
        let url = folder.appending(path: "calendars/calendar-\(country.lowercased()).json")
        let root = try #require(
            try JSONSerialization.jsonObject(with: Data(contentsOf: url)) as? [String: Any])
        let years = try #require(root["years"] as? [String: [String: Any]])
        func days(_ key: String) -> Set<CivilDate> {
            Set(years.values.flatMap { $0[key] as? [String] ?? [] }.map(date))
        }
        let holidays = try bundled(country)
        #expect(
            holidays.off == days("off") && holidays.work == days("work")
                && holidays.short == days("short"))
        let ics = try String(
            contentsOf: folder.appending(path: "calendars/calendar-\(country.lowercased()).ics"),
            encoding: .utf8)
        let imported = try Holidays(ics: ics, country: country, edition: holidays.edition)
        #expect(
            imported.off == holidays.off && imported.work == holidays.work
                && imported.short == holidays.short)
        #expect(imported.firstDay == holidays.firstDay && imported.lastDay == holidays.lastDay)
    }

    /// `shared` beside the checkout or one of the folders above it.
    static let sharedFolder: URL? = {
        var folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        while folder.path.count > 1 {
            folder.deleteLastPathComponent()
            let shared = folder.appending(path: "shared")
            if FileManager.default.fileExists(atPath: shared.appending(path: "calendars").path) {
                return shared
            }
        }
        return nil
    }()
}
