import Testing

@testable import WorkingTime

/// The rules of LANGUAGE §4, sentence by sentence.
@Suite struct WorkingCalendarTests {
    /// Monday to Friday, 8 to 16 Moscow time, Russian holidays.
    static func support() throws -> WorkingCalendar {
        try CalendarRule("08:00-16:00", in: Zones.moscow, holidays: .bundled(country: "RU"))
            .compiled()
    }

    @Test(arguments: [
        ("2025-10-31T12:30:00Z", 14_400, "2025-11-01T08:30:00Z", "into the worked Saturday"),
        ("2025-10-10T11:00:00Z", 28_800, "2025-10-13T11:00:00Z", "over a weekend"),
        ("2025-12-30T12:30:00Z", 28_800, "2026-01-12T12:30:00Z", "over the New Year holidays"),
        ("2025-10-10T05:00:00Z", 28_800, "2025-10-10T13:00:00Z", "ending exactly at closing"),
        ("2025-10-10T13:00:00Z", 60, "2025-10-13T05:01:00Z", "closing itself is outside"),
        ("2025-10-10T12:00:00Z", 0, "2025-10-10T12:00:00Z", "at once, open"),
        ("2025-10-10T05:00:00Z", 0, "2025-10-10T05:00:00Z", "at once, at opening"),
        (
            "2025-10-10T13:00:00Z", 0, "2025-10-13T05:00:00Z",
            "at once, at closing: the next opening"
        ),
        ("2025-10-11T00:00:00Z", 0, "2025-10-13T05:00:00Z", "at once, on a day off"),
    ])
    func `working time is added over days off`(
        start: String, seconds: Int64, due: String, why: String
    ) throws {
        #expect(try Self.support().add(working: seconds, to: at(start)) == at(due), "\(why)")
    }

    @Test(
        arguments: [
            (
                "2025-10-11T00:00:00Z", [("2025-10-14T05:00:00Z", "2025-10-14T06:00:00Z")],
                "2025-10-13T05:00:00Z"
            ),
            (
                "2025-10-11T00:00:00Z", [("2025-10-13T04:00:00Z", "2025-10-13T06:00:00Z")],
                "2025-10-13T06:00:00Z"
            ),
            (
                "2025-10-10T12:00:00Z", [("2025-10-10T11:00:00Z", "2025-10-10T14:00:00Z")],
                "2025-10-13T05:00:00Z"
            ),
            ("2025-10-10T12:00:00Z", [("2025-10-10T12:00:00Z", nil)], nil),
            ("2025-10-10T12:00:00Z", [("2025-10-10T12:00:01Z", nil)], "2025-10-10T12:00:00Z"),
        ] as [(String, [(String, String?)], String?)])
    func `at once is the first instant that is open and not paused`(
        start: String, pauses: [(String, String?)], due: String?
    ) throws {
        let pauses = pauses.map { Pause(from: at($0.0), until: $0.1.map(at)) }
        #expect(try Self.support().add(working: 0, to: at(start), pauses: pauses) == due.map(at))
    }

    @Test(arguments: [
        ("2025-10-10T04:59:59Z", "2025-10-10T13:00:00Z", "the same day, before it opens"),
        ("2025-10-10T05:00:00Z", "2025-10-10T13:00:00Z", "the same day, at its opening"),
        ("2025-10-10T05:00:01Z", "2025-10-13T13:00:00Z", "no longer a full day: the next one"),
        ("2025-10-11T10:00:00Z", "2025-10-13T13:00:00Z", "from a day off"),
        (
            "2025-10-31T06:00:00Z", "2025-11-01T13:00:00Z",
            "a transferred Saturday is a business day"
        ),
    ])
    func `the next full business day is the same day when it has not begun`(
        start: String, due: String, why: String
    )
        throws
    {
        #expect(try Self.support().nextFullBusinessDay(after: at(start)) == at(due), "\(why)")
    }

