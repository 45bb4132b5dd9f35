import Hummingbird
import Runtime
import ServiceDesk
import WorkingTime

extension API {
    func readStatement(_ call: APICall) async throws -> Response {
        let (client, month) = (call.path["id"] ?? "", call.path["month"] ?? "")
        guard desk.people.clients[client] != nil, call.viewer.seesStatement(of: client),
            let day = CivilDate(month + "-01")
        else { throw APIProblem(.notFound, "there is no statement of '\(client)' for \(month)") }
        do {
            let statement = try await desk.statement(of: client, month: day)
            return try json(StatementBody(statement), call)
        } catch let error as StatementError {
            throw APIProblem(.refused, error.description)
        }
    }
}
