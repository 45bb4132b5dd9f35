import Foundation
import Testing
import WorkingTime

@testable import Regulations
@testable import ServiceDesk

/// News every two working hours while work goes on: each interval by itself.
@Suite struct RepeatedDutyTests {
    private static func story(
        _ limit: Limit = .working(seconds: 2 * 3600), nature: Commitment.Nature = .binding,
        pauses: [TicketState] = []
    ) throws -> TicketStory {
        let news = Commitment(
            clauses: [], starts: .whileIn([.inProgress, .waitingThirdParty]),
            stops: [.event(.replied)],
            pauses: pauses, within: limit, nature: nature)
        return try TicketStory([("news", news)])
    }

    private static let news = TicketEvent.replied(.init(content: TicketStory.content, first: false))

    private func intervals(_ story: TicketStory, asOf hours: Double) -> [String] {
        story.clocks(asOf: hours).map { clock in
            let start = Double(clock.startedAt - TicketStory.start) / 3600
            let due = clock.due.map { Double($0 - TicketStory.start) / 3600 }
            return "\(start)–\(due ?? -1) \(clock.outcome.rawValue)"
        }
    }

    @Test func `it begins with the state, each answer ends an interval and begins the next`() throws
    {
        var story = try Self.story()
        #expect(story.clocks(asOf: 0.5).isEmpty)
        story.happen(.started, 1)
        story.happen(Self.news, 2)
        story.happen(Self.news, 4)
        #expect(intervals(story, asOf: 5) == ["1.0–3.0 met", "2.0–4.0 met", "4.0–6.0 running"])
        #expect(story.clocks(asOf: 5).map(\.id.instance) == [0, 1, 2])
    }

