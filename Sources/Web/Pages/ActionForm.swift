/// The form of one action, the same in a dialog over the ticket and on a page of its own.
struct ActionForm {
    let offer: ActionOffer
    let ticket: Int
    /// Position in the ticket's stream that the person saw.
    let seen: Int
    let frame: DeskFrame

    private var words: Words { frame.words }
    private var name: String { offer.action.rawValue }

    func view(cancel: HTML) -> HTML {
        """
        <form method="post" action="\(SiteURL.act(offer.action, ticket: ticket))" class="stack">
        \(frame.formTokenField)<input type="hidden" name="seen" value="\(seen)">
        <h2 id="\(name)-title">\(words[offer.action.question])</h2>
        \(offer.effects.map { "<p>\($0.said(words))</p>" as HTML })\(audience)\(order)\(error(.form))\(fields)\
        \(offer.inputs.map { $0.view(form: name, words) })
        <p class="row">\(submit)\(cancel)</p></form>
        """
    }

    /// To whom the words of the form go; a hint at the field says it where they are a reason.
    private var audience: HTML {
        guard let reads = offer.action.clientReads else { return "" }
        return
            #"<p class="small muted audience">\#(words[reads ? .clientReads : .clientReadsNot])</p>"#
    }

    private var submit: HTML {
        let kind: HTML = offer.action == .refusal ? "danger" : "primary"
        let disabled: HTML = offer.isBlocked ? " disabled" : ""
        return
            #"<button class="button \#(kind)"\#(disabled)>\#(words[offer.action.doing])</button>"#
    }

    private var order: HTML {
        guard let first = offer.comesAfter else { return "" }
        return """
            <div class="notice" data-state="warning">\(Icon.lock.html)<p>\
            <a href="\(SiteURL.ticket(first.number))">\(words.firstTake(first.number))</a> \
            \(first.clause?.chip(words))</p></div>
            """
    }

    private var fields: HTML {
        switch offer.action {
        case .take:
            offer.mayOverride && offer.comesAfter != nil ? text(.outOfTurnReason, rows: 2) : ""
        case .reply, .question, .note: text(.replyText, rows: 5)
        case .admission: ""
        case .precedence: choices(.reason) + text(.comment, rows: 2)
        case .turn: text(.comment, rows: 2)
        case .completion: text(.result, rows: 3)
        case .postponement: until + choices(.reason) + text(reasonWords, rows: 2, hint: .reasonHint)
        case .refusal: choices(.reason) + text(.comment, rows: 3, hint: .reasonHint)
        case .priority: choices(.actPriority)
        case .category: choices(.actCategory)
        case .placement, .estimate, .approval, .worklog, .wait, .resumption, .handover, .subtask,
            .subtaskResult, .merge, .watch, .unwatch, .snooze, .closure, .reopening, .decision,
            .release, .start, .assignment, .details, .publication, .acceptance, .defect,
            .correction, .escalation, .withdrawal:
            ""
        }
    }

    /// Beside a list of reasons the words are a comment.
    private var reasonWords: Word { offer.choices.isEmpty ? .reason : .comment }

    private var until: HTML {
        """
        <div class="field\(if: isWrong(.until), " wrong")"><label for="\(name)-until">\(words[.untilWhen])</label>\
        \(error(.until))<input class="input auto" id="\(name)-until" name="until" type="datetime-local" \
        value="\(offer.until)"\(invalid(.until)) required></div>
        """
    }

    private func text(_ label: Word, rows: Int, hint: Word? = nil) -> HTML {
        """
        <div class="field\(if: isWrong(.text), " wrong")"><label for="\(name)-text">\(words[label])</label>\
        \(hint.map { #"<p class="hint small">\#(words[$0])</p>"# as HTML })\(error(.text))\
        <textarea class="input" id="\(name)-text" name="text" rows="\(rows)" dir="auto"\
        \(invalid(.text))>\(offer.text)</textarea></div>
        """
    }

    private func choices(_ label: Word) -> HTML {
        if offer.choices.isEmpty { return "" }
        return """
            <fieldset class="field gap-1\(if: isWrong(.choice), " wrong")">\
            <legend\(if: label != .reason, #" class="visually-hidden""#)>\(words[label])</legend>\
            \(error(.choice))\
            \(offer.choices.map { choice in
            """
            <label class="row choice-line"><input type="radio" name="choice" value="\(choice.id)" required\
            \(if: choice.isChosen, " checked")> <span>\(choice.label) \
            \(choice.clause?.chip(words, beside: choice.label))</span></label>
            """ as HTML
            })</fieldset>
            """
    }

    private func isWrong(_ field: ActionOffer.Fault.Field) -> Bool { offer.fault?.field == field }

    private func error(_ field: ActionOffer.Fault.Field) -> HTML {
        guard let fault = offer.fault, fault.field == field else { return "" }
        return """
            <p class="error" id="\(name)-\(field.rawValue)-error" role="alert">\
            \(Icon.breached.html(named: words[.error])) \(fault.text)</p>
            """
    }

    private func invalid(_ field: ActionOffer.Fault.Field) -> HTML {
        guard isWrong(field) else { return "" }
        return #" aria-invalid="true" aria-describedby="\#(name)-\#(field.rawValue)-error""#
    }
}

extension ActionOffer.Effect {
    func said(_ words: Words) -> String {
        switch self {
        case .stops(let clocks): words.actionStops(clocks)
        case .pauses(let clocks): words.actionPauses(clocks)
        case .cancels(let clocks): words.actionCancels(clocks)
        }
    }
}
