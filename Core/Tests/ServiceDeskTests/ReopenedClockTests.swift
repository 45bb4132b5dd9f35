import Testing
import WorkingTime

@testable import Regulations
@testable import ServiceDesk

/// What was not solved was not done.
@Suite struct ReopenedClockTests {
    /// Four hours from the arrival until it is done.
    private static func story(
        starts: [Trigger] = [.event(.arrived)], stops: [Trigger] = [.event(.done)],
        cancels: [Trigger] = []
    ) throws -> TicketStory {
        let solution = Commitment(
            clauses: [], starts: .triggers(starts), stops: stops, cancels: cancels,
            within: .working(seconds: 4 * 3600))
        return try TicketStory([("solution", solution)])
    }

    private static func reopened(unsolved: Bool?) -> TicketEvent {
        .reopened(.init(entitlement: Entitlement(), unsolved: unsolved))
    }

    @Test
    func
        `whoever says that it is not solved takes the stop back, and the time between does not count`()
        throws
    {
        var story = try Self.story()
        story.happen(.done, 2)
        story.happen(Self.reopened(unsolved: true), 3)
        let clock = try #require(story.clocks(asOf: 3.5).first)
        #expect(clock.outcome == .running && clock.due == TicketStory.at(5) && clock.endedAt == nil)
        #expect(story.clocks(asOf: 6).map(\.outcome) == [.missed])
    }

    @Test func `a letter alone opens no clock, going on with the work does`() throws {
        var story = try Self.story()
        story.happen(.done, 2)
        story.happen(Self.reopened(unsolved: false), 3)
        story.happen(story.reply, 3.25)
        #expect(story.clocks(asOf: 3.5).map(\.outcome) == [.met])
        var thanked = story
        thanked.happen(.done, 4)
        #expect(thanked.clocks(asOf: 9).map(\.outcome) == [.met])
        story.happen(.waited(.init(what: .thirdParty)), 4)
        let clock = try #require(story.clocks(asOf: 4.5).first)
        #expect(clock.outcome == .running && clock.due == TicketStory.at(6))
    }

    @Test func `what was written before this was asked takes nothing back`() throws {
        var story = try Self.story()
        story.happen(.done, 2)
        story.happen(Self.reopened(unsolved: nil), 3)
        story.happen(.waited(.init(what: .thirdParty)), 4)
        #expect(story.clocks(asOf: 9).map(\.outcome) == [.met])
    }

    @Test(arguments: [true, false])
    func `only the end of the work is taken back, and only where the file says nothing else`(
        _ isNamed: Bool
    ) throws {
        var story =
            try isNamed
            ? Self.story(cancels: [.event(.reopened)]) : Self.story(stops: [.event(.firstReply)])
        if isNamed { story.happen(.done, 2) } else { story.happen(story.reply, 2) }
        story.happen(.closed, 2.5)
        story.happen(Self.reopened(unsolved: true), 3)
        #expect(story.clocks(asOf: 4).map(\.outcome) == [.met])
    }

    @Test func `what was late when it was done stays missed`() throws {
        var story = try Self.story()
        story.happen(.done, 5)
        story.happen(Self.reopened(unsolved: true), 6)
        story.happen(.done, 6.5)
        #expect(story.clocks(asOf: 7).map(\.outcome) == [.missed])
    }

    @Test func `an event that is start and stop ends one interval and begins the next`() throws {
        var story = try Self.story(
            starts: [.event(.arrived), .event(.replied)], stops: [.event(.replied)])
        story.happen(story.reply, 1)
        story.happen(story.reply, 6)
        let clocks = story.clocks(asOf: 6.5)
        #expect(clocks.map(\.outcome) == [.met, .missed, .running])
        #expect(clocks.map(\.startedAt) == [0, 1, 6].map(TicketStory.at))
        #expect(clocks.map(\.due) == [4, 5, 26].map(TicketStory.at))
    }

    @Test func `what ended before the priority was changed counts as if it had always been so`()
        throws
    {
        let solution = Commitment(
            clauses: [], when: .fact(.priority(["high"])), starts: .triggers([.event(.arrived)]),
            stops: [.event(.done)], within: .working(seconds: 2 * 3600))
        for (done, outcome) in [(1.0, Clock.Outcome.met), (3, .missed)] {
            var story = try TicketStory([("solution", solution)])
            story.happen(.done, done)
            #expect(story.clocks(asOf: 4).isEmpty)
            story.happen(.prioritised(.init(priority: "high", ground: .set)), 5)
            let clock = try #require(story.clocks(asOf: 6).first)
            #expect(clock.outcome == outcome && clock.due == TicketStory.at(2))
        }
    }
}
