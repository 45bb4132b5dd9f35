extension RegulationDocument {
    var markdown: String {
        var out = "# \(Self.plain(text(regulation.title).words))\n\n"
        out += "\(Self.plain(text(regulation.provider).words))  \n\(Self.plain(subtitle))\n"
        for part in parts {
            out += "\n## <a id=\"\(Self.anchor(part.clause))\"></a>\(Self.plain(part.number))\n"
            if !part.isHeading { out += "\n\(Self.plain(part.text.words))\n" }
            if let note = kindNote(part.kind) { out += "\n*\(note)*\n" }
            if !part.acts.isEmpty {
                out += "\n" + part.acts.map { "- \(Self.plain($0))" }.joined(separator: "\n") + "\n"
            }
            for note in part.readings {
                out += "\n> \(Self.plain(note.question.words))  \n> \(Self.plain(readingLine(note)))\n"
            }
            for finding in part.findings { out += "\n*\(Self.plain(finding))*\n" }
        }
        return out
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
