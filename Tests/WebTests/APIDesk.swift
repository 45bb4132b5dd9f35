import Channels
import Databases
import Foundation
import HTTPTypes
import Hummingbird
import Letters
import Logging
import NIOCore
import Regulations
import ServiceDesk
import Store
import Testing
import WorkingTime

@testable import Runtime
@testable import Web

/// A site on the demo's people with a stopped clock; every answer is held to the contract.
final class APIDesk: Sendable {
    static let tuesday = TemporaryDesk.tuesday

    private let temporary: TemporaryDesk
    let site: Site

    var folder: String { temporary.folder }
    var clock: DemoClock { temporary.clock }
    var desk: Desk { temporary.desk }

    /// - Parameter isPublished: false: the desk has neither regulation nor people yet.
    init(
        callsPerMinute: Int = API.callsPerMinute, isPublished: Bool = true,
        regulation change: (String) -> String = { $0 }
    ) async throws {
        temporary = try await TemporaryDesk(isPublished: isPublished, amended: change)
        let desk = temporary.desk
        site = Site(
            desk: desk, signIn: SignIn(store: desk.store, world: desk.world), isSecure: true,
            callsPerMinute: callsPerMinute)
    }

    func token(
        _ holder: String = "marina", _ allow: [String] = ["read", "write", "people"],
        scope: String = "own"
    ) async throws -> String {
        try await APITokens(desk: desk).create(
            .init(name: "test", holder: holder, scope: scope, permissions: allow, days: 30)
        ).token
    }

    /// Somebody of the staff without any role.
    func staff(_ id: String, isAdministrator: Bool) async throws {
        let card = StaffEvent.Card(
            name: id, email: "\(id)@echo.example", language: "en", roles: [],
            administrator: isAdministrator)
        _ = try await desk.record(PeopleChange(staff: id, [.stated(card)]), by: nil)
    }

    /// Calls, and holds the answer to the contract.
    func call(
        _ method: HTTPRequest.Method = .get, _ path: String, token: String? = nil,
        body: String? = nil,
        key: String? = nil, version: String? = nil, language: String? = nil,
        headers more: [String: String] = [:],
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> APIAnswer {
        var head = HTTPRequest(
            method: method, scheme: "http", authority: "desk.example", path: "/api/v1" + path)
        head.headerFields[.authorization] = token.map { "Bearer \($0)" }
        head.headerFields[.contentType] = body == nil ? nil : "application/json"
        head.headerFields[.idempotencyKey] = key
        head.headerFields[.ifMatch] = version
        head.headerFields[.acceptLanguage] = language
        for (name, value) in more { head.headerFields[HTTPField.Name(name)!] = value }
        let request = Hummingbird.Request(
            head: head, body: .init(buffer: ByteBuffer(string: body ?? "")))
        let response = await site.respond(request, log: desk.log)
        let box = BodyBox()
        try await response.body.write(BodyWriter(box: box))
        let answer = APIAnswer(
            status: response.status.code, headers: response.headers, bytes: box.bytes,
            operation: "\(method) \(path)")
        for fault in answer.faults(method, path) {
            Issue.record("\(fault)", sourceLocation: sourceLocation)
        }
        return answer
    }

    /// Takes a ticket in and gives its number.
    func ticket(_ token: String, subject: String = "Filter", key: String = "first") async throws
        -> Int
    {
        let answer = try await call(
            .post, "/tickets", token: token, body: Self.new(subject: subject), key: key)
        return try #require(answer["number"] as? Int)
    }

    /// Files of a ticket's messages, in order.
    func fileIDs(of number: Int, _ token: String) async throws -> [String] {
        let timeline = try await call(.get, "/tickets/\(number)/timeline", token: token)
        let entries = timeline["entries"] as? [[String: Any]] ?? []
        return entries.flatMap { $0["files"] as? [[String: Any]] ?? [] }.compactMap {
            $0["id"] as? String
        }
    }

    static func new(
        subject: String = "Filter", text: String = "Wrong goods on https://lavka.example/catalog",
        more: String = ""
    ) -> String {
        """
        {"channel": "\(channel)", "sender": "anna@alfa.example", "subject": "\(subject)", "text": "\(text)"\(more)}
        """
    }

    static let channel = "mail"
}

private final class BodyBox: @unchecked Sendable {
    var bytes: [UInt8] = []
}

private struct BodyWriter: ResponseBodyWriter {
    let box: BodyBox

    mutating func write(_ buffer: ByteBuffer) async throws { box.bytes += buffer.readableBytesView }
    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}

/// An answer, with what the contract says against it.
struct APIAnswer {
    var status: Int
    var headers: HTTPFields
    var bytes: [UInt8]
    var operation: String

    var object: [String: Any] {
        (try? JSONSerialization.jsonObject(with: Data(bytes))) as? [String: Any] ?? [:]
    }
    subscript(_ name: String) -> Any? { object[name] }
    var problem: String? {
        (self["type"] as? String).map { String($0.dropFirst(APIProblemBody.types.count)) }
    }

    func faults(_ method: HTTPRequest.Method, _ path: String) -> [String] {
        let route = path.prefix { $0 != "?" }.split(separator: "/").map(String.init)
        let found = APIOperation.matching(route).operations
        guard
            let operation = found.first(where: {
                $0.method.rawValue == method.rawValue.lowercased()
            })
        else {
            return [404, 405].contains(status)
                ? [] : ["\(self.operation): \(status) without an operation"]
        }
        guard operation.statuses.contains(status) else {
            return ["\(self.operation): \(status) is not documented"]
        }
        let isProblem = status >= 400
        let type = headers[.contentType] ?? ""
        if isProblem, type != "application/problem+json" { return ["\(self.operation): \(type)"] }
        let schema = isProblem ? "Problem" : operation.answers.first { $0.status == status }?.schema
        guard let schema else { return [] }
        guard let value = try? JSONText.read(bytes, valuesMax: 1_000_000) else {
            return ["\(self.operation): no JSON"]
        }
        return APISchema.named(schema).violations(in: value).map {
            "\(self.operation) \(status): \($0.pointer) \($0.detail)"
        }
    }
}
