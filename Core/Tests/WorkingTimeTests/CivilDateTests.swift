import Foundation
import Testing

@testable import WorkingTime

@Suite struct CivilDateTests {
    @Test func `every day of three thousand years follows the one before`() {
        var (year, month, day) = (1, 1, 1)
        var number = CivilDate(year: 1, month: 1, day: 1)!.dayNumber
        while year <= 3000 {
            let date = CivilDate(dayNumber: number)
            guard date.parts == (year, month, day),
                CivilDate(year: year, month: month, day: day) == date
            else {
                Issue.record("day \(number) is \(date), not \(year)-\(month)-\(day)")
                return
            }
            (number, day) = (number + 1, day + 1)
            if day > CivilDate.days(inMonth: month, of: year) { (month, day) = (month + 1, 1) }
            if month > 12 { (year, month) = (year + 1, 1) }
        }
    }

    @Test(arguments: [
        ("1970-01-01", 0, Weekday.thursday), ("2000-02-29", 11_016, .tuesday),
        ("2026-11-21", 20_778, .saturday),
        ("0001-01-01", -719_162, .monday), ("9999-12-31", 2_932_896, .friday),
    ])
    func `day number and weekday`(text: String, number: Int, weekday: Weekday) throws {
        let date = try #require(CivilDate(text))
        #expect(date.dayNumber == number && date.weekday == weekday && date.description == text)
    }

    @Test(arguments: [
        "2025-02-29", "2025-13-01", "2025-00-01", "2025-04-31", "2025-1-01", "25-01-01",
        "2025-01-01 ", "2025/01/01",
        "",
        "0000-01-01", "-001-01-01", "2025-+1-01", "2025-01-0١",
    ])
    func `what is no day is not read`(text: String) { #expect(CivilDate(text) == nil) }

    @Test(arguments: [
        "24:01", "25:00", "9:00", "09:60", "+9:00", "09:+1", "-0:00", "09", "09:00:00", "",
    ])
    func `what is no time of day is not read`(text: String) { #expect(CivilTime(text) == nil) }

    @Test func `24 o'clock ends the day`() {
        #expect(CivilTime("24:00")?.minutes == 1440)
        #expect(CivilTime("24:00")?.description == "24:00")
    }

    @Test func `dates and instants are text and number in JSON`() throws {
        let encoded = try JSONEncoder().encode([date("2026-05-12")])
        #expect(String(decoding: encoded, as: UTF8.self) == "[\"2026-05-12\"]")
        #expect(try JSONDecoder().decode([CivilDate].self, from: encoded) == [date("2026-05-12")])
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([CivilDate].self, from: Data("[\"2026-02-30\"]".utf8))
        }
        let instant = try JSONEncoder().encode([at("2026-05-12T00:00:00Z")])
        #expect(String(decoding: instant, as: UTF8.self) == "[1778544000]")
        #expect(
            try JSONDecoder().decode([Instant].self, from: instant) == [at("2026-05-12T00:00:00Z")])
    }

    @Test(arguments: [
        ("2026-11-20T13:00:00Z", 1_795_179_600), ("2026-11-20T16:00:00+03:00", 1_795_179_600),
        ("2026-11-20T07:30-05:30", 1_795_179_600), ("1969-12-31T23:59:59Z", -1),
        ("1970-01-01 00:00Z", 0),
    ])
    func `instants are read with Z or an offset`(text: String, seconds: Int64) throws {
        let instant = try #require(Instant(iso8601: text))
        #expect(instant.seconds == seconds)
        #expect(Instant(iso8601: instant.iso8601) == instant)
    }

    @Test(arguments: [
        "2026-11-20T13:00:00", "2026-11-20", "2026-11-20T24:00:00Z", "2026-11-20T13:60:00Z",
        "2026-11-20T13:00:60Z",
        "2026-11-20T13Z", "2026-11-20T+3:00:00Z", "2026-11-20T13:00:00+3:00",
        "2026-11-20T13:00:00.5Z", "now", "",
        "2026-02-30T13:00:00Z", "2026-11-20T13:00:00+03:60", "2026-11-20T13:00:00Zjunk",
    ])
    func `what is no instant is not read`(text: String) { #expect(Instant(iso8601: text) == nil) }
}
