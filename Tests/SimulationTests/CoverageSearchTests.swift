import Regulations
import Simulation
import Testing

/// What is no proof must not be taken for one, and what is must be found.
@Suite(.serialized) struct CoverageSearchTests {
    private static let started = "at: 2026-01-14 11:00, by: olga, does: started, ticket: T1"
    private static let done = "at: 2026-01-14 11:10, by: olga, does: done, ticket: T1"
    private static let silent = "no scenario that names it notices a change of what carries it out"

    private func row(_ clause: String, _ stories: String...) async throws -> Coverage.Row {
        let checked = try PlannedRegulation.checked()
        let scenarios = stories.enumerated().map { (file: "s\($0.offset).yaml", text: $0.element) }
        let run = await CoverageRun(
            try #require(checked.regulation), of: checked, scenarios: scenarios,
            world: RegulationsOnDisk.world)
        return try #require(await run.searched().table.rows.first { $0.clause == clause })
    }

    @Test func `a role and a channel that merely exist are described`() async throws {
        let story = PlannedRegulation.story(
            naming: "1",
            "at: 2026-01-14 11:00, by: olga, does: replied, ticket: T1, expect: { verdict: pass }")
        #expect(try await row("1", story).state == .described)
    }

    /// Without the channel what is said there comes by another, which a rule keeps out: the name is
    /// gone, no more.
    @Test func `a story that breaks only because a name is gone shows nothing`() async throws {
        let story = PlannedRegulation.story(
            naming: "5",
            "at: 2026-01-14 11:00, by: ulla, does: arrived, ticket: T2, channel: chat, expect: { verdict: pass }"
        )
        #expect(try await row("5", story).state == .described)
    }

    @Test func `a promise is shown by a due that another limit would move`() async throws {
        let story = PlannedRegulation.story(
            naming: "2",
            "at: 2026-01-14 10:30, ticket: T1, expect: { due: { answer: 2026-01-14 12:00 } }")
        let row = try await row("2", story)
        #expect(row.state == .executed)
        #expect(row.witnesses.map(\.place) == ["commitments.answer.within"])
        #expect(row.witnesses.map(\.value) == ["3 working hours"])
        #expect(row.witnesses.map(\.doors) == [[.clock]])
    }

    /// It notices where the clock stops, and would not notice whether it is two hours or twenty.
    @Test func `a promise whose limit nobody watches is not executed`() async throws {
        let story = PlannedRegulation.story(
            naming: "2",
            "at: 2026-01-14 10:30, by: olga, does: first_reply, ticket: T1, expect: { outcome: { answer: met } }"
        )
        #expect(try await row("2", story).state == .notShown(Self.silent))
    }

    @Test func `a promise whose limit another clause's story watches is shown by its other values`()
        async throws
    {
        let stops = PlannedRegulation.story(
            naming: "2",
            "at: 2026-01-14 10:30, by: olga, does: first_reply, ticket: T1, expect: { outcome: { answer: met } }"
        )
        let limit = PlannedRegulation.story(
            naming: "2", "at: 2026-01-14 12:01, ticket: T1, expect: { outcome: { answer: missed } }"
        )
        #expect(try await row("2", stops, limit).state == .executed)
    }

    @Test func `a story that names a clause and expects nothing of it shows nothing`() async throws
    {
        let story = PlannedRegulation.story(
            naming: "4",
            "at: 2026-01-14 10:30, ticket: T1, expect: { due: { answer: 2026-01-14 12:00 } }")
        #expect(try await row("4", story).state == .notShown(Self.silent))
    }

    @Test func `a rule is shown by what it refuses, by the door of who was refused`() async throws {
        let story = PlannedRegulation.story(
            naming: "4", Self.started, Self.done,
            "at: 2026-01-14 11:20, by: olga, does: closed, ticket: T1, expect: { verdict: refuse }")
        let row = try await row("4", story)
        #expect(row.state == .executed)
        #expect(row.witnesses.map(\.doors) == [[.staff]])
    }

    @Test func `a story of another reading shows nothing of the regulation as it is written`()
        async throws
    {
        let story = PlannedRegulation.story(
            naming: "4", Self.started, Self.done,
            "at: 2026-01-14 11:20, by: olga, does: closed, ticket: T1, expect: { verdict: refuse }")
        let other = story.replacing(
            "clause: \"4\"", with: "clause: \"4\"\nreadings: { hours: three }")
        #expect(try await row("4", other).state == .notShown(Self.silent))
    }

    @Test func `a step that is refused where the story expects nothing of it shows nothing`()
        async throws
    {
        let story = PlannedRegulation.story(
            naming: "4", Self.started, Self.done,
            "at: 2026-01-14 11:20, by: henry, does: closed, ticket: T1",
            "at: 2026-01-14 11:30, ticket: T1, expect: { state: closed }")
        #expect(try await row("4", story).state == .notShown(Self.silent))
    }

    @Test func `a letter is shown by whom it reaches, and by the door it leaves by`() async throws {
        let story = PlannedRegulation.story(
            naming: "3", Self.started, Self.done,
            "at: 2026-01-14 11:20, by: henry, does: closed, ticket: T1, expect: { sent: [thanks] }")
        let row = try await row("3", story)
        #expect(row.state == .executed)
        // Taken out whole, its name is gone, which proves nothing: what the story notices is when
        // it is sent.
        #expect(row.witnesses.map(\.place) == ["messages.thanks.after"])
        #expect(row.witnesses.map(\.doors) == [[.staff, .letter]])
    }
}
