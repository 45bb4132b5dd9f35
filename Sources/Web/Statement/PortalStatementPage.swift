import WorkingTime

/// A client's month: what was worked, what packages gave, what is to be paid.
enum PortalStatementPage {
    static func view(_ frame: PortalFrame, _ month: CivilDate, _ tables: StatementTables) -> HTML {
        let words = frame.words
        let title = "\(words[.statement]): \(words.month(of: month))"
        return frame.page(
            title: title, own: .statement(month: month),
            """
            <header><h1>\(title)</h1><p class="small muted">\(words[.statementLead])</p></header>
            <section class="panel"><dl class="facts">\(tables.sums.map { sum in
                "<dt>\(sum.label)</dt><dd><bdi>\(sum.value)</bdi></dd>" as HTML
            })</dl></section>
            \(tables.tables.map { $0.view() })
            """)
    }
}
