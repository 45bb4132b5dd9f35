/// A JSON value of a request.
enum JSONValue: Sendable, Hashable {
    case null
    case bool(Bool)
    case integer(Int64)
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])
}

/// Reads a request's JSON (RFC 8259) more strictly than a general reader would: nesting and members
/// are counted, and no name may stand twice, so that no two readers can understand the same bytes
/// differently.
struct JSONText {
    struct Problem: Error, Hashable {
        var cause: String
        /// Bytes from the start.
        var offset: Int
    }

    static let depthMax = 8
    /// Values in one text, all levels together.
    static let valuesMax = 5000

    private let bytes: [UInt8]
    private var at = 0
    private var values = 0
    private let limit: Int

    static func read(_ bytes: [UInt8], valuesMax: Int = Self.valuesMax) throws(Problem) -> JSONValue
    {
        guard String(validating: bytes, as: UTF8.self) != nil else {
            throw Problem(cause: "not UTF-8", offset: 0)
        }
        var text = JSONText(bytes: bytes, limit: valuesMax)
        let value = try text.value(depth: 0)
        text.skipBlank()
        guard text.at == bytes.count else { throw text.problem("more after the end") }
        return value
    }

    private init(bytes: [UInt8], limit: Int) {
        self.bytes = bytes
        self.limit = limit
    }

    private func problem(_ cause: String) -> Problem { Problem(cause: cause, offset: at) }
    private var next: UInt8? { at < bytes.count ? bytes[at] : nil }

    private mutating func skipBlank() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
            at += 1
        }
    }

    private mutating func value(depth: Int) throws(Problem) -> JSONValue {
        guard depth < Self.depthMax else {
            throw problem("nested deeper than \(Self.depthMax) levels")
        }
        values += 1
        guard values <= limit else { throw problem("more than \(limit) values") }
        skipBlank()
        switch next {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case UInt8(ascii: "-"), (UInt8(ascii: "0")...UInt8(ascii: "9"))?: return try number()
        case nil: throw problem("the text ends too early")
        default: throw problem("no JSON value begins here")
        }
    }

    private mutating func word(_ word: String, _ value: JSONValue) throws(Problem) -> JSONValue {
        guard bytes[at...].starts(with: word.utf8) else {
            throw problem("no JSON value begins here")
        }
        at += word.utf8.count
        return value
    }

    private mutating func object(depth: Int) throws(Problem) -> JSONValue {
        var members: [String: JSONValue] = [:]
        at += 1
        skipBlank()
        if take("}") { return .object(members) }
        while true {
            skipBlank()
            guard next == UInt8(ascii: "\"") else { throw problem("a name in quotes is expected") }
            let name = try string()
            guard members[name] == nil else {
                throw problem("the name '\(name.prefix(60))' stands twice")
            }
            skipBlank()
            guard take(":") else { throw problem("':' is expected") }
            members[name] = try value(depth: depth + 1)
            skipBlank()
            if take("}") { return .object(members) }
            guard take(",") else { throw problem("',' or '}' is expected") }
        }
    }

    private mutating func array(depth: Int) throws(Problem) -> JSONValue {
        var items: [JSONValue] = []
        at += 1
        skipBlank()
        if take("]") { return .array(items) }
        while true {
            items.append(try value(depth: depth + 1))
            skipBlank()
            if take("]") { return .array(items) }
            guard take(",") else { throw problem("',' or ']' is expected") }
        }
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: character) else { return false }
        at += 1
        return true
    }

    private mutating func number() throws(Problem) -> JSONValue {
        let start = at
        _ = take("-")
        if !take("0") { try digits() }
        var isWhole = true
        if take(".") {
            isWhole = false
            try digits()
        }
        if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
            isWhole = false
            at += 1
            if !take("+") { _ = take("-") }
            try digits()
        }
        let text = String(decoding: bytes[start..<at], as: UTF8.self)
        if isWhole, let integer = Int64(text) { return .integer(integer) }
        guard let number = Double(text), number.isFinite else {
            throw problem("the number is too large")
        }
        // 1.0 and 1e2 are integers to JSON Schema.
        if let integer = Int64(exactly: number) { return .integer(integer) }
        return .number(number)
    }

    private mutating func digits() throws(Problem) {
        let start = at
        while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { at += 1 }
        guard at > start else { throw problem("a digit is expected") }
    }

    private mutating func string() throws(Problem) -> String {
        at += 1
        var out: [UInt8] = []
        while let byte = next {
            at += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: out, as: UTF8.self)
            case UInt8(ascii: "\\"): try escape(into: &out)
            case 0..<0x20: throw problem("a control character stands in a string")
            default: out.append(byte)
            }
        }
        throw problem("the string does not end")
    }

    private mutating func escape(into out: inout [UInt8]) throws(Problem) {
        guard let byte = next else { throw problem("the string does not end") }
        at += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): out.append(byte)
        case UInt8(ascii: "b"): out.append(8)
        case UInt8(ascii: "f"): out.append(12)
        case UInt8(ascii: "n"): out.append(10)
        case UInt8(ascii: "r"): out.append(13)
        case UInt8(ascii: "t"): out.append(9)
        case UInt8(ascii: "u"): out += Array(String(Character(try scalar())).utf8)
        default: throw problem("an escape that JSON does not know")
        }
    }

    /// `\uXXXX`, or two of them for one scalar beyond the first plane.
    private mutating func scalar() throws(Problem) -> Unicode.Scalar {
        let first = try unit()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard (0xD800...0xDBFF).contains(first), take("\\"), take("u") else {
            throw problem("half a character")
        }
        let second = try unit()
        guard (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        else { throw problem("half a character") }
        return scalar
    }

    private mutating func unit() throws(Problem) -> UInt32 {
        let digits = bytes[at..<min(at + 4, bytes.count)]
        guard digits.count == 4, digits.allSatisfy({ ($0 as UInt8).isHexadecimal }),
            let unit = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
        else { throw problem("four hexadecimal digits are expected") }
        at += 4
        return unit
    }
}

extension UInt8 {
    fileprivate var isHexadecimal: Bool {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
            UInt8(ascii: "A")...UInt8(ascii: "F"):
            true
        default: false
        }
    }
}
