import Foundation
import Regulations
import Simulation
import Synchronization

/// Values of a regulation that are another one, each with a story that names its clause: does the
/// story go another way, and does the document say so?
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
        /// File of the story.
        var story: String
    }

    private let checked: Checked
    private let regulation: Regulation
    private let simulation: Simulation
    private let trials: [Trial]
    private let stories: [String: Scenario]
    private let isTraced: Bool

    /// Changes that are played with one story: to know how it goes unchanged is dear.
    private static let changesOfStory = 3

    /// - Parameter count: so many changes, of stories from all parts of the folder; nil: all.
    init(_ id: String, count: Int?) throws {
        let checked = try RegulationsOnDisk.checked(id)
        guard let regulation = checked.regulation else { throw CocoaError(.fileReadCorruptFile) }
        (self.checked, self.regulation, isTraced) = (checked, regulation, count == nil)
        simulation = Simulation(checked, world: RegulationsOnDisk.world)
        let texts = try RegulationsOnDisk.scenarioFiles(id).map { file in
            (name: file.lastPathComponent, text: try String(contentsOf: file, encoding: .utf8))
        }.filter { !$0.text.contains("\nreadings:") }
        let all = Self.trials(
            checked, regulation, texts.map { ($0.name, Set(ScenarioFile.clauses(of: $0.text))) })
        trials = count.map { Self.sample(of: all, $0) } ?? all
        let wanted = Set(trials.map(\.story))
        stories = texts.filter { wanted.contains($0.name) }.reduce(into: [:]) { stories, one in
            let read = ScenarioFile.read(text: one.text, file: one.name, regulation: checked)
            stories[one.name] = read.scenario
        }
    }

    private static func trials(
        _ checked: Checked, _ regulation: Regulation,
        _ stories: [(file: String, clauses: Set<String>)]
    ) -> [Trial] {
        let changes = ValueChanges(checked.source)
        return regulation.workedBy.flatMap { item in
            changes.changes(of: item).compactMap { change in
                stories.first { !$0.clauses.isDisjoint(with: change.clauses) }.map {
                    Trial(item: item, change: change, story: $0.file)
                }
            }
        }
    }

    private static func sample(of all: [Trial], _ count: Int) -> [Trial] {
        let stories = Dictionary(grouping: all, by: \.story).sorted { $0.key < $1.key }.map(\.value)
        return evenly(stories, count / changesOfStory).flatMap { evenly($0, changesOfStory) }
    }

    private static func evenly<Item>(_ items: [Item], _ count: Int) -> [Item] {
        items.count <= count ? items : (0..<count).map { items[$0 * items.count / count] }
    }

    /// - Parameter isSilent: what the desk does by a part does not stand in the document: `printed`
    ///   alone counts.
    func play(isSilent: Bool = false, printed: Printed) async throws -> Outcome {
        var (outcome, told) = (Outcome(), [String: String]())
        for trial in trials {
            guard let story = stories[trial.story],
                let other = checked.source.checked(with: trial.change, in: RegulationsOnDisk.world)
            else { continue }
            outcome.played += 1
            if told[trial.story] == nil {
                told[trial.story] = try await self.told(story, on: simulation)
            }
            let before = told[trial.story]
            let after = try await self.told(story, on: Simulation(other, on: simulation))
            guard before != after, let changed = other.regulation else { continue }
            outcome.changed += 1
            outcome.silent += ["ru", "kk", "en"].filter { language in
                (isSilent
                    || regulation.deskSentence(for: trial.item, in: language)
                        == changed.deskSentence(for: trial.item, in: language))
                    && printed(regulation, language) == printed(changed, language)
            }.map { "\($0) \(trial.change.place): \(trial.change.words) (\(trial.story))" }
        }
        return outcome
    }

    /// What the story's expectations found; in the long form, each of its steps too, as a server
    /// shows it.
    private func told(_ story: Scenario, on simulation: Simulation) async throws -> String {
        guard isTraced else { return "\(await simulation.run(story))" }
        let steps = Mutex<[StepTrace]>([])
        let outcome = await simulation.run(story) { step in steps.withLock { $0.append(step) } }
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let text = String(decoding: try encoder.encode(steps.withLock(\.self)), as: UTF8.self)
        return "\(text)\n\(outcome)"
    }
}
