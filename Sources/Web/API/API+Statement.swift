import Hummingbird
import Runtime
import ServiceDesk
import Store
import WorkingTime

extension API {
    func listStatements(_ call: APICall) async throws -> Response {
        let month = call.path["month"] ?? ""
        guard let day = CivilDate(monthWord: month) else {
            throw APIProblem(.notFound, "'\(month)' is no month")
        }
        guard call.viewer.seesEverything else {
            throw APIProblem(.forbidden, "the list is for those who work for the whole desk")
        }
        let after = call.query["after"].flatMap { Int($0) } ?? 0
        let rest = try await desk.months(day).dropFirst(after)
        let few = try await desk.summed(Array(rest.prefix(call.limit)), of: day)
        let next = rest.count > call.limit ? after + call.limit : nil
        return try json(StatementListBody(month: month, few, next: next), call)
    }

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
            try await desk.settle(request, by: try performer(call, client))
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
    private func performer(_ call: APICall, _ client: String) throws -> Performer {
        let performer: Performer =
            if case .contact(let person, _, _) = call.viewer {
                .contact(person)
            } else {
                call.staff.map { .staff($0) } ?? .stranger
            }
        guard desk.maySettle(performer, of: client) else {
            throw APIProblem(.forbidden, StatementError.mayNot.description)
        }
        return performer
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
