import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Runtime
import ServiceDesk
import Store
import WorkingTime

/// `/api/v1`: the desk for programs. Every call passes the same door: route, token, rate,
/// parameters, body; then one handler; then one shape of answer.
public struct API: Sendable {
    let desk: Desk
    let tokens: APITokens
    let rate: APIRate

    /// Bytes of a body.
    static let bodyMax = 1 << 18
    /// Characters of one text.
    static let textMax = 100_000
    /// Fields of one request.
    static let fieldsMax = 50
    /// Contacts, agreements or projects of one client.
    static let membersMax = 500
    /// Lines of one statement.
    static let linesMax = 200_000
    static let pageDefault = 50
    /// Calls of one token in a minute.
    public static let callsPerMinute = 600
    static let views = [
        "open", "pool", "next", "mine", "waiting", "absent", "missed", "ended", "all",
    ]

    public init(desk: Desk, callsPerMinute: Int = API.callsPerMinute) {
        self.desk = desk
        tokens = APITokens(desk: desk)
        rate = APIRate(callsMax: callsPerMinute)
    }

    static func covers(_ path: String) -> Bool {
        path == APIContract.root || path.hasPrefix(APIContract.root + "/")
    }

    func respond(_ request: Request, log: Logger) async -> Response {
        let asked = request.headers[.acceptLanguage].flatMap(Language.init(accepting:))
        do {
            let call = try await call(request, asked)
            return try await call.operation.answer(self, call)
        } catch {
            let language = asked ?? .en
            let problem = APIProblem(error) { refusal in sentence(refusal, language) }
            if problem.kind == .broken {
                log.error("\(request.method) \(request.uri.path): \(error)")
            }
            return response(to: problem, language)
        }
    }

    private func sentence(_ refusal: Refusal, _ language: Language) -> String {
        guard let edition = try? desk.edition() else { return refusal.reason }
        let reader = EditionReader(
            language: language, edition: edition, people: desk.people, now: desk.world.now())
        return RefusalSentence(reader: reader, isForPrograms: true).text(refusal)
    }

    // MARK: Answers

    func json(
        _ body: some Encodable, _ call: APICall, status: Int = 200,
        headers extra: [HTTPField.Name: String] = [:]
    ) throws -> Response {
        var headers = Self.headers("application/json", call.language)
        for (name, value) in extra { headers[name] = value }
        let bytes = try Self.bytes(body)
        return Response(
            status: .init(code: status), headers: headers,
            body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    private static func bytes(_ body: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.keyEncodingStrategy = .convertToSnakeCase
        return try encoder.encode(body)
    }

    private static func headers(_ contentType: String, _ language: Language) -> HTTPFields {
        var headers = HTTPFields()
        headers[.contentType] = contentType
        headers[.contentLanguage] = language.rawValue
        headers[.vary] = "Authorization, Accept-Language"
        return headers
    }

    private func response(to problem: APIProblem, _ language: Language) -> Response {
        var headers = Self.headers("application/problem+json", language)
        if problem.kind == .unauthenticated {
            headers[.wwwAuthenticate] = "Bearer realm=\"reglament\""
        }
        if let seconds = problem.retryAfter { headers[.retryAfter] = String(seconds) }
        if !problem.allow.isEmpty { headers[.allow] = problem.allow.joined(separator: ", ") }
        let bytes = (try? Self.bytes(APIProblemBody(problem, language))) ?? Data()
        return Response(
            status: .init(code: problem.kind.status), headers: headers,
            body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    func contract() -> Response {
        var headers = Self.headers("application/json", .en)
        headers[.cacheControl] = "public, max-age=300"
        return Response(
            status: .ok, headers: headers,
            body: .init(byteBuffer: ByteBuffer(string: OpenAPIDocument.json)))
    }

    func readReadiness(_ call: APICall) async throws -> Response {
        guard await desk.isReady() else {
            throw APIProblem(
                .busy,
                "the database does not answer, or no regulation is published; see 'reglament publish'",
                retryAfter: 5)
        }
        return try json(HealthBody(), call)
    }

    func reader(_ call: APICall, of edition: ServiceDesk.Edition? = nil, now: Instant? = nil) throws
        -> EditionReader
    {
        EditionReader(
            language: call.language, edition: try edition ?? desk.edition(), people: desk.people,
            now: now ?? desk.world.now())
    }
}

extension HTTPField.Name {
    static let contentLanguage = HTTPField.Name("Content-Language")!
    static let idempotencyKey = HTTPField.Name("Idempotency-Key")!
}
