import Foundation
import Regulations
import Simulation
import Synchronization

/// Values of a regulation that are another one, each with a story that names its clause: does the story go another way,
/// and does the document say so?
struct ChangedStories {
    typealias Printed = @Sendable (Regulation, _ language: String) -> String

    struct Outcome {
        /// Changes that could be published, and were played.
        var played = 0
        /// Of these, those under which the story goes another way.
        var changed = 0
        /// Of these, those that the document keeps silent about, with the language.
        var silent: [String] = []
    }

    private struct Trial {
        var item: String
        var change: ValueChange
        var story: Scenario
    }

    private let checked: Checked
    private let regulation: Regulation
    private let simulation: Simulation
    private let trials: [Trial]

    /// - Parameter count: so many changes, from all parts of the file; nil: all.
    init(_ id: String, count: Int?) throws {
        let checked = try RegulationsOnDisk.checked(id)
        guard let regulation = checked.regulation else { throw CocoaError(.fileReadCorruptFile) }
        (self.checked, self.regulation) = (checked, regulation)
        simulation = Simulation(checked, world: RegulationsOnDisk.world)
        let all = try Self.trials(checked, regulation, id)
        let stride = count.map { max(1, all.count / $0) } ?? 1
        trials = all.indices.filter { $0.isMultiple(of: stride) }.prefix(count ?? .max).map { all[$0] }
    }

    private static func trials(_ checked: Checked, _ regulation: Regulation, _ id: String) throws -> [Trial] {
        let stories = try RegulationsOnDisk.scenarioFiles(id).compactMap { file in
            ScenarioFile.read(
                text: try String(contentsOf: file, encoding: .utf8), file: file.lastPathComponent, regulation: checked
            ).scenario
        }.filter(\.readings.isEmpty)
        let changes = ValueChanges(checked.source)
        return regulation.workedBy.flatMap { item in
            changes.changes(of: item).compactMap { change in
                stories.first { !Set($0.clauses).isDisjoint(with: change.clauses) }.map {
                    Trial(item: item, change: change, story: $0)
                }
            }
        }
    }

    /// - Parameter isSilent: what the desk does by a part does not stand in the document: `printed` alone counts.
    func play(isSilent: Bool = false, printed: Printed) async throws -> Outcome {
        var (outcome, told) = (Outcome(), [String: String]())
        for trial in trials {
            guard let other = checked.source.checked(with: trial.change, in: RegulationsOnDisk.world) else { continue }
            outcome.played += 1
            if told[trial.story.file] == nil {
                told[trial.story.file] = try await Self.told(trial.story, on: simulation)
            }
            let before = told[trial.story.file]
            let after = try await Self.told(trial.story, on: Simulation(other, on: simulation))
            guard before != after, let changed = other.regulation else { continue }
            outcome.changed += 1
            outcome.silent += ["ru", "kk", "en"].filter { language in
                (isSilent || regulation.deskSentence(for: trial.item, in: language)
                    == changed.deskSentence(for: trial.item, in: language))
                    && printed(regulation, language) == printed(changed, language)
            }.map { "\($0) \(trial.change.place): \(trial.change.words) (\(trial.story.file))" }
        }
        return outcome
    }

    /// Everything that came of the story: each step as a server shows it, and what its expectations found.
    private static func told(_ story: Scenario, on simulation: Simulation) async throws -> String {
        let steps = Mutex<[StepTrace]>([])
        let outcome = await simulation.run(story) { step in steps.withLock { $0.append(step) } }
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let text = String(decoding: try encoder.encode(steps.withLock(\.self)), as: UTF8.self)
        return "\(text)\n\(outcome)"
    }
}
