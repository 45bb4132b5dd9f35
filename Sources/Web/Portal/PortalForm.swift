import WorkingTime

/// Something that the client may do with a ticket now.
struct PortalForm: Sendable {
    enum What: Sendable {
        case answer
        case details([ActInput])
        case consent(Consent)
        case approval(Approval)
        case acceptance(rating: Rating?)
        case defect
        /// Where the regulation does not let it be opened again, the words open another request.
        case reopening(anew: Bool)
        case escalation(Ladder)
    }

    /// An escalation that the contact may take a step of.
    struct Ladder: Sendable {
        var name: String
        var title: String
        var clause: ClauseLink?
        /// Who decides, step by step.
        var steps: [String]
        /// What has to be said first.
        var inputs: [ActInput]
    }

    /// Consent to a price, as the regulation puts it.
    struct Consent: Sendable {
        var field: String
        var title: String
        /// What it costs: the sum where one is known, and always the factor.
        var price: String
        /// Why there is no price, and so nothing to agree to.
        var notCounted: String?
        var clause: ClauseLink?

        /// What was read before it was agreed to: another price is another consent.
        var mark: String { Site.digest("\(field) \(price)") }
    }

    /// An estimate as the client reads it.
    struct Approval: Sendable {
        var version: Int
        /// Time, sum and day; where one names no sum, that.
        var text: String
        var note: String?
        /// Why it names no sum and none is counted.
        var notCounted: String?

        /// What was read before it was agreed to.
        var mark: String {
            Site.digest("estimate \(version) \(text) \(notCounted ?? "") \(note ?? "")")
        }
    }

    struct Rating: Sendable {
        var field: String
        var title: String
        var from: Int
        var to: Int
        var chosen: Int?
    }

    var what: What
    /// One per rendered form: the same form sent twice acts once.
    var nonce: String

    /// Stands over the conversation.
    var isUrgent: Bool {
        switch what {
        case .details, .approval, .acceptance, .defect: true
        case .answer, .consent, .reopening, .escalation: false
        }
    }

    private var action: PortalAction {
        switch what {
        case .answer: .answer
        case .details: .details
        case .consent: .consent
        case .approval: .approval
        case .acceptance: .acceptance
        case .defect: .defect
        case .reopening: .reopening
        case .escalation: .escalation
        }
    }

    /// A ticket may have several ladders.
    private var id: String {
        if case .escalation(let ladder) = what { return "\(action.rawValue)-\(ladder.name)" }
        return action.rawValue
    }

    func view(_ model: PortalTicketPage.Model) -> HTML {
        let frame = model.frame
        let upload: HTML = #" enctype="multipart/form-data""#
        return """
            <form class="panel stack gap-3" id="\(id)" method="post" \
            action="\(SiteURL.portal(.act(action, ticket: model.number)))"\
            \(if: action.takesFiles, upload)\(draft(model))>\
            \(frame.formTokenField)<input type="hidden" name="nonce" value="\(nonce)">
            \(fields(model, frame))</form>
            """
    }

    /// What is being written is kept by the browser, for this person and this form.
    private func draft(_ model: PortalTicketPage.Model) -> HTML {
        guard action.takesFiles else { return "" }
        return #" data-draft="\#(model.frame.personID) \#(model.number) \#(id)""#
    }

    private func fields(_ model: PortalTicketPage.Model, _ frame: PortalFrame) -> HTML {
        let portal = frame.portal
        let typed = model.fault?.action == action ? model.fault?.typed ?? "" : ""
        switch what {
        case .answer: return writing(.answerLead, .sendAnswer, model)
        case .reopening(anew: false): return writing(.reopenLead, .reopen, model)
        case .escalation(let ladder): return escalation(ladder, model)
        case .reopening(anew: true):
            return "\(subject(model))\(writing(.anewLead, .openAnew, model))"
        case .defect: return writing(.defectLead, .defect, model)
        case .details(let inputs):
            return """
                <h2 class="text-m">\(portal[.detailsLead])</h2>\(inputs.map { $0.view(frame.words) })
                <p><button class="button primary">\(portal[.save])</button></p>
                """
        case .consent(let consent): return self.consent(consent, frame)
        case .approval(let approval): return self.approval(approval, model.number, typed, frame)
        case .acceptance(let rating): return acceptance(rating, model.number, frame)
        }
    }

    private func writing(_ label: Word, _ button: Word, _ model: PortalTicketPage.Model)
        -> HTML
    {
        let (name, frame) = (id, model.frame)
        let fault = model.fault?.action == action ? model.fault : nil
        let (typed, isAskedAgain) = (fault?.typed ?? "", fault?.lostFiles ?? false)
        let text = FormField(id: "\(name)-text", label: "\(frame.words[label])")
        let area: HTML = """
            <textarea class="input" \(text.attributes("text", isRequired: true)) rows="4" dir="auto">\(typed)</textarea>
            """
        return """
            \(text.view(frame.words, area))
            \(FilesInput(id: "\(name)-files", isAskedAgain: isAskedAgain).view(frame))
            <p><button class="button\(if: action != .defect, " primary")">\(frame.portal[button])</button></p>
            """
    }

