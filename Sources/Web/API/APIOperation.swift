import HTTPTypes
import Hummingbird
import Runtime

/// One thing that the API does: what the OpenAPI document says of it and what every request is held
/// to.
struct APIOperation: Sendable {
    enum ID: String, Sendable, Hashable, CaseIterable {
        case listTickets, createTicket, readTicket, readTimeline, readClocks, explainTicket,
            readFile,
            readMeeting, readSecret
        case reply, ask, note, act
        case listUnticketed, judgeContact
        case listStatements, readStatement, settleStatement
        case listClients, readClient, stateClient, listStaff, stateAbsence, statePresence
        case readRegulation, acknowledge, readContract, readHealth, readReadiness
    }

    enum Method: String, Sendable, Hashable { case get, post, put }
    /// Who may call it.
    enum Audience: Sendable, Hashable { case everybody, bearers, staff }
    enum Version: Sendable, Hashable { case unasked, optional, required }

    struct Parameter: Sendable, Hashable {
        var name: String
        var schema: APISchema
        var words: String

        init(_ name: String, _ schema: APISchema, _ words: String) {
            self.name = name
            self.schema = schema
            self.words = words
        }
    }

    struct Answer: Sendable, Hashable {
        var status: Int
        /// Name of the body's shape; nil: no body.
        var schema: String?
        var words: String
        var type = "application/json"

        static func ok(_ schema: String, _ words: String) -> Answer {
            Answer(status: 200, schema: schema, words: words)
        }
    }

    typealias Answering = @Sendable (API, APICall) async throws -> Response

    var id: ID
    var method: Method
    /// Below the root; `{name}` stands for a path parameter.
    var path: String
    var words: String
    var audience = Audience.bearers
    var permission: APIPermission?
    var inPath: [Parameter] = []
    var query: [Parameter] = []
    var needsKey = false
    var version = Version.unasked
    /// Name of the body's shape.
    var body: String?
    /// Bytes of the body.
    var bodyMax = API.bodyMax
    var answers: [Answer]
    /// Problems beside those that every call of this sort may meet.
    var problems: [APIProblem.Kind] = []
    /// Does it.
    var answer: Answering

    /// Every problem that the call may be answered with.
    var allProblems: [APIProblem.Kind] {
        var kinds: [APIProblem.Kind] = [.malformed, .methodNotAllowed, .broken, .busy]
        if audience != .everybody { kinds += [.unauthenticated, .forbidden, .rateLimited] }
        if !inPath.isEmpty { kinds.append(.notFound) }
        if body != nil { kinds += [.tooLarge, .unsupportedMediaType, .invalid] }
        if needsKey { kinds += [.keyReused, .conflict] }
        if version != .unasked { kinds.append(.versionMismatch) }
        if version == .required { kinds += [.versionRequired, .newsMeanwhile] }
        return APIProblem.Kind.allCases.filter((kinds + problems).contains)
    }

    var statuses: [Int] {
        Set(answers.map(\.status) + allProblems.map(\.status)).sorted()
    }
}

extension APIOperation {
    /// Longest path with its query, in bytes.
    static let lengthMax = 2048

    /// What the path asks for, whatever the method: operations and the values of path parameters.
    static func matching(_ segments: [String]) -> (
        operations: [APIOperation], values: [String: String]
    ) {
        var values: [String: String] = [:]
        let found = APIContract.operations.filter { operation in
            let template = operation.path.split(separator: "/")
            guard template.count == segments.count else { return false }
            var bound: [String: String] = [:]
            for (part, segment) in zip(template, segments) {
                if part.hasPrefix("{") {
                    bound[String(part.dropFirst().dropLast())] = segment
                } else if part != segment {
                    return false
                }
            }
            values = bound
            return true
        }
        return (found, values)
    }
}
