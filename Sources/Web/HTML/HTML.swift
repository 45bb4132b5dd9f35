import TextRules

/// A fragment of a page. A literal is markup and must be a constant of the program: the compiler
/// refuses text that comes at run time. Whatever is interpolated is escaped, and what would act in
/// it is marked (`TextShape`), except other fragments.
struct HTML: Sendable, Equatable {
    private(set) var bytes: [UInt8]

    init() { bytes = [] }

    /// The fragments one after another.
    init(_ parts: [HTML]) {
        bytes = []
        bytes.reserveCapacity(parts.reduce(0) { $0 + $1.bytes.count })
        for part in parts { bytes.append(contentsOf: part.bytes) }
    }

    var isEmpty: Bool { bytes.isEmpty }
    var text: String { String(decoding: bytes, as: UTF8.self) }

    static func + (left: HTML, right: HTML) -> HTML {
        var sum = left
        sum.bytes.append(contentsOf: right.bytes)
        return sum
    }

    static func += (left: inout HTML, right: HTML) { left.bytes.append(contentsOf: right.bytes) }
}

extension HTML: ExpressibleByStringInterpolation {
    typealias StringLiteralType = StaticString

    init(stringLiteral markup: StaticString) {
        bytes = []
        bytes.append(markup: markup)
    }

    init(stringInterpolation interpolation: StringInterpolation) { bytes = interpolation.bytes }

    struct StringInterpolation: StringInterpolationProtocol {
        typealias StringLiteralType = StaticString

        fileprivate var bytes: [UInt8] = []

        init(literalCapacity: Int, interpolationCount: Int) {
            bytes.reserveCapacity(literalCapacity + interpolationCount * 24)
        }

        mutating func appendLiteral(_ markup: StaticString) { bytes.append(markup: markup) }
        mutating func appendInterpolation(_ text: String) { bytes.append(escaping: text) }
        mutating func appendInterpolation(_ text: String?) {
            if let text { bytes.append(escaping: text) }
        }
        mutating func appendInterpolation(_ number: Int) {
            bytes.append(contentsOf: String(number).utf8)
        }
        mutating func appendInterpolation(_ html: HTML) { bytes.append(contentsOf: html.bytes) }
        mutating func appendInterpolation(_ html: HTML?) {
            if let html { bytes.append(contentsOf: html.bytes) }
        }
        mutating func appendInterpolation(_ parts: [HTML]) {
            for part in parts { appendInterpolation(part) }
        }
        mutating func appendInterpolation(_ url: SiteURL) { bytes.append(escaping: url.path) }

        /// For an attribute or element that stands only when the condition holds.
        mutating func appendInterpolation(if condition: Bool, _ html: @autoclosure () -> HTML) {
            if condition { appendInterpolation(html()) }
        }
    }
}

extension [HTML] {
    func joined(_ separator: HTML) -> HTML {
        var all = HTML()
        for (index, part) in enumerated() {
            if index > 0 { all += separator }
            all += part
        }
        return all
    }
}

extension [UInt8] {
    fileprivate mutating func append(markup: StaticString) {
        markup.withUTF8Buffer { append(contentsOf: $0) }
    }

    /// Escapes for element content and for attributes in either kind of quotes.
    fileprivate mutating func append(escaping text: String) {
        var text = TextShape.lines.marked(text)
        text.withUTF8 { source in
            var start = 0
            for index in source.indices {
                guard let entity = Self.entity(for: source[index]) else { continue }
                append(contentsOf: source[start..<index])
                append(markup: entity)
                start = index + 1
            }
            append(contentsOf: source[start...])
        }
    }

    private static func entity(for byte: UInt8) -> StaticString? {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        default: nil
        }
    }
}
