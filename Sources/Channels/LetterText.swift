/// Plain text of a letter: LF line ends, no NUL, no blank lines at either end.
enum LetterText {
    static func withLineFeeds(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        var afterReturn = false
        for scalar in text.unicodeScalars {
            defer { afterReturn = scalar == "\r" }
            switch scalar {
            case "\0", "\u{FEFF}": continue
            case "\r": out.append("\n")
            case "\n": if !afterReturn { out.append("\n") }
            default: out.append(scalar)
            }
        }
        return String(out)
    }

    static func trimmed(_ text: String) -> String {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
        lines = lines.drop { $0.allSatisfy(\.isWhitespace) }
        while let last = lines.last, last.allSatisfy(\.isWhitespace) { lines.removeLast() }
        return lines.joined(separator: "\n")
    }
}

/// Joins the soft line breaks of format=flowed (RFC 3676).
enum FlowedText {
    static func joined(_ text: String, deletingSpace: Bool) -> String {
        var out: [String] = []
        var open = false
        var openDepth = 0
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let depth = line.prefix(while: { $0 == ">" }).count
            var content = line.dropFirst(depth)
            if content.first == " " { content.removeFirst() }
            let isSignature = content == "-- "
            let flows = content.last == " " && !isSignature
            if flows, deletingSpace { content.removeLast() }
            if open, depth == openDepth, !isSignature {
                out[out.count - 1] += content
            } else {
                out.append(depth == 0 ? String(content) : String(repeating: ">", count: depth) + " " + content)
            }
            open = flows
            openDepth = depth
        }
        return out.joined(separator: "\n")
    }
}
