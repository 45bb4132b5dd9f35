import Regulations
import ServiceDesk

extension ScenarioRun {
    /// By which a step meets the desk.
    func door(of step: Scenario.Step) -> Coverage.Door {
        switch step.does {
        case nil: step.team.names.isEmpty ? .clock : .people
        case .deed(.appointed)?, .deed(.dismissed)?: .people
        case .event(.arrived)? where step.parent == nil, .event(.clientWrote)?: contactDoor(step)
        case .deed?, .event?: actDoor(step)
        }
    }

    private func contactDoor(_ step: Scenario.Step) -> Coverage.Door {
        switch step.channel.flatMap({ edition.regulation.channels[$0]?.kind }) {
        case .email?: .mail
        case .portal?, .form?, .monitor?: .form
        case .phone?, .sms?, .messenger?, .chat?, .social?, .meeting?, .post?: .call
        // Without a channel a client writes on the ticket's page.
        case nil: step.does == .event(.clientWrote) ? .form : .call
        }
    }

    private func actDoor(_ step: Scenario.Step) -> Coverage.Door {
        guard let person = step.by, person != "desk" else { return .clock }
        return desk.people.staff[person] == nil ? .client : .staff
    }
}
