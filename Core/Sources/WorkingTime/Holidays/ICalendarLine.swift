/// A content line of an iCalendar file, unfolded (RFC 5545 §3.1): `NAME;PARAMETER=value:value`.
struct ICalendarLine {
    static let bytesMax = 8 << 20
    static let linesMax = 200_000
    static let lineBytesMax = 16_384

    /// Where it begins, from 1.
    var number: Int
    /// In capitals.
    var name: String
    /// `NAME=VALUE` in capitals.
    var parameters: [String]
    var value: String

    static func read(_ text: String) throws(ICalendarError) -> [ICalendarLine] {
        guard text.utf8.count <= bytesMax else {
            throw ICalendarError(line: 1, reason: .moreThan(bytesMax, .bytes))
        }
        var folded: [(number: Int, bytes: [UInt8])] = []
        let rows = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (index, raw) in rows.enumerated() {
            guard index < linesMax else {
                throw ICalendarError(line: index + 1, reason: .moreThan(linesMax, .lines))
            }
            let bytes = raw.last == UInt8(ascii: "\r") ? raw.dropLast() : raw
            guard let first = bytes.first else { continue }
            if first == UInt8(ascii: " ") || first == UInt8(ascii: "\t"), !folded.isEmpty {
                folded[folded.count - 1].bytes += bytes.dropFirst()
            } else {
                folded.append((index + 1, Array(bytes)))
            }
            guard folded[folded.count - 1].bytes.count <= lineBytesMax else {
                throw ICalendarError(line: index + 1, reason: .moreThan(lineBytesMax, .bytesOfLine))
            }
        }
        var lines: [ICalendarLine] = []
        for line in folded {
            lines.append(try ICalendarLine(number: line.number, bytes: line.bytes))
        }
        return lines
    }

    private init(number: Int, bytes: [UInt8]) throws(ICalendarError) {
        guard let colon = Self.colon(in: bytes), colon > 0 else {
            let start = String(decoding: bytes.prefix(40), as: UTF8.self)
            throw ICalendarError(line: number, reason: .unreadable(start))
        }
        let words = bytes[..<colon].split(separator: UInt8(ascii: ";"))
            .map { String(decoding: $0, as: UTF8.self).uppercased() }
        self.number = number
        name = words.first ?? ""
        parameters = Array(words.dropFirst())
        value = String(decoding: bytes[(colon + 1)...], as: UTF8.self)
    }

    /// The first colon outside quotation marks.
    private static func colon(in bytes: [UInt8]) -> Int? {
        var isQuoted = false
        for (index, byte) in bytes.enumerated() {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if byte == UInt8(ascii: ":"), !isQuoted { return index }
        }
        return nil
    }

    /// The value as text, without escapes (RFC 5545 §3.3.11).
    var text: String {
        var (result, isEscaped) = ("", false)
        for scalar in value.unicodeScalars {
            if isEscaped {
                result.unicodeScalars.append(scalar == "n" || scalar == "N" ? " " : scalar)
                isEscaped = false
            } else if scalar == "\\" {
                isEscaped = true
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
