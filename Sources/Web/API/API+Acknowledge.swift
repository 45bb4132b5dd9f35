import HTTPTypes
import Hummingbird
import Runtime
import ServiceDesk
import Store

struct SignatureBody: Encodable {
    var regulation: String
    var digest: String
    var contact: String
    var at: String
}

/// A client's signature under the regulation.
extension API {
    func acknowledge(_ call: APICall) async throws -> Response {
        guard case .contact(let person, let id, _) = call.viewer,
            let client = desk.people.clients[id],
            let contact = client.contacts[person]
        else { throw APIProblem(.refused, "a client’s contact signs; use a token of theirs") }
        do {
            try await desk.acknowledge(digest: call.text("digest") ?? "", by: contact, of: id)
        } catch StoreError.conflict {
            throw APIProblem(
                .refused,
                "this is not the version in force; \(APIContract.root)/regulation names it")
        }
        guard let signed = try desk.versionToSign(of: desk.people.clients[id] ?? client).signed
        else {
            throw APIProblem(.broken, "the signature is not there")
        }
        let body = SignatureBody(
            regulation: signed.regulation, digest: signed.digest, contact: signed.contact,
            at: signed.at.iso8601)
        return try json(body, call)
    }
}
