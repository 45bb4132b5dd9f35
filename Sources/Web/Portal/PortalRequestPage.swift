import WorkingTime

/// A new ticket, with what the regulation makes of it before it is sent.
enum PortalRequestPage {
    struct Model: Sendable {
        var frame: PortalFrame
        var form: Form
        var projects: [FormChoice]
        /// Groups with what stands under them.
        var categories: [Group]
        var inputs: [ActInput]
        /// What the subject may say so that the level is another.
        var hints: [String]
        var errors: [FieldError]
        var preview: Preview?
        var nonce: String
        /// There were files, which no page brings back.
        var lostFiles = false
    }

    struct Group: Sendable {
        var title: String?
        var choices: [FormChoice]
    }

    struct Form: Sendable, Hashable {
        var project = ""
        var category = ""
        var subject = ""
        var text = ""
    }

    struct FieldError: Sendable {
        var field: String
        var text: String
    }

    /// What would become of it.
    struct Preview: Sendable {
        var clocks: [ClockModel]
        var priority: PriorityModel?
        var missing: [InteractionPage.Requirement]
        var notices: [InteractionPage.Notice]
        var outside: String?
        var consents: [Consent]
    }

    struct Consent: Sendable {
        var consent: PortalForm.Consent
        var isGiven: Bool
    }

    static func view(_ model: Model) -> HTML {
        let (frame, portal) = (model.frame, model.frame.portal)
        let title = portal[.newTicket]
        return frame.page(
            title: model.errors.isEmpty ? title : "\(frame.words[.error]): \(title)",
            """
            <form method="post" action="\(SiteURL.portal(.request))" enctype="multipart/form-data" novalidate \
            data-preview="\(SiteURL.portal(.requestPreview))"><div class="columns"><div class="stack gap-5">
            <div class="stack gap-1"><h1>\(title)</h1><p class="muted small">\(portal[.requestLead])</p></div>
            \(if: !model.errors.isEmpty, summary(model.errors, portal))
            \(frame.formTokenField)<input type="hidden" name="nonce" value="\(model.nonce)">
            \(fields(model))
            <div class="row gap-3"><button class="button primary large">\(portal[.requestSend])</button>\
            <button class="button large quiet" formaction="\(SiteURL.portal(.requestPreview))">\
            \(portal[.requestCheck])</button></div></div>
            \(promise(model.preview, frame))</div></form>
            """)
    }

    // MARK: Fields

    private static func fields(_ model: Model) -> HTML {
        let (frame, portal, form) = (model.frame, model.frame.portal, model.form)
        return """
            \(field("subject", portal[.subject], portal[.subjectHint], model,
                """
                <input class="input" id="subject" name="subject" value="\(form.subject)" required dir="auto" \
                maxlength="200">
                """))
            \(model.hints.map { frame.words.hint("\($0)") })
            \(if: model.projects.count > 1, project(model))
            \(if: !model.categories.isEmpty, category(model))
            \(field("text", portal[.text], portal[.textHint], model,
                #"<textarea class="input" id="text" name="text" rows="6" dir="auto">\#(form.text)</textarea>"#))
            \(model.inputs.map { $0.view(frame.words) })
            \(FilesInput(id: "files", isAskedAgain: model.lostFiles).view(frame))
            """
    }