    @Test(arguments: [
        ("2025-01-31T10:00:00Z", 1, "2025-02-28T21:00:00Z", "the month's last day"),
        ("2024-01-31T10:00:00Z", 1, "2024-02-29T21:00:00Z", "in a leap year"),
        ("2024-02-29T10:00:00Z", 12, "2025-02-28T21:00:00Z", "29 February a year on"),
        ("2025-10-31T10:00:00Z", 4, "2026-02-28T21:00:00Z", "over the turn of the year"),
        (
            "2025-03-15T22:00:00Z", 2, "2025-05-16T21:00:00Z",
            "the local day counts: 22:00 UTC is the 16th"
        ),
        (
            "2025-02-28T10:00:00Z", 1, "2025-03-28T21:00:00Z",
            "a last day does not stick to month ends"
        ),
    ])
    func `months end on the same day number or on the month's last day`(
        start: String, months: Int, due: String, why: String
    ) throws {
        #expect(try Self.support().add(calendarMonths: months, to: at(start)) == at(due), "\(why)")
    }

    @Test func `a due day off the working week rolls where it is told to`() throws {
        let calendar = try Self.support()
        let start = at("2025-10-08T10:00:00Z")
        #expect(try calendar.add(calendarDays: 3, to: start) == at("2025-10-11T21:00:00Z"))
        #expect(
            try calendar.add(calendarDays: 3, to: start, roll: .nextBusinessDay)
                == at("2025-10-13T21:00:00Z"))
        #expect(
            try calendar.add(calendarDays: 3, to: start, roll: .previousBusinessDay)
                == at("2025-10-10T21:00:00Z"))
        #expect(
            try calendar.before(date: date("2025-10-14"), count: 2, unit: .calendar)
                == at("2025-10-10T13:00:00Z"))
        #expect(
            try calendar.before(date: date("2025-10-14"), count: 2, unit: .calendar, roll: .none)
                == at("2025-10-12T21:00:00Z"))
        #expect(
            try calendar.before(date: date("2025-10-14"), count: 2, unit: .business)
                == at("2025-10-10T13:00:00Z"))
    }

    // MARK: Days and pauses

    @Test(
        arguments: [
            ([], "2025-10-09T13:00:00Z", "no pause"),
            (
                [("2025-10-08T05:00:00Z", "2025-10-08T13:00:00Z")], "2025-10-10T13:00:00Z",
                "a whole day"
            ),
            (
                [("2025-10-08T05:00:00Z", "2025-10-08T12:59:59Z")], "2025-10-09T13:00:00Z",
                "all but a second"
            ),
            (
                [
                    ("2025-10-08T04:00:00Z", "2025-10-08T09:00:00Z"),
                    ("2025-10-08T09:00:00Z", "2025-10-08T14:00:00Z"),
                ],
                "2025-10-10T13:00:00Z", "two pauses without a gap"
            ),
            (
                [("2025-10-07T05:00:00Z", "2025-10-07T13:00:00Z")], "2025-10-09T13:00:00Z",
                "the day of the start never counts"
            ),
            (
                [("2025-10-09T13:00:00Z", nil)], "2025-10-09T13:00:00Z",
                "open from the close of the due day"
            ),
            ([("2025-10-09T05:00:00Z", nil)], nil, "open from the opening of the due day"),
        ] as [([(String, String?)], String?, String)])
    func `a business day that was paused throughout does not count`(
        pauses: [(String, String?)], due: String?, why: String
    ) throws {
        let pauses = pauses.map { Pause(from: at($0.0), until: $0.1.map(at)) }
        let answer = try Self.support().add(
            businessDays: 2, to: at("2025-10-07T10:00:00Z"), pauses: pauses)
        #expect(answer == due.map(at), "\(why)")
    }

    @Test(
        arguments: [
            ([], "2025-10-10T21:00:00Z", "no pause"),
            (
                [("2025-10-08T10:00:00Z", "2025-10-08T10:00:01Z")], "2025-10-11T21:00:00Z",
                "a second moves by a day"
            ),
            (
                [("2025-10-08T10:00:00Z", "2025-10-08T21:00:00Z")], "2025-10-11T21:00:00Z",
                "until midnight is one day"
            ),
            (
                [("2025-10-08T10:00:00Z", "2025-10-08T21:00:01Z")], "2025-10-12T21:00:00Z",
                "past midnight is two"
            ),
            (
                [
                    ("2025-10-08T10:00:00Z", "2025-10-08T11:00:00Z"),
                    ("2025-10-08T12:00:00Z", "2025-10-08T13:00:00Z"),
                ],
                "2025-10-11T21:00:00Z", "two pauses of one day move once"
            ),
            (
                [("2025-10-07T11:00:00Z", "2025-10-07T12:00:00Z")], "2025-10-10T21:00:00Z",
                "the day of the start never counts"
            ),
            (
                [("2025-10-10T10:00:00Z", "2025-10-11T10:00:00Z")], "2025-10-12T21:00:00Z",
                "over the due day, which moves"
            ),
            (
                [("2025-10-10T21:00:00Z", nil)], "2025-10-10T21:00:00Z",
                "open from the end of the due day"
            ),
            ([("2025-10-10T20:59:59Z", nil)], nil, "open from its last second"),
        ] as [([(String, String?)], String?, String)])
    func `calendar days move by the days that passed in pause`(
        pauses: [(String, String?)], due: String?, why: String
    ) throws {
        let pauses = pauses.map { Pause(from: at($0.0), until: $0.1.map(at)) }
        let answer = try Self.support().add(
            calendarDays: 3, to: at("2025-10-07T10:00:00Z"), pauses: pauses)
        #expect(answer == due.map(at), "\(why)")
    }

    @Test func `months move by paused days, then roll`() throws {
        let pause = Pause(from: at("2025-09-20T10:00:00Z"), until: at("2025-09-20T11:00:00Z"))
        let calendar = try Self.support()
        let start = at("2025-09-10T10:00:00Z")
        #expect(
            try calendar.add(calendarMonths: 1, to: start, pauses: [pause])
                == at("2025-10-11T21:00:00Z"))
        #expect(
            try calendar.add(calendarMonths: 1, to: start, pauses: [pause], roll: .nextBusinessDay)
                == at("2025-10-13T21:00:00Z"))
    }

    // MARK: Beyond the horizon

    @Test func `a question beyond the data is refused with the days that are known`() throws {
        let calendar = try Self.support()
        let late = at("2027-12-30T10:00:00Z")
        let error = try #require(throws: BeyondHorizon.self) {
            try calendar.add(working: 360_000, to: late)
        }
        #expect(
            error.description == "calendar 'test' is known from 2020-01-01 through 2027-12-31 only")
        #expect(throws: BeyondHorizon.self) { try calendar.add(working: .max, to: late) }
        #expect(throws: BeyondHorizon.self) {
            try calendar.add(working: 1, to: at("2019-12-31T20:59:59Z"))
        }
        #expect(throws: BeyondHorizon.self) { try calendar.add(businessDays: 3, to: late) }
        let pause = Pause(from: late, until: late + 1)
        #expect(throws: BeyondHorizon.self) {
            try calendar.add(businessDays: 3, to: late, pauses: [pause])
        }
        #expect(throws: BeyondHorizon.self) { try calendar.add(calendarDays: 3, to: late) }
        #expect(throws: BeyondHorizon.self) { try calendar.add(calendarMonths: 1, to: late) }
        #expect(throws: BeyondHorizon.self) {
            try calendar.before(date: date("2020-01-10"), count: 2, unit: .business)
        }
        #expect(throws: BeyondHorizon.self) {
            try calendar.before(date: date("2020-01-10"), count: 20, unit: .calendar)
        }
        #expect(throws: BeyondHorizon.self) {
            try calendar.before(date: date("2028-01-02"), count: 1, unit: .calendar)
        }
        #expect(throws: BeyondHorizon.self) {
            try calendar.nextOpening(from: at("2027-12-31T20:00:00Z"))
        }
        #expect(throws: BeyondHorizon.self) { try calendar.close(of: date("2028-01-01")) }
        #expect(calendar.nextBorder(after: at("2027-12-31T20:00:00Z")) == nil)
    }

    @Test func `round the clock has no border and every second counts`() throws {
        let calendar = try CalendarRule.always(zone: Zones.berlin).compiled(
            "2025-01-01", "2025-12-31")
        let start = at("2025-03-29T00:00:00Z")
        #expect(calendar.nextBorder(after: start) == nil)
        #expect(try calendar.add(working: 10_000_000, to: start) == start + 10_000_000)
        #expect(calendar.workingSeconds(from: start, to: start + 10_000_000) == 10_000_000)
    }
}
