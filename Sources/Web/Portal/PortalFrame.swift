import WorkingTime

/// What surrounds every page of a signed-in client.
struct PortalFrame: Sendable {
    enum Section: Sendable, Hashable {
        case tickets, request, head, statement, regulation, person
    }

    /// A version that the client has not signed.
    struct Unsigned: Sendable {
        var version: String
        var inForce: CivilDate
    }

    var language: Language
    var deskName: String
    var person: String
    var client: String
    var today: CivilDate
    var section: Section?
    var formToken: String
    /// Contact who looks; stands in every form beside the token.
    var personID = ""
    /// `id version` in force.
    var regulation: String
    var unsigned: Unsigned?
    /// The regulation knows a letter to the head.
    var hasHead: Bool
    /// The person sees what the company owes.
    var hasStatement = false
    /// What the regulation calls states and its clients.
    var labels: [String: String] = [:]

    var words: Words { Words.of(language).labelled(labels) }
    var portal: Words { words }
    var formTokenField: HTML { FormMark(token: formToken, person: personID).html }

    func page(title: String, own: PortalURL? = nil, _ main: HTML) -> HTML {
        Layout.document(
            title: "\(title) · \(deskName)", words: words, body: .portal,
            own: own.map { .portal($0) },
            """
            \(bar)
            <main id="main" class="site-page stack gap-6">
            \(banner)\(main)</main>
            <footer class="site-foot"><span>\(deskName)</span>\
            <a href="\(SiteURL.portal(.regulation))">\(portal[.regulation]) \(regulation)</a></footer>
            <div class="toasts" id="toasts" role="status" aria-live="polite"></div>
            <svg class="sprite" aria-hidden="true"><defs><pattern id="hatch" width="5" height="5" \
            patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="hatch-line" d="M0 0v5"/></pattern>\
            </defs></svg>
            """)
    }

    private var bar: HTML {
        """
        <header class="site-bar"><div><a class="brand" href="\(SiteURL.portal(.home(.mine, after: nil)))">\
        \(Icon.brandMark) <span>\(deskName)</span></a>
        <nav class="site-nav" aria-label="\(portal[.sections])">\
        \(link(.tickets, .home(.mine, after: nil), .tickets))\(link(.request, .request, .newTicket))\
        \(if: hasHead, link(.head, .head, .toHead))\
        \(if: hasStatement, link(.statement, .statement(month: nil), .hoursAndPayments))\
        \(link(.regulation, .regulation, .regulation))</nav>
        <span class="row push small gap-3"><span class="row langs gap-2" role="group" \
        aria-label="\(words[.language])">\(words.languageLinks)</span>
        <a class="plain muted" href="\(SiteURL.portal(.person))"\
        \(if: section == .person, #" aria-current="page""#)>\(person)</a></span></div></header>
        """
    }

    private func link(_ section: Section, _ url: PortalURL, _ word: Word) -> HTML {
        """
        <a href="\(SiteURL.portal(url))"\(if: self.section == section, #" aria-current="page""#)>\(portal[word])</a>
        """
    }

    private var banner: HTML {
        guard let unsigned, section != .regulation else { return "" }
        return """
            <section class="notice" data-state="indicative">\(Icon.book.html)\
            <p class="small">\(portal.versionNew(unsigned.version, from: words.day(unsigned.inForce, now: today))) \
            <a href="\(SiteURL.portal(.regulation))">\(portal[.versionBannerRead])</a></p></section>
            """
    }
}
