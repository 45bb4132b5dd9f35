import Letters

/// The words of one response, without its last CR LF.
struct IMAPParser {
    private let bytes: [UInt8]
    private var at = 0
    private var values = 0

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    static func response(_ bytes: [UInt8]) throws(IMAPSyntaxError) -> IMAPResponse {
        var parser = IMAPParser(bytes)
        return try parser.response()
    }

    private mutating func response() throws(IMAPSyntaxError) -> IMAPResponse {
        if peek == UInt8(ascii: "+") { return .continuation(String(rest().dropFirst(1)).trimmed) }
        let tag = word()
        guard !tag.isEmpty, peek == space else { throw unexpected("no tag") }
        at += 1
        let begin = at
        if let kind = IMAPStatus.Kind(rawValue: word().uppercased()), peek == space || peek == nil {
            return .status(try status(kind, tag: tag == "*" ? nil : tag))
        }
        guard tag == "*" else { throw unexpected("a tagged response without a status") }
        at = begin
        return .data(try list(until: nil, depth: 0))
    }

    private mutating func status(_ kind: IMAPStatus.Kind, tag: String?) throws(IMAPSyntaxError)
        -> IMAPStatus
    {
        if peek == space { at += 1 }
        var code: [IMAPValue] = []
        if peek == UInt8(ascii: "[") {
            at += 1
            code = try list(until: UInt8(ascii: "]"), depth: 1)
            if peek == space { at += 1 }
        }
        return IMAPStatus(tag: tag, kind: kind, code: code, text: HeaderText.singleLine(rest()))
    }

    // MARK: Values

    private mutating func list(until close: UInt8?, depth: Int) throws(IMAPSyntaxError)
        -> [IMAPValue]
    {
        guard depth <= IMAPLimits.depth else { throw unexpected("lists nested too deep") }
        var found: [IMAPValue] = []
        while let byte = peek {
            if byte == close {
                at += 1
                return found
            }
            if byte == space {
                at += 1
                continue
            }
            values += 1
            guard values <= IMAPLimits.values else { throw unexpected("too many values") }
            found.append(try value(depth: depth, close: close))
        }
        guard close == nil else { throw unexpected("a list that does not end") }
        return found
    }

    private mutating func value(depth: Int, close: UInt8?) throws(IMAPSyntaxError) -> IMAPValue {
        switch peek {
        case UInt8(ascii: "("):
            at += 1
            return .list(try list(until: UInt8(ascii: ")"), depth: depth + 1))
        case UInt8(ascii: "\""): return .bytes(try quoted())
        case UInt8(ascii: "{"): return .bytes(try literal())
        case UInt8(ascii: ")"): throw unexpected("a bracket that nothing opened")
        default: return atom(close: close)
        }
    }

    private mutating func quoted() throws(IMAPSyntaxError) -> [UInt8] {
        at += 1
        var found: [UInt8] = []
        while let byte = peek {
            at += 1
            if byte == UInt8(ascii: "\"") { return found }
            if byte == UInt8(ascii: "\\"), let escaped = peek {
                at += 1
                found.append(escaped)
            } else {
                found.append(byte)
            }
        }
        throw unexpected("a string that does not end")
    }

    private mutating func literal() throws(IMAPSyntaxError) -> [UInt8] {
        guard let close = bytes[at...].firstIndex(of: UInt8(ascii: "}")),
            let count = Int(String(decoding: bytes[(at + 1)..<close], as: UTF8.self)), count >= 0,
            close + 3 + count <= bytes.count
        else { throw unexpected("a literal without its bytes") }
        at = close + 3 + count
        return Array(bytes[(close + 3)..<at])
    }

    /// Up to a blank or bracket; `BODY[HEADER.FIELDS (FROM)]` is one atom.
    private mutating func atom(close: UInt8?) -> IMAPValue {
        let begin = at
        var open = 0
        while let byte = peek {
            if open == 0,
                byte == space || byte == close || byte == UInt8(ascii: ")")
                    || byte == UInt8(ascii: "(")
            {
                break
            }
            if byte == UInt8(ascii: "[") { open += 1 }
            if byte == UInt8(ascii: "]") { open = max(0, open - 1) }
            at += 1
        }
        let text = String(decoding: bytes[begin..<at], as: UTF8.self)
        return text.uppercased() == "NIL" ? .none : .atom(text)
    }

    // MARK: Bytes

    private let space = UInt8(ascii: " ")

    private var peek: UInt8? { at < bytes.count ? bytes[at] : nil }

    private mutating func word() -> String {
        let begin = at
        while let byte = peek, byte != space { at += 1 }
        return String(decoding: bytes[begin..<at], as: UTF8.self)
    }

    private mutating func rest() -> String {
        defer { at = bytes.count }
        return String(decoding: bytes[min(at, bytes.count)...].prefix(2_000), as: UTF8.self)
    }

    private func unexpected(_ what: String) -> IMAPSyntaxError {
        IMAPSyntaxError(description: "\(what), at byte \(at) of a response")
    }
}

extension String {
    fileprivate var trimmed: String { HeaderText.trimmed(self) }
}
