import CGMimeShim
import Letters

/// Rewrites encoded words (RFC 2047) as whole, valid UTF-8 ones, so that mailers' usual mistakes
/// lose no letter: characters cut between words, missing base64 padding, blanks inside a word,
/// unknown character sets.
///
/// They stay encoded: decoded text inside an address list could pose as an address.
enum EncodedWords {
    private static let longestCharsetName = 60

    static func mended(_ value: String) -> String { rewritten(value) { encoded($0) } }

    /// The text that they stand for.
    static func decoded(_ value: String) -> String {
        rewritten(value) { Array(HeaderText.singleLineKeepingEnds($0).utf8) }
    }

    private static func rewritten(_ value: String, _ written: (String) -> [UInt8]) -> String {
        guard value.utf8.count <= LetterLimits.headerBytes, value.contains("=?") else {
            return value
        }
        let bytes = Array(value.utf8)
        var out: [UInt8] = []
        var open: Run?
        var done = 0
        var at = 0
        let lastEnd = bytes.indices.last { isMark(bytes, $0, "?=") } ?? -1
        while at < bytes.count {
            guard isMark(bytes, at, "=?"), at <= lastEnd, let word = Word(bytes, at) else {
                at += 1
                continue
            }
            let between = bytes[done..<at]
            if open == nil
                || !between.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D })
            {
                out += closed(&open, written) + between
            }
            open = (open ?? Run()).joined(by: word.charset, word.bytes)
            (done, at) = (word.end, word.end)
        }
        return String(decoding: out + closed(&open, written) + bytes[done...], as: UTF8.self)
    }

    private static func isMark(_ bytes: [UInt8], _ at: Int, _ mark: StaticString) -> Bool {
        at + 1 < bytes.count && bytes[at] == mark.utf8Start[0] && bytes[at + 1] == mark.utf8Start[1]
    }

    /// Words with only blanks between them. Those of one character set are sure to hold whole
    /// characters only together, and the parser reads neighbouring base64 words up to the first
    /// padding: hence one word for all.
    private struct Run {
        private var text = ""
        private var charset = ""
        private var bytes: [UInt8] = []

        func joined(by charset: String, _ more: [UInt8]) -> Run {
            var run = self
            if charset != run.charset {
                run.text = decoded
                run.bytes = []
            }
            run.charset = charset
            run.bytes += more
            return run
        }

        var decoded: String {
            bytes.isEmpty ? text : text + Charset.decode(bytes, declared: charset).text
        }
    }

    private static func encoded(_ text: String) -> [UInt8] {
        Array("=?utf-8?B?\(base64(HeaderText.singleLineKeepingEnds(text)))?=".utf8)
    }

    private static func base64(_ text: String) -> String {
        let bytes = Array(text.utf8)
        let encoded = g_base64_encode(bytes, gsize(bytes.count))
        defer { g_free(encoded) }
        return encoded.map { String(cString: $0) } ?? ""
    }

    private static func closed(_ run: inout Run?, _ written: (String) -> [UInt8]) -> [UInt8] {
        defer { run = nil }
        return run.map { written($0.decoded) } ?? []
    }

    private struct Word {
        var charset: String
        var bytes: [UInt8]
        var end: Int

        /// The word that begins at `start`, if one does.
        init?(_ value: [UInt8], _ start: Int) {
            let named = value[(start + 2)...].prefix(longestCharsetName)
            guard let mark = named.firstIndex(of: UInt8(ascii: "?")), mark > start + 2,
                mark + 2 < value.count,
                value[mark + 2] == UInt8(ascii: "?"),
                !named[..<mark].contains(where: { $0 <= 0x20 })
            else { return nil }
            var close = mark + 3
            while close < value.count, !isMark(value, close, "?=") { close += 1 }
            guard close < value.count else { return nil }
            // RFC 2231 allows a language behind the set: "utf-8*ru".
            charset = String(
                decoding: named[..<mark].prefix { $0 != UInt8(ascii: "*") }, as: UTF8.self
            ).lowercased()
            end = close + 2
            let payload = value[(mark + 3)..<close]
            switch value[mark + 1] | 0x20 {
            case UInt8(ascii: "b"): bytes = TransferDecoding.base64(Array(payload)).bytes
            case UInt8(ascii: "q"): bytes = quoted(Array(payload))
            default: return nil
            }
        }
    }

    private static func quoted(_ payload: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        var index = 0
        while index < payload.count {
            let byte = payload[index]
            index += 1
            if byte == UInt8(ascii: "="), index + 1 < payload.count,
                let code = UInt8(
                    String(decoding: payload[index...(index + 1)], as: UTF8.self), radix: 16)
            {
                out.append(code)
                index += 2
            } else {
                out.append(byte == UInt8(ascii: "_") ? 0x20 : byte)
            }
        }
        return out
    }
}
