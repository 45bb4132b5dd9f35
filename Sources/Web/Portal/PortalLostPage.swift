/// A client's form whose session had ended. The way in is a letter, which no form can travel with:
/// this page stays open with the words and is pressed again after the link.
enum PortalLostPage {
    /// The field that holds words; every other one travels unseen.
    private static let words = "text"

    static func view(_ kept: KeptForm, _ outside: PortalSignInPages.Outside) -> HTML {
        let portal = outside.portal
        let hidden = kept.fields.filter { $0.key != words }.sorted { $0.key < $1.key }
        return outside.page(
            title: portal[.lostTitle],
            """
            <div class="stack gap-2"><h1 class="text-3xl">\(portal[.lostTitle])</h1><p>\(portal[.lostLead]) \
            \(if: kept.hadFiles, "\(outside.words[.filesAgain])")</p></div>
            <p><a class="button large" href="\(SiteURL.portal(.signIn))" target="_blank" rel="noopener">\
            \(portal[.sendLink])</a></p>
            <form class="stack gap-4" method="post" action="\(kept.url)">\(hidden.map { name, value in
                #"<input type="hidden" name="\#(name)" value="\#(value)">"# as HTML
            })\(kept.filesMark)\(kept.fields[words].map { text(of: $0, outside.words) })
            <button class="button primary large">\(portal[.lostGoOn])</button></form>
            """)
    }

    private static func text(of typed: String, _ words: Words) -> HTML {
        """
        <div class="field"><label for="kept-text">\(words[.yourText])</label>\
        <textarea class="input" id="kept-text" name="text" rows="8" dir="auto">\(typed)</textarea></div>
        """
    }
}
