import Hummingbird
import Runtime
import ServiceDesk
import Store
import WorkingTime

extension API {
    func readStatement(_ call: APICall) async throws -> Response {
        let (client, month) = try statementAsked(call)
        return try await answer(client, month, call)
    }

    func settleStatement(_ call: APICall) async throws -> Response {
        let (client, month) = try statementAsked(call)
        guard let act = call.text("action").flatMap(SettlementAct.init) else {
            throw APIProblem.invalid("/action", "is not known")
        }
        let request = SettlementRequest(
            act, of: client, month: month, number: call.integer("number") ?? 0,
            line: call.integer("line"), text: call.text("text") ?? "")
        do {
            try await desk.settle(request, by: try performer(call))
        } catch let refusal as SettlementRefusal {
            throw APIProblem(.refused, refusal.sentence)
        } catch let error as StatementError {
            throw APIProblem(.refused, error.description)
        } catch StoreError.conflict {
            throw APIProblem(.conflict, SettlementRefusal.superseded.sentence)
        }
        return try await answer(client, month, call)
    }

    /// Staff act for the desk as administrators only, as on the pages.
    private func performer(_ call: APICall) throws -> Performer {
        if case .contact(let person, _, _) = call.viewer { return .contact(person) }
        guard let staff = call.staff, desk.people.staff[staff]?.isAdministrator == true else {
            throw APIProblem(.forbidden, "the client's people act here, and administrators")
        }
        return .staff(staff)
    }

    private func statementAsked(_ call: APICall) throws -> (client: String, month: CivilDate) {
        let (client, month) = (call.path["id"] ?? "", call.path["month"] ?? "")
        guard desk.people.clients[client] != nil, call.viewer.seesStatement(of: client),
            let day = CivilDate(monthWord: month)
        else { throw APIProblem(.notFound, "there is no statement of '\(client)' for \(month)") }
        return (client, day)
    }

    private func answer(_ client: String, _ month: CivilDate, _ call: APICall) async throws
        -> Response
    {
        do {
            let settled = try await desk.settled(of: client, month: month)
            return try json(StatementBody(settled), call)
        } catch let error as StatementError {
            throw APIProblem(.refused, error.description)
        }
    }
}
