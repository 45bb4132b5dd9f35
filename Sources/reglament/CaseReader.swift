import Foundation
import WorkingTime

/// Reads the cases of one file.
struct CaseReader {
    let file: String

    func cases() throws -> [CaseFiles.Case] {
        guard let list = try CaseFiles.json(file) as? [Any] else {
            throw CaseFileError(
                description: "\(file): not a list of cases; a case file is a JSON list")
        }
        let name = URL(fileURLWithPath: file).lastPathComponent
        return list.enumerated().map { index, value in
            let object = value as? [String: Any] ?? [:]
            return CaseFiles.Case(
                file: name, id: object["id"] as? String ?? "case \(index + 1)",
                calendar: object["calendar"] as? String ?? "",
                question: Result { try read(object) }.mapError {
                    $0 as? CaseFileError ?? unreadable("\($0)")
                }
            )
        }
    }

    private func unreadable(_ what: String) -> CaseFileError { CaseFileError(description: what) }

    private func read(_ object: [String: Any]) throws -> WorkingTimeCase {
        guard let op = object["op"] as? String else { throw unreadable("the case has no 'op'") }
        guard let input = object["input"] as? [String: Any] else {
            throw unreadable("the case has no 'input'")
        }
        guard let expected = object["expected"] else {
            throw unreadable("the case has no 'expected'")
        }
        return WorkingTimeCase(question: try question(op, input), expected: try answer(expected))
    }

    private func question(_ op: String, _ input: [String: Any]) throws -> WorkingTimeCase.Question {
        switch op {
        case "add_working":
            return .addWorking(
                start: try instant(input, "start"), seconds: try number(input, "seconds", from: 0))
        case "add_working_paused":
            return .addWorkingPaused(
                start: try instant(input, "start"), seconds: try number(input, "seconds", from: 0),
                pauses: try pauses(input)
            )
        case "working_between":
            return .workingBetween(from: try instant(input, "from"), to: try instant(input, "to"))
        case "add_business_days":
            return .addBusinessDays(
                start: try instant(input, "start"), days: try count(input, "days"),
                pauses: try pauses(input))
        case "add_calendar_days":
            return .addCalendarDays(
                start: try instant(input, "start"), days: try count(input, "days"),
                pauses: try pauses(input),
                roll: try roll(input))
        case "add_calendar_months":
            return .addCalendarMonths(
                start: try instant(input, "start"), months: try count(input, "months"),
                pauses: try pauses(input),
                roll: try roll(input))
        case "before":
            return .before(
                date: try date(input), count: try count(input, "n"), unit: try unit(input))
        case "end_of_business_day": return .endOfBusinessDay(at: try instant(input, "at"))
        case "next_full_business_day": return .nextFullBusinessDay(at: try instant(input, "at"))
        default: throw unreadable("'\(op)' is not an operation this version knows")
        }
    }

    private func answer(_ value: Any) throws -> WorkingTimeCase.Answer {
        if value is NSNull { return .never }
        if let text = value as? String {
            guard let instant = Instant(iso8601: text) else {
                throw unreadable("'\(text)' is not an instant")
            }
            return .instant(instant)
        }
        guard let seconds = CaseFiles.whole(value) else {
            throw unreadable("'expected' is neither instant, whole number nor null")
        }
        return .seconds(seconds)
    }

    private func instant(_ input: [String: Any], _ key: String) throws -> Instant {
        guard let text = input[key] as? String, let instant = Instant(iso8601: text) else {
            throw unreadable("'\(key)' must be an instant such as 2025-10-31T12:30:00Z")
        }
        return instant
    }

    private func number(_ input: [String: Any], _ key: String, from least: Int64) throws -> Int64 {
        guard let number = CaseFiles.whole(input[key]), number >= least else {
            throw unreadable("'\(key)' must be a whole number from \(least)")
        }
        return number
    }

    private func count(_ input: [String: Any], _ key: String) throws -> Int {
        let count = try number(input, key, from: 1)
        guard count <= 100_000 else { throw unreadable("'\(key)' must be at most 100000") }
        return Int(count)
    }

    private func date(_ input: [String: Any]) throws -> CivilDate {
        guard let text = input["date"] as? String, let date = CivilDate(text) else {
            throw unreadable("'date' must be a day such as 2026-05-12")
        }
        return date
    }

    private func unit(_ input: [String: Any]) throws -> WorkingCalendar.DayUnit {
        guard let text = input["unit"] as? String,
            let unit = WorkingCalendar.DayUnit(rawValue: text)
        else {
            throw unreadable("'unit' must be business or calendar")
        }
        return unit
    }

    private func roll(_ input: [String: Any]) throws -> WorkingCalendar.Rolling {
        guard let value = input["roll"], !(value is NSNull) else { return .none }
        guard let text = value as? String, let roll = WorkingCalendar.Rolling(rawValue: text) else {
            throw unreadable("'roll' must be none, next_business_day or previous_business_day")
        }
        return roll
    }

    private func pauses(_ input: [String: Any]) throws -> [Pause] {
        guard let value = input["pauses"] else { return [] }
        guard let list = value as? [[String: Any]] else {
            throw unreadable("'pauses' must be a list")
        }
        return try list.map { item in
            let open = item["resume"].map { $0 is NSNull } ?? true
            return Pause(
                from: try instant(item, "pause"), until: open ? nil : try instant(item, "resume"))
        }
    }
}
