import TextRules

/// Plain text of a letter: LF line ends, no blank lines at either end, marks for what would act
/// (`TextShape`). It works on bytes: a letter may have millions of lines, and a character may be as
/// long as the letter.
package enum LetterText {
    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// As people may see it.
    package static func shown(_ text: String) -> String {
        TextShape.lines.marked(lineFeeds(text, keepingZero: true))
    }

    /// LF line ends, no NUL.
    package static func withLineFeeds(_ text: String) -> String {
        lineFeeds(text, keepingZero: false)
    }

    private static func lineFeeds(_ text: String, keepingZero: Bool) -> String {
        guard mended.isFound(in: text) else { return text }
        let bytes = Array(text.utf8)
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        bytes.withUnsafeBufferPointer { buffer in
            var index = 0
            while index < buffer.count {
                let next = mended.first(in: buffer, from: index)
                out += buffer[index..<next]
                index = next + 1
                guard next < buffer.count else { break }
                switch buffer[next] {
                case 0 where !keepingZero: continue
                case 0x0D:
                    out.append(0x0A)
                    if index < buffer.count, buffer[index] == 0x0A { index += 1 }
                case 0xEF where buffer[next...].starts(with: byteOrderMark): index += 2
                default: out.append(buffer[next])
                }
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// NUL, CR, and with what a byte order mark begins.
    private static let mended = ByteSet { [0, 0x0D, 0xEF].contains($0) }

    /// Without blank lines at either end.
    package static func trimmed(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return "" }
        let before = text[..<first].utf8
        let start = before.lastIndex(of: 0x0A).map { before.index(after: $0) } ?? text.startIndex
        let end = text[last...].utf8.firstIndex(of: 0x0A) ?? text.endIndex
        return start == text.startIndex && end == text.endIndex ? text : String(text[start..<end])
    }

    package static func isBlank(_ text: Substring) -> Bool {
        text.unicodeScalars.allSatisfy(\.properties.isWhitespace)
    }

    /// What a desk works with: a text of at most `LetterLimits.textBytes`, cut between characters,
    /// whose characters carry no more marks than any script has. Software everywhere slows down, or
    /// breaks, on more.
    package static func bounded(_ text: String) -> (text: String, defects: [LetterDefect]) {
        let isLong = text.utf8.count > LetterLimits.textBytes
        let short =
            isLong
            ? String(decoding: text.utf8.prefix(LetterLimits.textBytes), as: UTF8.self) : text
        let (plain, isOverloaded) = withoutExcessMarks(short)
        return (plain, (isLong ? [.longText] : []) + (isOverloaded ? [.overloadedCharacters] : []))
    }

    private static func withoutExcessMarks(_ text: String) -> (String, Bool) {
        guard hasExcessMarks(text) else { return (text, false) }
        var out = String.UnicodeScalarView()
        var run = 0
        for scalar in text.unicodeScalars {
            run = isMark(scalar) ? run + 1 : 0
            if run <= LetterLimits.marks { out.append(scalar) }
        }
        return (String(out), true)
    }

    private static func hasExcessMarks(_ text: String) -> Bool {
        text.utf8.withContiguousStorageIfAvailable { bytes in
            var index = 0
            while index < bytes.count {
                let start = markBeginnings.first(in: bytes, from: index)
                var (end, count) = (start, 0)
                while end < bytes.count, markBeginnings.contains(bytes[end]) {
                    end += bytes[end] < 0xE0 ? 2 : bytes[end] < 0xF0 ? 3 : 4
                    count += 1
                }
                let few = count <= LetterLimits.marks
                if !few, hasExcessMarks(String(decoding: bytes[start..<end], as: UTF8.self)[...]) {
                    return true
                }
                index = end
            }
            return false
        } ?? hasExcessMarks(text[...])
    }

    /// Marks and joiners lie above U+0300, and none among the letters that Russian prose consists
    /// of. A string's bytes are whole characters (RFC 3629).
    private static let markBeginnings = ByteSet { $0 >= 0xCC && $0 != 0xD0 && $0 != 0xD1 }

    private static func hasExcessMarks(_ text: Substring) -> Bool {
        var run = 0
        for scalar in text.unicodeScalars {
            run = isMark(scalar) ? run + 1 : 0
            if run > LetterLimits.marks { return true }
        }
        return false
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        // No marks among Latin, Greek and Cyrillic letters, ideographs and syllables, which texts
        // consist of.
        case 0..<0x300, 0x370..<0x483, 0x48A..<0x591, 0x4E00..<0xA000, 0xAC00..<0xD7A4: return false
        default: break
        }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .spacingMark, .format: return true
        default: return scalar.properties.isGraphemeExtend
        }
    }
}

/// Joins the soft line breaks of format=flowed (RFC 3676).
package enum FlowedText {
    private static let lineFeed = ByteSet { $0 == 0x0A }

    package static func joined(_ text: String, deletingSpace: Bool) -> String {
        var writer = FlowedTextWriter(deletingSpace: deletingSpace)
        Array(text.utf8).withUnsafeBufferPointer { bytes in
            var start = 0
            while start <= bytes.count {
                let end = lineFeed.first(in: bytes, from: start)
                writer.take(bytes[start..<end])
                start = end + 1
            }
        }
        return String(decoding: writer.out, as: UTF8.self)
    }
}

private struct FlowedTextWriter {
    let deletingSpace: Bool
    private(set) var out: [UInt8] = []
    private var isFirst = true
    private var isOpen = false
    private var openDepth = 0

    init(deletingSpace: Bool) { self.deletingSpace = deletingSpace }

    mutating func take(_ line: Slice<UnsafeBufferPointer<UInt8>>) {
        let quoted = line.prefix(while: { $0 == UInt8(ascii: ">") })
        var content = line.dropFirst(quoted.count)
        if content.first == 0x20 { content.removeFirst() }
        let isSignature = content.elementsEqual("-- ".utf8)
        let flows = content.last == 0x20 && !isSignature
        if flows, deletingSpace { content.removeLast() }
        if !(isOpen && quoted.count == openDepth && !isSignature) {
            if !isFirst { out.append(0x0A) }
            if !quoted.isEmpty {
                out += quoted
                out.append(0x20)
            }
        }
        out += content
        (isFirst, isOpen, openDepth) = (false, flows, quoted.count)
    }
}
