import Letters

/// Mends the first header block of a letter so that the parser sees where the text begins.
enum HeaderBlock {
    /// How far below a stray line another header line is looked for before the rest is taken as
    /// text.
    private static let lookahead = 50
    private static let known: Set<String> = [
        "from", "to", "cc", "subject", "date", "message-id", "mime-version", "content-type",
        "reply-to", "received",
        "content-transfer-encoding", "in-reply-to", "references", "return-path", "sender",
        "content-disposition",
    ]

    /// A line that is no header goes on with the line above when headers follow, otherwise the text
    /// starts there.
    static func mend(_ bytes: inout [UInt8], _ defects: inout [LetterDefect]) {
        var start = 0
        var seen = false
        for _ in 0..<LetterLimits.headers {
            guard let line = line(bytes, at: start) else { return }
            if line.isEmpty { return }
            let folded = line.first == 0x20 || line.first == 0x09
            if looksLikeHeader(line) {
                seen = true
            } else if seen, !folded {
                guard headersFollow(bytes, after: line.endIndex + 1) else {
                    bytes.insert(LetterBytes.lf, at: start)
                    return defects.append(.noBlankLine)
                }
                bytes[start - 1] = 0x20
                defects.append(.invalidHeader)
            }
            start = line.endIndex + 1
        }
    }

    /// A printable name without blanks, then a colon.
    static func looksLikeHeader(_ line: ArraySlice<UInt8>) -> Bool {
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex else {
            return false
        }
        return line[..<colon].allSatisfy { $0 > 0x20 && $0 < 0x7F }
    }

    static func line(_ bytes: [UInt8], at start: Int) -> ArraySlice<UInt8>? {
        guard start < bytes.count else { return nil }
        return bytes[start..<bytes.index(of: LetterBytes.lf, from: start)]
    }

    private static func headersFollow(_ bytes: [UInt8], after start: Int) -> Bool {
        var start = start
        for _ in 0..<lookahead {
            guard let line = line(bytes, at: start), !line.isEmpty else { return false }
            if looksLikeHeader(line), known.contains(name(line)) { return true }
            start = line.endIndex + 1
        }
        return false
    }

    private static func name(_ line: ArraySlice<UInt8>) -> String {
        String(decoding: line.prefix(while: { $0 != UInt8(ascii: ":") }), as: UTF8.self)
            .lowercased()
    }
}
