import Testing

@testable import WorkingTime

@Suite struct ICalendarTests {
    /// Joins lines as files have them, with CR LF.
    private func file(_ lines: String...) -> String {
        (["BEGIN:VCALENDAR", "VERSION:2.0"] + lines + ["END:VCALENDAR", ""]).joined(
            separator: "\r\n")
    }

    private func event(_ lines: String...) -> String {
        (["BEGIN:VEVENT"] + lines + ["END:VEVENT"]).joined(separator: "\r\n")
    }

    private func holidays(_ text: String) throws -> Holidays {
        try Holidays(ics: text, country: "XX", edition: "XX-1")
    }

    @Test func `in a plain file every all-day event is a day off`() throws {
        let text = file(
            event("DTSTART;VALUE=DATE:20260508", "SUMMARY:Founders\\, all of them\\; first day"),
            event("DTSTART;VALUE=DATE:20261224", "DTEND;VALUE=DATE:20261227", "CATEGORIES:Holiday"),
            event("DTSTART:20260610T080000Z", "DTEND:20260610T090000Z", "SUMMARY:A meeting"),
            event("DTSTART;VALUE=DATE:20270104", "DURATION:P1W"),
            event("DTSTART;VALUE=DATE:20260611", "STATUS:CANCELLED"))
        let holidays = try holidays(text)
        let week = (0..<7).map { date("2027-01-04").adding(days: $0) }
        let single = ["2026-05-08", "2026-12-24", "2026-12-25", "2026-12-26"].map(date)
        #expect(holidays.off == Set(single + week))
        #expect(holidays.names[date("2026-05-08")] == .text("Founders, all of them; first day"))
        #expect(holidays.work.isEmpty && holidays.short.isEmpty)
        #expect(holidays.firstDay == date("2026-01-01") && holidays.lastDay == date("2027-12-31"))
        #expect(holidays.edition == "XX-1")
    }

    @Test func `categories tell days off, at work and short, and silence the rest`() throws {
        let text = file(
            event("DTSTART;VALUE=DATE:20260105", "DTEND;VALUE=DATE:20260106", "CATEGORIES:OFF"),
            event("DTSTART;VALUE=DATE:20260110", "CATEGORIES:Office,WORK"),
            event("DTSTART;VALUE=DATE:20260110", "CATEGORIES:SHORT"),
            event("DTSTART;VALUE=DATE:20260111", "CATEGORIES:WEEKEND-HOLIDAY"),
            event("DTSTART;VALUE=DATE:20260112", "SUMMARY:A birthday"))
        let holidays = try holidays(text)
        #expect(holidays.off == [date("2026-01-05")])
        #expect(holidays.work == [date("2026-01-10")])
        #expect(holidays.short == [date("2026-01-10")])
    }

    @Test func `a folded line goes on where it was cut, and an alarm says nothing about the day`()
        throws
    {
        let alarm = "BEGIN:VALARM\r\nDURATION:PT15M\r\nEND:VALARM"
        let text = file(
            event("DTSTART;VALUE=DATE:2026", "\t1104", "SUMMARY:День", "  единства", alarm))
        #expect(try holidays(text).names[date("2026-11-04")] == .text("День единства"))
    }

    @Test(arguments: [
        ("DTSTART;VALUE=DATE:20260230", 4, "'20260230' is not a day"),
        ("DTSTART;VALUE=DATE:2026-02-03", 4, "'2026-02-03' is not a day"),
        ("DTSTART;VALUE=DATE:20260203\r\nDTEND;VALUE=DATE:20260201", 5, "ends before it begins"),
        (
            "DTSTART;VALUE=DATE:20260203\r\nDTEND;VALUE=DATE:20270201", 5,
            "more than 62 days in one event"
        ),
        ("DTSTART;VALUE=DATE:20260203\r\nDURATION:PT5H", 5, "'PT5H'"),
        ("DTSTART;VALUE=DATE:99990101", 4, "the year 9999 lies outside 1970 … 2100"),
        ("DTSTART;VALUE=DATE:20260203\r\nRRULE:FREQ=YEARLY", 5, "a repeating event"),
        ("DTSTART:20260203T100000Z\r\nCATEGORIES:OFF", 3, "must be an all-day event"),
        ("no colon here", 4, "'no colon here' is neither"),
        ("DTSTART;VALUE=DATE:20260203\r\nCATEGORIES:OFF,SHORT", 3, "2026-02-03 is marked twice"),
        ("BEGIN:VEVENT", 3, "no END:VEVENT"),
    ])
    func `what cannot be taken in is refused with its line`(
        lines: String, number: Int, cause: String
    ) throws {
        let error = try #require(throws: ICalendarError.self) { try holidays(file(event(lines))) }
        #expect(error.line == number)
        #expect(error.description.contains(cause), "\(error)")
    }

    @Test(arguments: [
        ("", "no BEGIN:VCALENDAR"), ("{}", "neither"), ("<html>: no", "no BEGIN:VCALENDAR"),
        ("BEGIN:VCALENDAR\nEND:VCALENDAR\n", "no all-day event"),
        ("BEGIN:VCALENDAR\nX:" + String(repeating: "x", count: 20_000), "bytes in a line"),
        ("BEGIN:VCALENDAR\nX:1" + String(repeating: "\n 2345", count: 5000), "bytes in a line"),
        ("BEGIN:VCALENDAR" + String(repeating: "\n", count: 200_001), "more than 200000 lines"),
        (String(repeating: "BEGIN:VCALENDAR\n", count: 600_000), "bytes"),
        (
            "BEGIN:VCALENDAR\n" + String(repeating: "BEGIN:VEVENT\nEND:VEVENT\n", count: 20_001),
            "more than 20000 events"
        ),
    ])
    func `a file that is no calendar or too large is refused`(text: String, cause: String) throws {
        let error = try #require(throws: ICalendarError.self) { try holidays(text) }
        #expect(error.description.contains(cause), "\(error)")
    }

    @Test func `an imported edition shapes a calendar and is named in its tallies`() throws {
        let holidays = try holidays(
            file(event("DTSTART;VALUE=DATE:20260205", "SUMMARY:Company day")))
        let rule = CalendarRule("09:00-18:00", in: Zones.moscow, holidays: holidays)
        let calendar = try rule.compiled("2026-01-01", "2026-12-31")
        #expect(
            try calendar.add(working: 3600, to: at("2026-02-04T15:00:00Z"))
                == at("2026-02-06T07:00:00Z"))
        let tallies = calendar.tallies(
            from: at("2026-02-04T15:00:00Z"), to: at("2026-02-06T07:00:00Z"))
        #expect(tallies.map(\.reason) == [.outside, .holiday(.text("Company day")), .worked])
    }
}
