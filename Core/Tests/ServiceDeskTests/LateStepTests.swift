import Testing
import WorkingTime

@testable import Regulations
@testable import ServiceDesk

/// What follows after a due instant, in another unit than the promise.
@Suite struct LateStepTests {
    private static func story(
        nature: Commitment.Nature = .binding, resets: [Trigger] = [],
        steps: [LateStep] = [
            LateStep(effects: Effects(assign: ["agent"])),
            LateStep(after: .working(seconds: 2 * 3600), effects: Effects(assign: ["head"])),
            LateStep(after: .businessDays(1), effects: Effects(assign: ["director"])),
        ]
    ) throws -> TicketStory {
        let answer = Commitment(
            clauses: [], starts: .triggers([.event(.arrived)]), stops: [.event(.firstReply)],
            pauses: [.waitingThirdParty], resets: resets, within: .working(seconds: 4 * 3600),
            nature: nature,
            ifMissed: steps)
        return try TicketStory([("answer", answer)]) { regulation in
            for role in ["agent", "head", "director"] { regulation.roles[role] = Role() }
        }
    }

    /// Lets the ticket's timer ring as often as it asks to by then.
    private static func ring(_ story: inout TicketStory, until hours: Double) throws {
        for _ in 0..<20 {
            guard let next = nextRing(of: story.stream, under: story.edition),
                next <= TicketStory.at(hours)
            else {
                return
            }
            let decision = try decide(
                .ring, given: story.stream, by: .desk, seeing: Seen(), at: next,
                under: story.edition)
            for event in decision.events {
                story.happen(event, (next - TicketStory.start).hours, by: .desk)
            }
            if decision.events.isEmpty { return }
        }
    }

    private static func taken(_ story: TicketStory) -> [(step: Int, at: Instant)] {
        story.stream.records.compactMap { record in
            if case .lateStepped(let stepped) = record.event {
                return (stepped.step, record.occurredAt)
            }
            return nil
        }
    }

    /// From the written rule: two hours later, and the close of the next business day.
    @Test func `each step comes at its moment, once, and stands in the journal`() throws {
        var story = try Self.story()
        try Self.ring(&story, until: 100)
        #expect(Self.taken(story).map(\.step) == [1, 2])
        #expect(Self.taken(story).map(\.at) == [TicketStory.at(6), TicketStory.at(32)])
        #expect(story.stream.ticket.assignedRoles == ["agent", "head", "director"])
    }

    @Test(arguments: [Commitment.Nature.indicative, .notGuaranteed])
    func `an indication has its steps as well`(nature: Commitment.Nature) throws {
        var story = try Self.story(nature: nature)
        try Self.ring(&story, until: 100)
        #expect(Self.taken(story).map(\.step) == [1, 2])
    }

    @Test func `what ends the clock before a step cancels it`() throws {
        var story = try Self.story()
        try Self.ring(&story, until: 6)
        story.happen(story.reply, 7)
        try Self.ring(&story, until: 100)
        #expect(Self.taken(story).map(\.step) == [1])
    }

    @Test func `while the clock stands still no step comes, and what was left is counted on`()
        throws
    {
        var story = try Self.story()
        try Self.ring(&story, until: 5)
        story.happen(.waited(.init(what: .thirdParty)), 5)
        try Self.ring(&story, until: 7)
        #expect(Self.taken(story).isEmpty)
        story.happen(.resumed, 7)
        try Self.ring(&story, until: 8)
        #expect(Self.taken(story).map(\.at) == [TicketStory.at(8)])
    }

    @Test func `a breach that is withdrawn takes no further step`() throws {
        var story = try Self.story()
        try Self.ring(&story, until: 4)
        let id = ClockID(commitment: "answer", instance: 0)
        story.happen(
            .withdrawn(.init(clock: id, due: TicketStory.at(4), basis: story.edition.basis)), 5)
        try Self.ring(&story, until: 100)
        #expect(Self.taken(story).isEmpty)
    }

    @Test func `the explanation says what follows, when, and what has been done`() throws {
        var story = try Self.story()
        try Self.ring(&story, until: 6)
        let clock = try #require(story.clocks(asOf: 6.5).first)
        let explanation = try #require(
            explain(clock, of: story.stream, under: story.edition, asOf: TicketStory.at(6.5)))
        let lines = ExplanationWords(language: "en", edition: story.edition).lines(of: explanation)
            .map { $0.replacing("\u{a0}", with: " ") }
        #expect(
            lines.filter { $0.hasPrefix("If missed") } == [
                "If missed: assigned to: № 1",
                "If missed: Mon 5 Oct 2026 14:00 (2 working hours after the due), assigned to: № 2 — done",
                "If missed: Tue 6 Oct 2026 16:00 (1 business day after the due), assigned to: № 3",
            ])
    }

    /// Independent of the calendar's sums: minutes of Monday to Friday, 8 to 16 UTC, are counted
    /// one by one.
    @Test func `any step comes when as many minutes have passed after the due`() throws {
        var chance = SplitMix(state: 11)
        for _ in 0..<60 {
            let minutes = Int64.random(in: 1...3000, using: &chance)
            let step = LateStep(
                after: .working(seconds: minutes * 60), effects: Effects(assign: ["head"]))
            var story = try Self.story(steps: [step])
            let from = Double.random(in: 4.1...7.9, using: &chance)
            if Bool.random(using: &chance) {
                story.happen(.waited(.init(what: .thirdParty)), from)
                story.happen(.resumed, from + 24)
            }
            let clock = try #require(story.clocks(asOf: 40).first)
            let wanted = Self.count(minutes, after: TicketStory.at(4), outside: clock.pauses)
            #expect(clock.lateSteps == [wanted], "\(minutes) \(clock.pauses)")
        }
    }

    private static func count(_ minutes: Int64, after due: Instant, outside pauses: [Pause])
        -> Instant
    {
        var (left, now) = (minutes * 60, due)
        while left > 0 {
            let (day, second) = (now.seconds / 86_400, now.seconds % 86_400)
            // 1 January 1970 was a Thursday.
            let isOpen = (day + 3) % 7 < 5 && (8 * 3600..<16 * 3600).contains(Int(second))
            let stands = pauses.contains { $0.from <= now && now < ($0.until ?? .distantFuture) }
            if isOpen, !stands { left -= 1 }
            now = now + 1
        }
        return now
    }
}

extension Int64 {
    fileprivate var hours: Double { Double(self) / 3600 }
}
