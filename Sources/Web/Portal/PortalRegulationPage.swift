import WorkingTime

/// The regulation in force as its clients read it, with the place to sign.
enum PortalRegulationPage {
    struct Model: Sendable {
        var frame: PortalFrame
        var title: String
        var sections: [RegulationPage.Section]
        var digest: String
        var signed: Signature?
    }

    struct Signature: Sendable {
        var name: String
        var on: CivilDate
    }

    static func view(_ model: Model) -> HTML {
        let (frame, portal) = (model.frame, model.frame.portal)
        return frame.page(
            title: model.title,
            """
            <div class="regulation">\(RegulationPage.contents(model.sections, frame.words))
            <div class="stack gap-5"><header class="stack gap-3"><h1 class="serif document-title">\(model.title)</h1>
            <p class="small muted">\(portal[.regulation]) \(frame.regulation)</p>\(signature(model))</header>
            \(model.sections.map { RegulationPage.section($0, frame.words) })</div></div>
            """)
    }

    private static func signature(_ model: Model) -> HTML {
        let (frame, portal) = (model.frame, model.frame.portal)
        if let signed = model.signed {
            return """
                <p class="notice" data-state="met">\(Icon.met.html)\
                <span>\(portal.signed(by: signed.name, on: frame.words.day(signed.on, now: frame.today)))</span></p>
                """
        }
        return """
            <form class="panel stack gap-3" method="post" action="\(SiteURL.portal(.acknowledgement))">\
            \(frame.formTokenField)<input type="hidden" name="digest" value="\(model.digest)">\
            <h2 class="text-m">\(portal[.signTitle])</h2><p class="small muted">\(portal[.signLead])</p>\
            <p><button class="button primary">\(portal[.sign])</button></p></form>
            """
    }
}
