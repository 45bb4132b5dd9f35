import Testing
import WorkingTime

@testable import Regulations
@testable import ServiceDesk

/// Holidays that are published later undo nothing that was late before.
@Suite struct HolidayBreachTests {
    /// Two hours from the arrival; the story's Monday becomes a day off at `published`.
    private static func story(published hour: Double) throws -> TicketStory {
        let reaction = Commitment(
            clauses: [], starts: .triggers([.event(.arrived)]), stops: [.event(.firstReply)],
            within: .working(seconds: 2 * 3600))
        return try TicketStory([("reaction", reaction)], olderUntil: hour) { regulation in
            regulation.calendars["support"]?.exceptions = [CivilDate("2026-10-05")!: .closed]
        }
    }

    @Test func `what was late by the data of its time stays missed`() throws {
        var story = try Self.story(published: 3)
        #expect(story.clocks(asOf: 4).map(\.outcome) == [.missed])
        #expect(story.clocks(asOf: 4).first?.judgedDue == TicketStory.at(2))
        story.happen(story.reply, 5)
        #expect(story.clocks(asOf: 6).map(\.outcome) == [.missed])
    }

    @Test func `what was not due yet moves, and says from where`() throws {
        let story = try Self.story(published: 1)
        let clock = try #require(story.clocks(asOf: 4).first)
        // Tuesday, two hours after the desk opens.
        #expect(clock.outcome == .running && clock.due == TicketStory.at(26))
        let told = try #require(
            explain(clock, of: story.stream, under: story.edition, asOf: TicketStory.at(4)))
        #expect(
            told.moved == [
                .init(due: TicketStory.at(2), at: TicketStory.at(1), to: TicketStory.at(26))
            ])
        let lines = ExplanationWords(language: "en", edition: story.edition).lines(of: told)
        let moved =
            "Until Mon 5 Oct 2026 09:00, by older data of the calendar: Mon 5 Oct 2026 10:00"
        #expect(lines.contains(moved), "\(lines)")
    }
}
