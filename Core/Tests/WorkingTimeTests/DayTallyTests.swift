import Testing

@testable import WorkingTime

/// The lines from which a deadline is explained.
@Suite struct DayTallyTests {
    private func tallies(
        _ calendar: WorkingCalendar, _ from: String, _ to: String, pauses: [Pause] = []
    ) -> [(String, Int64, DayTally.Reason)] {
        calendar.tallies(from: at(from), to: at(to), pauses: pauses).map {
            ("\($0.date)", $0.seconds, $0.reason)
        }
    }

    @Test func `a deadline over the turn of the year names each day and its reason`() throws {
        let calendar = try WorkingCalendarTests.support()
        let lines = tallies(calendar, "2025-12-30T12:30:00Z", "2026-01-12T12:30:00Z")
        #expect(
            lines.map(\.0).first == "2025-12-30" && lines.map(\.0).last == "2026-01-12"
                && lines.count == 14)
        #expect(lines.map(\.1) == [1800] + [Int64](repeating: 0, count: 12) + [27_000])
        let moved = DayTally.Reason.holiday(.moved(date("2025-01-05")))
        #expect(lines[0].2 == .worked && lines[1].2 == moved && lines[13].2 == .worked)
        #expect(lines[2].2 == .holiday(.holiday(.newYear, movedFrom: nil)))
        #expect(lines[4].2 == .weekend, "3 January 2026 is a Saturday")
    }

    @Test func `transferred, short, exceptional and paused days are told apart`() throws {
        var rule = CalendarRule("08:00-16:00", in: Zones.moscow, holidays: .bundled(country: "RU"))
        rule.shortMinutes = 60
        rule.exceptions[date("2025-10-30")] = .windows([.init("10:00-12:00")])
        rule.exceptions[date("2025-10-29")] = .closed
        let calendar = try rule.compiled()
        let pause = Pause(from: at("2025-11-05T05:00:00Z"), until: at("2025-11-06T06:00:00Z"))
        let lines = tallies(
            calendar, "2025-10-29T05:00:00Z", "2025-11-07T00:00:00Z", pauses: [pause])
        #expect(
            lines.map(\.2) == [
                .exception, .exception, .worked, .transferred(.moved(date("2025-11-03"))), .weekend,
                .holiday(.moved(date("2025-11-01"))), .holiday(.holiday(.unity, movedFrom: nil)),
                .paused, .worked,
                .outside,
            ])
        #expect(lines.map(\.1) == [0, 7200, 28_800, 25_200, 0, 0, 0, 0, 25_200, 0])
        let short = tallies(calendar, "2025-03-07T00:00:00Z", "2025-03-07T20:00:00Z")
        #expect(short.map(\.2) == [.short] && short.map(\.1) == [25_200])
    }

    @Test func `hours before midnight and after it stand under their own days`() throws {
        let calendar = try CalendarRule("22:00-06:00", in: Zones.moscow).compiled(
            "2026-01-01", "2026-12-31")
        let night = calendar.tallies(
            from: at("2026-02-03T01:00:00Z"), to: at("2026-02-03T20:00:00Z"))
        #expect(night.map { "\($0.date)" } == ["2026-02-03"])
        #expect(night.map(\.seconds) == [10_800] && night.first?.parts.count == 2)
        let over = tallies(calendar, "2026-02-03T19:30:00Z", "2026-02-04T01:30:00Z")
        #expect(over.map(\.0) == ["2026-02-03", "2026-02-04"])
        #expect(over.map(\.1) == [5400, 16_200])
    }

    @Test func `days of another zone hold the hours that lie in them`() throws {
        let calendar = try CalendarRule("09:00-18:00", in: Zones.moscow).compiled(
            "2026-01-01", "2026-12-31")
        let days = calendar.tallies(
            from: at("2026-02-03T06:00:00Z"), to: at("2026-02-03T15:00:00Z"), in: Zones.newYork)
        #expect(days.map(\.seconds) == [9 * 3600])
        #expect(days.map { "\($0.date)" } == ["2026-02-03"])
    }

    @Test func `the list of days is bounded`() throws {
        let calendar = try WorkingCalendarTests.support()
        #expect(
            calendar.tallies(from: .distantPast, to: .distantFuture).count
                == WorkingCalendar.talliesMax)
    }
}
