/// `APIContract` as an OpenAPI 3.1 document; `openapi.json` beside this file is the same text, for
/// readers.
enum OpenAPIDocument {
    static let json = document.printed(indent: 0) + "\n"

    private static let document = OpenAPINode.object([
        ("openapi", .string("3.1.0")),
        (
            "info",
            .object([
                ("title", .string("Reglament")), ("version", .string("1")),
                (
                    "description",
                    .string(
                        "A service desk that executes its service regulation. docs/api.md is the way in."
                    )
                ),
            ])
        ),
        ("servers", .array([.object([("url", .string(APIContract.root))])])),
        ("security", .array([.object([("bearer", .array([]))])])),
        ("paths", paths),
        (
            "components",
            .object([
                (
                    "securitySchemes",
                    .object([
                        (
                            "bearer",
                            .object([("type", .string("http")), ("scheme", .string("bearer"))])
                        )
                    ])
                ),
                (
                    "schemas",
                    .object(
                        APIContract.schemas.sorted { $0.key < $1.key }.map { name, shape in
                            (name, shape.schema.node.adding("description", .string(shape.words)))
                        })
                ),
            ])
        ),
    ])

    private static var paths: OpenAPINode {
        var order: [String] = []
        for operation in APIContract.operations where !order.contains(operation.path) {
            order.append(operation.path)
        }
        return .object(
            order.map { path in
                let here = APIContract.operations.filter { $0.path == path }
                return (path, .object(here.map { ($0.method.rawValue, operation($0)) }))
            })
    }

    private static func operation(_ operation: APIOperation) -> OpenAPINode {
        var parts: [(String, OpenAPINode)] = [
            ("operationId", .string(operation.id.rawValue)), ("summary", .string(operation.words)),
        ]
        if operation.audience == .everybody { parts.append(("security", .array([]))) }
        if let permission = operation.permission {
            parts.append(("x-permission", .string(permission.rawValue)))
        }
        let parameters = parameters(operation)
        if !parameters.isEmpty { parts.append(("parameters", .array(parameters))) }
        if let body = operation.body {
            parts.append(
                (
                    "requestBody",
                    .object([
                        ("required", .bool(true)),
                        ("content", content("application/json", reference(body))),
                    ])
                ))
        }
        parts.append(("responses", .object(responses(operation))))
        return .object(parts)
    }

    private static func parameters(_ operation: APIOperation) -> [OpenAPINode] {
        var parameters = operation.inPath.map { parameter($0, "path", isRequired: true) }
        parameters += operation.query.map { parameter($0, "query", isRequired: false) }
        if operation.needsKey {
            parameters.append(
                parameter(
                    .init(
                        "Idempotency-Key", .pattern(.key),
                        "New for each request; the same to repeat it."), "header",
                    isRequired: true))
        }
        if operation.version != .unasked {
            let schema = OpenAPINode.object([
                ("type", .string("string")), ("pattern", .string("^(\"[0-9]{1,15}\"|\\*)$")),
            ])
            parameters.append(
                .object([
                    ("name", .string("If-Match")), ("in", .string("header")),
                    ("required", .bool(operation.version == .required)),
                    ("description", .string("ETag as read, or * for whatever is there.")),
                    ("schema", schema),
                ]))
        }
        return parameters
    }

    private static func parameter(
        _ parameter: APIOperation.Parameter, _ place: String, isRequired: Bool
    ) -> OpenAPINode {
        .object([
            ("name", .string(parameter.name)), ("in", .string(place)),
            ("required", .bool(isRequired)),
            ("description", .string(parameter.words)), ("schema", parameter.schema.node),
        ])
    }

    private static func responses(_ operation: APIOperation) -> [(String, OpenAPINode)] {
        let answers = operation.answers.map { answer -> (String, OpenAPINode) in
            var parts: [(String, OpenAPINode)] = [("description", .string(answer.words))]
            if let schema = answer.schema {
                parts.append(("content", content(answer.type, reference(schema))))
            }
            if answer.schema == nil, answer.type != "application/json" {
                parts.append(("content", content(answer.type, .object([]))))
            }
            return (String(answer.status), .object(parts))
        }
        let kinds = Dictionary(grouping: operation.allProblems, by: \.status)
        let problems = kinds.sorted { $0.key < $1.key }.map {
            status, kinds -> (String, OpenAPINode) in
            let words = kinds.map { "\($0.title.en) (\($0.rawValue))." }.joined(separator: " ")
            return (
                String(status),
                .object([
                    ("description", .string(words)),
                    ("content", content("application/problem+json", reference("Problem"))),
                ])
            )
        }
        return answers + problems
    }

    private static func content(_ type: String, _ schema: OpenAPINode) -> OpenAPINode {
        .object([(type, .object([("schema", schema)]))])
    }

    private static func reference(_ name: String) -> OpenAPINode { APISchema.named(name).node }
}

