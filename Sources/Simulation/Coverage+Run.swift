import Regulations
import ServiceDesk
import WorkingTime

extension Coverage {
    /// Reads and runs every scenario, and says which clauses they show.
    ///
    /// - Parameter scenarios: Name and contents of each file.
    public static func run(
        _ regulation: Regulation, of checked: Checked, scenarios: [(file: String, text: String)], world: CheckWorld
    ) async -> Coverage {
        let simulation = Simulation(checked, world: world)
        var stories: [Story] = []
        for (file, text) in scenarios {
            let scenario = ScenarioFile.read(text: text, file: file, regulation: checked).scenario
            var story = Story(
                file: file, clauses: scenario?.clauses ?? ScenarioFile.clauses(of: text), outcome: .unreadable)
            if let scenario { story.outcome = outcome(of: await simulation.run(scenario)) }
            stories.append(story)
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
