import WorkingTime

/// The regulation's measures in a month, each with its clause; nobody is left out.
public enum FiguresPage {
    public struct Model: Sendable {
        public var frame: DeskFrame
        /// Such as `November 2026`.
        public var month: String
        public var earlier: SiteURL
        /// nil: the month is not over.
        public var later: SiteURL?
        public var measures: [Measure]
        public var isPartial: Bool
    }

    public struct Measure: Sendable {
        public var title: String
        public var clause: ClauseLink?
        public var rows: [Row]
        /// Why there are no rows.
        public var remark: String?
    }

    public struct Row: Sendable {
        public var group: String
        public var value: String
        /// `12 / 13`.
        public var counted: String
        /// Broken promises that are not held against the desk, counted apart; empty: none.
        public var withdrawn = ""
        /// Tickets whose promises would be judged otherwise today; empty: none.
        public var differing: [Int] = []
        /// Tickets behind a time; empty: it is none.
        public var tickets: [Int] = []
    }

    static func view(_ model: Model) -> HTML {
        let words = model.frame.words
        return model.frame.page(
            title: words[.figures],
            """
            <main id="main"><header class="page-head"><h1>\(words[.figures])</h1>\
            <p class="row gap-3"><a href="\(model.earlier)" aria-label="\(words[.earlierMonth])">←</a>\
            <b>\(model.month)</b>\(model.later.map {
                #"<a href="\#($0)" aria-label="\#(words[.laterMonth])">→</a>"# as HTML
            })</p></header>
            <div class="page-body stack gap-4">\
            \(if: model.isPartial, #"<p class="notice" data-state="warning">\#(words[.figuresPartial])</p>"#)
            \(model.measures.map { measure($0, words) })\(if: model.measures.isEmpty, empty(words))</div></main>
            """)
    }

    private static func measure(_ measure: Measure, _ words: Words) -> HTML {
        """
        <section class="panel stack gap-2"><h2 class="text-m">\(measure.title) \(measure.clause?.chip(words))</h2>
        \(measure.remark.map { #"<p class="small muted">\#($0)</p>"# as HTML })\
        \(if: !measure.rows.isEmpty, table(measure, words))</section>
        """
    }

    /// What was told of a month stands; the tickets that would be judged otherwise now are named.
    private static func differing(_ numbers: [Int], _ words: Words) -> HTML {
        "<br>\(words[.wouldDiffer]): \(links(numbers))"
    }

    private static func links(_ numbers: [Int]) -> HTML {
        let shown = numbers.prefix(10).map {
            #"<a href="\#(SiteURL.ticket($0))">№\#u{a0}\#($0)</a>"# as HTML
        }
        return "\(shown.joined(", "))\(if: numbers.count > 10, " …")"
    }

    private static func empty(_ words: Words) -> HTML {
        #"<div class="empty">\#(Icon.scale.html)<h2>\#(words[.noMeasures])</h2><p>\#(words[.noMeasuresHint])</p></div>"#
    }

    private static func table(_ measure: Measure, _ words: Words) -> HTML {
        """
        <table class="small worklog"><tbody>\(measure.rows.map { row in
            """
            <tr><th scope="row">\(row.group)</th><td class="num">\(row.value)</td>\
            <td class="num muted">\(row.counted)\(if: !row.withdrawn.isEmpty, ", \(row.withdrawn)")\
            \(if: !row.tickets.isEmpty, "<br>\(links(row.tickets))")\
            \(if: !row.differing.isEmpty, differing(row.differing, words))</td></tr>
            """ as HTML
        })</tbody></table>
        """
    }
}
