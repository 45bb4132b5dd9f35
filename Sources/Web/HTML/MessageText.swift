/// Plain text of a message as paragraphs; addresses that begin with `http://` or `https://` become
/// links.
struct MessageText {
    /// Links made in one text; the rest stays text.
    static let linksMax = 200

    private let text: String
    init(_ text: String) { self.text = text }

    var html: HTML {
        var linksLeft = Self.linksMax
        return HTML(
            paragraphs.map { lines in
                let shown = lines.map { linked($0, &linksLeft) }.joined("<br>\n")
                return "<p dir=\"auto\">\(shown)</p>"
            })
    }

    /// Lines of each paragraph; empty lines separate them.
    private var paragraphs: [[Substring]] {
        var paragraphs: [[Substring]] = [[]]
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            if !line.allSatisfy(\.isWhitespace) {
                paragraphs[paragraphs.count - 1].append(line)
            } else if !paragraphs[paragraphs.count - 1].isEmpty {
                paragraphs.append([])
            }
        }
        return paragraphs.filter { !$0.isEmpty }
    }

    private func linked(_ line: Substring, _ linksLeft: inout Int) -> HTML {
        guard linksLeft > 0, line.contains("://") else { return "\(String(line))" }
        var html = HTML()
        for (index, word) in line.split(separator: " ", omittingEmptySubsequences: false)
            .enumerated()
        {
            if index > 0 { html += " " }
            html += linksLeft > 0 ? link(word, &linksLeft) : "\(String(word))"
        }
        return html
    }

    private func link(_ word: Substring, _ linksLeft: inout Int) -> HTML {
        let opening = word.prefix { "(<«\"'[".contains($0) }
        let rest = word.dropFirst(opening.count)
        let address = rest.dropLast(rest.reversed().prefix { ".,;:!?)>»\"']".contains($0) }.count)
        guard address.hasPrefix("https://") || address.hasPrefix("http://"), address.count > 8
        else {
            return "\(String(word))"
        }
        linksLeft -= 1
        let closing = String(rest.dropFirst(address.count))
        return """
            \(String(opening))<a href="\(String(address))" rel="noopener noreferrer nofollow">\(String(address))</a>\
            \(closing)
            """
    }
}
