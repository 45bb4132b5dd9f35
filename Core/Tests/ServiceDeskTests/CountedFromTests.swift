import Testing
import WorkingTime

@testable import Regulations
@testable import ServiceDesk

/// A limit counted on from a date that somebody records.
@Suite struct CountedFromTests {
    /// Two business days from the day of the incident; Monday, 5 October 2026, 8 to 16 UTC is the
    /// story's beginning.
    private static func story(_ limit: Limit = .businessDays(2)) throws -> TicketStory {
        let report = Commitment(
            clauses: [], starts: .whenDateKnown, from: "incident", stops: [.event(.done)],
            pauses: [.waitingThirdParty],
            within: limit)
        return try TicketStory([("report", report)]) { regulation in
            for (name, kind) in [("incident", Field.Kind.date), ("other", .date)] {
                var field = Field()
                (field.kind, field.title) = (kind, LocalizedText(["en": "Day of the incident"]))
                regulation.fields[name] = field
            }
        }
    }

    private static func day(_ text: String) -> TicketEvent {
        .filled(.init(fields: ["incident": .date(CivilDate(text)!)]))
    }

    private func at(_ text: String) -> Instant { Instant(iso8601: text + ":00Z")! }

    @Test func `without the date nothing runs, with it the clock begins where the date says`()
        throws
    {
        var story = try Self.story()
        #expect(story.clocks(asOf: 1).isEmpty)
        story.happen(.filled(.init(fields: ["other": .date(CivilDate("2026-10-06")!)])), 1)
        #expect(story.clocks(asOf: 1).isEmpty)
        story.happen(Self.day("2026-10-06"), 1)
        let clock = try #require(story.clocks(asOf: 2).first)
        #expect(clock.startedAt == at("2026-10-06T00:00") && clock.due == at("2026-10-08T16:00"))
        #expect(clock.outcome == .running)
    }

    /// A day without time begins at its midnight: hours are counted from its opening, its own day
    /// is not counted.
    @Test(arguments: [
        (Limit.working(seconds: 3 * 3600), "2026-10-06T11:00"),
        (.businessDays(1), "2026-10-07T16:00"),
        (.businessDaysWithStart(1), "2026-10-06T16:00"), (.calendarDays(1), "2026-10-08T00:00"),
        (.calendarMonths(1), "2026-11-07T00:00"), (.atOnce, "2026-10-06T08:00"),
    ])
    func `a day without time begins with the day`(limit: Limit, due: String) throws {
        var story = try Self.story(limit)
        story.happen(Self.day("2026-10-06"), 1)
        #expect(story.clocks(asOf: 2).first?.due == at(due))
    }

    @Test func `a moment begins at its time`() throws {
        var story = try Self.story(.working(seconds: 3 * 3600))
        story.happen(.filled(.init(fields: ["incident": .moment(at("2026-10-06T14:30"))])), 1)
        #expect(story.clocks(asOf: 2).first?.due == at("2026-10-07T09:30"))
    }

    @Test
    func `a date that lies so far back that its due has passed is missed as soon as it is known`()
        throws
    {
        var story = try Self.story()
        story.happen(Self.day("2026-09-30"), 1)
        #expect(story.clocks(asOf: 1.5).map(\.outcome) == [.missed])
    }

    @Test func `another date moves the due, and takes no breach back`() throws {
        var story = try Self.story()
        story.happen(Self.day("2026-10-05"), 1)
        story.happen(Self.day("2026-10-06"), 2)
        #expect(story.clocks(asOf: 3).map(\.due) == [at("2026-10-08T16:00")])
        story.happen(Self.day("2026-09-29"), 4)
        #expect(story.clocks(asOf: 5).map(\.outcome) == [.missed])
        story.happen(Self.day("2026-10-12"), 6)
        #expect(story.clocks(asOf: 7).map(\.outcome) == [.missed])
        #expect(story.clocks(asOf: 7).first?.judgedDue == at("2026-10-01T16:00"))
    }

    @Test func `a date put right after the end judges the same promise again, and makes no other`()
        throws
    {
        var story = try Self.story()
        story.happen(Self.day("2026-10-05"), 1)
        story.happen(.done, 30)
        #expect(story.clocks(asOf: 31).map(\.outcome) == [.met])
        story.happen(Self.day("2026-10-01"), 32)
        #expect(story.clocks(asOf: 33).map(\.outcome) == [.missed])
    }

    @Test func `a date is not emptied, another one is filled in`() throws {
        var story = try DecidingStory([]) { regulation in
            var field = Field()
            field.kind = .date
            regulation.fields["incident"] = field
        }
        let agent = Actor(kind: .staff, id: "s")
        try story.act(.fill(["incident": .date(CivilDate("2026-10-06")!)]), by: agent)
        #expect(throws: Refusal.badValue(field: "incident", expected: "date")) {
            try story.act(.fill(["incident": .text("")]), by: agent)
        }
    }

    @Test(arguments: [
        ("en", "Start: Tue 6 Oct 2026 00:00, «Day of the incident»"),
        ("ru", "Начало: вт 6 окт 2026 00:00, «Day of the incident»"),
    ])
    func `the explanation begins with the date, and names its field`(language: String, line: String)
        throws
    {
        var story = try Self.story()
        story.happen(Self.day("2026-10-06"), 1)
        let clock = try #require(story.clocks(asOf: 2).first)
        let explanation = try #require(
            explain(clock, of: story.stream, under: story.edition, asOf: TicketStory.at(2)))
        #expect(
            ExplanationWords(language: language, edition: story.edition).lines(of: explanation)[1]
                == line)
    }
}
