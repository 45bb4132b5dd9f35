/// JSON with its keys in the order they were given.
indirect enum JSONTree: Sendable, Hashable {
    case string(String)
    case number(Double)
    case bool(Bool)
    case list([JSONTree])
    case map([(key: String, value: JSONTree)])

    static func == (a: JSONTree, b: JSONTree) -> Bool { a.text() == b.text() }

    func hash(into hasher: inout Hasher) { hasher.combine(text()) }

    func text(indent: String = "") -> String {
        switch self {
        case .string(let string): Self.quoted(string)
        case .number(let number):
            number == number.rounded() && abs(number) < 1e15
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
