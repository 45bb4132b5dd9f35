/// Where somebody invited chooses a password.
public enum InvitationPage {
    public struct Model: Sendable {
        public enum Fault: Sendable, Hashable, CaseIterable { case badLength }

        public var language: Language
        public var deskName: String
        public var formToken: String
        public var login: String
        /// The secret in the link.
        public var token: String
        public var fault: Fault?
    }

    static func view(_ model: Model) -> HTML {
        let words = Words.of(model.language)
        let heading = words[.invitationTitle]
        let title = model.fault == nil ? heading : "\(words[.error]): \(heading)"
        return Layout.document(
            title: "\(title) · \(model.deskName)", words: words, body: .portal,
            """
            <main id="main" class="site-page alone"><div class="stack gap-6">
            <div class="stack gap-4"><span class="brand text-l">\(Icon.brandMark) \(model.deskName)</span>\
            <h1 class="text-3xl">\(heading)</h1><p>\(words[.invitationLead]) <b><bdi>\(model.login)</bdi></b></p></div>
            <form class="stack gap-4" method="post" action="\(SiteURL.invitation(model.token))">
            <input type="hidden" name="form_token" value="\(model.formToken)">\
            <input class="visually-hidden" type="text" name="login" value="\(model.login)" autocomplete="username" \
            aria-label="\(words[.mail])" tabindex="-1" readonly>
            \(field(model, words))
            <button class="button primary large">\(words[.save])</button></form>
            </div></main>
            """)
    }

    private static func field(_ model: Model, _ words: Words) -> HTML {
        let field = FormField(
            id: "new", label: "\(words[.newPassword])", hint: "\(words[.passwordLength])",
            error: model.fault.map { _ in words[.passwordLength] }, isAlert: true)
        return field.view(
            words,
            """
            <input class="input" \(field.attributes(isRequired: true)) type="password" autocomplete="new-password">
            """)
    }
}
