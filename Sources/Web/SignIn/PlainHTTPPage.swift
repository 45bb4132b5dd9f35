/// Instead of a way in that would lead back to itself: the browser came by plain http and keeps
/// none of our cookies.
enum PlainHTTPPage {
    struct Model: Sendable {
        var language: Language
        var deskName: String
        /// The address that begins with https://; nil: it was not configured.
        var address: String?
    }

    static func view(_ model: Model) -> HTML {
        let words = Words.of(model.language)
        return Layout.document(
            title: "\(words[.plainTitle]) · \(model.deskName)", words: words, body: .portal,
            """
            <main id="main" class="site-page alone"><div class="stack gap-6">
            <div class="stack gap-4"><span class="brand text-l">\(Icon.brandMark) \(model.deskName)</span>\
            <h1 class="text-3xl">\(words[.plainTitle])</h1></div>
            <section class="notice" data-state="paused">\(Icon.paused.html)<p>\(words[.plainCause])</p></section>
            <p>\(words[.plainCure])</p>\(model.address.map(link))
            <p class="small muted">\(words[.plainOperator]) <code>--insecure-cookies</code></p></div></main>
            """)
    }

    private static func link(_ address: String) -> HTML {
        #"<p><a class="button primary large" href="\#(address)/">\#(address)</a></p>"#
    }
}
