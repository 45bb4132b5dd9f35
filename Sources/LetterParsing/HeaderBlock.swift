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
        dropStrayLines(&bytes, &defects)
        var start = 0
        var seen = false
        for _ in 0..<LetterLimits.headers {
            guard var line = line(bytes, at: start) else { return }
            if line.isEmpty { return }
            if let gap = gap(line),
                known.contains(name(line)) || line[..<gap.blank].contains(UInt8(ascii: "-"))
            {
                bytes.swapAt(gap.blank, gap.colon)
                line.swapAt(gap.blank, gap.colon)
                defects.append(.invalidHeader)
            }
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

    /// Lines above the first field that are none, such as «---- Original message ----»: they go
    /// where a header stands below them.
    private static func dropStrayLines(_ bytes: inout [UInt8], _ defects: inout [LetterDefect]) {
        var start = 0
        for _ in 0..<strayLines {
            guard let line = line(bytes, at: start) else { return }
            if looksLikeHeader(line) || gap(line) != nil {
                guard start > 0, known.contains(name(line)), knownFields(bytes, from: start) > 1
                else { return }
                bytes.removeFirst(start)
                return defects.append(.invalidHeader)
            }
            start = line.endIndex + 1
        }
    }

    /// Lines that may stand above a header and are none.
    private static let strayLines = 4

    private static func knownFields(_ bytes: [UInt8], from start: Int) -> Int {
        var (start, count) = (start, 0)
        for _ in 0..<lookahead {
            guard let line = line(bytes, at: start), !line.isEmpty else { break }
            if known.contains(name(line)) { count += 1 }
            start = line.endIndex + 1
        }
        return count
    }

    /// Blanks between a field's name and its colon (RFC 5322, 4.5): the first, and the colon.
    static func gap(_ line: ArraySlice<UInt8>) -> (blank: Int, colon: Int)? {
        let name = line.prefix { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: ":") }
        let colon = line[name.endIndex...].firstIndex { $0 != 0x20 && $0 != 0x09 }
        guard let colon, !name.isEmpty, colon > name.endIndex, line[colon] == UInt8(ascii: ":")
        else { return nil }
        return (name.endIndex, colon)
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

    static func name(_ line: ArraySlice<UInt8>) -> String {
        let name = line.prefix(64).prefix { $0 != UInt8(ascii: ":") && $0 != 0x20 && $0 != 0x09 }
        return String(decoding: name, as: UTF8.self).lowercased()
    }
}
