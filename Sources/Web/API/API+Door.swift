import HTTPTypes
import Hummingbird
import NIOCore
import Runtime
import ServiceDesk
import Store

/// The door: what every call passes before its handler.
extension API {
    func call(_ request: Request, _ asked: Language?) async throws -> APICall {
        let (operation, path) = try route(request)
        let bearer = try await bearer(request, for: operation)
        try check(path, operation)
        let query = try query(request, operation)
        let headers = try conditions(request, operation)
        return APICall(
            operation: operation, bearer: bearer, language: asked ?? language(of: bearer),
            path: path, query: query,
            body: try await body(request, operation), key: headers.key, version: headers.version,
            needsAny: request.headers[.ifMatch] == "*",
            ifNoneMatch: request.headers[.ifNoneMatch])
    }

    private func route(_ request: Request) throws(APIProblem) -> (APIOperation, [String: String]) {
        let raw = request.uri.path.dropFirst(APIContract.root.count).split(
            separator: "/", omittingEmptySubsequences: true)
        let segments = raw.compactMap { PercentCoding.decode($0) }
        let length = request.uri.path.utf8.count + (request.uri.query?.utf8.count ?? 0)
        guard length <= APIOperation.lengthMax else {
            throw APIProblem(
                .malformed, "the address is longer than \(APIOperation.lengthMax) bytes")
        }
        let (found, values) = APIOperation.matching(segments.count == raw.count ? segments : [])
        guard !found.isEmpty else {
            throw APIProblem(
                .notFound,
                "there is no such address; \(APIContract.root)/openapi.json lists those there are")
        }
        guard
            let operation = found.first(where: {
                $0.method.rawValue == request.method.rawValue.lowercased()
            })
        else {
            let allow = found.map { $0.method.rawValue.uppercased() }
            let cure = "use \(allow.joined(separator: ", "))"
            throw APIProblem(
                .methodNotAllowed, "\(request.method.rawValue) does not work here; \(cure)",
                allow: allow)
        }
        return (operation, values)
    }

    private func bearer(_ request: Request, for operation: APIOperation) async throws -> APITokens
        .Bearer?
    {
        guard operation.audience != .everybody else { return nil }
        let words = request.headers[.authorization]?.split(separator: " ", maxSplits: 1) ?? []
        guard words.count == 2, words[0].lowercased() == "bearer",
            let bearer = try await tokens.bearer(words[1].trimmingPrefix { $0 == " " }.description)
        else {
            throw APIProblem(
                .unauthenticated,
                "send a token in force as 'Authorization: Bearer …'; 'reglament token create' makes one"
            )
        }
        if let seconds = rate.refusal(bearer.token.id, at: desk.world.now()) {
            throw APIProblem(
                .rateLimited,
                "this token has made \(rate.callsMax) calls in a minute; wait \(seconds) s",
                retryAfter: seconds)
        }
        if let permission = operation.permission { try require(permission, of: bearer) }
        if operation.audience == .staff, case .contact = bearer.viewer {
            throw APIProblem(.forbidden, "only a token of the staff may do this")
        }
        return bearer
    }

    /// A token does what it was made for, within what its holder may do now.
    private func require(_ permission: APIPermission, of bearer: APITokens.Bearer)
        throws(APIProblem)
    {
        guard bearer.allows(permission) else {
            throw APIProblem(
                .forbidden, "this token does not allow '\(permission.rawValue)'; make one that does"
            )
        }
        guard bearer.may(permission) else {
            throw APIProblem(
                .forbidden,
                "the holder of this token is no administrator, as clients and staff need")
        }
        guard permission.isAdministrators || bearer.viewer.seesAnything else {
            throw APIProblem(
                .forbidden,
                "the holder of this token has neither a role nor a project here; administrators give them"
            )
        }
    }

    private func language(of bearer: APITokens.Bearer?) -> Language {
        let people = desk.people
        let own: String? =
            switch bearer?.token.holder {
            case nil: nil
            case .staff(let person)?: people.staff[person]?.language
            case .contact(let person, let client, _)?:
                people.clients[client]?.contacts[person]?.language
            }
        return own.flatMap(Language.init(rawValue:)) ?? .en
    }

    // MARK: Parameters

