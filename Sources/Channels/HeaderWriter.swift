import Foundation
import Letters

/// Header fields as folded lines. Values are reduced to one line first, so none can begin another
/// field.
enum HeaderWriter {
    private static let lineLength = 76
    private static let wordBytes = 42

    /// An unstructured field: words as they are when plain, else encoded words (RFC 2047).
    static func text(_ name: String, _ value: String) -> [String] {
        let line = HeaderText.singleLine(value)
        return [
            name + ": " + (isPlain(line) ? folded(line, after: name.count + 2) : encodedWords(line))
        ]
    }

    static func addresses(_ name: String, _ list: [MailAddress]) throws(ComposeError) -> [String] {
        var written: [String] = []
        for one in list {
            guard MailSyntax.isAddress(one.address) else {
                throw .badAddress(field: name, value: one.address)
            }
            written.append(mailbox(one))
        }
        return [name + ": " + written.joined(separator: ",\r\n ")]
    }

    private static func mailbox(_ one: MailAddress) -> String {
        let name = HeaderText.singleLine(one.name)
        if name.isEmpty { return one.address }
        guard isPlain(name), name.utf8.count <= lineLength - 10 else {
            return encodedWords(name) + "\r\n <\(one.address)>"
        }
        let quoted = name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        return "\"\(quoted)\"\r\n <\(one.address)>"
    }

    /// Printable ASCII that nobody could take for an encoded word and that folds at single blanks.
    private static func isPlain(_ line: String) -> Bool {
        line.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F } && !line.contains("=?")
            && !line.contains("  ")
            && line.split(separator: " ").allSatisfy { $0.utf8.count < lineLength - 20 }
    }

    private static func folded(_ line: String, after start: Int) -> String {
        var out = ""
        var column = start
        for word in line.split(separator: " ") {
            if !out.isEmpty {
                let fits = column + 1 + word.utf8.count <= lineLength
                out += fits ? " " : "\r\n "
                column = fits ? column + 1 : 1
            }
            out += word
            column += word.utf8.count
        }
        return out
    }

    /// Base64 words of whole characters, one per line.
    static func encodedWords(_ line: String) -> String {
        var chunks: [[UInt8]] = [[]]
        for scalar in line.unicodeScalars {
            let bytes = Array(String(Character(scalar)).utf8)
            if chunks[chunks.count - 1].count + bytes.count > wordBytes { chunks.append([]) }
            chunks[chunks.count - 1] += bytes
        }
        return chunks.map { "=?UTF-8?B?" + Data($0).base64EncodedString() + "?=" }.joined(
            separator: "\r\n ")
    }
}
