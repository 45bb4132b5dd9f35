/// The way in for clients: a mail address, a letter, a button.
enum PortalSignInPages {
    struct Outside: Sendable {
        var language: Language
        var deskName: String
        var formToken: String

        var words: Words { .of(language) }
        var portal: Words { .of(language) }

        func page(title: String, _ content: HTML) -> HTML {
            Layout.document(
                title: "\(title) · \(deskName)", words: words, body: .portal,
                """
                <main id="main" class="site-page alone"><div class="stack gap-6">
                <span class="brand text-l">\(Icon.brandMark) \(deskName)</span>
                \(content)<hr>
                <p class="row langs gap-3 small" role="group" aria-label="\(words[.language])">\
                \(words.languageLinks)</p></div></main>
                """)
        }

        var formTokenField: HTML {
            #"<input type="hidden" name="form_token" value="\#(formToken)">"#
        }
    }

    /// - Parameter fault: what was wrong with the address.
    static func ask(_ outside: Outside, mail: String = "", fault: String? = nil) -> HTML {
        let (words, portal) = (outside.words, outside.portal)
        let title =
            fault == nil ? portal[.signInTitle] : "\(words[.error]): \(portal[.signInTitle])"
        let field = FormField(
            id: "mail", label: "\(words[.mail])", error: fault, isAlert: true)
        let input: HTML = """
            <input class="input" \(field.attributes(isRequired: true)) type="email" autocomplete="email" \
            value="\(mail)" autofocus>
            """
        return outside.page(
            title: title,
            """
            <div class="stack gap-2"><h1 class="text-3xl">\(portal[.signInTitle])</h1>\
            <p class="muted">\(portal[.signInLead])</p></div>
            <form class="stack gap-4" method="post" action="\(SiteURL.portal(.signIn))" novalidate>\
            \(outside.formTokenField)
            \(field.view(words, input))
            <button class="button primary large">\(portal[.sendLink])</button></form>
            <p class="small"><a href="\(SiteURL.signIn(next: nil))">\(portal[.staffHere])</a></p>
            """)
    }

    /// The same for every address.
    static func sent(_ outside: Outside, minutes: Int) -> HTML {
        let portal = outside.portal
        return outside.page(
            title: portal[.linkSent],
            """
            <div class="stack gap-4"><h1 class="text-3xl">\(portal[.linkSent])</h1>\
            <p>\(portal[.linkSentHint])</p><p class="small muted">\(portal.linkMinutes(minutes))</p>\
            <p class="small"><a href="\(SiteURL.portal(.signIn))">\(portal[.askAgain])</a></p></div>
            """)
    }

    struct Entry: Sendable {
        var contact: String
        var name: String
        var client: String
    }

    /// A button for each person that the address may be.
    static func link(_ outside: Outside, token: String, entries: [Entry]) -> HTML {
        let portal = outside.portal
        return outside.page(
            title: portal[.linkTitle],
            """
            <div class="stack gap-2"><h1 class="text-3xl">\(portal[.linkTitle])</h1>\
            <p class="muted">\(portal[.linkLead])</p></div>
            <form class="stack gap-3" method="post" action="\(SiteURL.portal(.link(token)))">\
            \(outside.formTokenField)\(entries.map { entry in
                """
                <button class="button primary large" name="contact" value="\(entry.contact)">\
                \(portal.enter(as: entry.name, of: entry.client))</button>
                """ as HTML
            })</form>
            """)
    }

    static func gone(_ outside: Outside) -> HTML {
        let portal = outside.portal
        return outside.page(
            title: portal[.linkGone],
            """
            <div class="stack gap-4"><h1 class="text-3xl">\(portal[.linkGone])</h1><p>\(portal[.linkGoneHint])</p>\
            <p><a class="button primary large" href="\(SiteURL.portal(.signIn))">\(portal[.askAgain])</a></p></div>
            """)
    }
}
