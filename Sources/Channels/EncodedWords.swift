import Foundation

/// Rewrites encoded words (RFC 2047) as whole, valid UTF-8 ones, so that mailers' usual mistakes lose no letter:
/// characters cut between words, missing base64 padding, blanks inside a word, unknown character sets.
///
/// They stay encoded: decoded text inside an address list could pose as an address.
enum EncodedWords {
    private static let maximumWordLength = 4_000

    static func mended(_ value: String) -> String {
        guard value.utf8.count <= LetterLimits.headerBytes, value.contains("=?") else { return value }
        var out = ""
        var open: Run?
        var rest = value[...]
        while let start = rest.firstRange(of: "=?")?.lowerBound {
            guard let word = word(rest[start...]) else {
                out += closed(&open) + rest[...start]
                rest = rest[rest.index(after: start)...]
                continue
            }
            let between = rest[..<start]
            if open == nil || !between.allSatisfy(\.isWhitespace) { out += closed(&open) + between }
            open = (open ?? Run()).joined(by: word.charset, bytes(word))
            rest = rest[word.end...]
        }
        return out + closed(&open) + rest
    }

    /// Words with only blanks between them. Those of one character set are sure to hold whole characters
    /// only together, and the parser reads neighbouring base64 words up to the first padding: hence one word for all.
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

        private var decoded: String {
            bytes.isEmpty ? text : text + Charset.decode(bytes, declared: charset).text
        }

        var word: String {
            "=?utf-8?B?" + Data(HeaderText.singleLineKeepingEnds(decoded).utf8).base64EncodedString() + "?="
        }
    }

    private static func closed(_ run: inout Run?) -> String {
        defer { run = nil }
        return run?.word ?? ""
    }

    private struct Word {
        var charset: String
        var encoding: String
        var payload: Substring
        var end: Substring.Index
    }

    private static func word(_ text: Substring) -> Word? {
        let fields = text.prefix(maximumWordLength).dropFirst(2).split(
            separator: "?", maxSplits: 2, omittingEmptySubsequences: false
        )
        guard fields.count == 3, ["b", "q"].contains(fields[1].lowercased()), !fields[0].isEmpty,
            !fields[0].contains(where: \.isWhitespace), let close = fields[2].firstRange(of: "?=")
        else { return nil }
        // RFC 2231 allows a language behind the set: "utf-8*ru".
        let charset = fields[0].prefix(while: { $0 != "*" }).lowercased()
        return Word(
            charset: charset, encoding: fields[1].lowercased(), payload: fields[2][..<close.lowerBound],
            end: close.upperBound
        )
    }

    private static func bytes(_ word: Word) -> [UInt8] {
        word.encoding == "b" ? base64(word.payload) : quoted(Array(word.payload.utf8))
    }

    private static func base64(_ payload: Substring) -> [UInt8] {
        var digits = payload.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "+" || $0 == "/") }
        // One digit over holds six bits of a byte whose rest is lost.
        if digits.count % 4 == 1 { digits.removeLast() }
        digits += String(repeating: "=", count: (4 - digits.count % 4) % 4)
        return Data(base64Encoded: digits).map { [UInt8]($0) } ?? []
    }

    private static func quoted(_ payload: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        var index = 0
        while index < payload.count {
            let byte = payload[index]
            index += 1
            if byte == UInt8(ascii: "="), index + 1 < payload.count,
                let code = UInt8(String(decoding: payload[index...(index + 1)], as: UTF8.self), radix: 16)
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
