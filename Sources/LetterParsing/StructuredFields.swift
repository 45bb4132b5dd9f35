import Letters

/// Finds what a structured header field (RFC 5322, 3.2–3.6) has too much of: open groups and
/// comments, bytes, repeats.
///
/// The parser goes down one call for every group that it thinks opened inside another, until its
/// stack ends. Groups do not nest in any letter that a mailer writes, so what lies deeper is
/// blanked before the parser sees it.
struct StructuredFields {
    private static let names: Set<String> = [
        "from", "to", "cc", "bcc", "reply-to", "sender", "resent-from", "resent-to", "resent-cc",
        "resent-bcc",
        "resent-reply-to", "resent-sender", "return-path", "received", "message-id", "in-reply-to",
        "references",
        "resent-message-id", "date", "resent-date", "content-type", "content-disposition",
        "content-id",
        "content-transfer-encoding", "disposition-notification-to", "mime-version", "autocrypt",
        "authentication-results", "arc-authentication-results",
    ]

    private var seen: [String: Int] = [:]
    private var isStructured = false
    private var isRepeated = false
    private var length = 0
    private var depth = Depth()

    /// Indices of the next line of a header block that must not reach the parser.
    mutating func excess(of line: ArraySlice<UInt8>) -> [Int] {
        var value = line
        if line.first != 0x20, line.first != 0x09 {
            value = begin(line)
        }
        guard isStructured else { return [] }
        return value.indices.filter { index in
            length += 1
            let isDeep = depth.isExceeded(by: value[index])
            return isRepeated || isDeep || length > LetterLimits.structuredBytes
        }
    }

    /// The value of a field that begins; its name is left alone.
    private mutating func begin(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let colon = line.prefix(64).firstIndex(of: UInt8(ascii: ":")) ?? line.startIndex
        let name = HeaderText.trimmed(String(decoding: line[..<colon], as: UTF8.self)).lowercased()
        isStructured = Self.names.contains(name)
        (length, depth) = (0, Depth())
        guard isStructured else { return [] }
        seen[name, default: 0] += 1
        isRepeated = seen[name, default: 0] > LetterLimits.structuredRepeats
        return line[(colon + 1)...]
    }

    /// A decoded value without the openers that nest too deep.
    static func bounded(_ value: String) -> String {
        var depth = Depth()
        let bytes = value.utf8.map { depth.isExceeded(by: $0) ? 0x20 : $0 }
        return String(decoding: bytes.prefix(LetterLimits.headerBytes), as: UTF8.self)
    }

    /// Openers that wait for their end. Quotation marks are not heeded: whether one is closed is
    /// the parser's opinion.
    private struct Depth {
        private var groups = 0
        private var comments = 0

        mutating func isExceeded(by byte: UInt8) -> Bool {
            switch byte {
            case UInt8(ascii: ":"): return Self.open(&groups)
            case UInt8(ascii: ";"): groups = 0
            case UInt8(ascii: "("): return Self.open(&comments)
            case UInt8(ascii: ")"): comments = max(0, comments - 1)
            default: break
            }
            return false
        }

        private static func open(_ count: inout Int) -> Bool {
            guard count < LetterLimits.nesting else { return true }
            count += 1
            return false
        }
    }
}
