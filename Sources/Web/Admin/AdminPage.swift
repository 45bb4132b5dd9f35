/// A page for administrators: a tab, a heading, then blocks.
enum AdminPage {
    enum Tab: Sendable, Hashable, CaseIterable {
        case overview, staff, clients, mail, letters, audit
    }

    enum Block: Sendable {
        case form(AdminForm)
        case table(CardTable)
        case facts(title: String?, [(label: String, value: String)])
        case note(ClockState, title: String, text: String)
        case settlement(SettlementPanel)
        case buttons([CardTable.Button])
        /// Something to copy, shown this once.
        case secret(label: String, value: String, hint: String)
        /// Searches the list under it.
        case search(words: String, label: String, button: String, AdminURL)
        case filter(label: String, name: String, [FormChoice], button: String, AdminURL)
    }

    struct Model: Sendable {
        var frame: DeskFrame
        var tab: Tab
        var title: String
        var lead: String?
        /// Pages above this one.
        var path: [(label: String, url: AdminURL)] = []
        var blocks: [Block]

        /// A field was wrong.
        var isFaulty: Bool {
            blocks.contains { block in
                switch block {
                case .form(let form): return !form.faults.isEmpty
                case .settlement(let panel): return panel.fault != nil
                case .table, .facts, .note, .buttons, .secret, .search, .filter: return false
                }
            }
        }
    }

    static func view(_ model: Model) -> HTML {
        let words = model.frame.words
        let title = model.isFaulty ? "\(words[.error]): \(model.title)" : model.title
        return model.frame.page(
            title: title, isLive: false,
            """
            <main id="main"><header class="page-head flush">\(crumbs(model, words))<h1>\(model.title)</h1>\
            \(model.lead.map { #"<p class="small muted">\#($0)</p>"# as HTML })\(tabs(model.tab, words))</header>
            <div class="page-body stack gap-6">\(model.blocks.map { block($0, model.frame) })</div></main>
            """)
    }

    private static func crumbs(_ model: Model, _ words: Words) -> HTML {
        guard !model.path.isEmpty else { return "" }
        return """
            <nav aria-label="\(words[.path])"><ol class="crumbs">\(model.path.map { step in
                #"<li><a href="\#(SiteURL.admin(step.url))">\#(step.label)</a></li>"# as HTML
            })</ol></nav>
            """
    }

    private static func tabs(_ current: Tab, _ words: Words) -> HTML {
        """
        <nav class="tabs" aria-label="\(words[.sections])">\(Tab.allCases.map { tab in
            """
            <a href="\(SiteURL.admin(tab.url))"\(if: tab == current, #" aria-current="page""#)>\(words[tab.word])</a>
            """ as HTML
        })</nav>
        """
    }

    private static func block(_ block: Block, _ frame: DeskFrame) -> HTML {
        switch block {
        case .form(let form): form.view(frame)
        case .table(let table): table.view(frame.formTokenField)
        case .facts(let title, let facts):
            """
            <section class="stack gap-2">\(title.map { "<h2>\($0)</h2>" as HTML })<dl class="facts admin-facts">\
            \(facts.map { "<dt>\($0.label)</dt><dd><bdi>\($0.value)</bdi></dd>" as HTML })</dl></section>

            """
        case .note(let state, let title, let text):
            """
            <div class="notice form-column" data-state="\(state.rawValue)">\(state.icon.html)<h2>\(title)</h2>\
            <p>\(text)</p></div>

            """
        case .settlement(let panel): panel.view(frame.formTokenField)
        case .buttons(let buttons):
            #"<div class="row gap-2">\#(buttons.map { $0.view(frame.formTokenField, isSmall: false) })</div>"#
        case .secret(let label, let value, let hint):
            """
            <div class="field form-column"><label for="secret">\(label)</label><p class="hint small">\(hint)</p>\
            <textarea class="input source" id="secret" rows="2" readonly>\(value)</textarea></div>
            """
        case .search(let words, let label, let button, let url):
            """
            <form class="row gap-2" role="search" method="get" action="\(SiteURL.admin(url).pathWithoutQuery)">\
            <label for="find">\(label)</label><input class="input auto" type="search" id="find" name="q" \
            value="\(words)" dir="auto"><button class="button">\(button)</button></form>
            """
        case .filter(let label, let name, let choices, let button, let url):
            """
            <form class="row gap-2" method="get" action="\(SiteURL.admin(url).pathWithoutQuery)">\
            <label for="filter">\(label)</label><select class="input select auto" id="filter" \
            name="\(name)">\(choices.options())</select><button class="button">\(button)</button></form>
            """
        }
    }
}

extension AdminPage.Tab {
    var url: AdminURL {
        switch self {
        case .overview: .overview
        case .staff: .staff
        case .clients: .clients
        case .mail: .mail
        case .letters: .letters(before: nil)
        case .audit: .audit(by: nil, before: nil)
        }
    }

    var word: Word {
        switch self {
        case .overview: .overview
        case .staff: .staff
        case .clients: .clients
        case .mail: .mail
        case .letters: .letters
        case .audit: .audit
        }
    }
}
