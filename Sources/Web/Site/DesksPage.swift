import WorkingTime

/// The first page of a server with several desks: it leads to each of them.
enum DesksPage {
    struct Entry: Sendable {
        /// Whose desk it is, in the page's language.
        var provider: String
        /// Title and version of the regulation that it lives by.
        var regulation: String
        /// `http://host:port`, without a slash at the end.
        var address: String
        /// Whether its support calendar is open right now.
        var glance: CalendarGlance?
        /// In the desk's zone.
        var today: CivilDate
    }

    struct Model: Sendable {
        var language: Language
        var entries: [Entry]
    }

    static func view(_ model: Model) -> HTML {
        let words = Words.of(model.language)
        return Layout.document(
            title: words[.desksTitle], words: words, body: .portal,
            """
            <main id="main" class="site-page"><div class="stack gap-6">
            <div class="stack gap-2"><h1 class="text-3xl">\(words[.desksTitle])</h1>\
            <p class="muted">\(words[.desksLead])</p></div>
            <ul class="grid desks" role="list">\(model.entries.map { entry($0, words) })</ul>
            <p class="row langs gap-3 small" role="group" aria-label="\(words[.language])">\(words.languageLinks)</p>
            </div></main>
            """)
    }

    private static func entry(_ entry: Entry, _ words: Words) -> HTML {
        """
        <li class="panel stack gap-3"><div class="stack gap-1"><h2 class="text-l">\(entry.provider)</h2>\
        <p class="serif muted">\(entry.regulation)</p>\(entry.glance.map { $0.view(words, today: entry.today) })</div>\
        <p class="row gap-3"><a class="button primary" href="\(entry.address)/">\(words[.desksStaff])</a>\
        <a class="button" href="\(entry.address)/portal">\(words[.desksClients])</a></p></li>
        """
    }
}
