import Regulations

/// `APIContract` as an OpenAPI 3.1 document; `openapi.json` beside this file is the same text, for
/// readers.
enum OpenAPIDocument {
    static let json = document.text() + "\n"

    private static let document: JSONTree = [
        "openapi": "3.1.0",
        "info": [
            "title": "Reglament", "version": "1",
            "description":
                "A service desk that executes its service regulation. docs/api.md is the way in.",
        ],
        "servers": [["url": .string(APIContract.root)]], "security": [["bearer": []]],
        "paths": paths,
        "components": [
            "securitySchemes": ["bearer": ["type": "http", "scheme": "bearer"]],
            "schemas": .map(
                APIContract.schemas.sorted { $0.key < $1.key }.map { name, shape in
                    (name, shape.schema.node.described(shape.words))
                }),
        ],
    ]

    private static var paths: JSONTree {
        var order: [String] = []
        for operation in APIContract.operations where !order.contains(operation.path) {
            order.append(operation.path)
        }
        return .map(
            order.map { path in
                let here = APIContract.operations.filter { $0.path == path }
                return (path, .map(here.map { ($0.method.rawValue, operation($0)) }))
            })
    }

    private static func operation(_ operation: APIOperation) -> JSONTree {
        var parts: [(key: String, value: JSONTree)] = [
            ("operationId", .string(operation.id.rawValue)), ("summary", .string(operation.words)),
        ]
        if operation.audience == .everybody { parts.append(("security", [])) }
        if let permission = operation.permission {
            parts.append(("x-permission", .string(permission.rawValue)))
        }
        let parameters = parameters(operation)
        if !parameters.isEmpty { parts.append(("parameters", .list(parameters))) }
        if let body = operation.body {
            let content = content("application/json", reference(body))
            parts.append(("requestBody", ["required": true, "content": content]))
        }
        parts.append(("responses", .map(responses(operation))))
        return .map(parts)
    }

    private static func parameters(_ operation: APIOperation) -> [JSONTree] {
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
            let schema: JSONTree = ["type": "string", "pattern": "^(\"[0-9]{1,15}\"|\\*)$"]
            parameters.append(
                [
                    "name": "If-Match", "in": "header",
                    "required": .bool(operation.version == .required),
                    "description": "ETag as read, or * for whatever is there.", "schema": schema,
                ])
        }
        return parameters
    }

    private static func parameter(
        _ parameter: APIOperation.Parameter, _ place: String, isRequired: Bool
    ) -> JSONTree {
        [
            "name": .string(parameter.name), "in": .string(place), "required": .bool(isRequired),
            "description": .string(parameter.words), "schema": parameter.schema.node,
        ]
    }

    private static func responses(_ operation: APIOperation) -> [(key: String, value: JSONTree)] {
        let answers = operation.answers.map { answer -> (key: String, value: JSONTree) in
            var parts: [(key: String, value: JSONTree)] = [("description", .string(answer.words))]
            if let schema = answer.schema {
                parts.append(("content", content(answer.type, reference(schema))))
            }
            if answer.schema == nil, answer.type != "application/json" {
                parts.append(("content", content(answer.type, [:])))
            }
            return (String(answer.status), .map(parts))
        }
        let kinds = Dictionary(grouping: operation.allProblems, by: \.status)
        let problems = kinds.sorted { $0.key < $1.key }.map {
            status, kinds -> (key: String, value: JSONTree) in
            let words = kinds.map { "\($0.title.en) (\($0.rawValue))." }.joined(separator: " ")
            return (
                String(status),
                [
                    "description": .string(words),
                    "content": content("application/problem+json", reference("Problem")),
                ]
            )
        }
        return answers + problems
    }

    private static func content(_ type: String, _ schema: JSONTree) -> JSONTree {
        .map([(type, .map([("schema", schema)]))])
    }

    private static func reference(_ name: String) -> JSONTree { APISchema.named(name).node }
}

extension APISchema {
    /// The shape as JSON Schema 2020-12.
    var node: JSONTree {
        switch self {
        case .string: return ["type": "string"]
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
            return ["type": "string", "enum": .list(names.map { .string($0) })]
        case .pattern(let pattern):
            return ["type": "string", "pattern": .string(pattern.rawValue)]
        case .moment:
            return ["type": "string", "format": "date-time"]
        case .date: return ["type": "string", "format": "date"]
        case .integer(let least, let most):
            return [
                "type": "integer", "minimum": .number(Double(least)),
                "maximum": .number(Double(most)),
            ]
        case .number: return ["type": "number"]
        case .boolean: return ["type": "boolean"]
        case .array(let item, let max):
            return ["type": "array", "items": item.node, "maxItems": .number(Double(max))]
        case .object(let members): return Self.members(members)
        case .map(let names, let item, let max):
            return [
                "type": "object", "propertyNames": ["pattern": .string(names.rawValue)],
                "additionalProperties": item.node, "maxProperties": .number(Double(max)),
            ]
        case .tagged(let tag, let cases):
            let shapes = cases.sorted { $0.key < $1.key }.map { name, members in
                Self.members([.must(tag, .choice([name]))] + members)
            }
            return ["oneOf": .list(shapes)]
        case .any(let shapes): return ["anyOf": .list(shapes.map(\.node))]
        case .named(let name): return ["$ref": .string("#/components/schemas/\(name)")]
        }
    }

    /// Beyond the first controls, characters that have no place in a text (`TextFault`), as members
    /// of a class.
    private static let acting = "\\u007f-\\u009f\\u202a-\\u202e\\u2066-\\u206f\\ufff9-\\ufffb"
    private static let visible = "[^\\u0000-\\u0020\\u00a0\\u2028\\u2029\(acting)]"

    private static func text(max: Int, pattern: String) -> JSONTree {
        ["type": "string", "maxLength": .number(Double(max)), "pattern": .string(pattern)]
    }

    private static func members(_ members: [Member]) -> JSONTree {
        let required = members.filter(\.isRequired).map { JSONTree.string($0.name) }
        let properties = members.map { member -> (key: String, value: JSONTree) in
            let node = member.schema.node
            return (member.name, member.words.map(node.described) ?? node)
        }
        var pairs: [(key: String, value: JSONTree)] = [
            ("type", "object"), ("properties", .map(properties)),
        ]
        if !required.isEmpty { pairs.append(("required", .list(required))) }
        return .map(pairs + [("additionalProperties", false)])
    }
}
