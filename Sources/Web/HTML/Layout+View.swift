/// The HTML document around a page. No style and no script stands in it, only links to our own
/// files.
enum Layout {
    /// `class` of the body: portal pages are larger.
    enum Body { case desk, portal }

    /// Content security policy of every page: own files only, nothing in place, framed by nobody.
    static let policy = """
        default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; \
        frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'
        """

    /// - Parameter own: address that shows the same, where the answer to a form stands under
    ///   another one.
    static func document(
        title: String, words: Words, body: Body, events: Bool = false, own: SiteURL? = nil,
        _ content: HTML
    ) -> HTML {
        """
        <!doctype html>
        <html lang="\(words.language.rawValue)">
        \(head(title: title))
        <body\(if: body == .portal, #" class="portal""#) \(scriptWords(words))\
        \(if: events, #" data-events="\#(SiteURL.events)""#)\(own.map { #" data-own="\#($0)""# as HTML })>
        <a class="skip" href="#main">\(words[.skipToContent])</a>
        \(content)
        </body>
        </html>

        """
    }

    private static func head(title: String) -> HTML {
        """
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>\(title)</title>
        \(stylesheets)
        </head>
        """
    }

    private static let stylesheets: HTML = """
        <link rel="stylesheet" href="\(SiteURL.asset(Assets.tokens.name))">
        <link rel="stylesheet" href="\(SiteURL.asset(Assets.components.name))">
        <link rel="stylesheet" href="\(SiteURL.asset(Assets.pages.name))">
        <link rel="icon" href="\(SiteURL.asset(Assets.icons.name))" type="image/svg+xml">
        <script src="\(SiteURL.asset(Assets.app.name))" defer></script>
        """

    /// The few words that the script says by itself. `#` stands for the number.
    private static func scriptWords(_ words: Words) -> HTML {
        """
        data-minute="\(words.minute)" data-hour="\(words.hour)" data-working-hour="\(words.workingHour)" \
        data-lost="\(words[.connectionLost])" data-hour-left="\(words[.clockSpoken])" \
        data-late="\(words[.breachSpoken])" data-new="\(newTickets(words))"
        """
    }

    /// Forms for one, two, five and other numbers, separated by `|`.
    private static func newTickets(_ words: Words) -> String {
        [1, 2, 5].map { count in
            words.newTickets(count).split(separator: String(count), maxSplits: 1).joined(
                separator: "#")
        }.joined(separator: "|")
    }
}

extension DeskFrame {
    func page(title: String, isLive: Bool = true, own: SiteURL? = nil, _ main: HTML) -> HTML {
        Layout.document(
            title: "\(title) · \(deskName)", words: words, body: .desk, events: isLive, own: own,
            """
            <div class="desk">
            \(sidebar)
            <div class="page">
            \(topbar)
            \(main)
            </div>
            </div>
            <div class="toasts" id="toasts" role="status" aria-live="polite">\(toast?.view)</div>
            \(keysDialog)
            """)
    }

    /// Every form carries it; without it nothing is done.
    var formTokenField: HTML { FormMark(token: formToken, person: personID).html }

    private var brand: HTML {
        #"<a class="brand" href="\#(SiteURL.queue(.all, after: nil))">\#(Icon.brandMark) <span>\#(deskName)</span></a>"#
    }

    private var newInteraction: HTML {
        """
        <a class="button quiet small icon-only" href="\(SiteURL.interaction)" aria-label="\(words[.newInteraction])" \
        aria-keyshortcuts="C" data-key="contact">\(Icon.plus.html)</a>
        """
    }

    private var sidebar: HTML {
        """
        <header class="sidebar">
        <div class="row between one-line">\(brand)\(newInteraction)</div>
        \(searchForm(id: "search"))
        <nav class="nav" aria-label="\(words[.sections])">\(sectionLinks)</nav>
        \(if: !projects.isEmpty, projectLinks)
        <div class="sidebar-foot">
        <div class="calendars tiny muted" aria-label="\(words[.calendars])" role="group" data-live="calendars">\
        \(calendars.map { $0.view(words, today: today) })</div>
        \(personMenu)
        </div>
        </header>
        """
    }

