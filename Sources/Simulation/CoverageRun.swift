import Regulations
import ServiceDesk
import WorkingTime

/// Plays the scenarios of a regulation and says which clauses they show.
public struct CoverageRun: Sendable {
    /// What a search has cost.
    public struct Effort: Sendable, Hashable {
        /// Changes of the regulation that were played.
        public var played = 0
        /// Changes that do not pass its check, and so prove nothing.
        public var blocked = 0
        /// Scenarios played under a change.
        public var runs = 0
    }

    private let regulation: Regulation
    private let checked: Checked
    private let world: CheckWorld
    private let base: Simulation
    private let tellings: [CoverageSearch.Telling]
    private let stories: [Coverage.Story]

    /// Reads and plays every scenario as the regulation is written.
    ///
    /// - Parameter scenarios: Name and contents of each file.
    public init(
        _ regulation: Regulation, of checked: Checked, scenarios: [(file: String, text: String)],
        world: CheckWorld
    ) async {
        (self.regulation, self.checked, self.world) = (regulation, checked, world)
        base = Simulation(checked, world: world)
        var (stories, tellings) = ([Coverage.Story](), [CoverageSearch.Telling]())
        for (file, text) in scenarios {
            let scenario = ScenarioFile.read(text: text, file: file, regulation: checked).scenario
            var story = Coverage.Story(
                file: file, clauses: scenario?.clauses ?? ScenarioFile.clauses(of: text),
                outcome: .unreadable)
            if let scenario { story.outcome = .init(await base.run(scenario)) }
            stories.append(story)
            // Of another reading it says nothing of the regulation as it is written.
            guard let scenario, story.outcome == .passed, scenario.readings.isEmpty else {
                continue
            }
            tellings.append(.init(scenario: scenario, words: StoryWords(text: text)))
        }
        (self.stories, self.tellings) = (stories, tellings)
    }

    /// The table by witnesses that were found before, which are believed.
    public func table(by witnesses: [Coverage.Witness]) -> Coverage {
        Coverage.table(regulation, stories: stories, witnesses: witnesses)
    }

    /// Those of `witnesses` that do not hold: nothing that their scenario expects fails under their
    /// change any more.
    public func refuted(_ witnesses: [Coverage.Witness]) async -> [Coverage.Witness] {
        var refuted: [Coverage.Witness] = []
        for witness in witnesses {
            let search = search(knowing: [witness])
            if await !search.holds(witness) { refuted.append(witness) }
        }
        return refuted
    }

    /// The table by witnesses that are looked for.
    ///
    /// - Parameter known: Those found before, which are tried first.
    public func searched(knowing known: [Coverage.Witness] = []) async -> (
        table: Coverage, effort: Effort
    ) {
        let search = search(knowing: known)
        var (witnesses, effort) = ([Coverage.Witness](), Effort())
        for task in tasks {
            let (found, cost) = await search.witnesses(of: task)
            witnesses += found
            effort.played += cost.played
            effort.blocked += cost.blocked
            effort.runs += cost.runs
        }
        return (table(by: witnesses), effort)
    }

    private func search(knowing known: [Coverage.Witness]) -> CoverageSearch {
        CoverageSearch(checked: checked, world: world, base: base, tellings: tellings, known: known)
    }

    /// Items that are executed, with the clauses that they are cited for and that some scenario
    /// could show.
    private var tasks: [CoverageSearch.Task] {
        let rows = table(by: []).rows.filter { $0.state != .manual && $0.state != .informative }
        let named = Set(tellings.flatMap(\.scenario.clauses))
        var (order, clauses) = ([String](), [String: [String]]())
        for row in rows where named.contains(row.clause) {
            for item in row.by where !row.deferredBy.contains(item) {
                if clauses[item] == nil { order.append(item) }
                clauses[item, default: []].append(row.clause)
            }
        }
        return order.map { CoverageSearch.Task(item: $0, clauses: clauses[$0] ?? []) }
    }
}

extension Coverage.Story.Outcome {
    fileprivate init(_ outcome: ScenarioOutcome) {
        switch outcome {
        case .passed: self = .passed
        case .failed: self = .failed
        case .deferred(let reason): self = .deferred(reason)
        }
    }
}
