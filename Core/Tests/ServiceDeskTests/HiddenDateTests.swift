import Testing
import WorkingTime

@testable import Regulations
@testable import ServiceDesk

/// A state that hides a date without giving time back.
@Suite struct HiddenDateTests {
    private static func story(pauses: [TicketState] = []) throws -> TicketStory {
        let answer = Commitment(
            clauses: [], starts: .triggers([.event(.arrived)]), stops: [.event(.done)],
            pauses: pauses,
            hides: [.waitingClient], within: .working(seconds: 4 * 3600), warnsAt: [.percent(50)],
            ifMissed: [LateStep(after: .businessDays(1), effects: Effects(assign: ["head"]))])
        return try TicketStory([("answer", answer)])
    }

    private func lines(_ story: TicketStory, asOf hours: Double, _ language: String = "en") throws
        -> [String]
    {
        let clock = try #require(story.clocks(asOf: hours).first)
        let explanation = try #require(
            explain(clock, of: story.stream, under: story.edition, asOf: TicketStory.at(hours)))
        return ExplanationWords(language: language, edition: story.edition).lines(of: explanation)
    }

    @Test func `while the state lasts the date is not shown and no time is given back`() throws {
        var story = try Self.story()
        #expect(story.clocks(asOf: 0.5).first?.shownDue == TicketStory.at(4))
        story.happen(story.question, 1)
        let hidden = try #require(story.clocks(asOf: 2).first)
        #expect(hidden.hiddenIn == .waitingClient && hidden.shownDue == nil)
        #expect(
            hidden.due == TicketStory.at(4) && hidden.outcome == .running
                && hidden.elapsedSeconds == 7200)
        story.happen(story.answer, 3)
        #expect(story.clocks(asOf: 3).first?.shownDue == TicketStory.at(4))
    }

    @Test func `it is missed all the same, and then it is said`() throws {
        var story = try Self.story()
        story.happen(story.question, 1)
        #expect(nextRing(of: story.stream, under: story.edition) == TicketStory.at(2))
        let missed = try #require(story.clocks(asOf: 4).first)
        #expect(
            missed.outcome == .missed && missed.hiddenIn == nil
                && missed.shownDue == TicketStory.at(4))
    }

    @Test(arguments: [
        ("en", "Due: not shown while «waiting for the client», and runs on"),
        ("ru", "Срок: не показывается в состоянии «"),
        ("kk", "күйінде көрсетілмейді, бірақ жүреді"),
    ])
    func `the explanation says so, and tells the date by nothing else`(
        language: String, words: String
    ) throws {
        var story = try Self.story()
        story.happen(story.question, 1)
        let lines = try lines(story, asOf: 2, language)
        #expect(lines.last?.contains(words) == true, "\(lines)")
        #expect(!lines.contains { $0.contains("12:00") }, "\(lines)")
    }

    @Test func `a letter shows a dash where the date would be`() throws {
        var story = try Self.story()
        story.happen(story.question, 1)
        #expect(story.clocks(asOf: 2).shown?.shownDue == nil)
        #expect(story.clocks(asOf: 2).shown?.hiddenIn == .waitingClient)
    }
}
