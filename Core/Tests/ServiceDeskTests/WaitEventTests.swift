import Testing
import WorkingTime

@testable import Regulations
@testable import ServiceDesk

/// That a wait begins and ends are events: they start, stop, set back and let go on a clock, and
/// rules follow them.
@Suite struct WaitEventTests {
    private static func story(_ change: (inout Commitment) -> Void) throws -> TicketStory {
        var chase = Commitment(
            clauses: [], starts: .triggers([.event(.waited)]), stops: [.event(.resumed)],
            within: .working(seconds: 2 * 3600))
        change(&chase)
        return try TicketStory([("chase", chase)])
    }

    private static let estimate = TicketEvent.estimated(
        .init(version: 1, minutes: 60, amount: nil, ready: nil, content: TicketStory.content))

    /// From the written rule: what begins a wait.
    private static let beginnings: [(name: String, event: TicketEvent)] = [
        ("by hand for the client", .waited(.init(what: .client))),
        ("by hand for a third party", .waited(.init(what: .thirdParty))),
        ("by hand for an approval", .waited(.init(what: .approval))),
        ("a question", .askedClient(.init(content: TicketStory.content, first: false))),
        ("given back", .returned(.init(rule: "r"))),
    ]

    @Test(arguments: beginnings.map(\.name))
    func `whatever lets the ticket wait begins a wait`(name: String) throws {
        var story = try Self.story { _ in }
        story.happen(try #require(Self.beginnings.first { $0.name == name }).event, 1)
        #expect(story.clocks(asOf: 2).map(\.startedAt) == [TicketStory.at(1)])
    }

    @Test(arguments: ["an answer", "by hand", "work begun"])
    func `whatever lets it go on ends the wait`(name: String) throws {
        var story = try Self.story { _ in }
        story.happen(story.question, 1)
        let end: TicketEvent =
            name == "an answer" ? story.answer : name == "by hand" ? .resumed : .started
        story.happen(end, 2)
        #expect(story.clocks(asOf: 3).map(\.outcome) == [.met])
    }

    @Test func `a postponement is no wait, and neither an end nor a finished work goes on`() throws
    {
        var story = try Self.story { _ in }
        story.happen(.postponed(.init(until: nil)), 1)
        #expect(story.clocks(asOf: 2).isEmpty)
        story.happen(story.question, 2)
        story.happen(.done, 2.5)
        #expect(story.clocks(asOf: 3).map(\.outcome) == [.running])
    }

    @Test func `for whom it waits may be named`() throws {
        var story = try Self.story { $0.starts = .triggers([.waited(.waitingThirdParty)]) }
        story.happen(story.question, 1)
        #expect(story.clocks(asOf: 1.5).isEmpty)
        story.happen(.waited(.init(what: .thirdParty)), 2)
        #expect(story.clocks(asOf: 2.5).map(\.startedAt) == [TicketStory.at(2)])
    }

    @Test func `a wait sets a clock back, and one that stood still goes on with its end`() throws {
        var reset = try Self.story {
            ($0.starts, $0.stops, $0.resets) = (
                .triggers([.event(.arrived)]), [.event(.done)], [.event(.waited)]
            )
        }
        reset.happen(reset.question, 1)
        #expect(reset.clocks(asOf: 1.5).map(\.due) == [TicketStory.at(3)])
        var paused = try Self.story {
            ($0.starts, $0.stops, $0.pauses) = (
                .triggers([.event(.arrived)]), [.event(.done)], [.waitingClient]
            )
            $0.resumes = [.event(.resumed)]
        }
        paused.happen(paused.question, 1)
        paused.happen(paused.answer, 2)
        #expect(paused.clocks(asOf: 2).map(\.due) == [TicketStory.at(3)])
    }

    @Test func `rules and messages follow a wait, and a rule may forbid one that is set by hand`()
        throws
    {
        var story = try DecidingStory([]) { regulation in
            regulation.roles["head"] = Role()
            regulation.rules["told"] = Rule(
                clauses: [], moment: .after([.waited(.waitingThirdParty)]),
                effects: Effects(assign: ["head"]))
            regulation.rules["never"] = Rule(
                clauses: [], moment: .before([.waited(.waitingApproval)]), verdict: .refuse)
        }
        let agent = Actor(kind: .staff, id: "s")
        #expect(throws: (any Error).self) {
            try story.act(.wait(.approval, nil, expected: nil), by: agent)
        }
        try story.act(.wait(.client, nil, expected: nil), by: agent)
        #expect(story.ticket.assignedRoles == [])
        try story.act(.wait(.thirdParty, nil, expected: nil), by: agent)
        #expect(story.ticket.assignedRoles == ["head"])
        #expect(story.ticket.happened.contains(.waited))
    }
}