    /// What the new request is called; as the finished one, unless its writer says otherwise.
    private func subject(_ model: PortalTicketPage.Model) -> HTML {
        """
        <div class="field"><label for="\(id)-subject">\(model.frame.portal[.subject])</label>\
        <input class="input" id="\(id)-subject" name="subject" maxlength="\(Site.subjectMax)" \
        value="\(model.subject)" dir="auto"></div>
        """
    }

    /// Who decides, what has to be said, and why.
    private func escalation(_ ladder: Ladder, _ model: PortalTicketPage.Model) -> HTML {
        let portal = model.frame.portal
        return """
            <details class="stack gap-3"\(if: model.fault?.action == .escalation, " open")>\
            <summary class="strong">\(ladder.title)</summary>
            <p class="small muted">\(portal[.ladderSteps]): \(ladder.steps.joined(separator: " → ")) \
            \(ladder.clause?.chip(model.frame.words))</p>
            <input type="hidden" name="ladder" value="\(ladder.name)">\
            \(ladder.inputs.map { $0.view(model.frame.words) })
            \(writing(.ladderLead, .ladderSend, model))</details>
            """
    }

    private func consent(_ consent: Consent, _ frame: PortalFrame) -> HTML {
        if let cause = consent.notCounted {
            return """
                <h2 class="text-m">\(consent.title)</h2>
                <p class="small muted">\(frame.words[.notCountedYet]): \(cause) \(consent.clause?.chip(frame.words))</p>
                """
        }
        return """
            <h2 class="text-m">\(consent.title)</h2>
            <input type="hidden" name="field" value="\(consent.field)">
            \(agreement(consent.mark, frame.portal.agreeTo(consent.price), consent.clause, frame))
            <p><button class="button">\(frame.portal[.consent])</button></p>
            """
    }

    /// What is agreed to, at a box that has to be ticked.
    private func agreement(
        _ mark: String, _ words: String, _ clause: ClauseLink?, _ frame: PortalFrame
    ) -> HTML {
        let id = "\(action.rawValue)-price"
        return """
            <p class="row choice-line"><input type="checkbox" id="\(id)" name="price" value="\(mark)" required>\
            <span><label for="\(id)">\(words)</label> \(clause?.chip(frame.words))</span></p>
            """
    }

    private func approval(
        _ approval: Approval, _ number: Int, _ typed: String, _ frame: PortalFrame
    ) -> HTML {
        let portal = frame.portal
        let remark = FormField(id: "approval-text", label: portal.optional(.remark))
        let area: HTML = """
            <textarea class="input" \(remark.attributes("text")) rows="2" dir="auto">\(typed)</textarea>
            """
        let why: HTML? = approval.notCounted.map { #"<p class="small muted">\#($0)</p>"# }
        return """
            <h2 class="text-m">\(portal[.estimateLead])</h2>\(approval.note.map { MessageText($0).html })\(why)
            <input type="hidden" name="version" value="\(approval.version)">
            \(agreement(approval.mark, portal.agreeTo(estimate: approval.text), nil, frame))
            \(remark.view(portal, area))
            <p class="row"><button class="button primary">\(portal[.approve])</button>\
            <button class="button" formnovalidate formaction="\(SiteURL.portal(.act(.rejection, ticket: number)))">\
            \(portal[.reject])</button></p>
            """
    }

    private func acceptance(_ rating: Rating?, _ number: Int, _ frame: PortalFrame) -> HTML {
        let portal = frame.portal
        let rate: HTML = """
            <button class="button" formaction="\(SiteURL.portal(.act(.rating, ticket: number)))">\
            \(portal[.rate])</button>
            """
        return """
            <h2 class="text-m">\(portal[.acceptWork])</h2><p class="small muted">\(portal[.acceptLead])</p>
            \(rating.map { scale($0) })
            <p class="row"><button class="button primary">\(portal[.accept])</button>\(if: rating != nil, rate)</p>
            """
    }

    private func scale(_ rating: Rating) -> HTML {
        """
        <fieldset><legend>\(rating.title)</legend><div class="row gap-2">\((rating.from...rating.to).map { value in
            """
            <label class="choice channel"><input type="radio" name="rating" value="\(value)"\
            \(if: rating.chosen == value, " checked")>\(value)</label>
            """ as HTML
        })</div></fieldset>
        """
    }
}

extension PortalAction {
    var takesFiles: Bool { needsText }
}

/// Files to attach, with what is allowed said beside it.
struct FilesInput: Sendable {
    let id: String
    /// The form was brought back, and browsers fill in no files.
    var isAskedAgain = false

    func view(_ frame: PortalFrame) -> HTML {
        let words = frame.words
        let field = FormField(
            id: id, label: words.optional(.files),
            hint: """
                \(words[.filesHint]) \
                \(words.fileLimits(count: FormData.filesMax, megabytes: FormData.bytesMax >> 20))
                """,
            error: isAskedAgain ? words[.filesAgain] : nil, isAlert: true)
        return field.view(
            words, #"<input class="input" type="file" \#(field.attributes("files")) multiple>"#)
    }
}
