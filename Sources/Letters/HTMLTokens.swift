/// What the HTML of a letter is made of; comments, declarations and the insides of scripts are gone
/// already.
enum HTMLToken: Equatable {
    case text(String)
    case open(String, [HTMLAttribute])
    case close(String)
}

struct HTMLAttribute: Equatable {
    var name: String
    var value: String
}

/// Cuts HTML into tokens in one forward pass: every step consumes input, so its cost is linear in
/// the length.
struct HTMLTokens: Sequence, IteratorProtocol {
    static let attributesPerTag = 50
    /// Their inside is not markup: it ends only at their own closing tag.
    static let rawText: Set<String> = [
        "script", "style", "title", "textarea", "noscript", "iframe", "xmp", "noembed", "noframes",
        "plaintext",
    ]

    private let bytes: [UInt8]
    private var at = 0

    init(_ html: String) { bytes = Array(html.utf8) }

    mutating func next() -> HTMLToken? {
        while at < bytes.count {
            if bytes[at] != UInt8(ascii: "<") { return text() }
            let following = at + 1 < bytes.count ? bytes[at + 1] : 0
            if Self.isLetter(following) { return openTag() }
            switch following {
            case UInt8(ascii: "/"): if let close = closeTag() { return close }
            case UInt8(ascii: "!"), UInt8(ascii: "?"): skipDeclaration()
            default:
                at += 1
                return .text("<")
            }
        }
        return nil
    }

    private mutating func text() -> HTMLToken {
        let end = bytes[at...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
        defer { at = end }
        return .text(HTMLEntities.decoded(String(decoding: bytes[at..<end], as: UTF8.self)))
    }

    private mutating func skipDeclaration() {
        if bytes[at...].starts(with: Array("<!--".utf8)) {
            at = end(of: "-->", from: at + 4) ?? bytes.count
        } else {
            at = (bytes[at...].firstIndex(of: UInt8(ascii: ">")) ?? bytes.count) + 1
        }
    }

    private mutating func closeTag() -> HTMLToken? {
        at += 2
        let name = name()
        at =
            (bytes[Swift.min(at, bytes.count)...].firstIndex(of: UInt8(ascii: ">")) ?? bytes.count)
            + 1
        return name.isEmpty ? nil : .close(name)
    }

    private mutating func openTag() -> HTMLToken? {
        at += 1
        let name = name()
        var attributes: [HTMLAttribute] = []
        while at < bytes.count, bytes[at] != UInt8(ascii: ">") {
            guard let attribute = attribute() else { continue }
            if attributes.count < Self.attributesPerTag { attributes.append(attribute) }
        }
        at += 1
        if Self.rawText.contains(name) { skipRawText(name) }
        return .open(name, attributes)
    }

    private mutating func skipRawText(_ name: String) {
        let close = Array("</\(name)".utf8)
        var index = Swift.min(at, bytes.count)
        while let open = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
            let candidate = bytes[open...].prefix(close.count)
            if candidate.count == close.count,
                zip(candidate, close).allSatisfy({ Self.lower($0) == $1 })
            {
                at = open
                return
            }
            index = open + 1
        }
        at = bytes.count
    }

    /// One attribute, or nil after skipping a byte that starts none.
    private mutating func attribute() -> HTMLAttribute? {
        if Self.isSpace(bytes[at]) || bytes[at] == UInt8(ascii: "/") {
            at += 1
            return nil
        }
        let start = at
        at += 1
        while at < bytes.count, !Self.endsAttributeName(bytes[at]) { at += 1 }
        let name = String(decoding: bytes[start..<at].map(Self.lower), as: UTF8.self)
        skipSpace()
        guard at < bytes.count, bytes[at] == UInt8(ascii: "=") else {
            return HTMLAttribute(name: name, value: "")
        }
        at += 1
        skipSpace()
        return HTMLAttribute(name: name, value: HTMLEntities.decoded(attributeValue()))
    }

    private mutating func attributeValue() -> String {
        guard at < bytes.count else { return "" }
        let quote = bytes[at]
        let quoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
        if quoted { at += 1 }
        let start = Swift.min(at, bytes.count)
        let end = bytes[start...].firstIndex {
            quoted ? $0 == quote : Self.isSpace($0) || $0 == UInt8(ascii: ">")
        }
        at = end ?? bytes.count
        defer { if quoted { at += 1 } }
        return String(decoding: bytes[start..<at], as: UTF8.self)
    }

    private mutating func name() -> String {
        let start = Swift.min(at, bytes.count)
        let end = bytes[start...].firstIndex {
            Self.isSpace($0) || $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "/")
        }
        at = end ?? bytes.count
        return String(decoding: bytes[start..<at].map(Self.lower), as: UTF8.self)
    }

    private mutating func skipSpace() {
        while at < bytes.count, Self.isSpace(bytes[at]) { at += 1 }
    }

    private func end(of mark: String, from start: Int) -> Int? {
        let mark = Array(mark.utf8)
        // "<!-->" and "<!--->" are whole comments, so the search begins inside the opening dashes.
        var index = Swift.max(0, start - 2)
        while index + mark.count <= bytes.count {
            if bytes[index..<(index + mark.count)].elementsEqual(mark) { return index + mark.count }
            index += 1
        }
        return nil
    }

    private static func lower(_ byte: UInt8) -> UInt8 {
        (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
    }
    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || (0x09...0x0D).contains(byte)
    }

    private static func endsAttributeName(_ byte: UInt8) -> Bool {
        isSpace(byte) || byte == UInt8(ascii: "=") || byte == UInt8(ascii: ">")
            || byte == UInt8(ascii: "/")
    }
}
