import Foundation
import HTTPTypes
import Testing
import TextRules

@testable import Runtime
@testable import Web

/// Every text of every operation, filled with what has no place in it.
struct APITextTests {
    @Test
    func `every text that a call may carry refuses what has no place in it, and nothing is stored`()
        async throws
    {
        let temporary = try await APIDesk(callsPerMinute: 100_000)
        let token = try await temporary.token("olga", ["admin"])
        let contact = try await temporary.token("alfa.anna", ["read", "write"])
        let number = try await temporary.ticket(token)
        let before = try await TextDoorTests.state(temporary.desk.store)
        let ofClient: Set<APIOperation.ID> = [.stateClient, .settleStatement]
        var (turn, tried) = (0, 0)
        for operation in APIContract.operations {
            guard let name = operation.body else { continue }
            let path = operation.path.replacing("{number}", with: "\(number)")
                .replacing("{id}", with: ofClient.contains(operation.id) ? "alfa" : "marina")
                .replacing("{month}", with: "2026-10")
            let holder = operation.id == .acknowledge ? contact : token
            for place in APISchema.named(name).places {
                turn += 1
                let scalar = TextDoorTests.bad(turn, hasLines: place.hasLines)
                let answer = try await temporary.call(
                    operation.method == .put ? .put : .post, path, token: holder,
                    body: place.filled("a\(scalar)b").text,
                    key: operation.needsKey ? "k\(turn)" : nil,
                    version: operation.version == .unasked ? nil : "*")
                tried += 1
                let told = answer["errors"] as? [[String: Any]] ?? []
                #expect(
                    answer.status == 422,
                    "\(path)\(place.pointer) \(scalar.value): \(answer.status)")
                #expect(
                    told.contains { $0["pointer"] as? String == place.pointer },
                    "\(path)\(place.pointer)")
            }
        }
        #expect(tried > 75)
        #expect(try await TextDoorTests.state(temporary.desk.store) == before)
    }

    @Test func `every text of a query refuses it`() async throws {
        let temporary = try await APIDesk(callsPerMinute: 100_000)
        let token = try await temporary.token("olga", ["admin"])
        for operation in APIContract.operations {
            for parameter in operation.query {
                for scalar in TextDoorTests.inLine {
                    let path = operation.path.replacing("{number}", with: "1").replacing(
                        "{id}", with: "marina"
                    ).replacing("{month}", with: "2026-10")
                    let value = PercentCoding.encode("a\(scalar)b")
                    let answer = try await temporary.call(
                        .get, "\(path)?\(parameter.name)=\(value)", token: token)
                    #expect(answer.status == 400, "\(path) \(parameter.name)")
                }
            }
        }
    }

    @Test func `the cause and the cure are told`() async throws {
        let temporary = try await APIDesk()
        let token = try await temporary.token()
        let body = APIDesk.new(subject: #"a\u202eb"#)
        let answer = try await temporary.call(.post, "/tickets", token: token, body: body, key: "k")
        let detail = "/subject holds U+202E, which turns the direction of the text; take it out"
        #expect(answer.status == 422 && answer["detail"] as? String == detail)
    }

    @Test func `a field of the regulation holds as many lines as its kind has`() async throws {
        let temporary = try await APIDesk()
        let token = try await temporary.token()
        for (name, text, status) in [
            ("page", #"https://x.example/\na"#, 422), ("page", "https://x.example/a", 201),
        ] {
            let body = APIDesk.new(more: #", "fields": {"\#(name)": "\#(text)"}"#)
            let answer = try await temporary.call(
                .post, "/tickets", token: token, body: body, key: "\(status)")
            #expect(answer.status == status, "\(answer.object)")
        }
    }
}

extension APISchema {
    /// A place for a text in a value of this shape.
    struct Place {
        var pointer: String
        var hasLines: Bool
        /// A value that fits but for the text at the place.
        var filled: (String) -> JSONValue
    }

    var places: [Place] {
        switch self {
        case .string, .line, .choice, .pattern, .moment, .date:
            [Place(pointer: "", hasLines: false) { .string($0) }]
        case .text: [Place(pointer: "", hasLines: true) { .string($0) }]
        case .integer, .number, .boolean: []
        case .array(let item, _): item.places.map { $0.under("0") { .array([$0]) } }
        case .map(let pattern, let item, _):
            item.places.map {
                $0.under(pattern.sample) { [pattern] in .object([pattern.sample: $0]) }
            }
        case .object(let members): Self.places(members, [:])
        case .tagged(let tag, let cases):
            [Place(pointer: "/\(tag)", hasLines: false) { .object([tag: .string($0)]) }]
                + cases.sorted { $0.key < $1.key }.flatMap {
                    Self.places($0.value, [tag: .string($0.key)])
                }
        case .any(let shapes): shapes.flatMap(\.places)
        case .named(let name): APIContract.schemas[name]?.schema.places ?? []
        }
    }

    private static func places(_ members: [Member], _ others: [String: JSONValue]) -> [Place] {
        let required = others.merging(
            Dictionary(
                uniqueKeysWithValues: members.filter(\.isRequired).map {
                    ($0.name, $0.schema.sample)
                })
        ) { $1 }
        return members.flatMap { member in
            member.schema.places.map { place in
                place.under(member.name) { value in
                    .object(required.merging([member.name: value]) { $1 })
                }
            }
        }
    }

    /// A value that fits.
    var sample: JSONValue {
        switch self {
        case .string, .text, .line: .string("a")
        case .choice(let names): .string(names[0])
        case .pattern(let pattern): .string(pattern.sample)
        case .moment: .string("2026-10-06T07:00:00Z")
        case .date: .string("2026-10-06")
        case .integer(let least, _): .integer(least)
        case .number: .integer(1)
        case .boolean: .bool(true)
        case .array(let item, _): .array([item.sample])
        case .map: .object([:])
        case .object(let members):
            .object(
                Dictionary(
                    uniqueKeysWithValues: members.filter(\.isRequired).map {
                        ($0.name, $0.schema.sample)
                    }))
        case .tagged, .any: .null
        case .named(let name): APIContract.schemas[name]?.schema.sample ?? .null
        }
    }
}

extension APISchema.Place {
    fileprivate func under(_ name: String, _ around: @escaping (JSONValue) -> JSONValue) -> Self {
        let inner = filled
        return .init(pointer: "/\(name)\(pointer)", hasLines: hasLines) { around(inner($0)) }
    }
}

extension APIPattern {
    fileprivate var sample: String {
        switch self {
        case .name, .key, .cursor, .identifier: "a"
        case .person, .path: "a.b"
        case .mediaType: "text/plain"
        case .base64: "YQ=="
        }
    }
}
