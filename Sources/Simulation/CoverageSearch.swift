import Regulations
import ServiceDesk
import WorkingTime

/// Looks for what shows a clause: a scenario that names it and a change of an item that cites it,
/// by which the desk does something else than the scenario expects.
struct CoverageSearch: Sendable {
    /// A scenario that passes as the regulation is written.
    struct Telling: Sendable {
        var scenario: Scenario
        var words: StoryWords

        var file: String { scenario.file }
    }

    /// An item with the clauses that it is to be shown for.
    struct Task: Sendable {
        var item: String
        var clauses: [String]
    }

    let checked: Checked
    let world: CheckWorld
    let base: Simulation
    let tellings: [Telling]
    /// Found before: looked at first.
    let known: [Coverage.Witness]

    private var changes: ValueChanges { ValueChanges(checked.source) }

    /// Witnesses of one item, at most one for each clause.
    func witnesses(of task: Task) async -> (
        witnesses: [Coverage.Witness], effort: CoverageRun.Effort
    ) {
        var search = ItemSearch(search: self, task: task, changes: changes.changes(of: task.item))
        await search.lookKnownUp()
        for index in search.changes.indices where !search.isDone(at: index) {
            await search.look(at: search.changes[index])
        }
        return (search.outcome, search.effort)
    }

    /// The scenario of the witness still notices its change.
    func holds(_ witness: Coverage.Witness) async -> Bool {
        let change = changes.changes(of: witness.item).first {
            $0.place == witness.place && $0.words == witness.value
                && $0.clauses.contains(witness.clause)
        }
        guard let change, let changed = checked.source.checked(with: change, in: world) else {
            return false
        }
        let telling = tellings.first {
            $0.file == witness.scenario && $0.scenario.clauses.contains(witness.clause)
        }
        guard let telling else { return false }
        return await doors(of: telling, under: change, on: Simulation(changed, on: base))
            == witness.doors
    }

    /// By which doors the story notices that the regulation is another; nil: it does not.
    func doors(of telling: Telling, under change: ValueChange, on simulation: Simulation) async
        -> [Coverage.Door]?
    {
        var gone: String?
        if case .removal(let name) = change.kind {
            if telling.words.need(name) { return nil }
            gone = name
        }
        guard case .failed(let failures) = await simulation.run(telling.scenario) else {
            return nil
        }
        // From where the story cannot be told any more it is another one.
        let deeds = failures.prefix { $0.deed != nil }.compactMap(\.deed).filter { deed in
            gone.map { !StoryWords.names(in: deed.words).contains($0) } ?? true
        }
        return deeds.isEmpty
            ? nil
            : Coverage.Door.allCases.filter { door in deeds.contains { $0.doors.contains(door) } }
    }
}
