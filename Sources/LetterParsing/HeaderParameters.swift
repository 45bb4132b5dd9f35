import Letters

/// The parameters of a Content-Type or Content-Disposition field, in every form in which mail
/// programs write them: quoted or bare, raw 8-bit, encoded words (RFC 2047), with a character set,
/// in pieces (RFC 2231), percent-encoded.
struct HeaderParameters {
    private var values: [String: [UInt8]] = [:]
    /// Of raw 8-bit values; nil: none is known.
    private let charset: String?

    /// Parameters of one field that are looked at.
    private static let parametersMax = 200

    init(_ raw: [UInt8], charset: String?) {
        self.charset = charset
        let line = raw.prefix(LetterLimits.structuredBytes).filter { $0 != LetterBytes.lf }
        for segment in Self.segments(line).prefix(Self.parametersMax) { take(segment) }
    }

    /// nil: there is no such parameter, or nothing stands in it.
    func text(_ name: String) -> String? {
        let found =
            values["\(name)*"].map { Self.extended($0) } ?? pieces(of: name)
            ?? values[name].map { plain($0) }
        return found.flatMap { LetterText.isBlank($0[...]) ? nil : $0 }
    }

    // MARK: Reading

    /// Pieces between semicolons that stand outside quotation marks.
    private static func segments(_ line: [UInt8]) -> [ArraySlice<UInt8>] {
        // One quotation mark too many closes nothing.
        let marks = line.reduce(0) { $0 + ($1 == quote ? 1 : 0) }
        var (found, start, isQuoted) = ([ArraySlice<UInt8>](), 0, false)
        for (index, byte) in line.enumerated() {
            let isEscaped = index > 0 && line[index - 1] == backslash
            if byte == quote, marks > 1, !isEscaped { isQuoted.toggle() }
            guard byte == UInt8(ascii: ";"), !isQuoted else { continue }
            found.append(line[start..<index])
            start = index + 1
        }
        return found + [line[start...]]
    }

    private mutating func take(_ segment: ArraySlice<UInt8>) {
        guard let equals = segment.firstIndex(of: UInt8(ascii: "=")) else { return }
        // Where the semicolon is missing, the name is the last word: "attachment filename=a.pdf".
        let left = segment[..<equals].split { $0 == 0x20 || $0 == 0x09 || $0 == LetterBytes.cr }
        guard let name = left.last.map({ String(decoding: $0, as: UTF8.self).lowercased() }) else {
            return
        }
        let value = Self.unquoted(segment[(equals + 1)...])
        if values[name] == nil { values[name] = value }
    }

    private static func unquoted(_ given: ArraySlice<UInt8>) -> [UInt8] {
        let value = trimmed(given)
        guard value.first == quote else { return Array(value) }
        var out: [UInt8] = []
        var index = value.startIndex + 1
        while index < value.endIndex, value[index] != quote {
            // A backslash of a Windows path escapes nothing.
            if value[index] == backslash, index + 1 < value.endIndex,
                value[index + 1] == quote || value[index + 1] == backslash
            {
                index += 1
            }
            out.append(value[index])
            index += 1
        }
        return out
    }

    private static func trimmed(_ value: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var rest = value.drop { $0 <= 0x20 }
        while let last = rest.last, last <= 0x20 { rest.removeLast() }
        return rest
    }

    private static let quote = UInt8(ascii: "\"")
    private static let backslash = UInt8(ascii: "\\")
    private static let apostrophe = UInt8(ascii: "'")

    // MARK: Decoding

    /// `utf-8'ru'%D0%90.pdf`
    private static func extended(_ value: [UInt8]) -> String {
        let (charset, rest) = split(value)
        return Charset.decode(unescaped(rest), declared: charset).text
    }

    private static func split(_ value: [UInt8]) -> (charset: String?, rest: ArraySlice<UInt8>) {
        let parts = value.split(
            separator: apostrophe, maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3 else { return (nil, value[...]) }
        return (String(decoding: parts[0], as: UTF8.self), parts[2])
    }

    /// Pieces may be cut within a character, so they are joined as bytes.
    private func pieces(of name: String) -> String? {
        var (bytes, charset, isExtended) = ([UInt8](), String?.none, false)
        var number = 0
        while number < Self.parametersMax {
            if let value = values["\(name)*\(number)*"] {
                let (named, rest) = number == 0 ? Self.split(value) : (nil, value[...])
                charset = charset ?? named
                isExtended = true
                bytes += Self.unescaped(rest)
            } else if let value = values["\(name)*\(number)"] {
                bytes += value
            } else if number > 0 {
                break
            }
            number += 1
        }
        guard !bytes.isEmpty else { return nil }
        return isExtended ? Charset.decode(bytes, declared: charset).text : plain(bytes)
    }

    private static func unescaped(_ value: ArraySlice<UInt8>) -> [UInt8] {
        var (out, index) = ([UInt8](), value.startIndex)
        while index < value.endIndex {
            let digits = value[(index + 1)...].prefix(2)
            if value[index] == UInt8(ascii: "%"), digits.count == 2,
                digits.allSatisfy({ Character(UnicodeScalar($0)).isHexDigit }),
                let code = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
            {
                out.append(code)
                index += 3
            } else {
                out.append(value[index])
                index += 1
            }
        }
        return out
    }

    private func plain(_ value: [UInt8]) -> String {
        let text = Charset.decode(value, declared: value.contains { $0 >= 0x80 } ? charset : nil)
            .text
        if text.contains("=?") { return EncodedWords.decoded(text) }
        let bytes = Self.unescaped(value[...])
        // «%D0%90» is written by programs that know no other way; «100%.pdf» is a name.
        guard bytes.contains(where: { $0 >= 0x80 }), !value.contains(where: { $0 >= 0x80 }),
            let unescaped = String(validating: bytes, as: UTF8.self)
        else { return text }
        return unescaped
    }
}
