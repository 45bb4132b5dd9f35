import Testing
import WorkingTime

@testable import Regulations
@testable import ServiceDesk

/// The six conditions of a clock: start, stop, pause, resume, cancel, reset (LANGUAGE §8).
@Suite struct ClockTests {
    /// Four working hours from the arrival to the first reply; stands still while the client is
    /// waited for.
    private func reaction(_ change: (inout Commitment) -> Void = { _ in }) -> Commitment {
        var commitment = Commitment(
            clauses: ["1"], starts: .triggers([.event(.arrived)]), stops: [.event(.firstReply)],
            pauses: [.waitingClient, .postponed], within: .working(seconds: 4 * 3600))
        change(&commitment)
        return commitment
    }

    private func story(_ change: (inout Commitment) -> Void = { _ in }) throws -> TicketStory {
        try TicketStory([("reaction", reaction(change))])
    }

    @Test func `it starts with its event and is due after its limit`() throws {
        let clock = try #require(try story().clocks(asOf: 1).first)
        #expect(clock.startedAt == TicketStory.at(0))
        #expect(clock.due == TicketStory.at(4))
        #expect(clock.outcome == .running)
        #expect(clock.elapsedSeconds == 3600)
    }

    @Test(arguments: [(3.0, Clock.Outcome.met), (4.0, .met), (4.5, .missed)])
    func `it is kept when it stops by the due instant, that instant included`(
        hours: Double, outcome: Clock.Outcome
    ) throws {
        var story = try story()
        story.happen(story.reply, hours)
        #expect(story.clocks(asOf: 7).first?.outcome == outcome)
    }

    @Test func `it is missed at the due instant if nothing has stopped it`() throws {
        let story = try story()
        #expect(story.clocks(asOf: 3.99).first?.outcome == .running)
        #expect(story.clocks(asOf: 4).first?.outcome == .missed)
    }

    @Test func `paused time is not counted, and a pause without an end has no due`() throws {
        var story = try story()
        story.happen(story.question, 1)
        let paused = try #require(story.clocks(asOf: 3).first)
        #expect(paused.outcome == .paused)
        #expect(paused.due == nil)
        #expect(paused.elapsedSeconds == 3600)
        story.happen(story.answer, 3)
        let running = try #require(story.clocks(asOf: 3).first)
        #expect(running.outcome == .running)
        #expect(running.due == TicketStory.at(6))
    }

