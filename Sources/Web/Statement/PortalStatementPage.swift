import WorkingTime

/// A client's month: what was worked, what packages gave, what is to be paid.
enum PortalStatementPage {
    static func view(_ frame: PortalFrame, _ panel: SettlementPanel) -> HTML {
        let (words, settled) = (frame.words, panel.settled)
        let month = settled.settlement.month
        let title = "\(words[.statement]): \(words.month(of: month))"
        let tables = StatementTables(settled.statement, panel.reader, .client)
        return frame.page(
            title: panel.fault == nil ? title : "\(words[.error]): \(title)",
            own: .statement(month: month),
            """
            <header><h1>\(title)</h1><p class="small muted">\(words[settled.lead])</p></header>
            <section class="panel"><dl class="facts">\(tables.sums.map { sum in
                "<dt>\(sum.label)</dt><dd><bdi>\(sum.value)</bdi></dd>" as HTML
            })</dl></section>
            \(panel.view(frame.formTokenField))\(tables.tables.map { $0.view() })
            """)
    }
}
