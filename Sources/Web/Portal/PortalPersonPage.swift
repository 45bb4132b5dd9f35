import WorkingTime

/// The person's card and where they are signed in.
enum PortalPersonPage {
    struct Model: Sendable {
        var frame: PortalFrame
        var address: String
        var scope: String
        var sessions: [Session]
    }

    struct Session: Sendable {
        var id: String
        var browser: String
        var since: CivilMoment
        var seen: CivilMoment
        var isHere: Bool
    }

    static func view(_ model: Model) -> HTML {
        let (frame, portal) = (model.frame, model.frame.portal)
        return frame.page(
            title: portal[.personTitle],
            """
            <h1>\(portal[.personTitle])</h1>
            <div class="stack gap-6 form-column"><dl class="facts"><dt>\(frame.person)</dt><dd>\(frame.client)</dd>\
            <dt>\(portal[.signInAddress])</dt><dd>\(model.address)</dd>\
            <dt>\(portal[.scope])</dt><dd>\(model.scope)</dd></dl>
            <section class="stack gap-3"><h2>\(portal[.clientSessions])</h2>\
            \(model.sessions.map { session($0, frame) })</section>
            <form method="post" action="\(SiteURL.portal(.signOut))">\(frame.formTokenField)\
            <button class="button large">\(frame.words[.signOut])</button></form></div>
            """)
    }

    private static func session(_ session: Session, _ frame: PortalFrame) -> HTML {
        let (words, portal) = (frame.words, frame.portal)
        let here: HTML = #" <span class="badge" data-state="met">\#(portal[.sessionHere])</span>"#
        let end: HTML = """
            <form method="post" action="\(SiteURL.portal(.sessionEnd))">\(frame.formTokenField)\
            <button class="button small" name="session" value="\(session.id)">\(portal[.sessionEnd])</button></form>
            """
        return """
            <div class="panel row between"><div><p class="strong">\(session.browser)\(if: session.isHere, here)</p>\
            <p class="small muted">\(portal[.sessionSince]) \(words.momentInFull(session.since, now: frame.today)), \
            \(portal[.sessionLastSeen]) \(words.momentInFull(session.seen, now: frame.today))</p></div>\
            \(if: !session.isHere, end)</div>

            """
    }
}
