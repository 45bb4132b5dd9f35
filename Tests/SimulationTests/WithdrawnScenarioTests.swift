import Regulations
import Simulation
import Testing

/// A story of a breach that is withdrawn by whom the regulation names, with a reason.
@Suite struct WithdrawnScenarioTests {
    /// The small regulation, in which the head may withdraw, and which counts what was kept.
    private static let text = PlannedRegulation.head
        .replacing(
            "within: 2 working hours }\n", with: "within: 2 working hours, may_withdraw: head }\n"
        )
        .replacing(
            "readings:\n",
            with: """
                measures:
                  answered:
                    { clause: "2", title: { en: "Answered in time" }, formula: kept, of: answer, unit: percent,
                      by: [client], every: month }
                readings:

                """)

    private func outcome(_ steps: String...) async throws -> ScenarioOutcome {
        let checked = RegulationFile.read(
            text: Self.text, file: "small.yaml", world: RegulationsOnDisk.world)
        _ = try #require(checked.regulation, "\(checked.findings)")
        let story = PlannedRegulation.story(naming: "2") + steps.map { "  - { \($0) }\n" }.joined()
        let read = ScenarioFile.read(text: story, file: "story.yaml", regulation: checked)
        let scenario = try #require(read.scenario, "\(read.findings)")
        return await Simulation(checked, world: RegulationsOnDisk.world).run(scenario)
    }

    private static let late =
        "at: 2026-01-14 13:00, ticket: T1, expect: { outcome: { answer: missed }, figures: { answered: 0 } }"
    private static let withdrawn =
        "does: withdrawn, ticket: T1, commitment: answer, reason: The line was down"

    @Test func `the head withdraws a breach, which the figures leave out from then on`()
        async throws
    {
        let told = try await outcome(
            Self.late,
            "at: 2026-01-14 14:00, by: henry, \(Self.withdrawn), expect: { verdict: pass }",
            "at: 2026-01-14 15:00, ticket: T1, expect: { figures: { answered: none } }")
        #expect(told == .passed)
    }

    @Test func `nobody else may, and what is not broken cannot be withdrawn`() async throws {
        let told = try await outcome(
            "at: 2026-01-14 11:00, by: henry, \(Self.withdrawn), expect: { refusal: not_found }",
            Self.late,
            "at: 2026-01-14 14:00, by: olga, \(Self.withdrawn), expect: { refusal: needs_role }",
            "at: 2026-01-14 15:00, ticket: T1, expect: { outcome: { answer: missed }, figures: { answered: 0 } }"
        )
        #expect(told == .passed)
    }

    @Test func `a story that expects a withdrawn breach to count fails`() async throws {
        let told = try await outcome(
            "at: 2026-01-14 14:00, by: henry, \(Self.withdrawn)",
            "at: 2026-01-14 15:00, ticket: T1, expect: { figures: { answered: 0 } }")
        guard case .failed = told else { return #expect(Bool(false), "\(told)") }
    }
}
