/// A letter to the one who answers for the support.
enum PortalHeadPage {
    struct Model: Sendable {
        var frame: PortalFrame
        /// The ladder as the regulation calls it, with its clause.
        var title: String
        var clause: ClauseLink?
        /// Open tickets it may be about.
        var tickets: [InteractionPage.Choice]
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
        let error: HTML? = model.fault.map {
            #"<p class="error" role="alert">\#(Icon.breached.html(named: frame.words[.error])) \#($0)</p>"#
        }
        return frame.page(
            title: model.fault == nil ? title : "\(frame.words[.error]): \(title)",
            """
            <form class="stack gap-5 form-column" method="post" action="\(SiteURL.portal(.head))" \
            enctype="multipart/form-data" novalidate>
            <div class="stack gap-1"><h1>\(title)</h1>\
            <p class="muted small">\(portal[.headLead]) \(model.clause?.chip(frame.words))</p></div>
            \(frame.formTokenField)<input type="hidden" name="nonce" value="\(model.nonce)">
            \(if: !model.tickets.isEmpty, about(model))
            <div class="field\(if: model.fault != nil, " wrong")"><label for="text">\(portal[.text])</label>\(error)\
            <textarea class="input" id="text" name="text" rows="8" required dir="auto">\(model.text)</textarea></div>
            \(FilesInput(id: "files", isAskedAgain: model.lostFiles).view(frame))
            <p><button class="button primary large">\(portal[.headSend])</button></p></form>
            """)
    }

    private static func about(_ model: Model) -> HTML {
        """
        <div class="field"><label for="ticket">\(model.frame.portal[.headAbout]) \
        <span class="faint regular">\(model.frame.portal[.optional])</span></label>\
        <select class="select" id="ticket" name="ticket"><option value="">—</option>\(model.tickets.map { choice in
            """
            <option value="\(choice.id)"\(if: choice.id == model.ticket, " selected")>\(choice.label)</option>
            """ as HTML
        })</select></div>
        """
    }
}
