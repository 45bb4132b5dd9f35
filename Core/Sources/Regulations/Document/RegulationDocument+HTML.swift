extension RegulationDocument {
    private var paper: PaperWords { PaperWords(language: language) }

    var html: String {
        let title = text(regulation.title)
        let provider = text(regulation.provider)
        let parts = parts
        let groups = groups(of: parts)
        return """
            <!doctype html>
            <html lang="\(Self.escape(language))">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>\(Self.escape(title.words))</title>
            <style>\(Self.style)</style></head>
            <body>
            <header><h1\(lang(title))>\(Self.escape(title.words))</h1>
            <p\(lang(provider))>\(Self.escape(provider.words))</p><p>\(Self.escape(subtitle))</p></header>
            <main>
            \(contents(groups))\(partiesHTML)\(groups.map(group).joined())\(levelsHTML)\(signaturesHTML)\(annex(parts))
            </main>
            </body>
            </html>

            """
    }

    // MARK: The paper

    private func contents(_ groups: [Group]) -> String {
        let entries =
            [("parties", paper.parties)] + groups.map { ($0.anchor, $0.title.words) }
            + (hasLevels ? [("levels", paper.levels)] : []) + [
                ("signatures", paper.signatures), ("annex", paper.annex),
            ]
        let lines = entries.map { "<li><a href=\"#\($0.0)\">\(Self.escape($0.1))</a></li>\n" }
            .joined()
        return
            "<nav><h2>\(Self.escape(paper.contents))</h2>\n<ol class=\"contents\">\n\(lines)</ol></nav>\n"
    }

    private var partiesHTML: String {
        let party = { (title: String, name: String) in
            let rows = self.paper.requisites.enumerated().map { index, label in
                "<tr><th>\(Self.escape(label))</th><td>\(index == 0 ? Self.escape(name) : "")</td></tr>\n"
            }
            return
                "<table class=\"party\"><caption>\(Self.escape(title))</caption>\n\(rows.joined())</table>\n"
        }
        let both = party(paper.provider, text(regulation.provider).words) + party(paper.client, "")
        return
            "<section class=\"parties\" id=\"parties\"><h2>\(Self.escape(paper.parties))</h2>\n\(both)</section>\n"
    }

    private func group(_ group: Group) -> String {
        let title = "\(lang(group.title))>\(Self.escape(group.title.words))</h2>\n"
        let before = [nil] + group.parts.map(\.number)
        return "<h2 class=\"group\" id=\"\(group.anchor)\"\(title)"
            + zip(group.parts, before).map { section($0, after: $1) }.joined()
    }

    /// Number and words side by side. Parts of one printed number show it once; what has none is
    /// words alone.
    private func section(_ part: Part, after before: String?) -> String {
        let anchor = Self.escape(Self.anchor(part.clause))
        let link = "<a href=\"#\(anchor)\">\(Self.escape(part.number))</a>"
        let isPlain = regulation.printedNumber(of: part.clause) == nil
        let again = !isPlain && part.number == before ? " again" : ""
        var out = "<section id=\"\(anchor)\" class=\"clause\(isPlain ? " plain" : again)\">"
        if !isPlain { out += "<h3>\(link)</h3>" }
        out += "\n<div><p\(lang(part.text))>\(Self.escape(part.text.words))</p>\n"
        if let note = kindNote(part.kind) { out += "<p class=\"kind\">\(Self.escape(note))</p>\n" }
        return out + "</div></section>\n"
    }

    private var hasLevels: Bool {
        !LevelTable(regulation: regulation, sentences: sentences).rows.rows.isEmpty
    }

    private var levelsHTML: String {
        let table = LevelTable(regulation: regulation, sentences: sentences).rows
        guard !table.rows.isEmpty else { return "" }
        let head = ([paper.priority] + table.head).map {
            "<th scope=\"col\">\(Self.escape($0))</th>"
        }.joined()
        let rows = table.rows.map { row in
            let cells = row.cells.map {
                "<td>\($0.map(Self.escape).joined(separator: "<br>"))</td>"
            }.joined()
            return "<tr><th scope=\"row\">\(Self.escape(row.title))</th>\(cells)</tr>\n"
        }
        return """
            <section class="wide" id="levels"><h2>\(Self.escape(paper.levels))</h2>
            <table class="levels"><thead><tr>\(head)</tr></thead>
            <tbody>\(rows.joined())</tbody></table></section>

            """
    }

    private var signaturesHTML: String {
        let party = { (title: String) in
            let rows = self.paper.signed.map { "<tr><th>\(Self.escape($0))</th><td></td></tr>\n" }
                .joined()
            return
                "<table class=\"party\"><caption>\(Self.escape(title))</caption>\n\(rows)</table>\n"
        }
        let both = party(paper.provider) + party(paper.client)
        return """
            <section class="parties" id="signatures"><h2>\(Self.escape(paper.signatures))</h2>
            \(both)</section>

            """
    }

    // MARK: The annex

    private func annex(_ parts: [Part]) -> String {
        let outside = withoutClause
        let rest =
            outside.isEmpty
            ? ""
            : "<section><h3>\(Self.escape(paper.withoutClause))</h3>\n\(acts(outside))</section>\n"
        return "<h2 class=\"annex\" id=\"annex\">\(Self.escape(paper.annex))</h2>\n"
            + "<p>\(Self.escape(paper.annexIntro))</p>\n\(acts(general))"
            + parts.map(reading).joined() + rest
    }

    private func reading(_ part: Part) -> String {
        guard !part.acts.isEmpty || !part.readings.isEmpty || !part.findings.isEmpty else {
            return ""
        }
        var number =
            "<a href=\"#\(Self.escape(Self.anchor(part.clause)))\">\(Self.escape(part.number))</a>"
        if regulation.printedNumber(of: part.clause) != nil {
            number +=
                " <span>\(Self.escape(regulation.heading(of: part.clause, in: language)))</span>"
        }
        var out =
            "<section id=\"\(Self.escape(Self.annexAnchor(part.clause)))\"><h3>\(number)</h3>\n"
        if !part.acts.isEmpty { out += acts(part.acts) }
        for note in part.readings {
            out += "<aside><p\(lang(note.question))>\(Self.escape(note.question.words))</p>"
            out += "<p>\(Self.escape(readingLine(note)))</p></aside>\n"
        }
        for finding in part.findings { out += "<p class=\"kind\">\(Self.escape(finding))</p>\n" }
        return out + "</section>\n"
    }

    private func acts(_ acts: [String]) -> String {
        "<ul class=\"acts\">" + acts.map { "<li>\(Self.escape($0))</li>" }.joined(separator: "\n")
            + "</ul>\n"
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
        h2{font-size:1.2rem;margin:2rem 0 .5rem;break-after:avoid}h3{font-size:1rem;margin:1.2rem 0 .2rem;\
        break-after:avoid}h3 a,nav a{color:inherit;text-decoration:none}section>p{margin:.2rem 0}\
        .clause{display:grid;grid-template-columns:5.2rem minmax(0,1fr);margin:.55rem 0}.clause.plain{display:block}\
        .clause h3{margin:0;font-size:1em}.clause p{margin:0}.again h3 a{visibility:hidden}h3 span{font-weight:normal}\
        .contents{margin:0;padding:0;list-style:none}nav a:hover{text-decoration:underline}\
        table{border-collapse:collapse;width:100%;font-size:.87rem;margin:.6rem 0 1.2rem}\
        caption{text-align:left;font-weight:bold;padding:.3rem 0}\
        th,td{border:1px solid #999;padding:.35rem .5rem;text-align:left;vertical-align:top}\
        .party th{font-weight:normal;width:11rem}.party td{height:1.6rem}\
        .levels th{background:#f3f1ec}\
        .acts{margin:.3rem 0 .3rem 1.2rem;padding:0;font-size:.87rem;color:#444}\
        .kind{font-size:.87rem;font-style:italic;color:#555}\
        aside{margin:.4rem 0 .4rem 1.2rem;padding-left:.7rem;border-left:3px solid #b58900;font-size:.87rem}\
        aside p{margin:0}.wide{overflow-x:auto}\
        @page{size:A4;margin:20mm 18mm 22mm;@bottom-center{content:counter(page);font:9pt Georgia,serif}}\
        @media print{body{margin:0;padding:0;max-width:none;font-size:11pt}section,tr,aside,li{break-inside:avoid}\
        .clause h3{break-after:auto}\
        nav{break-after:page}.annex{break-before:page}.acts{color:#222}.wide{overflow:visible}}
        """
}
