import Regulations
import ServiceDesk
import Simulation
import Testing

/// What an author reads when a story does not hold: the sentence, the local instants, the lines
/// that differ.
@Suite struct ScenarioFailureTests {
    static let one = try! ExecutedRegulation("netpeak")

    private func failures(_ steps: String...) async throws -> [String] {
        let text = """
            scenario: 1
            regulation: netpeak
            title: Holidays are counted
            given:
              staff: { zhan: sdr, dana: [] }
              clients:
                orda:
                  agreements: { contract: { from: 2025-01-01 }, prepayment: { from: 2025-01-01 } }
                  people: { saule: { role: client_contact } }
                  projects: { brand: { roles: { project_manager: dana } } }
            steps:

            """ + steps.map { "  - { \($0) }\n" }.joined()
        let (scenario, findings) = ScenarioFile.read(
            text: text, file: "story.yaml", regulation: Self.one.checked)
        let simulation = Simulation(Self.one.checked, world: RegulationsOnDisk.world)
        let outcome = await simulation.run(try #require(scenario, "\(findings)"))
        guard case .failed(let failures) = outcome else { return [] }
        return failures.map { $0.description.replacing("\u{A0}", with: " ") }
    }

    @Test
    func `a due that differs names the sentence, both local instants, and the days that differ`()
        async throws
    {
        let told = try await failures(
            "at: 2025-10-24 16:00, says: before Republic Day, by: stranger, does: arrived, ticket: A1, channel: form, "
                + "category: application, expect: { due: { first_contact: 2025-10-27 15:00 } }")
        #expect(
            told == [
                """
                story.yaml:12:143: «Holidays are counted», 2025-10-24 16:00 (before Republic Day): \
                due of first_contact of A1: expected 2025-10-27 15:00, got 2025-10-28 15:00
                    cl. 2.1: «We make contact within eight working hours.»
                    \(Self.one.regulation.deskSentence(for: "commitments.first_contact", in: "en"))
                      Promised: 8 working hours (cl. 2.1)
                      Start: Fri 24 Oct 2025 16:00, the request arrived
                      Calendar: Office, Asia/Almaty, holidays KZ (cl. 2.2)
                    - Due: Mon 27 Oct 2025 15:00 (in all 2:00)
                    +   Tue 28 Oct 2025 09:00–15:00 6:00
                    + Due: Tue 28 Oct 2025 15:00 (in all 8:00)
                """
            ])
    }

    @Test func `an outcome that differs says when the clock stopped`() async throws {
        let told = try await failures(
            "at: 2025-10-07 10:00, by: stranger, does: arrived, ticket: A1, channel: form, category: application",
            "at: 2025-10-08 09:01, by: zhan, does: replied, ticket: A1, expect: { outcome: { first_contact: met } }"
        )
        let one = try #require(told.first)
        #expect(one.contains("outcome of first_contact of A1: expected met, got missed"))
        #expect(
            one.contains(
                "\n      Due: Tue 7 Oct 2025 18:00 (in all 8:00)\n      Stopped: 2025-10-08 09:01"))
    }

    @Test func `a rule that did not speak is named with its clause`() async throws {
        let told = try await failures(
            "at: 2025-10-07 10:00, by: saule, does: arrived, ticket: Q1, channel: mail, category: question",
            "at: 2025-10-07 10:05, by: dana, does: replied, ticket: Q1, expect: { verdict: refuse, rule: own_team }"
        )
        #expect(told.count == 2)
        #expect(
            told.last?.contains(
                "rule of Q1: expected own_team, got none\n    cl. 1: «The contractor is") == true)
    }

    @Test func `a clock that never started is told by what would start it`() async throws {
        let told = try await failures(
            "at: 2025-10-07 10:00, by: saule, does: arrived, ticket: Q1, channel: mail, category: question, "
                + "expect: { due: { letter: 2025-10-08 18:00 } }")
        let head = "due of letter of Q1: expected 2025-10-08 18:00, got none\n    cl. 2.2: «"
        #expect(told.first?.contains(head) == true)
        #expect(
            told.first?.contains(
                Self.one.regulation.deskSentence(for: "commitments.letter", in: "en")) == true)
    }

    @Test func `a story that holds tells nothing`() async throws {
        let told = try await failures(
            "at: 2025-10-24 16:00, by: stranger, does: arrived, ticket: A1, channel: form, category: application, "
                + "expect: { due: { first_contact: 2025-10-28 15:00 } }")
        #expect(told.isEmpty)
    }
}