    @Test func `an interval without news is missed for good, and the next begins at its due`()
        throws
    {
        var story = try Self.story()
        story.happen(.started, 1)
        #expect(
            intervals(story, asOf: 5.5) == ["1.0–3.0 missed", "3.0–5.0 missed", "5.0–7.0 running"])
        story.happen(Self.news, 5.5)
        #expect(
            intervals(story, asOf: 6) == [
                "1.0–3.0 missed", "3.0–5.0 missed", "5.0–7.0 met", "5.5–7.5 running",
            ])
    }

    @Test
    func `it ends with the state: the interval that runs is cancelled, what was missed stays`()
        throws
    {
        var story = try Self.story()
        story.happen(.started, 1)
        story.happen(.done, 4)
        #expect(intervals(story, asOf: 20) == ["1.0–3.0 missed", "3.0–5.0 cancelled"])
        story.happen(.reopened(.init(entitlement: Entitlement(), unsolved: true)), 25)
        #expect(story.clocks(asOf: 25).last?.startedAt == TicketStory.at(25))
        #expect(story.clocks(asOf: 25).filter { $0.outcome == .missed }.count == 1)
    }

    @Test func `one state after the other goes on, at the due moment nothing is broken yet`() throws
    {
        var story = try Self.story()
        story.happen(.started, 1)
        story.happen(.waited(.init(what: .thirdParty)), 2)
        story.happen(Self.news, 3)
        #expect(intervals(story, asOf: 3) == ["1.0–3.0 met", "3.0–5.0 running"])
        story.happen(.done, 5)
        #expect(intervals(story, asOf: 30).last == "3.0–5.0 cancelled")
    }

    @Test func `a merged ticket has no further interval`() throws {
        var story = try Self.story()
        story.happen(.started, 1)
        story.happen(.merged(.init(into: TicketID("other"), number: 2)), 2)
        story.happen(Self.news, 3)
        #expect(intervals(story, asOf: 30) == ["1.0–3.0 cancelled"])
    }

    @Test func `a state in which it stands still ends no interval`() throws {
        var story = try Self.story(pauses: [.waitingThirdParty])
        story.happen(.started, 1)
        story.happen(.waited(.init(what: .thirdParty)), 2)
        story.happen(.resumed, 6)
        #expect(intervals(story, asOf: 6.5) == ["1.0–7.0 running"])
    }

    @Test func `an indication repeats as well, and is never broken`() throws {
        var story = try Self.story(nature: .indicative)
        story.happen(.started, 1)
        #expect(story.clocks(asOf: 6).filter { $0.outcome == .missed }.isEmpty)
        #expect(story.clocks(asOf: 6).map(\.isLate) == [true, true, false])
    }

    @Test func `what follows an indication follows each of its intervals`() throws {
        let news = Commitment(
            clauses: [], starts: .whileIn([.inProgress]), stops: [.event(.replied)],
            within: .working(seconds: 2 * 3600),
            nature: .indicative, ifMissed: [LateStep(effects: Effects(assign: ["head"]))])
        var story = try TicketStory([("news", news)]) { $0.roles["head"] = Role() }
        story.happen(.started, 1)
        for _ in 0..<3 {
            let next = try #require(nextRing(of: story.stream, under: story.edition))
            let decision = try decide(
                .ring, given: story.stream, by: .desk, seeing: Seen(), at: next,
                under: story.edition)
            for event in decision.events {
                story.happen(event, Double(next - TicketStory.start) / 3600, by: .desk)
            }
        }
        #expect(story.stream.overruns.map(\.instance).sorted() == [0, 1, 2])
        #expect(story.stream.ticket.assignedRoles == ["head"])
    }

    @Test func `what was not promised at its due is no interval`() throws {
        let news = Commitment(
            clauses: [], when: .fact(.priority(["high"])), starts: .whileIn([.inProgress]),
            stops: [.event(.replied)],
            within: .working(seconds: 2 * 3600))
        var story = try TicketStory([("news", news)])
        story.happen(.started, 1)
        story.happen(.prioritised(.init(priority: "high", ground: .set)), 5.5)
        #expect(intervals(story, asOf: 6) == ["5.0–7.0 running"])
        story.happen(.prioritised(.init(priority: "low", ground: .set)), 6.5)
        #expect(story.clocks(asOf: 20).filter { $0.outcome == .missed }.isEmpty)
    }

    /// Timers really ring: each miss stands in the journal once, at its due.
    @Test func `each interval that is missed is journalled once`() throws {
        var story = try Self.story()
        story.happen(.started, 1)
        for _ in 0..<8 {
            guard let next = nextRing(of: story.stream, under: story.edition) else { break }
            let decision = try decide(
                .ring, given: story.stream, by: .desk, seeing: Seen(), at: next,
                under: story.edition)
            for event in decision.events {
                story.happen(event, Double(next - TicketStory.start) / 3600, by: .desk)
            }
        }
        let missed = story.stream.records.compactMap { record -> Int? in
            if case .missed(let seen) = record.event { return seen.clock.instance }
            return nil
        }
        #expect(missed == Array(0..<8))
    }

    @Test func `the explanation of a later interval begins where the one before it ended`() throws {
        var story = try Self.story()
        story.happen(.started, 1)
        let clock = try #require(story.clocks(asOf: 3.5).last)
        let explanation = try #require(
            explain(clock, of: story.stream, under: story.edition, asOf: TicketStory.at(3.5)))
        let lines = ExplanationWords(language: "en", edition: story.edition).lines(of: explanation)
        #expect(lines[1] == "Start: Mon 5 Oct 2026 11:00, the interval before it ended")
    }

    /// Independent: hours of the working week are walked one second after another.
    @Test func `any intervals are those that a stopwatch gives`() throws {
        var chance = SplitMix(state: 3)
        for _ in 0..<40 {
            let minutes = Int64.random(in: 10...400, using: &chance)
            var story = try Self.story(.working(seconds: minutes * 60))
            story.happen(.started, 1)
            var (hour, answers) = (1.0, [Instant]())
            for _ in 0..<3 {
                hour += Double(Int.random(in: 1...600, using: &chance)) / 60
                story.happen(Self.news, hour)
                answers.append(TicketStory.at(hour))
            }
            let end = TicketStory.at(hour + 5)
            let wanted = Self.walk(
                minutes * 60, from: TicketStory.at(1), answers: answers, until: end)
            let found = story.clocks(asOf: hour + 5).map {
                [$0.startedAt, $0.endedAt ?? .distantFuture]
            }
            #expect(found == wanted, "\(minutes) \(answers)")
        }
    }

    private static func walk(
        _ seconds: Int64, from start: Instant, answers: [Instant], until: Instant
    ) -> [[Instant]] {
        var (intervals, begun, left, now) = ([[Instant]](), start, seconds, start)
        while now <= until {
            if now > begun, answers.contains(now) {
                (intervals, begun, left) = (intervals + [[begun, now]], now, seconds)
            } else if left == 0 {
                (intervals, begun, left) = (intervals + [[begun, now]], now, seconds)
            }
            let (day, second) = (now.seconds / 86_400, now.seconds % 86_400)
            if (day + 3) % 7 < 5, (8 * 3600..<16 * 3600).contains(Int(second)) { left -= 1 }
            now = now + 1
        }
        return intervals + [[begun, .distantFuture]]
    }
}
