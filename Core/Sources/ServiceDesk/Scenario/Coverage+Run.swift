import Regulations

extension Coverage {
    /// Reads and runs every scenario, and says which clauses they show.
    ///
    /// - Parameter scenarios: Name and contents of each file.
    public static func run(
        _ regulation: Regulation, of checked: Checked, scenarios: [(file: String, text: String)], world: CheckWorld
    ) -> Coverage {
        let edition = try? ScenarioRun.edition(of: checked.source, world: world)
        let stories = scenarios.map { file, text in
            let scenario = ScenarioFile.read(text: text, file: file, regulation: checked).scenario
            return Story(
                file: file, clauses: scenario?.clauses ?? ScenarioFile.clauses(of: text),
                outcome: scenario.map {
                    outcome(of: ScenarioRun.run($0, of: checked, edition: edition, world: world))
                } ?? .unreadable)
        }
        return table(regulation, stories: stories)
    }

    private static func outcome(of run: ScenarioOutcome) -> Story.Outcome {
        switch run {
        case .passed: .passed
        case .failed: .failed
        case .deferred(let reason): .deferred(reason)
        }
    }
}
