import Regulations
import Runtime
import ServiceDesk

// Who sees what, asked at the doors that show it.
extension ScenarioRun {
    func sight(for step: Scenario.Step, _ seen: inout Scene) async throws {
        for matter in (step.expect?.sees.names ?? []).compactMap(KeptMatter.init) {
            var seeing: [String] = []
            for person in scenario.given.staff.names
            where try await sees(matter, person, step, seen) {
                seeing.append(person)
            }
            seen.seeing[matter.rawValue] = seeing
        }
    }

    private func sees(
        _ matter: KeptMatter, _ person: String, _ step: Scenario.Step, _ seen: Scene
    ) async throws -> Bool {
        let ticket = step.ticket.flatMap { seen.tickets[$0]?.ticket }
        let viewer = seen.people.viewer(of: person)
        switch matter {
        case .clientList:
            let client = step.client ?? ticket?.client
            return seen.people.clients(seenBy: viewer, limit: Self.clientsMax).clients.contains {
                $0.id == client
            }
        case .projectData, .correspondence, .secrets:
            guard let number = ticket?.number,
                let view = try await desk.ticket(number: number, for: viewer)
            else { return false }
            switch matter {
            case .correspondence: return !view.isWithheld
            case .secrets: return desk.maySee(secretsOf: view, viewer)
            case .projectData, .clientList: return true
            }
        }
    }

    /// Clients that a scenario can have.
    private static let clientsMax = 200
}
