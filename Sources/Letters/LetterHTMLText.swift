extension LetterHTML {
    /// The words of a page as plain text: blocks on lines of their own, quotations marked with `>`,
    /// the targets of links behind their words.
    ///
    /// - Parameter picture: the name of a picture of the same letter by its Content-ID.
    package static func text(_ html: String, picture: (String) -> String? = { _ in nil }) -> String
    {
        var writer = PlainTextWriter()
        for token in HTMLTokens(limited(html)) {
            switch token {
            case .text(let text): writer.text(text)
            case .open(let name, let attributes): writer.open(name, attributes, picture)
            case .close(let name): writer.close(name)
            }
        }
        writer.closeLink()
        return writer.finished()
    }
}

private struct PlainTextWriter {
    private static let paragraphs: Set<String> = [
        "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "pre", "table",
    ]
    private static let lines: Set<String> = [
        "div", "li", "tr", "dt", "dd", "section", "article", "header", "footer", "center",
        "blockquote", "body",
    ]

    private var out: [String] = [""]
    private var quoteDepth = 0
    private var preformatted = 0
    private var dropped: [String] = []
    private var pendingSpace = false
    /// Nothing but the quotation mark stands on the last line.
    private var isAtStart = true
    private var link = LinkText()

    mutating func open(
        _ name: String, _ attributes: [HTMLAttribute], _ picture: (String) -> String?
    ) {
        if SafeHTML.droppedWhole.contains(name) {
            if dropped.count < LetterHTML.depth { dropped.append(name) }
            return
        }
        guard dropped.isEmpty else { return }
        if name == "br" { return newLine(always: true) }
        startBlock(name)
        switch name {
        case "blockquote": quoteDepth = min(quoteDepth + 1, LetterHTML.depth)
        case "pre": preformatted += 1
        case "li": append("- ")
        case "td", "th": pendingSpace = true
        case "img": image(attributes, picture)
        case "a":
            closeLink()
            link = LinkText(to: attributes.first { $0.name == "href" }?.value)
        default: break
        }
        if name == "blockquote" { startLine() }
    }

    mutating func close(_ name: String) {
        if let index = dropped.lastIndex(of: name) { dropped.removeSubrange(index...) }
        guard dropped.isEmpty else { return }
        if name == "a" { closeLink() }
        startBlock(name)
        if name == "blockquote" {
            quoteDepth = max(0, quoteDepth - 1)
            startLine()
        }
        if name == "pre" { preformatted = max(0, preformatted - 1) }
    }

    /// A picture that came with the letter keeps its place; one from elsewhere has only its words.
    private mutating func image(_ attributes: [HTMLAttribute], _ picture: (String) -> String?) {
        let words = attributes.first { $0.name == "alt" }?.value ?? ""
        let source = attributes.first { $0.name == "src" }?.value ?? ""
        guard source.lowercased().hasPrefix("cid:") else { return text(words) }
        let isNamed = words.contains { !$0.isWhitespace }
        let name = picture(SafeHTML.contentID(source)) ?? ""
        text("[\(isNamed ? words : name.isEmpty ? LinkText.picture : name)]")
    }

    mutating func closeLink() {
        guard let target = link.target() else { return }
        link = LinkText()
        // Behind the last word, not behind the blanks after it.
        let isSpaced = pendingSpace
        pendingSpace = true
        append("<\(target)>")
        pendingSpace = isSpaced
    }

    mutating func text(_ text: String) {
        guard dropped.isEmpty else { return }
        link.take(text)
        if preformatted > 0 { return verbatim(text) }
        for character in text {
            if character.isWhitespace {
                pendingSpace = true
            } else {
                append(String(character))
            }
        }
    }

    func finished() -> String {
        var result: [String] = []
        for line in out {
            let bare = line.last == " " ? String(line.dropLast()) : line
            let isBlank = bare.allSatisfy { $0 == ">" || $0 == " " }
            if isBlank, result.last.map({ $0.allSatisfy { $0 == ">" || $0 == " " } }) ?? true {
                continue
            }
            result.append(bare)
        }
        return LetterText.trimmed(LetterText.shown(result.joined(separator: "\n")))
    }

    private mutating func verbatim(_ text: String) {
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false)
            .enumerated()
        {
            if index > 0 { newLine(always: true) }
            out[out.count - 1] += line
            isAtStart = isAtStart && line.isEmpty
        }
    }

    private mutating func append(_ word: String) {
        if pendingSpace, !isAtStart { out[out.count - 1] += " " }
        pendingSpace = false
        isAtStart = false
        out[out.count - 1] += word
    }

    private mutating func startBlock(_ name: String) {
        if Self.paragraphs.contains(name) {
            newLine(always: false)
            newLine(always: true)
        } else if Self.lines.contains(name) {
            newLine(always: false)
        }
    }

    private var mark: String {
        quoteDepth == 0 ? "" : String(repeating: ">", count: quoteDepth) + " "
    }

    private mutating func newLine(always: Bool) {
        pendingSpace = false
        guard always || !isAtStart else { return }
        out.append(mark)
        isAtStart = true
    }

    private mutating func startLine() {
        pendingSpace = false
        if isAtStart { out[out.count - 1] = mark } else { out.append(mark) }
        isAtStart = true
    }
}

/// Where the words of a link lead, as far as they do not say it themselves.
private struct LinkText {
    /// Stands for a picture without a name.
    static let picture = "…"
    /// Characters of a target that are shown, and of the words that are compared with it.
    private static let lengthMax = 2_000

    private let address: String?
    private var words = ""

    init(to address: String? = nil) {
        self.address = address.flatMap(SafeHTML.link).flatMap {
            $0.count <= Self.lengthMax ? $0 : nil
        }
    }

    mutating func take(_ text: String) {
        if address != nil, words.utf8.count < Self.lengthMax { words += text }
    }

    /// nil: there is no link, or its words name what it leads to.
    func target() -> String? {
        guard let address else { return nil }
        let said = words.filter { !$0.isWhitespace }.lowercased()
        let bare = Self.bare(address)
        return said.isEmpty || bare.isEmpty || said.contains(bare) ? nil : address
    }

    private static func bare(_ address: String) -> String {
        var rest = address.lowercased()[...]
        for start in ["https://", "http://", "mailto:", "www."] where rest.hasPrefix(start) {
            rest = rest.dropFirst(start.count)
        }
        if rest.hasSuffix("/") { rest = rest.dropLast() }
        return String(rest)
    }
}
