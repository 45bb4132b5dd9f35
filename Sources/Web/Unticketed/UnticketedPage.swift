import WorkingTime

/// Interactions that became no ticket: every one leaves a trace, and an unreadable letter can be
/// looked at raw.
public enum UnticketedPage {
    public struct Model: Sendable {
        public var frame: DeskFrame
        public var rows: [Row]
        /// How many were judged by the press before.
        public var judged: Int?
    }

    public struct Row: Sendable {
        public var at: CivilMoment
        public var address: String
        public var channel: String
        public var title: String
        public var outcome: String
        public var state: ClockState
        public var clause: ClauseLink?
        /// What the sender is told: by mail where there is an address, else by whoever took the
        /// call.
        public var told: String?
        /// Raw bytes, for download.
        public var raw: String?
        /// Why it became no ticket, where no rule of the regulation says so.
        public var reason: String?
        /// The interaction, where it can be judged now, and by which press.
        var kept: (id: String, acts: [UnticketedAct])?
    }

    static func view(_ model: Model) -> HTML {
        let words = model.frame.words
        return model.frame.page(
            title: words[.unticketed],
            """
            <main id="main"><header class="page-head"><h1>\(words[.unticketed])</h1>\
            <p class="small muted">\(words[.unticketedLead])</p></header>
            <div class="page-body stack gap-4" data-live="unticketed">
            \(model.judged.map { judged($0, words) })\(if: model.rows.isEmpty, "<p>\(words[.unticketedNone])</p>")\
            \(model.rows.map { row($0, model.frame, words) })
            </div></main>
            """)
    }

    private static func row(_ row: Row, _ frame: DeskFrame, _ words: Words) -> HTML {
        """
        <section class="panel stack gap-1"><p class="row gap-2 small muted">\
        <span class="badge" data-state="\(row.state.rawValue)">\(row.outcome)</span>\
        <span>\(words.momentInFull(row.at, now: frame.today))</span><span>\(row.channel)</span>\
        <bdi>\(row.address)</bdi>\(row.clause?.chip(words))</p>
        <p><bdi>\(row.title)</bdi></p>\
        \(row.reason.map { "<p class=\"small muted\">\($0)</p>" as HTML })\
        \(row.told.map { "<p class=\"small\">\(words[.unticketedTold]): <q>\($0)</q></p>" as HTML })\
        \(row.raw.map { source($0, words) })\(row.kept.map { buttons($0, frame, words) })
        </section>
        """
    }

    private static func judged(_ count: Int, _ words: Words) -> HTML {
        """
        <div class="notice" role="status" data-state="met">\(ClockState.met.icon.html)\
        <p>\(words.unticketedJudged(count))</p></div>

        """
    }

    private static func buttons(
        _ kept: (id: String, acts: [UnticketedAct]), _ frame: DeskFrame, _ words: Words
    ) -> HTML {
        """
        <div class="row gap-2">\(kept.acts.map { act in
            let press: Word = act == .one ? .unticketedJudge : .unticketedJudgeSender
            return """
            <form method="post" action="\(SiteURL.judge(kept.id, act))">\(frame.formTokenField)\
            <button class="button small">\(words[press])</button></form>
            """ as HTML
        })</div>
        """
    }

    private static func source(_ content: String, _ words: Words) -> HTML {
        #"<p class="small"><a href="\#(SiteURL.content(content))">\#(words[.unticketedSource])</a></p>"#
    }
}
