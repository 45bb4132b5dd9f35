/// The HTML part of a letter, in a frame that may run nothing, submit nothing and load nothing from
/// elsewhere. The frame's document comes from `SiteURL.letter` with `LetterFrame.policy`, when its
/// `details` is opened.
struct LetterFrame {
    let content: String

    /// Content security policy of the framed document; `sandbox` holds when it is opened on its own
    /// as well.
    static let policy = """
        sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'; \
        frame-ancestors 'self'
        """

    func view(_ words: Words) -> HTML {
        """
        <iframe class="letter-frame" sandbox="" src="\(SiteURL.letter(content))" referrerpolicy="no-referrer" \
        loading="lazy" title="\(words[.letterFrameTitle])"></iframe>
        """
    }
}
