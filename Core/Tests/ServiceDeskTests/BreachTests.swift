import Foundation
import Testing
import WorkingTime

@testable import Regulations
@testable import ServiceDesk

/// What was broken stays broken, whatever is done afterwards.
@Suite struct BreachTests {
    /// Two hours from the arrival, until somebody answers.
    private static func story(
        when: Condition = .always, resets: [Trigger] = [],
        _ change: (inout Regulation) -> Void = { _ in }
    ) throws -> TicketStory {
        let reaction = Commitment(
            clauses: [], when: when, starts: .triggers([.event(.arrived)]),
            stops: [.event(.firstReply)],
            pauses: [.waitingThirdParty, .postponed], resets: resets,
            within: .working(seconds: 2 * 3600))
        return try TicketStory([("reaction", reaction)], change: change)
    }

    private static let after: [(name: String, event: TicketEvent)] = [
        ("waited", .waited(.init(what: .thirdParty))),
        ("postponed", .postponed(.init(until: nil))),
        ("refused", .refused(.init(rule: nil))),
        ("handed over", .handedOver(.init(roles: []))),
        ("merged", .merged(.init(into: TicketID("other"), number: 2))),
        ("lowered", .prioritised(.init(priority: "low", ground: .set))),
        ("closed", .closed),
    ]

    @Test(arguments: after.map(\.name))
    func `a promise whose due has passed is missed for good`(_ name: String) throws {
        var story = try Self.story()
        story.happen(try #require(Self.after.first { $0.name == name }).event, 2.5)
        #expect(story.clocks(asOf: 3).map(\.outcome) == [.missed])
        #expect(story.clocks(asOf: 100).first?.judgedDue == TicketStory.at(2))
    }

    @Test(arguments: ["waited", "postponed", "refused", "merged"])
    func `at its due nothing is broken yet`(_ name: String) throws {
        var story = try Self.story()
        story.happen(try #require(Self.after.first { $0.name == name }).event, 2)
        #expect(story.clocks(asOf: 3).first?.outcome != .missed)
    }

    @Test func `a fact that became known late takes the breach back`() throws {
        var story = try Self.story()
        story.happen(.waited(.init(what: .thirdParty)), 2.5)
        story.happen(story.reply, 1)
        #expect(story.clocks(asOf: 3).map(\.outcome) == [.met])
    }

    @Test func `a late interval is an interval missed, and the next one has its own due`() throws {
        var story = try Self.story(resets: [.event(.clientWrote)])
        story.happen(story.answer, 3)
        let clock = try #require(story.clocks(asOf: 3.5).first)
        #expect(
            clock.outcome == .missed && clock.judgedDue == TicketStory.at(2)
                && clock.due == TicketStory.at(5))
        #expect(clock.breach?.until == TicketStory.at(3))
    }

    @Test func `a priority that its roles do not confirm was no promise`() throws {
        func story(confirmedBy: [String]) throws -> TicketStory {
            var story = try Self.story(when: .fact(.priority(["high"]))) {
                $0.priorities["high"]?.confirmedBy = confirmedBy
            }
            story.happen(.prioritised(.init(priority: "high", ground: .proposed)), 0)
            story.happen(.prioritised(.init(priority: "low", ground: .set)), 3)
            return story
        }
        #expect(try story(confirmedBy: ["head"]).clocks(asOf: 4).map(\.outcome) == [.withdrawn])
        #expect(try story(confirmedBy: []).clocks(asOf: 4).map(\.outcome) == [.missed])
    }

    @Test func `what who may has withdrawn is not missed, and a later interval that is late is`()
        throws
    {
        var story = try Self.story(resets: [.event(.clientWrote)])
        let id = ClockID(commitment: "reaction", instance: 0)
        story.happen(
            .withdrawn(.init(clock: id, due: TicketStory.at(2), basis: story.edition.basis)), 3)
        #expect(story.clocks(asOf: 4).map(\.outcome) == [.withdrawn])
        #expect(story.clocks(asOf: 4).first?.judgedDue == TicketStory.at(2))
        story.happen(story.answer, 4)
        #expect(story.clocks(asOf: 5).map(\.outcome) == [.running])
        #expect(story.clocks(asOf: 7).map(\.outcome) == [.missed])
    }

    @Test func `the desk's own withdrawal follows from the facts, and changes none`() throws {
        var story = try Self.story()
        let id = ClockID(commitment: "reaction", instance: 0)
        let observed = TicketEvent.Observed(
            clock: id, due: TicketStory.at(2), basis: story.edition.basis)
        story.happen(.withdrawn(observed), 3, by: .desk)
        #expect(story.clocks(asOf: 4).map(\.outcome) == [.missed])
    }

    /// Reactions, and solutions by priority, with intervals, pauses and reopenings.
    private static func desk() throws -> TicketStory {
        func solution(_ hours: Int64, _ priority: String) -> Commitment {
            Commitment(
                clauses: [], when: .fact(.priority([priority])),
                starts: .triggers([.event(.arrived)]),
                stops: [.event(.done)], pauses: [.waitingThirdParty, .postponed],
                within: .working(seconds: hours * 3600))
        }
        let reaction = Commitment(
            clauses: [], starts: .triggers([.event(.arrived), .event(.replied)]),
            stops: [.event(.replied)],
            pauses: [.waitingThirdParty], resets: [.event(.clientWrote)],
            within: .working(seconds: 2 * 3600))
        let news = Commitment(
            clauses: [], starts: .whileIn([.received, .inProgress, .waitingThirdParty]),
            stops: [.event(.replied)],
            pauses: [.waitingThirdParty], within: .working(seconds: 3600))
        let report = Commitment(
            clauses: [], starts: .whenDateKnown, from: "incident", stops: [.event(.published)],
            pauses: [.postponed],
            within: .working(seconds: 3 * 3600))
        return try TicketStory([
            ("reaction", reaction), ("high", solution(2, "high")), ("low", solution(5, "low")),
            ("news", news),
            ("report", report),
        ]) { regulation in
            var field = Field()
            field.kind = .moment
            regulation.fields["incident"] = field
        }
    }

    private static func incident(_ hours: Double) -> TicketEvent {
        .filled(.init(fields: ["incident": .moment(TicketStory.at(hours))]))
    }

    @Test func `what ended late before it was promised stays missed when the work goes on`() throws
    {
        var story = try Self.desk()
        let reopened = TicketEvent.reopened(.init(entitlement: Entitlement(), unsolved: true))
        story.happen(.done, 3)
        story.happen(.prioritised(.init(priority: "high", ground: .set)), 3.5)
        story.happen(.prioritised(.init(priority: "low", ground: .set)), 4)
        let missed = { story.clocks(asOf: 9).filter { $0.outcome == .missed }.map(\.id.commitment) }
        #expect(missed().contains("high"))
        story.happen(reopened, 4.5)
        #expect(missed().contains("high"))
    }

    @Test
    func `a promise that fell away with its priority is neither kept nor missed by the work's end`()
        throws
    {
        var story = try Self.desk()
        story.happen(.prioritised(.init(priority: "high", ground: .set)), 1)
        story.happen(.done, 7)
        let low = { story.clocks(asOf: 9).first { $0.id.commitment == "low" }?.outcome }
        #expect(low() == .cancelled)
        story.happen(.prioritised(.init(priority: "low", ground: .set)), 8)
        #expect(low() == .missed)
    }

    /// Each act with its minute.
    private static func told(_ story: TicketStory) -> [String] {
        story.stream.records.map {
            "\($0.event.kind.rawValue) \(($0.occurredAt - TicketStory.start) / 60)"
        }
    }

    /// Any acts at any moment; 300 stories, 10,000 with `REGLAMENT_SOAK`.
    @Test func `the set of missed promises never shrinks`() throws {
        var chance = SplitMix(state: 7)
        let first = try Self.desk()
        let rounds = ProcessInfo.processInfo.environment["REGLAMENT_SOAK"] == nil ? 300 : 10_000
        let others: [TicketEvent] = [
            first.answer, first.reply, .resumed, .started, .done, .signedOff,
            .reopened(.init(entitlement: Entitlement(), unsolved: true)),
            .reopened(.init(entitlement: Entitlement(), unsolved: false)),
            .prioritised(.init(priority: "high", ground: .set)), Self.incident(-20),
            Self.incident(0),
            Self.incident(3),
        ]
        for _ in 0..<rounds {
            var story = first
            var (hour, missed) = (0.0, Set<ClockID>())
            for _ in 0..<8 {
                hour += Double.random(in: 0...2, using: &chance)
                story.happen(
                    (Self.after.map(\.event) + others).randomElement(using: &chance) ?? .resumed,
                    hour)
                let now = Set(story.clocks(asOf: hour).filter { $0.outcome == .missed }.map(\.id))
                #expect(missed.subtracting(now) == [], "\(Self.told(story))")
                missed = now
            }
        }
    }
}

/// The survivor of a merge counts from the earlier start.
@Suite struct MergedClockTests {
    private static func story() throws -> TicketStory {
        let reaction = Commitment(
            clauses: [], starts: .triggers([.event(.arrived)]), stops: [.event(.firstReply)],
            pauses: [.waitingClient], within: .working(seconds: 2 * 3600))
        return try TicketStory([("reaction", reaction)])
    }

