import Crypto
import Foundation
import Runtime
import ServiceDesk
import Store
import TextRules
import WorkingTime

/// A call that has passed the door: who calls, with which parameters, which body.
struct APICall: Sendable {
    let operation: APIOperation
    /// nil: everybody may call this.
    let bearer: APITokens.Bearer?
    let language: Language
    let path: [String: String]
    let query: [String: String]
    let body: JSONValue?
    let key: String?
    /// Version that the caller saw; nil: whatever is there.
    let version: Int?
    /// The caller acts on whatever is there, but something must be: `If-Match: *`.
    let needsAny: Bool
    let ifNoneMatch: String?

    var number: Int { path["number"].flatMap { Int($0) } ?? 0 }
    var viewer: Viewer { bearer?.viewer ?? .contact(person: "", client: "", scope: .own) }
    var limit: Int { query["limit"].flatMap { Int($0) } ?? API.pageDefault }

    /// The member of staff who acts; nil: a client's contact does.
    var staff: String? { viewer.colleague }

    /// Id of the command: the same key of the same token is the same command (decision 10).
    var commandID: String { "api-\(bearer?.token.id ?? "")-\(Self.digest(key ?? ""))" }

    /// Tells a request sent again from another one under the same key.
    var fingerprint: String {
        Self.digest("\(operation.id.rawValue) \(number) \(body?.canonical ?? "")")
    }

    static func digest(_ text: String) -> String {
        Hexadecimal.text(SHA256.hash(data: Data(text.utf8)).prefix(16))
    }

    // MARK: Body

    func text(_ name: String) -> String? {
        guard case .string(let text)? = member(name) else { return nil }
        return text
    }

    func integer(_ name: String) -> Int? {
        guard case .integer(let number)? = member(name) else { return nil }
        return Int(number)
    }

    func flag(_ name: String) -> Bool { member(name) == .bool(true) }
    func moment(_ name: String) -> Instant? { text(name).flatMap(Instant.init(rfc3339:)) }
    func date(_ name: String) -> CivilDate? { text(name).flatMap { CivilDate($0) } }

    func texts(_ name: String) -> [String] {
        guard case .array(let items)? = member(name) else { return [] }
        return items.compactMap { item in
            if case .string(let text) = item { text } else { nil }
        }
    }

    func members(_ name: String) -> [String: JSONValue] {
        guard case .object(let members)? = member(name) else { return [:] }
        return members
    }

    func member(_ name: String) -> JSONValue? {
        guard case .object(let members)? = body else { return nil }
        return members[name]
    }
}

extension JSONValue {
    /// With the line ends of its texts as they are kept.
    var taken: JSONValue {
        switch self {
        case .null, .bool, .integer, .number: self
        case .string(let text): .string(TextShape.lines.taken(text))
        case .array(let items): .array(items.map(\.taken))
        case .object(let members): .object(members.mapValues(\.taken))
        }
    }

    /// The same for values that mean the same.
    var canonical: String {
        switch self {
        case .null: "null"
        case .bool(let flag): flag ? "true" : "false"
        case .integer(let number): String(number)
        case .number(let number): String(number)
        case .string(let text): "\(text.utf8.count):\(text)"
        case .array(let items): "[" + items.map(\.canonical).joined(separator: ",") + "]"
        case .object(let members):
            "{"
                + members.sorted { $0.key < $1.key }.map {
                    "\($0.key.utf8.count):\($0.key)=\($0.value.canonical)"
                }
                .joined(separator: ",") + "}"
        }
    }
}