    private static func project(_ model: Model) -> HTML {
        let (portal, chosen) = (model.frame.portal, model.form.project)
        let options = model.projects.options(chosen, unset: portal[.chooseProject])
        return field(
            "project", portal[.project], nil, model,
            #"<select class="select" id="project" name="project">\#(options)</select>"#)
    }

    private static func category(_ model: Model) -> HTML {
        let (portal, chosen) = (model.frame.portal, model.form.category)
        let groups = model.categories.map { group -> HTML in
            let options = group.choices.options(chosen)
            guard let title = group.title else { return options }
            return #"<optgroup label="\#(title)">\#(options)</optgroup>"#
        }
        return field(
            "category", portal[.clientCategory], nil, model,
            """
            <select class="select" id="category" name="category">\
            <option value="">\(portal[.chooseCategory])</option>\(groups)</select>
            """)
    }

    private static func field(
        _ name: String, _ label: String, _ hint: String?, _ model: Model, _ control: HTML
    ) -> HTML {
        FormField(
            id: name, label: "\(label)", hint: hint.map { "\($0)" },
            error: model.errors.first { $0.field == name }?.text
        ).view(model.frame.words, control)
    }

    private static func summary(_ errors: [FieldError], _ portal: Words) -> HTML {
        """
        <div class="error-summary" role="alert" tabindex="-1" aria-labelledby="errors"><h2 id="errors">\
        \(portal[.cannotSend])</h2><ul class="stack gap-1">\(errors.map { error in
            ##"<li><a href="#\##(error.field)">\##(error.text)</a></li>"## as HTML
        })</ul></div>
        """
    }

    // MARK: Promise

    /// Alone it is the answer to the script's question while the form is being filled in.
    static func promise(_ preview: Preview?, _ frame: PortalFrame) -> HTML {
        let portal = frame.portal
        guard let preview else {
            return """
                <aside class="stack gap-3" id="promise" aria-live="polite"><section class="panel stack gap-2">\
                <h2 class="text-m">\(portal[.ifSent])</h2>\
                <p class="small muted">\(portal[.promiseUnknown])</p></section></aside>
                """
        }
        return """
            <aside class="stack gap-3" id="promise" aria-live="polite" aria-label="\(portal[.ifSent])">
            \(clocks(preview, frame))
            \(preview.notices.map { notice($0, frame) })
            \(missing(preview.missing, frame))
            \(preview.outside.map { outside($0, portal) })
            \(preview.consents.map { consent($0, frame) })
            </aside>
            """
    }

    private static func clocks(_ preview: Preview, _ frame: PortalFrame) -> HTML {
        """
        <section class="panel stack gap-3" data-state="\(preview.clocks.first?.state.rawValue)">\
        <div class="row between"><h2 class="text-m">\(frame.portal[.ifSent])</h2>\(preview.priority?.view)</div>\
        \(if: preview.clocks.isEmpty, #"<p class="small muted">\#(frame.portal[.noPromises])</p>"#)\
        \(preview.clocks.map { clock($0, frame) })</section>
        """
    }

    private static func clock(_ clock: ClockModel, _ frame: PortalFrame) -> HTML {
        let told = frame.words.words(of: clock, now: frame.today, withLeftWord: false)
        return """
            <div class="stack gap-1"><p class="small muted">\(clock.name)</p>\
            <p class="figure text-2xl state wrap">\(told.due)</p>\
            <p class="small muted">\(clock.clause?.chip(frame.words))</p></div>
            """
    }

    private static func notice(_ notice: InteractionPage.Notice, _ frame: PortalFrame) -> HTML {
        """
        <section class="notice" data-state="\(notice.state.rawValue)">\(notice.state.icon.html)\
        <p class="small">\(notice.text) \(notice.clause?.chip(frame.words, beside: notice.text))</p></section>
        """
    }

    private static func missing(_ list: [InteractionPage.Requirement], _ frame: PortalFrame) -> HTML
    {
        let (words, portal) = (frame.words, frame.portal)
        let nothing: HTML = """
            <p class="small state" data-state="met">\(Icon.met.html) \(portal[.missingNone])</p>
            """
        return """
            <section class="panel stack gap-3"><h2 class="text-m">\(portal[.missingTitle])</h2>\
            \(if: list.isEmpty, nothing)\
            <ul class="rules">\(list.map { item in
                """
                <li data-state="warning">\(Icon.warning.html(named: words[.missing]))\
                <span>\(item.text) \(item.clause?.chip(words, beside: item.text))</span></li>
                """ as HTML
            })</ul></section>
            """
    }

    private static func outside(_ text: String, _ portal: Words) -> HTML {
        """
        <section class="notice" data-state="paused">\(Icon.paused.html)<h3>\(portal[.outside])</h3>\
        <p class="small">\(text)</p></section>
        """
    }

    private static func consent(_ item: Consent, _ frame: PortalFrame) -> HTML {
        let consent = item.consent
        let choice: HTML = """
            <label class="row choice-line small"><input type="checkbox" name="field.\(consent.field)" value="1"\
            \(if: item.isGiven, " checked")> <span>\(frame.portal[.consent]): \(consent.price)</span></label>
            """
        let waiting: HTML? = consent.notCounted.map {
            #"<p class="small muted">\#(frame.words[.notCountedYet]): \#($0)</p>"#
        }
        return """
            <section class="panel stack gap-2"><h2 class="text-m">\(frame.portal[.offHours])</h2>\
            <p class="small">\(consent.title) \(consent.clause?.chip(frame.words))</p>\(waiting ?? choice)</section>
            """
    }
}