    @Test func `a wait within a wait goes on with the first when it ends`() throws {
        var story = try story()
        story.happen(.postponed(.init(until: nil)), 1)
        story.happen(story.question, 2)
        story.happen(.resumed, 3)
        #expect(story.stream.ticket.state == .received)
        #expect(
            story.clocks(asOf: 3).first?.pauses == [
                Pause(from: TicketStory.at(1), until: TicketStory.at(3))
            ])
    }

    @Test func `with a resuming event of its own, leaving the state is not enough`() throws {
        var story = try story { $0.resumes = [.event(.started)] }
        story.happen(story.question, 1)
        story.happen(story.answer, 2)
        #expect(story.clocks(asOf: 2.5).first?.outcome == .paused)
        story.happen(.started, 3)
        #expect(story.clocks(asOf: 3).first?.outcome == .running)
    }

    @Test func `it is cancelled by its event, a refusal and a merge`() throws {
        let events: [TicketEvent] = [
            .handedOver(.init(roles: ["r"])), .refused(.init()),
            .merged(.init(into: TicketID("other"))),
        ]
        for event in events {
            var story = try story { $0.cancels = [.event(.handedOver)] }
            story.happen(event, 1)
            #expect(story.clocks(asOf: 9).first?.outcome == .cancelled)
        }
    }

    @Test func `it counts from zero again after a reset`() throws {
        var story = try story { $0.resets = [.event(.prioritised)] }
        story.happen(.prioritised(.init(priority: "high", ground: .set)), 2)
        #expect(story.clocks(asOf: 2).first?.due == TicketStory.at(6))
    }

    @Test func `a start while it runs changes nothing, after the stop it begins anew`() throws {
        var story = try story {
            $0.starts = .triggers([.event(.clientWrote)])
            $0.stops = [.event(.replied)]
        }
        story.happen(story.answer, 1)
        story.happen(story.answer, 2)
        #expect(story.clocks(asOf: 2).map(\.due) == [TicketStory.at(5)])
        story.happen(.replied(.init(content: TicketStory.content, first: false)), 3)
        story.happen(story.answer, 3.5)
        #expect(story.clocks(asOf: 4).map(\.outcome) == [.met, .running])
        #expect(story.clocks(asOf: 4).map(\.id.instance) == [0, 1])
    }

    @Test func `a change of priority counts as if it had always been so, and loses no pause`()
        throws
    {
        var high = reaction()
        high.when = .fact(.priority(["high"]))
        high.within = .working(seconds: 2 * 3600)
        var low = reaction()
        low.when = .fact(.priority(["low"]))
        var story = try TicketStory([("high", high), ("low", low)])
        story.happen(story.question, 1)
        story.happen(story.answer, 2)
        story.happen(.prioritised(.init(priority: "high", ground: .set)), 2.5)
        let clocks = story.clocks(asOf: 2.5)
        #expect(clocks.first { $0.id.commitment == "low" }?.outcome == .cancelled)
        let clock = try #require(clocks.first { $0.id.commitment == "high" })
        #expect(clock.due == TicketStory.at(3))
        #expect(clock.pauses.count == 1)
    }

    @Test func `an arrival that was returned counts from its registration`() throws {
        var story = try TicketStory([("reaction", reaction())]) { _ in }
        story = try Self.returned(story)
        #expect(story.clocks(asOf: 3).first?.startedAt == TicketStory.at(3))
    }

    private static func returned(_ story: TicketStory) throws -> TicketStory {
        var story = story
        story.happen(.returned(.init(rule: "r")), 1)
        story.happen(.registered, 3)
        return story
    }

    @Test func `indicative and unregulated clocks are never missed`() throws {
        for nature in [Commitment.Nature.indicative, .unregulated] {
            let story = try story { $0.nature = nature }
            #expect(story.clocks(asOf: 30).first?.outcome == .running)
        }
    }

    @Test func `without its guarantee a promise runs as not guaranteed`() throws {
        let story = try story { $0.guaranteedWhen = .fact(.priority(["high"])) }
        #expect(story.clocks(asOf: 1).first?.nature == .notGuaranteed)
    }

    @Test func `warnings ring at their share of the limit, outside the pauses`() throws {
        var story = try story { $0.warnsAt = [.percent(75), .before(.working(seconds: 1800))] }
        story.happen(story.question, 1)
        story.happen(story.answer, 2)
        #expect(story.clocks(asOf: 2).first?.warnings == [TicketStory.at(4), TicketStory.at(4.5)])
    }

    @Test func `events told out of order are counted in the order they happened`() throws {
        var story = try story()
        story.happen(story.reply, 5)
        story.happen(story.question, 1)
        story.happen(story.answer, 3)
        #expect(story.clocks(asOf: 7).first?.outcome == .met)
    }

    /// Property: whatever happens, counted time never exceeds the time that passed, pauses do not
    /// overlap, and the sum of an explanation is the count.
    @Test(arguments: 0..<200)
    func `any story keeps the laws of a clock`(seed: Int) throws {
        var random = SplitMix(state: UInt64(seed))
        var story = try story { $0.stops = [.event(.done)] }
        var hour = 0.0
        for _ in 0..<12 {
            hour += Double(random.next() % 300) / 60
            let events: [TicketEvent] = [
                story.question, story.answer, story.reply, .postponed(.init(until: nil)), .resumed,
                .started,
                .prioritised(.init(priority: "high", ground: .set)), .done,
            ]
            story.happen(events[Int(random.next() % UInt64(events.count))], hour)
        }
        for clock in story.clocks(asOf: hour + 1) {
            let end = clock.endedAt ?? TicketStory.at(hour + 1)
            let calendar = story.edition.calendar("support")
            #expect(clock.elapsedSeconds >= 0)
            #expect(clock.elapsedSeconds <= calendar.workingSeconds(from: clock.startedAt, to: end))
            for (pause, next) in zip(clock.pauses, clock.pauses.dropFirst()) {
                #expect((pause.until ?? .distantFuture) <= next.from)
            }
            guard let due = clock.due else { continue }
            #expect(
                calendar.workingSeconds(from: clock.startedAt, to: due, pauses: clock.pauses) == 4
                    * 3600)
            let explanation = try #require(
                explain(clock, of: story.stream, under: story.edition, asOf: end))
            #expect(explanation.days.reduce(0) { $0 + $1.seconds } == explanation.countedSeconds)
        }
    }
}

/// Chance that can be played again (SplitMix64, S. Vigna, public domain).
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
