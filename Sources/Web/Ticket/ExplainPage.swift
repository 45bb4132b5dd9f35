import WorkingTime

/// The argument of one clock on a page of its own: for printing and for showing to the client.
public enum ExplainPage {
    public struct Model: Sendable {
        public var frame: DeskFrame
        public var ticket: Int
        public var subject: String
        public var card: ClockCard
        public var basis: String
    }

    static func view(_ model: Model) -> HTML {
        let words = model.frame.words
        return model.frame.page(
            title: "\(words[.whyThisDeadline]) \(model.ticket)",
            """
            <main id="main"><header class="page-head"><nav aria-label="\(words[.path])"><ol class="crumbs">\
            <li><a href="\(SiteURL.queue(.all, after: nil))">\(words[.queue])</a></li>\
            <li><a href="\(SiteURL.ticket(model.ticket))">\(words.number(model.ticket))</a></li></ol></nav>
            <h1>\(words[.whyThisDeadline])</h1>
            <p class="small muted"><bdi>\(model.subject)</bdi> · \(model.basis)</p></header>
            <div class="page-body explained">
            \(model.card.view(ticket: nil, words, today: model.frame.today, isMain: true))</div>
            <svg class="sprite" aria-hidden="true"><defs><pattern id="hatch" width="5" height="5" \
            patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="hatch-line" d="M0 0v5"/></pattern>\
            </defs></svg></main>
            """)
    }
}
