/// JSON with its keys in the order they were given.
public indirect enum JSONTree: Sendable, Hashable {
    case string(String)
    /// Whole numbers up to 2^53 are printed without a point.
    case number(Double)
    case bool(Bool)
    case list([JSONTree])
    case map([(key: String, value: JSONTree)])

    public static func == (a: JSONTree, b: JSONTree) -> Bool { a.text() == b.text() }

    public func hash(into hasher: inout Hasher) { hasher.combine(text()) }

    /// The same with one more key, before all others; nothing is added to what is no map.
    public func described(_ words: String) -> JSONTree {
        guard case .map(let pairs) = self else { return self }
        return .map([("description", .string(words))] + pairs)
    }

    /// The text, a key a line.
    public func text(indent: String = "") -> String {
        switch self {
        case .string(let string): Self.quoted(string)
        case .number(let number):
            number == number.rounded() && abs(number) <= 0x1p53
                ? String(Int64(number)) : String(number)
        case .bool(let bool): bool ? "true" : "false"
        case .list(let items):
            "[" + items.map { $0.text(indent: indent) }.joined(separator: ", ") + "]"
        case .map(let pairs) where pairs.isEmpty: "{}"
        case .map(let pairs):
            "{\n"
                + pairs.map {
                    "\(indent)  \(Self.quoted($0.key)): \($0.value.text(indent: indent + "  "))"
                }.joined(
                    separator: ",\n")
                + "\n\(indent)}"
        }
    }

    static func quoted(_ string: String) -> String {
        var out = "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\t": out += "\\t"
            case "\u{0}"..."\u{1f}":
                out += "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out + "\""
    }
}

extension JSONTree: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    public init(stringLiteral value: String) { self = .string(value) }
    public init(integerLiteral value: Int) { self = .number(Double(value)) }
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    public init(arrayLiteral elements: JSONTree...) { self = .list(elements) }
    public init(dictionaryLiteral elements: (String, JSONTree)...) {
        self = .map(elements.map { (key: $0.0, value: $0.1) })
    }
}
