import Foundation
import Runtime
import WorkingTime

/// Reads calendars.json of the vectors' format.
enum CaseCalendars {
    /// Calendars without a country are known for these days; others for those of their country's
    /// data.
    static let firstDay = CivilDate(year: 1990, month: 1, day: 1)!
    static let lastDay = CivilDate(year: 2049, month: 12, day: 31)!

    static func read(_ path: String, zones: ZoneFiles) throws -> [String: WorkingCalendar] {
        guard let objects = try CaseFiles.json(path) as? [String: [String: Any]] else {
            throw CaseFileError(description: "\(path): a map of calendars was expected")
        }
        var calendars: [String: WorkingCalendar] = [:]
        for (name, object) in objects {
            do {
                calendars[name] = try calendar(name, object, zones: zones)
            } catch let error as CalendarError {
                throw CaseFileError(description: "\(path): \(error.description)")
            } catch let error as CaseFileError {
                throw CaseFileError(
                    description: "\(path): calendar '\(name)': \(error.description)")
            }
        }
        return calendars
    }

    private static func calendar(_ name: String, _ object: [String: Any], zones: ZoneFiles) throws
        -> WorkingCalendar
    {
        guard let zoneName = object["timeZone"] as? String, let zone = zones.rules(zoneName) else {
            throw CaseFileError(
                description: "no time zone '\(object["timeZone"] ?? "")' in \(zones.folder)")
        }
        let holidays = try holidays(object["country"])
        let rule = CalendarRule(
            name: name, zone: zone, week: try week(object["week"]), holidays: holidays,
            shortMinutes: try shortMinutes(object["shortMinutes"])
        )
        return try WorkingCalendar(
            rule, from: holidays?.firstDay ?? firstDay, through: holidays?.lastDay ?? lastDay)
    }

    private static func holidays(_ value: Any?) throws -> Holidays? {
        guard let value, !(value is NSNull) else { return nil }
        guard let country = value as? String, let holidays = Holidays.bundled(country: country)
        else {
            throw CaseFileError(
                description: "no holidays of country '\(value)'; RU and KZ are known")
        }
        return holidays
    }

    private static func shortMinutes(_ value: Any?) throws -> Int {
        guard let value, !(value is NSNull) else { return 0 }
        guard let minutes = CaseFiles.whole(value), (0...1440).contains(minutes) else {
            throw CaseFileError(description: "'shortMinutes' must be a whole number from 0 to 1440")
        }
        return Int(minutes)
    }

    private static func week(_ value: Any?) throws -> [Weekday: [CalendarRule.Window]] {
        guard let days = value as? [String: [[String]]] else {
            throw CaseFileError(description: "'week' must map weekdays 1 … 7 to lists of windows")
        }
        return try days.reduce(into: [:]) { week, day in
            guard let number = Int(day.key), let weekday = Weekday(rawValue: number) else {
                throw CaseFileError(
                    description: "'\(day.key)' is not a weekday; 1 is Monday, 7 Sunday")
            }
            week[weekday] = try day.value.map(window)
        }
    }

    private static func window(_ times: [String]) throws -> CalendarRule.Window {
        guard times.count == 2, let from = CivilTime(times[0]), let to = CivilTime(times[1]) else {
            throw CaseFileError(
                description: "\(times) is not a window such as [\"08:00\", \"16:00\"]")
        }
        return CalendarRule.Window(from: from, to: to)
    }
}
