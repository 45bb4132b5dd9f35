extension RegulationDocument {
    var html: String {
        let title = text(regulation.title)
        let provider = text(regulation.provider)
        var page = """
            <!doctype html>
            <html lang="\(Self.escape(language))">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>\(Self.escape(title.words))</title>
            <style>\(Self.style)</style></head>
            <body>
            <header><h1\(lang(title))>\(Self.escape(title.words))</h1>
            <p\(lang(provider))>\(Self.escape(provider.words))</p><p>\(Self.escape(subtitle))</p></header>
            <main>

            """
        for part in parts { page += section(part) }
        return page + "</main>\n</body>\n</html>\n"
    }

    private func section(_ part: Part) -> String {
        let anchor = Self.escape(Self.anchor(part.clause))
        var out = "<section id=\"\(anchor)\"><h2><a href=\"#\(anchor)\">\(Self.escape(part.number))</a></h2>\n"
        if !part.isHeading { out += "<p\(lang(part.text))>\(Self.escape(part.text.words))</p>\n" }
        if let note = kindNote(part.kind) { out += "<p class=\"kind\">\(Self.escape(note))</p>\n" }
        if !part.acts.isEmpty {
            out +=
                "<ul class=\"acts\">" + part.acts.map { "<li>\(Self.escape($0))</li>" }.joined(separator: "\n")
                + "</ul>\n"
        }
        for note in part.readings {
            out += "<aside><p\(lang(note.question))>\(Self.escape(note.question.words))</p>"
            out += "<p>\(Self.escape(readingLine(note)))</p></aside>\n"
        }
        for finding in part.findings { out += "<p class=\"kind\">\(Self.escape(finding))</p>\n" }
        return out + "</section>\n"
    }

    /// Marks words in another language than the page's.
    private func lang(_ text: Text) -> String {
        text.language == language ? "" : " lang=\"\(Self.escape(text.language))\""
    }

    static func escape(_ text: String) -> String {
        var out = ""
        for character in text.unicodeScalars {
            switch character {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            case "'": out += "&#39;"
            default: out.unicodeScalars.append(character)
            }
        }
        return out
    }

    private static let style = """
        body{font:17px/1.5 Georgia,'PT Serif','Noto Serif',serif;max-width:44rem;margin:2rem auto;padding:0 1rem;\
        color:#1c1b19;background:#fff}h1{font-size:1.7rem;line-height:1.2;margin:0}\
        header{border-bottom:1px solid #999;margin-bottom:1.5rem}\
        h2{font-size:1rem;margin:1.4rem 0 .2rem}h2 a{color:inherit;text-decoration:none}section>p{margin:.2rem 0}\
        .acts{margin:.3rem 0 .3rem 1.2rem;padding:0;font-size:.87rem;color:#444}\
        .kind{font-size:.87rem;font-style:italic;color:#555}\
        aside{margin:.4rem 0 .4rem 1.2rem;padding-left:.7rem;border-left:3px solid #b58900;font-size:.87rem}\
        aside p{margin:0}\
        @media print{body{margin:0;max-width:none;font-size:11pt}section{break-inside:avoid}}
        """
}
