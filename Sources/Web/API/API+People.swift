import Foundation
import HTTPTypes
import Hummingbird
import Runtime
import ServiceDesk
import Store
import WorkingTime

/// Clients through the same door as the people file: one set of checks, one way to apply.
extension API {
    func listStaff(_ call: APICall) throws -> Response {
        try json(StaffBody(desk.people.staff.values, at: desk.world.now()), call)
    }

    func listClients(_ call: APICall) throws -> Response {
        let zone = try desk.edition().zone
        let page = desk.people.directory.page(afterID: call.query["after"] ?? "", limit: call.limit)
        return try json(
            ClientPageBody(
                clients: page.clients.map { ClientBody($0, zone: zone) }, next: page.next), call)
    }

    func readClient(_ call: APICall) throws -> Response {
        let id = call.path["id"] ?? ""
        guard let client = desk.people.clients[id] else {
            throw APIProblem(.notFound, "there is no client '\(id)'")
        }
        return try json(
            ClientBody(client, zone: try desk.edition().zone), call,
            headers: [.eTag: Self.tag(client.version)])
    }

    func stateClient(_ call: APICall) async throws -> Response {
        let id = call.path["id"] ?? ""
        let isNew = desk.people.clients[id] == nil
        let edition = try desk.edition()
        let current = desk.people.clients[id]?.version ?? 0
        guard !(call.needsAny && isNew), call.version.map({ $0 == current }) ?? true else {
            throw APIProblem(
                .versionMismatch,
                isNew ? "there is no client '\(id)' yet" : "the client has changed; read it again")
        }
        do {
            var file = try PeopleFile(
                text: try text(of: call.body, client: id), file: id, edition: edition)
            // They stand in it to be named by teams, and stay as they are.
            file.staff = []
            let seen = call.version.map { [StreamKey(.client, id): $0] } ?? [:]
            _ = try await desk.apply(file, by: call.staff, seen: seen)
        } catch let problem as PeopleFile.Problem {
            throw APIProblem(.refused, Self.cause(problem, client: id))
        }
        guard let client = desk.people.clients[id] else {
            throw APIProblem(.broken, "the client is not there")
        }
        return try json(
            ClientBody(client, zone: edition.zone), call, status: isNew ? 201 : 200,
            headers: [.eTag: Self.tag(client.version)])
    }

    /// JSON is YAML's flow style: the statement as a people file, beside the staff as it is, whom
    /// its teams may name.
    private func text(of body: JSONValue?, client: String) throws -> String {
        let staff = desk.people.staff.values.filter { !$0.left }.map { member in
            (
                member.called,
                JSONValue.object([
                    "name": .string(member.name), "email": .string(member.email),
                    "language": .string(member.language),
                    "roles": .array(member.roles.map { .string($0) }),
                ])
            )
        }
        let file = JSONValue.object([
            "people": .string("1"), "staff": .object(Dictionary(uniqueKeysWithValues: staff)),
            "clients": .object([client: body ?? .null]),
        ])
        return file.text
    }

    /// The place in the made-up file means nothing to the caller.
    private static func cause(_ problem: PeopleFile.Problem, client: String) -> String {
        let lines = problem.description.split(separator: "\n").map { line in
            let parts = line.split(separator: ":", maxSplits: 3)
            return parts.count == 4 && parts[0] == client
                ? parts[3].trimmingCharacters(in: .whitespaces) : String(line)
        }
        return lines.joined(separator: "\n")
    }
}

extension JSONValue {
    /// JSON whose strings YAML reads alike: quotes and backslashes are escaped, control characters
    /// by number.
    var text: String {
        switch self {
        case .null: "null"
        case .bool(let flag): flag ? "true" : "false"
        case .integer(let number): String(number)
        case .number(let number): String(number)
        case .string(let text): "\"" + text.unicodeScalars.map(Self.escaped).joined() + "\""
        case .array(let items): "[" + items.map(\.text).joined(separator: ", ") + "]"
        case .object(let members):
            "{"
                + members.sorted { $0.key < $1.key }.map {
                    "\(JSONValue.string($0.key).text): \($0.value.text)"
                }
                .joined(separator: ", ") + "}"
        }
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\"": return "\\\""
        case "\\": return "\\\\"
        default:
            // Beyond the printable ones YAML wants a number, of eight digits where four do not do.
            let isPlain =
                (0x20...0x7E).contains(scalar.value) || (0xA0...0xD7FF).contains(scalar.value)
                || (0xE000...0xFFFD).contains(scalar.value) && scalar.value != 0xFEFF
            guard !isPlain || scalar.value == 0x2028 || scalar.value == 0x2029 else {
                return String(scalar)
            }
            let digits = String(scalar.value, radix: 16)
            return scalar.value <= 0xFFFF
                ? "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                : "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
        }
    }
}
