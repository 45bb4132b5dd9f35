import Hummingbird
import Runtime

/// Secrets are given out one at a time, by name.
extension API {
    private struct SecretBody: Encodable {
        var field: String
        var value: String
    }

    func readSecret(_ call: APICall) async throws -> Response {
        let field = call.path["field"] ?? ""
        do {
            guard
                let value = try await desk.secret(field, ofTicket: call.number, by: call.viewer)
            else {
                throw APIProblem(
                    .notFound, "ticket \(call.number) has no secret '\(field)' for this token")
            }
            return try json(SecretBody(field: field, value: value), call)
        } catch let problem as VaultProblem {
            throw APIProblem(.broken, problem.description)
        }
    }
}