    private static func absorbed(_ running: [String: TicketEvent.Absorbed.Running]) -> TicketEvent {
        .absorbed(.init(ticket: TicketID("other"), number: 2, running: running))
    }

    @Test func `what was promised on the other ticket is not promised later here`() throws {
        var story = try Self.story()
        story.happen(
            Self.absorbed(["reaction": .init(startedAt: TicketStory.at(-1.5), pauses: [])]), 0.25)
        let clock = try #require(story.clocks(asOf: 1).first)
        // The day opens at the story's beginning: the hour and a half before it does not count.
        #expect(clock.startedAt == TicketStory.at(-1.5) && clock.due == TicketStory.at(2))
    }

    @Test func `its pauses come along, and one that is open ends with the merge`() throws {
        var story = try Self.story()
        let pauses = [Pause(from: TicketStory.at(0), until: nil)]
        story.happen(
            Self.absorbed(["reaction": .init(startedAt: TicketStory.at(-1), pauses: pauses)]), 1)
        #expect(story.clocks(asOf: 1.5).first?.due == TicketStory.at(3))
    }

    @Test func `a later start, or a clock that ended, changes nothing`() throws {
        var story = try Self.story()
        story.happen(
            Self.absorbed(["reaction": .init(startedAt: TicketStory.at(0.5), pauses: [])]), 1)
        #expect(story.clocks(asOf: 1.5).first?.startedAt == TicketStory.at(0))
        story.happen(story.reply, 1.5)
        story.happen(
            Self.absorbed(["reaction": .init(startedAt: TicketStory.at(-9), pauses: [])]), 1.6)
        #expect(story.clocks(asOf: 2).map(\.outcome) == [.met])
    }

    @Test func `only what runs is taken over: what is missed stays where it is, counted once`()
        throws
    {
        let story = try Self.story()
        #expect(
            running(on: story.stream, under: story.edition, asOf: TicketStory.at(1)).keys.sorted()
                == ["reaction"])
        #expect(running(on: story.stream, under: story.edition, asOf: TicketStory.at(3)).isEmpty)
    }
}