    private func check(_ path: [String: String], _ operation: APIOperation) throws(APIProblem) {
        for parameter in operation.inPath {
            guard let text = path[parameter.name], parameter.fault(in: text) == nil else {
                throw APIProblem(.notFound, "there is no such \(parameter.name)")
            }
        }
    }

    private func query(_ request: Request, _ operation: APIOperation) throws(APIProblem) -> [String:
        String]
    {
        var values: [String: String] = [:]
        for item in (request.uri.query ?? "").split(separator: "&") {
            let pair = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = PercentCoding.decode(pair[0], plusIsSpace: true),
                let value = pair.count == 2 ? PercentCoding.decode(pair[1], plusIsSpace: true) : ""
            else { throw APIProblem(.malformed, "the query is not percent-encoded UTF-8") }
            guard let parameter = operation.query.first(where: { $0.name == name }) else {
                let known = operation.query.map(\.name).joined(separator: ", ")
                throw APIProblem(
                    .malformed, "unknown parameter '\(name.prefix(60))'; known here: \(known)")
            }
            guard values[name] == nil else {
                throw APIProblem(.malformed, "the parameter '\(name)' stands twice")
            }
            if let fault = parameter.fault(in: value) {
                throw APIProblem(.malformed, "\(name): \(fault)")
            }
            values[name] = value
        }
        return values
    }

    private func conditions(
        _ request: Request, _ operation: APIOperation
    ) throws(APIProblem) -> (key: String?, version: Int?) {
        let key = request.headers[.idempotencyKey]
        if operation.needsKey {
            guard let key else {
                throw APIProblem(
                    .malformed,
                    "send an Idempotency-Key: a new one for each new request, the same one to repeat it"
                )
            }
            if let fault = APISchema.pattern(.key).problem(in: key) {
                throw APIProblem(.malformed, "Idempotency-Key: \(fault)")
            }
        }
        guard operation.version != .unasked else { return (key, nil) }
        guard let condition = request.headers[.ifMatch] else {
            guard operation.version == .required else { return (key, nil) }
            throw APIProblem(
                .versionRequired,
                "send If-Match with the ETag of the ticket as you read it, or * to act on whatever is there"
            )
        }
        return (key, try Self.version(condition))
    }

    /// nil: any.
    private static func version(_ condition: String) throws(APIProblem) -> Int? {
        if condition == "*" { return nil }
        let digits = condition.dropFirst().dropLast()
        guard condition.hasPrefix("\""), condition.hasSuffix("\""),
            (1...15).contains(digits.utf8.count),
            digits.utf8.allSatisfy({ (48...57).contains($0) }), let version = Int(digits)
        else {
            throw APIProblem(
                .versionMismatch, "no version is called so; If-Match: one ETag such as \"12\", or *"
            )
        }
        return version
    }

    // MARK: Body

    private func body(_ request: Request, _ operation: APIOperation) async throws -> JSONValue? {
        guard let name = operation.body else { return nil }
        let type = request.headers[.contentType]?.split(separator: ";").first?.lowercased() ?? ""
        guard type.trimmingPrefix(" ") == "application/json" else {
            throw APIProblem(
                .unsupportedMediaType, "send the body as Content-Type: application/json")
        }
        guard let buffer = try? await request.body.collect(upTo: operation.bodyMax) else {
            throw APIProblem(
                .tooLarge, "the body is larger than \(operation.bodyMax) bytes; send files by mail")
        }
        let value: JSONValue
        do {
            value = try JSONText.read(Array(buffer.readableBytesView))
        } catch {
            throw APIProblem(
                .malformed,
                "the body is no JSON that is read here: \(error.cause), at byte \(error.offset)")
        }
        let violations = APISchema.named(name).violations(in: value)
        guard let first = violations.first else { return value.taken }
        throw APIProblem(
            .invalid, "\(first.pointer.isEmpty ? "the body" : first.pointer) \(first.detail)",
            errors: violations)
    }
}

extension APIOperation.Parameter {
    /// Why the text does not fit; nil: it does.
    func fault(in text: String) -> String? {
        guard case .integer(let least, let most) = schema else { return schema.problem(in: text) }
        guard let number = Int64(text), String(number) == text, (least...most).contains(number)
        else {
            return "must be an integer, \(least) to \(most)"
        }
        return nil
    }
}
