import WorkingTime

/// A version of the regulation as its clients read it; the one in force with the place to sign.
enum PortalRegulationPage {
    struct Model: Sendable {
        var frame: PortalFrame
        var title: String
        var sections: [RegulationPage.Section]
        var version: String
        var standing: Standing
    }

    enum Standing: Sendable {
        case toSign(digest: String)
        case signed(name: String, on: CivilDate)
        /// Another version is in force.
        case other(inForce: String)
    }

    static func view(_ model: Model) -> HTML {
        let (frame, portal) = (model.frame, model.frame.portal)
        return frame.page(
            title: model.title,
            """
            <div class="regulation">\(RegulationPage.contents(model.sections, frame.words))
            <div class="stack gap-5"><header class="stack gap-3"><h1 class="serif document-title">\(model.title)</h1>
            <p class="small muted">\(portal[.regulation]) \(model.version)</p>\(standing(model))</header>
            \(model.sections.map { RegulationPage.section($0, frame.words) })</div></div>
            """)
    }

    private static func standing(_ model: Model) -> HTML {
        let (frame, portal) = (model.frame, model.frame.portal)
        switch model.standing {
        case .toSign(let digest): return form(digest, frame)
        case .signed(let name, let day):
            return """
                <p class="notice" data-state="met">\(Icon.met.html)\
                <span>\(portal.signed(by: name, on: frame.words.day(day, now: frame.today)))</span></p>
                """
        case .other(let version):
            return """
                <p class="notice" data-state="indicative">\(Icon.book.html)<span>\(portal[.otherVersion]) \
                <a href="\(SiteURL.portal(.regulation))">\(frame.words.edition(version))</a></span></p>
                """
        }
    }

    private static func form(_ digest: String, _ frame: PortalFrame) -> HTML {
        let portal = frame.portal
        return """
            <form class="panel stack gap-3" method="post" action="\(SiteURL.portal(.acknowledgement))">\
            \(frame.formTokenField)<input type="hidden" name="digest" value="\(digest)">\
            <h2 class="text-m">\(portal[.signTitle])</h2><p class="small muted">\(portal[.signLead])</p>\
            <p><button class="button primary">\(portal[.sign])</button></p></form>
            """
    }
}
