import Regulations
import Simulation
import Testing

@Suite struct RepeatTests {
    /// Two letters, of which the second is told to say the first again.
    private func failures(subject: String) async throws -> [String] {
        let one = try ExecutedRegulation("echo")
        let text = """
            scenario: 1
            regulation: echo
            title: It is said again
            given:
              clients:
                alfa: { agreements: { contract: { from: 2025-01-01 } }, people: { anna: { role: official } } }
            steps:
              - { at: 2025-10-07 10:00, by: anna, does: arrived, ticket: T1, channel: mail, subject: Till, \
            text: The till prints no receipts since noon }
              - { at: 2025-10-07 11:00, by: anna, does: arrived, ticket: T2, channel: mail, subject: \(subject), \
            text: The till prints no receipts, repeat_of: T1 }

            """
        let (scenario, findings) = ScenarioFile.read(
            text: text, file: "again.yaml", regulation: one.checked)
        let simulation = Simulation(one.checked, world: RegulationsOnDisk.world)
        let outcome = await simulation.run(try #require(scenario, "\(findings)"))
        guard case .failed(let failures) = outcome else { return [] }
        return failures.map(\.description)
    }

    @Test func `that a letter is a repeat is found by the desk and not told by the story`()
        async throws
    {
        #expect(try await failures(subject: "Till").isEmpty)
        let told = try await failures(subject: "Cash")
        #expect(told.count == 1 && told[0].hasSuffix("repeat of: expected T1, got none"), "\(told)")
    }
}
