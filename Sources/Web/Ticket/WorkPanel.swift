import WorkingTime

/// What was offered, what was worked, and what it costs, each with its clause.
public struct WorkPanel: Sendable {
    public struct Line: Sendable {
        public var day: CivilMoment
        public var person: String
        public var length: String
        /// `×2`; nil: the plain rate.
        public var factor: String?
        public var amount: String
        public var clauses: [ClauseLink]
    }

    public struct Offer: Sendable {
        public var version: Int
        public var text: String
        public var state: String
    }

    public struct Part: Sendable {
        public var text: String
        public var role: String?
        public var priority: String?
        public var isDone: Bool
    }

    var packages = PackagePanel()
    public var lines: [Line] = []
    public var total: String?
    /// Why what the work costs is not counted.
    public var notCounted: String?
    public var offers: [Offer] = []
    public var parts: [Part] = []
    public var watchers: [String] = []
    /// Numbers of the tickets merged into this one.
    public var merged: [Int] = []

    public init() {}

    var isEmpty: Bool {
        packages.items.isEmpty && lines.isEmpty && notCounted == nil && offers.isEmpty
            && parts.isEmpty && watchers.isEmpty
            && merged.isEmpty
    }

    func view(_ words: Words, today: CivilDate) -> HTML {
        """
        <section class="stack gap-2 pad-y" aria-label="\(words[.work])"><h2 class="text-m">\(words[.work])</h2>
        \(packages.view(words, today: today))\(offers.map { offer in
            """
            <p class="small">\(words[.actEstimate]) \(offer.version): <bdi>\(offer.text)</bdi> \
            <span class="muted">— \(offer.state)</span></p>
            """ as HTML
        })\(parts.map { part in
            """
            <p class="small row gap-1">\(part.isDone ? Icon.met.html : Icon.plus.html) <span><bdi>\(part.text)</bdi>\
            \([part.role, part.priority].compactMap(\.self).map { #" <span class="muted">\#($0)</span>"# as HTML })\
            </span></p>
            """ as HTML
        })\(if: !lines.isEmpty, table(words, today))\(notCounted.map {
            #"<p class="small muted">\#(words[.notCountedYet]): \#($0)</p>"# as HTML
        })\(people(words))\(merges(words))</section>
        """
    }

    private func table(_ words: Words, _ today: CivilDate) -> HTML {
        """
        <table class="small worklog"><tbody>\(lines.map { line in
            """
            <tr><td>\(words.moment(line.day, now: today))<br><span class="muted">\(line.person)</span></td>\
            <td class="num">\(line.length)\(line.factor.map { #" <b>\#($0)</b>"# as HTML })</td>\
            <td class="num">\(line.amount)<br>\(line.clauses.map { $0.chip(words) }.joined(" "))</td></tr>
            """ as HTML
        })</tbody>\(sum(words))</table>
        """
    }

    private func sum(_ words: Words) -> HTML? {
        total.map { total in
            """
            <tfoot><tr><th scope="row" colspan="2">\(words[.total])</th><td class="num">\(total)</td></tr></tfoot>
            """
        }
    }

    private func people(_ words: Words) -> HTML {
        watchers.isEmpty
            ? ""
            : #"<p class="small">\#(words[.watchers]): \#(watchers.joined(separator: ", "))</p>"#
    }

    private func merges(_ words: Words) -> HTML {
        guard !merged.isEmpty else { return "" }
        let links = merged.map {
            #"<a href="\#(SiteURL.ticket($0))">\#(words.number($0))</a>"# as HTML
        }
        return #"<p class="small">\#(words[.mergedTickets]): \#(links.joined(", "))</p>"#
    }
}