    private func searchForm(id: String) -> HTML {
        """
        <form role="search" method="get" action="\(SiteURL.search("").pathWithoutQuery)">\
        <label class="visually-hidden" for="\(id)">\(words[.search])</label>\
        <input class="input" id="\(id)" name="q" type="search" value="\(searchText)" \
        placeholder="\(words[.searchHint])" aria-keyshortcuts="/"></form>
        """
    }

    private var sectionLinks: HTML {
        HTML([
            link(.queue, .queue(.all, after: nil), .queue, .queue, counts[.all]),
            link(.mine, .queue(.mine, after: nil), .user, .myTickets, counts[.mine]),
            link(
                .waiting, .queue(.waiting, after: nil), .wait, .waitingForClient, counts[.waiting]),
            link(.interaction, .interaction, .phone, .newInteraction, nil),
            link(.unticketed, .unticketed(judged: nil), .mail, .unticketed, nil),
            link(.figures, .figures(nil), .scale, .figures, nil),
            link(
                .regulation,
                .regulation(id: regulation.regulation, version: regulation.version, clause: nil),
                .book,
                .regulation, nil),
        ]) + (isAdministrator ? adminLink : "")
    }

    private var adminLink: HTML {
        """
        <a href="\(SiteURL.admin(.overview))"\(if: section == .admin, #" aria-current="page""#)>\(Icon.lock.html)\
        <span class="nav-name">\(words[.adminTitle])</span></a>
        """
    }

    private var accountLink: HTML { link(.account, .account(done: nil), .user, .account, nil) }

    private func link(_ section: Section, _ url: SiteURL, _ icon: Icon, _ word: Word, _ count: Int?)
        -> HTML
    {
        """
        <a href="\(url)"\(if: self.section == section, #" aria-current="page""#)>\(icon.html)\
        <span class="nav-name">\(words[word])</span>\(count.map { #"<span class="count">\#($0)</span>"# as HTML })</a>
        """
    }

    private var projectLinks: HTML {
        """
        <nav class="nav" aria-label="\(words[.projects])"><p class="nav-title">\(words[.projects])</p>
        \(projects.map { project in
            """
            <a href="\(SiteURL.search(project.name))"><span class="nav-name">\(project.name)</span>\
            <span class="count">\(project.open)</span></a>
            """ as HTML
        })</nav>
        """
    }

    private var personMenu: HTML {
        """
        <details class="person"><summary class="row one-line gap-2">\(person.avatar)\
        <span class="nav-name">\(person.name)</span></summary>
        <div class="stack gap-2 small"><p class="row langs gap-3" aria-label="\(words[.language])" role="group">\
        \(words.languageLinks)</p>
        <p><a href="\(SiteURL.account(done: nil))">\(words[.account])</a></p>
        <form method="post" action="\(SiteURL.signOut)">\(formTokenField)\
        <button class="button small">\(words[.signOut])</button></form></div></details>
        """
    }

    private var topbar: HTML {
        """
        <header class="topbar"><details class="anchor"><summary class="button quiet icon-only no-marker" \
        aria-label="\(words[.menu])">\(Icon.menu.html)</summary>
        <div class="menu nav drawer">\(sectionLinks)\(accountLink)\(searchForm(id: "search-narrow"))\
        <form method="post" action="\(SiteURL.signOut)">\(formTokenField)\
        <button class="button quiet small">\(words[.signOut])</button></form></div></details>
        \(brand)<span class="push"></span>\(newInteraction)</header>
        """
    }
}

extension DeskFrame.Toast {
    var view: HTML {
        #"<div class="toast" data-state="\#(state.rawValue)">\#(state.icon.html)<span>\#(text)</span></div>"#
    }
}

extension SiteURL {
    /// Action of a GET form, whose fields become the query.
    var pathWithoutQuery: String { String(path.prefix { $0 != "?" }) }
}

extension Words {
    var languageLinks: HTML {
        HTML(
            Language.allCases.map { other in
                """
                <a href="\(SiteURL.language(other))" lang="\(other.rawValue)" hreflang="\(other.rawValue)"\
                \(if: other == language, #" aria-current="true""#)>\(other.ownName)</a>
                """
            })
    }
}
