/// A list of a page; on a phone every row is a card.
struct CardTable: Sendable {
    /// A form that is only a button.
    struct Button: Sendable {
        var label: String
        var action: AdminURL
        var isDanger = false
        var seen: Int?

        func view(_ formToken: HTML, isSmall: Bool = true) -> HTML {
            let seenField: HTML? = seen.map { #"<input type="hidden" name="seen" value="\#($0)">"# }
            return """
                <form method="post" action="\(SiteURL.admin(action))">\(formToken)\(seenField)\
                <button class="button\(if: isSmall, " small")\(if: isDanger, " danger")">\(label)</button></form>
                """
        }
    }

    enum Cell: Sendable {
        case text(String)
        case link(String, SiteURL)
        case badges([(text: String, state: ClockState)])
        case buttons([Button])
        /// A text with what explains it under it.
        case two(String, String)
    }

    var title: String?
    var columns: [String]
    var rows: [[Cell]]
    /// Said when there are no rows.
    var empty: String
    /// Links under the table.
    var links: [(label: String, url: SiteURL)] = []

    /// - Parameter formToken: the field that its buttons are sent with.
    func view(_ formToken: HTML = "") -> HTML {
        let head: HTML? = title.map { "<h2>\($0)</h2>" }
        let more: HTML = """
            <p class="row gap-2">\(links.map { #"<a class="button" href="\#($0.url)">\#($0.label)</a>"# as HTML })</p>
            """
        return """
            <section class="stack gap-2">\(head)\(if: rows.isEmpty, #"<p class="muted">\#(empty)</p>"#)\
            \(if: !rows.isEmpty, table(formToken))\(if: !links.isEmpty, more)</section>

            """
    }

    private func table(_ formToken: HTML) -> HTML {
        """
        <div class="cards labelled"><table class="table">\
        <thead><tr>\(columns.map { #"<th scope="col">\#($0)</th>"# as HTML })</tr></thead>
        <tbody>\(rows.map { row in
            let cells = zip(columns, row).map { #"<td data-label="\#($0)">\#(cell($1, formToken))</td>"# as HTML }
            return "<tr>\(cells)</tr>\n" as HTML
        })</tbody></table></div>
        """
    }

    private func cell(_ cell: Cell, _ formToken: HTML) -> HTML {
        switch cell {
        case .text(let text): "<bdi>\(text)</bdi>"
        case .link(let text, let url): #"<a href="\#(url)">\#(text)</a>"#
        case .badges(let badges):
            HTML(
                badges.map {
                    #"<span class="badge" data-state="\#($0.state.rawValue)">\#($0.text)</span> "#
                })
        case .buttons(let buttons):
            #"<div class="row gap-2">\#(buttons.map { $0.view(formToken) })</div>"#
        case .two(let first, let second):
            #"<bdi>\#(first)</bdi>\#(if: !second.isEmpty, #"<br><bdi class="muted tiny">\#(second)</bdi>"#)"#
        }
    }
}
