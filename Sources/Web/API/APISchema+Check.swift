import TextRules
import WorkingTime

extension APISchema {
    /// What does not fit, and where.
    struct Violation: Error, Sendable, Hashable {
        /// JSON Pointer (RFC 6901).
        var pointer: String
        var detail: String
    }

    /// Violations told of one request.
    static let violationsMax = 20

    /// Everything that does not fit; empty: the value fits.
    func violations(in value: JSONValue, at pointer: String = "") -> [Violation] {
        Array(all(value, pointer).prefix(Self.violationsMax))
    }

    private func all(_ value: JSONValue, _ pointer: String) -> [Violation] {
        func no(_ detail: String) -> [Violation] { [Violation(pointer: pointer, detail: detail)] }
        switch (self, value) {
        case (.string, .string): return []
        case (.text, .string(let text)), (.line, .string(let text)), (.choice, .string(let text)),
            (.pattern, .string(let text)), (.moment, .string(let text)), (.date, .string(let text)):
            return problem(in: text).map(no) ?? []
        case (.integer(let least, let most), .integer(let number)):
            return (least...most).contains(number) ? [] : no("must be \(least) to \(most)")
        case (.number, .integer), (.number, .number), (.boolean, .bool): return []
        case (.array(let item, let max), .array(let items)):
            guard items.count <= max else {
                return no("has \(items.count) items, \(max) are allowed")
            }
            return items.enumerated().flatMap { item.all($0.element, "\(pointer)/\($0.offset)") }
        case (.object(let members), .object(let values)):
            return Self.object(members, values, pointer)
        case (.map(let pattern, let item, let max), .object(let values)):
            guard values.count <= max else {
                return no("has \(values.count) members, \(max) are allowed")
            }
            return values.sorted { $0.key < $1.key }.flatMap { name, value in
                let place = "\(pointer)/\(Self.escaped(name))"
                return pattern.matches(name)
                    ? item.all(value, place)
                    : [Violation(pointer: place, detail: "the name must match \(pattern.rawValue)")]
            }
        case (.tagged(let tag, let cases), .object(let values)):
            guard case .string(let name)? = values[tag], let members = cases[name] else {
                let known = cases.keys.sorted().joined(separator: ", ")
                return [Violation(pointer: "\(pointer)/\(tag)", detail: "must be one of \(known)")]
            }
            return Self.object([.must(tag, .choice([name]))] + members, values, pointer)
        case (.any(let shapes), _):
            return shapes.contains { $0.all(value, pointer).isEmpty }
                ? [] : no("must be \(shapes.map(\.word).joined(separator: " or "))")
        case (.named(let name), _):
            return APIContract.schemas[name]?.schema.all(value, pointer) ?? []
        default: return no("must be \(word)")
        }
    }

    private static func object(
        _ members: [Member], _ values: [String: JSONValue], _ pointer: String
    ) -> [Violation] {
        let known = Set(members.map(\.name))
        let unknown = values.keys.filter { !known.contains($0) }.sorted().map { name in
            Violation(
                pointer: "\(pointer)/\(escaped(name))",
                detail: "unknown; known here: \(members.map(\.name).joined(separator: ", "))")
        }
        return unknown
            + members.flatMap { member in
                let place = "\(pointer)/\(escaped(member.name))"
                guard let value = values[member.name] else {
                    return member.isRequired
                        ? [Violation(pointer: place, detail: "is missing")] : []
                }
                return member.schema.all(value, place)
            }
    }

    /// Why a text does not fit; nil: it does.
    func problem(in text: String) -> String? {
        switch self {
        case .text(let max, let blank):
            return Self.problem(in: text, .lines, max: max, blank: blank)
        case .line(let max, let blank): return Self.problem(in: text, .line, max: max, blank: blank)
        case .choice(let names):
            return names.contains(text) ? nil : "must be one of \(names.joined(separator: ", "))"
        case .pattern(let pattern):
            return pattern.matches(text) ? nil : "must match \(pattern.rawValue)"
        case .moment:
            return Instant(rfc3339: text) == nil
                ? "must be an instant such as 2026-01-31T09:00:00Z" : nil
        case .date: return CivilDate(text) == nil ? "must be a day such as 2026-01-31" : nil
        case .string: return nil
        case .integer, .number, .boolean, .array, .object, .map, .tagged, .any, .named:
            return "must be \(word)"
        }
    }

    private static func problem(in text: String, _ shape: TextShape, max: Int, blank: Bool)
        -> String?
    {
        if text.unicodeScalars.count > max { return "is longer than \(max) characters" }
        if let fault = shape.fault(in: text) { return "\(fault)" }
        return blank || text.unicodeScalars.contains(where: isVisible) ? nil : "is blank"
    }

    /// Neither space of the first page nor the end of a line.
    private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value > 32 && scalar != "\u{A0}" && TextFault(scalar) == nil
    }

    private static func escaped(_ name: String) -> String {
        String(name.prefix(100)).replacing("~", with: "~0").replacing("/", with: "~1")
    }

    private var word: String {
        switch self {
        case .string, .text, .line, .choice, .pattern: "a string"
        case .moment: "an instant in a string"
        case .date: "a day in a string"
        case .integer: "an integer"
        case .number: "a number"
        case .boolean: "true or false"
        case .array: "an array"
        case .object, .map, .tagged: "an object"
        case .any(let shapes): shapes.map(\.word).joined(separator: " or ")
        case .named(let name): APIContract.schemas[name]?.schema.word ?? "an object"
        }
    }
}

extension Instant {
    /// RFC 3339 with seconds; a fraction of a second is dropped.
    init?(rfc3339 text: String) {
        guard text.utf8.count <= 40, text.utf8.count >= 20, text.contains("T") || text.contains("t")
        else {
            return nil
        }
        var plain = text.uppercased()
        guard plain.dropFirst(16).first == ":" else { return nil }
        if let dot = plain.firstIndex(of: ".") {
            let end =
                plain[dot...].dropFirst().firstIndex { !("0"..."9").contains($0) } ?? plain.endIndex
            guard plain.distance(from: dot, to: end) > 1 else { return nil }
            plain.removeSubrange(dot..<end)
        }
        self.init(iso8601: plain)
    }
}
