import Regulations
import Runtime
import ServiceDesk
import Store

/// A letter carries no category, no project and no fields. What a story states of it is played as
/// somebody's sorting at the same instant, after the letter has come.
extension ScenarioRun {
    /// One act of who sorts.
    struct SortingAct {
        var command: Command
        var performer: Performer
    }

    /// Takes out of the interaction what no letter can carry.
    ///
    /// - Returns: Who does what with the letter then; empty: there is nothing to sort.
    func leaveToSorting(_ interaction: inout Interaction, _ step: Scenario.Step) -> [SortingAct] {
        guard isLetter(step) else { return [] }
        var acts: [SortingAct] = []
        let placement = Command.Placement(
            client: scene.contact(step.by ?? "") == nil ? step.client : nil,
            project: interaction.stated.project)
        if placement != Command.Placement() {
            acts.append(.init(command: .place(placement), performer: sorter(of: [], step)))
        }
        let fields = interaction.stated.fields.keys.sorted()
        if !fields.isEmpty {
            acts.append(
                .init(
                    command: .fill(interaction.stated.fields), performer: sorter(of: fields, step)))
        }
        if let category = interaction.stated.category {
            acts.append(.init(command: .categorise(category), performer: sorter(of: [], step)))
        }
        interaction.stated = .init()
        return acts
    }

    /// The first of the staff who sees every ticket and may fill the fields; what is the client's
    /// alone is filled by who wrote.
    private func sorter(of fields: [String], _ step: Scenario.Step) -> Performer {
        let asked = fields.map { edition.regulation.fields[$0]?.by ?? [] }.filter { !$0.isEmpty }
        let able = scenario.given.staff.pairs.filter { person in
            asked.allSatisfy { !Set($0).isDisjoint(with: person.item) }
        }
        let seeing = able.first {
            if case .staff = scene.people.viewer(of: $0.name) { true } else { false }
        }
        if let person = (seeing ?? able.first)?.name { return .staff(person) }
        return step.by.map { scene.contact($0) == nil ? .desk : .contact($0) } ?? .desk
    }

    /// Carries the sorting out on the ticket that became of the letter.
    func sort(_ ticket: String, by acts: [SortingAct], after arrival: StepResult) async
        -> StepResult
    {
        var result = arrival
        for act in acts where result.why == nil {
            let sorted = await carryOut(act.command, on: ticket, by: act.performer)
            (result.refusal, result.fault) = (sorted.refusal, sorted.fault)
            result.decision.spoken += sorted.decision.spoken
            guard sorted.decision.verdict != nil else { continue }
            (result.decision.verdict, result.decision.rule) = (
                sorted.decision.verdict, sorted.decision.rule
            )
        }
        return result
    }
}
