import Foundation
import Letters

/// The text of a letter as a part: UTF-8, format=flowed (RFC 3676), quoted-printable or base64.
enum TransferText {
    private static let flowWidth = 72
    private static let encodedWidth = 75
    private static let lineFeed = UInt8(ascii: "\n")

    static func part(_ text: String) -> [String] {
        let body = Array((flowed(LetterText.shown(text)) + "\n").utf8)
        let high = body.reduce(0) { $0 + ($1 >= 0x80 ? 1 : 0) }
        let isMostlyASCII = high * 6 < body.count
        return [
            "Content-Type: text/plain; charset=utf-8; format=flowed",
            "Content-Transfer-Encoding: \(isMostlyASCII ? "quoted-printable" : "base64")", "",
        ] + (isMostlyASCII ? quotedPrintable(body) : base64(crlf(body)))
    }

    static func base64(_ bytes: [UInt8]) -> [String] {
        let text = Data(bytes).base64EncodedString(options: [
            .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
        ])
        return text.isEmpty ? [""] : text.split(separator: "\r\n").map(String.init)
    }

    private static func crlf(_ bytes: [UInt8]) -> [UInt8] {
        bytes.flatMap { $0 == lineFeed ? [0x0D, lineFeed] : [$0] }
    }

    /// Long paragraphs get soft breaks; lines that a reader would take for something else get a
    /// blank before them.
    static func flowed(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            if line == "-- " || line.hasPrefix(">") { return String(line) }
            return wrapped(trimmedEnd(line)).map {
                $0.hasPrefix(" ") || $0.hasPrefix("From ") || $0.hasPrefix(">") ? " " + $0 : $0
            }
            .joined(separator: "\n")
        }.joined(separator: "\n")
    }

    private static func trimmedEnd(_ line: Substring) -> Substring {
        var line = line
        while line.last == " " { line.removeLast() }
        return line
    }

    private static func wrapped(_ line: Substring) -> [String] {
        var out: [String] = []
        var current = ""
        var width = 0
        for word in line.split(separator: " ", omittingEmptySubsequences: false) {
            // A line of "-- " alone would begin the signature.
            if width > 0, width + word.count > flowWidth, !word.isEmpty, current != "-- " {
                out.append(current)
                current = ""
                width = 0
            }
            current += word + " "
            width += word.count + 1
        }
        out.append(String(current.dropLast()))
        return out
    }

    private static func quotedPrintable(_ body: [UInt8]) -> [String] {
        var lines = body.split(separator: lineFeed, omittingEmptySubsequences: false).map {
            quotedLine($0)
        }
        if lines.last == [""] { lines.removeLast() }
        return lines.flatMap { $0 }
    }

    private static func quotedLine(_ line: ArraySlice<UInt8>) -> [String] {
        var out: [String] = []
        var current = ""
        for index in line.indices {
            let token = token(line, index)
            if current.utf8.count + token.utf8.count > encodedWidth {
                out.append(current + "=")
                current = ""
            }
            current += token
        }
        return out + [current]
    }

    /// A dot or "From " at a line's start and a blank at its end are what relays like to change.
    private static func token(_ line: ArraySlice<UInt8>, _ index: Int) -> String {
        let byte = line[index]
        let isEdge =
            index == line.startIndex && (byte == UInt8(ascii: ".") || byte == UInt8(ascii: "F"))
        let isLast = index == line.endIndex - 1
        let isPlain =
            (byte > 0x20 && byte < 0x7F && byte != UInt8(ascii: "=") && !isEdge)
            || ((byte == 0x20 || byte == 0x09) && !isLast)
        if isPlain { return String(UnicodeScalar(byte)) }
        let digits = Array("0123456789ABCDEF")
        return "=" + String([digits[Int(byte >> 4)], digits[Int(byte & 15)]])
    }
}
