/// An element of XML as it is written: whatever its texts and attributes hold, they stay texts.
public struct XMLElement: Sendable, Hashable {
    public var name: String
    public var attributes: [Attribute]
    public var text: String
    public var children: [XMLElement]

    public struct Attribute: Sendable, Hashable {
        public var name: String
        public var value: String

        public init(_ name: String, _ value: String) { (self.name, self.value) = (name, value) }
    }

    /// - Parameter name: of the code, never of data.
    public init(_ name: String, attributes: [Attribute] = [], _ children: [XMLElement]) {
        (self.name, self.attributes, self.children) = (name, attributes, children)
        text = ""
    }

    public init(_ name: String, attributes: [Attribute] = [], _ text: String) {
        (self.name, self.attributes, self.text) = (name, attributes, text)
        children = []
    }

    /// A whole document in UTF-8.
    ///
    /// - Parameter comment: stands before the element.
    public func document(comment: String) -> String {
        // Two hyphens would end it, or be none.
        let comment = comment.replacing("--", with: "- -")
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <!-- \(Self.escaped(comment)) -->
            \(written(indent: ""))

            """
    }

    private func written(indent: String) -> String {
        let attributes = attributes.map { " \($0.name)=\"\(Self.escaped($0.value))\"" }.joined()
        guard !children.isEmpty else {
            return "\(indent)<\(name)\(attributes)>\(Self.escaped(text))</\(name)>"
        }
        let inner = children.map { $0.written(indent: indent + "  ") }.joined(separator: "\n")
        return "\(indent)<\(name)\(attributes)>\n\(inner)\n\(indent)</\(name)>"
    }

    /// Characters that XML 1.0 has no place for stand as U+FFFD.
    private static func escaped(_ text: String) -> String {
        var escaped = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
            case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
            case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": escaped.append(contentsOf: "&quot;".unicodeScalars)
            case "\t", "\n", "\r":
                escaped.append(contentsOf: "&#\(scalar.value);".unicodeScalars)
            case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": escaped.append("\u{FFFD}")
            default: escaped.append(scalar)
            }
        }
        return String(escaped)
    }
}
