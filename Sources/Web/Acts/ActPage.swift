/// The form of an action as a page: what a link to it opens without script, and where a mistake in
/// it is shown.
public enum ActPage {
    public struct Model: Sendable {
        public var frame: DeskFrame
        public var ticket: Int
        public var subject: String
        public var seen: Int
        public var offer: ActOffer
        /// What came while the form was being filled in.
        var news: [TimelineEntry] = []
    }

    static func view(_ model: Model) -> HTML {
        let words = model.frame.words
        let title = words[model.offer.act.face.question]
        let url = SiteURL.ticket(model.ticket)
        let form = ActForm(
            offer: model.offer, ticket: model.ticket, seen: model.seen, frame: model.frame)
        return model.frame.page(
            title: model.offer.fault == nil ? title : "\(words[.error]): \(title)", isLive: false,
            own: .act(model.offer.act, ticket: model.ticket),
            """
            <main id="main"><header class="page-head"><nav aria-label="\(words[.path])"><ol class="crumbs">\
            <li><a href="\(SiteURL.queue(.all, after: nil))">\(words[.queue])</a></li>\
            <li><a href="\(url)">\(words.number(model.ticket))</a></li></ol></nav>
            <h1><bdi>\(model.subject)</bdi></h1></header>
            <div class="page-body narrow-form stack gap-5">\
            \(if: !model.news.isEmpty, news(model, words))\
            \(form.view(cancel: #"<a class="button quiet" href="\#(url)">\#(words[.cancel])</a>"#))</div></main>
            """)
    }

    private static func news(_ model: Model, _ words: Words) -> HTML {
        """
        <section class="timeline" aria-label="\(words[.newsMark])">\
        \(model.news.map { $0.view(words, today: model.frame.today) })</section>
        """
    }
}
