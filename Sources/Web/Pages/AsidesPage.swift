import WorkingTime

/// Contacts that became no ticket: every one leaves a trace, and an unreadable letter can be looked at raw.
public enum AsidesPage {
    public struct Model: Sendable {
        public var frame: DeskFrame
        public var rows: [Row]

        public init(frame: DeskFrame, rows: [Row]) {
            self.frame = frame
            self.rows = rows
        }
    }

    public struct Row: Sendable {
        public var at: CivilMoment
        public var address: String
        public var channel: String
        public var title: String
        public var outcome: String
        public var state: ClockState
        public var clause: ClauseLink?
        /// What the sender is told: by mail where there is an address, else by whoever took the call.
        public var told: String?
        /// Raw bytes, for download.
        public var raw: String?

        public init(
            at: CivilMoment, address: String, channel: String, title: String, outcome: String, state: ClockState,
            clause: ClauseLink?, told: String? = nil, raw: String?
        ) {
            self.at = at
            self.address = address
            self.channel = channel
            self.title = title
            self.outcome = outcome
            self.state = state
            self.clause = clause
            self.told = told
            self.raw = raw
        }
    }

    static func view(_ model: Model) -> HTML {
        let words = model.frame.words
        return model.frame.page(
            title: words[.asides],
            """
            <main id="main"><header class="page-head"><h1>\(words[.asides])</h1>\
            <p class="small muted">\(words[.asidesLead])</p></header>
            <div class="page-body stack gap-4" data-live="asides">
            \(if: model.rows.isEmpty, "<p>\(words[.asidesNone])</p>")\(model.rows.map { row($0, model.frame, words) })
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
        \(row.told.map { "<p class=\"small\">\(words[.asideTold]): <q>\($0)</q></p>" as HTML })\
        \(row.raw.map { source($0, words) })
        </section>
        """
    }

    private static func source(_ content: String, _ words: Words) -> HTML {
        #"<p class="small"><a href="\#(SiteURL.content(content))">\#(words[.asideSource])</a></p>"#
    }
}
