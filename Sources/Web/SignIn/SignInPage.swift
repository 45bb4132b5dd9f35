/// The way in for staff. Works with password managers, allows paste, asks no puzzles.
public enum SignInPage {
    public struct Model: Sendable {
        public var language: Language
        public var deskName: String
        public var formToken: String
        /// Kept from an attempt that failed.
        public var mail: String = ""
        public var isWrong: Bool = false
        /// Where to go afterwards.
        public var next: String?
        /// A form whose session ended: shown again after the password.
        var kept: KeptForm?
    }

    static func view(_ model: Model) -> HTML {
        let words = Words.of(model.language)
        let title = model.isWrong ? "\(words[.error]): \(words[.signIn])" : words[.signIn]
        return Layout.document(
            title: "\(title) · \(model.deskName)", words: words, body: .portal,
            """
            <main id="main" class="site-page alone"><div class="stack gap-6">
            <div class="stack gap-4"><span class="brand text-l">\(Icon.brandMark) \(model.deskName)</span>\
            <h1 class="text-3xl">\(words[.signIn])</h1></div>
            \(model.kept.map { lost($0, words) })\(form(model, words))
            <p class="small muted">\(words[.signInHelp])</p><hr>
            <p class="row langs gap-3 small" role="group" aria-label="\(words[.language])">\(words.languageLinks)</p>
            </div></main>
            """)
    }

    private static func form(_ model: Model, _ words: Words) -> HTML {
        """
        <form class="stack gap-4" method="post" action="\(SiteURL.signIn(next: model.next))">
        <input type="hidden" name="form_token" value="\(model.formToken)">\(model.kept?.inputs)\
        \(words.fault(model.isWrong ? words[.signInWrong] : nil, id: "wrong"))
        <div class="field"><label for="mail">\(words[.mail])</label>\
        <input class="input" id="mail" name="mail" type="email" \
        autocomplete="username" value="\(model.mail)" required\(if: !model.isWrong, " autofocus")></div>
        <div class="field"><label for="password">\(words[.password])</label><input class="input" id="password" \
        name="password" type="password" autocomplete="current-password" required\
        \(if: model.isWrong, #" autofocus aria-invalid="true" aria-describedby="wrong""#)></div>
        <button class="button primary large">\(words[.signInDo])</button></form>
        """
    }

    private static func lost(_ kept: KeptForm, _ words: Words) -> HTML {
        """
        <section class="notice" data-state="paused">\(Icon.paused.html)<h2>\(words[.sessionOver])</h2>\
        <p class="small">\(words[.sessionOverKept]) \(if: kept.hadFiles, "\(words[.filesAgain])")</p></section>
        """
    }
}
