extension RegulationDocument {
    private var paper: PaperWords { PaperWords(language: language) }

    var markdown: String {
        let parts = parts
        let groups = groups(of: parts)
        var out = "# \(Self.plain(text(regulation.title).words))\n\n"
        out += "\(Self.plain(text(regulation.provider).words))  \n\(Self.plain(subtitle))\n"
        out += "\n## \(paper.contents)\n\n"
        out += groups.map { "- [\(Self.plain($0.title.words))](#\($0.anchor))\n" }.joined()
        out += parties(paper.parties, paper.requisites, provider: text(regulation.provider).words)
        for group in groups {
            out += "\n## <a id=\"\(group.anchor)\"></a>\(Self.plain(group.title.words))\n"
            out += group.parts.map(clause).joined()
        }
        out += levels + parties(paper.signatures, paper.signed, provider: nil)
        out +=
            "\n## \(paper.annex)\n\n\(paper.annexIntro)\n\n" + list(general)
            + parts.map(reading).joined()
        let outside = withoutClause
        return outside.isEmpty ? out : out + "\n### \(paper.withoutClause)\n\n" + list(outside)
    }

    private func clause(_ part: Part) -> String {
        var out = "\n### <a id=\"\(Self.anchor(part.clause))\"></a>\(Self.plain(part.number))\n"
        if !part.isHeading { out += "\n\(Self.plain(part.text.words))\n" }
        if let note = kindNote(part.kind) { out += "\n*\(note)*\n" }
        return out
    }

    private func parties(_ title: String, _ labels: [String], provider: String?) -> String {
        let rows = labels.enumerated().map { index, label in
            "| \(label) | \(index == 0 ? Self.plain(provider ?? "") : "") | |\n"
        }
        return "\n## \(title)\n\n| | \(paper.provider) | \(paper.client) |\n|---|---|---|\n"
            + rows.joined()
    }

    private var levels: String {
        let table = LevelTable(regulation: regulation, sentences: sentences).rows
        guard !table.rows.isEmpty else { return "" }
        let head = ([paper.priority] + table.head).map(Self.plain).joined(separator: " | ")
        let rows = table.rows.map { row in
            let cells = row.cells.map { $0.map(Self.plain).joined(separator: "; ") }
            return "| \(([Self.plain(row.title)] + cells).joined(separator: " | ")) |\n"
        }
        let rule = String(repeating: "---|", count: table.head.count + 1)
        return "\n## \(paper.levels)\n\n| \(head) |\n|\(rule)\n" + rows.joined()
    }

    private func reading(_ part: Part) -> String {
        guard !part.acts.isEmpty || !part.readings.isEmpty || !part.findings.isEmpty else {
            return ""
        }
        var out =
            "\n### <a id=\"\(Self.annexAnchor(part.clause))\"></a>\(Self.plain(part.number))\n"
        if !part.acts.isEmpty { out += "\n" + list(part.acts) }
        for note in part.readings {
            out += "\n> \(Self.plain(note.question.words))  \n> \(Self.plain(readingLine(note)))\n"
        }
        for finding in part.findings { out += "\n*\(Self.plain(finding))*\n" }
        return out
    }

    private func list(_ lines: [String]) -> String {
        lines.map { "- \(Self.plain($0))\n" }.joined()
    }

    /// Marks of Markdown and HTML lose their meaning; line breaks become spaces.
    static func plain(_ text: String) -> String {
        var out = ""
        for character in text {
            switch character {
            case "\\", "`", "*", "_", "[", "]", "<", ">", "|", "#": out += "\\\(character)"
            case "\n", "\r", "\r\n": out += " "
            default: out.append(character)
            }
        }
        return out
    }
}