/// JSON with its members in the order of writing.
indirect enum OpenAPINode: Sendable {
    case string(String)
    case integer(Int64)
    case bool(Bool)
    case array([OpenAPINode])
    case object([(String, OpenAPINode)])

    func adding(_ name: String, _ node: OpenAPINode) -> OpenAPINode {
        guard case .object(let members) = self else { return self }
        return .object(members + [(name, node)])
    }

    func printed(indent: Int) -> String {
        let (inner, outer) = (
            String(repeating: " ", count: indent + 2), String(repeating: " ", count: indent)
        )
        switch self {
        case .string(let text): return JSONValue.string(text).text
        case .integer(let number): return String(number)
        case .bool(let flag): return flag ? "true" : "false"
        case .array(let items):
            guard !items.isEmpty else { return "[]" }
            let lines = items.map { inner + $0.printed(indent: indent + 2) }
            return "[\n" + lines.joined(separator: ",\n") + "\n\(outer)]"
        case .object(let members):
            guard !members.isEmpty else { return "{}" }
            let lines = members.map { name, node in
                "\(inner)\(JSONValue.string(name).text): \(node.printed(indent: indent + 2))"
            }
            return "{\n" + lines.joined(separator: ",\n") + "\n\(outer)}"
        }
    }
}

extension APISchema {
    /// The shape as JSON Schema 2020-12.
    var node: OpenAPINode {
        switch self {
        case .string: return .object([("type", .string("string"))])
        case .text(let max, let blank):
            // Lines end with LF, CRLF or a separator of Unicode; a lone CR ends none.
            let rest = "(?:[^\\u0000-\\u0008\\u000b-\\u001f\(Self.acting)]|\\r\\n)*"
            let visible = blank ? "" : "\(Self.visible)\(rest)"
            return Self.text(max: max, pattern: "^\(rest)\(visible)$")
        case .line(let max, let blank):
            let rest = "[^\\u0000-\\u001f\\u2028\\u2029\(Self.acting)]*"
            let visible = blank ? "" : "\(Self.visible)\(rest)"
            return Self.text(max: max, pattern: "^\(rest)\(visible)$")
        case .choice(let names):
            return .object([
                ("type", .string("string")), ("enum", .array(names.map { .string($0) })),
            ])
        case .pattern(let pattern):
            return .object([("type", .string("string")), ("pattern", .string(pattern.rawValue))])
        case .moment:
            return .object([("type", .string("string")), ("format", .string("date-time"))])
        case .date: return .object([("type", .string("string")), ("format", .string("date"))])
        case .integer(let least, let most):
            return .object([
                ("type", .string("integer")), ("minimum", .integer(least)),
                ("maximum", .integer(most)),
            ])
        case .number: return .object([("type", .string("number"))])
        case .boolean: return .object([("type", .string("boolean"))])
        case .array(let item, let max):
            return .object([
                ("type", .string("array")), ("items", item.node),
                ("maxItems", .integer(Int64(max))),
            ])
        case .object(let members): return Self.members(members)
        case .map(let names, let item, let max):
            return .object([
                ("type", .string("object")),
                ("propertyNames", .object([("pattern", .string(names.rawValue))])),
                ("additionalProperties", item.node), ("maxProperties", .integer(Int64(max))),
            ])
        case .tagged(let tag, let cases):
            let shapes = cases.sorted { $0.key < $1.key }.map { name, members in
                Self.members([.must(tag, .choice([name]))] + members)
            }
            return .object([("oneOf", .array(shapes))])
        case .any(let shapes): return .object([("anyOf", .array(shapes.map(\.node)))])
        case .named(let name): return .object([("$ref", .string("#/components/schemas/\(name)"))])
        }
    }

    /// Beyond the first controls, characters that have no place in a text (`TextFault`), as members
    /// of a class.
    private static let acting = "\\u007f-\\u009f\\u202a-\\u202e\\u2066-\\u206f\\ufff9-\\ufffb"
    private static let visible = "[^\\u0000-\\u0020\\u00a0\\u2028\\u2029\(acting)]"

    private static func text(max: Int, pattern: String) -> OpenAPINode {
        .object([
            ("type", .string("string")), ("maxLength", .integer(Int64(max))),
            ("pattern", .string(pattern)),
        ])
    }

    private static func members(_ members: [Member]) -> OpenAPINode {
        let required = members.filter(\.isRequired).map { OpenAPINode.string($0.name) }
        let properties = members.map { member -> (String, OpenAPINode) in
            let words = member.words.map { OpenAPINode.string($0) }
            return (
                member.name,
                words.map { member.schema.node.adding("description", $0) } ?? member.schema.node
            )
        }
        return .object(
            [("type", .string("object")), ("properties", .object(properties))]
                + (required.isEmpty ? [] : [("required", .array(required))])
                + [("additionalProperties", .bool(false))])
    }
}
