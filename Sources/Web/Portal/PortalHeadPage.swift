/// A letter to the one who answers for the support.
enum PortalHeadPage {
    struct Model: Sendable {
        var frame: PortalFrame
        /// The ladder as the regulation calls it, with its clause.
        var title: String
        var clause: ClauseLink?
        /// Open tickets it may be about.
        var tickets: [FormChoice]
        var ticket: String
        var text: String
        var fault: String?
        var nonce: String
        /// There were files, which no page brings back.
        var lostFiles = false
    }

    static func view(_ model: Model) -> HTML {
        let (frame, portal) = (model.frame, model.frame.portal)
        let title = portal[.headTitle]
        let text = FormField(
            id: "text", label: "\(portal[.text])", error: model.fault, isAlert: true)
        let area: HTML = """
            <textarea class="input" \(text.attributes(isRequired: true)) rows="8" dir="auto">\(model.text)</textarea>
            """
        return frame.page(
            title: model.fault == nil ? title : "\(frame.words[.error]): \(title)",
            """
            <form class="stack gap-5 form-column" method="post" action="\(SiteURL.portal(.head))" \
            enctype="multipart/form-data" novalidate>
            <div class="stack gap-1"><h1>\(title)</h1>\
            <p class="muted small">\(portal[.headLead]) \(model.clause?.chip(frame.words))</p></div>
            \(frame.formTokenField)<input type="hidden" name="nonce" value="\(model.nonce)">
            \(if: !model.tickets.isEmpty, about(model))
            \(text.view(frame.words, area))
            \(FilesInput(id: "files", isAskedAgain: model.lostFiles).view(frame))
            <p><button class="button primary large">\(portal[.headSend])</button></p></form>
            """)
    }

    private static func about(_ model: Model) -> HTML {
        let words = model.frame.words
        return FormField(id: "ticket", label: words.optional(.headAbout)).view(
            words,
            """
            <select class="select" id="ticket" name="ticket">\
            \(model.tickets.options(model.ticket, unset: "—"))</select>
            """)
    }
}
