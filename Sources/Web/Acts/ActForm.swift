import ServiceDesk

/// The form of one act, the same in a dialog over the ticket and on a page of its own.
struct ActForm {
    let offer: ActOffer
    let ticket: Int
    /// Position in the ticket's stream that the person saw.
    let seen: Int
    let frame: DeskFrame

    private var words: Words { frame.words }
    private var name: String { offer.act.rawValue }

    func view(cancel: HTML) -> HTML {
        """
        <form method="post" action="\(SiteURL.act(offer.act, ticket: ticket))" class="stack">
        \(frame.formTokenField)<input type="hidden" name="seen" value="\(seen)">
        <h2 id="\(name)-title">\(words[offer.act.face.question])</h2>
        \(offer.effects.map { "<p>\($0.said(words))</p>" as HTML })\(audience)\(order)\(error)\
        \(offer.inputs.map { $0.view(form: name, words) })
        <p class="row">\(submit)\(cancel)</p></form>
        """
    }

    /// To whom the words of the form go; a hint at the field says it where they are a reason.
    private var audience: HTML {
        let asks = offer.act.rule.asks.contains { $0.kind == .words }
        guard asks, !offer.act.isWritten, let reader = offer.act.rule.reader else { return "" }
        let word: Word = reader == .client ? .clientReads : .clientReadsNot
        return #"<p class="small muted audience">\#(words[word])</p>"#
    }

    private var submit: HTML {
        let kind: HTML = offer.act == .refuse ? "danger" : "primary"
        let disabled: HTML = offer.isBlocked ? " disabled" : ""
        let doing = offer.act.face.doing ?? offer.act.face.word
        return #"<button class="button \#(kind)"\#(disabled)>\#(words[doing])</button>"#
    }

    private var order: HTML {
        guard let first = offer.comesAfter else { return "" }
        return """
            <div class="notice" data-state="warning">\(Icon.lock.html)<p>\
            <a href="\(SiteURL.ticket(first.number))">\(words.firstTake(first.number))</a> \
            \(first.clause?.chip(words))</p></div>
            """
    }

    /// What is wrong with the form as a whole; a fault of one field stands there.
    private var error: HTML {
        let isAtField = offer.inputs.contains { $0.problem != nil }
        return words.fault(isAtField ? nil : offer.fault?.text, id: "\(name)-form-error")
    }
}

extension ActOffer.Effect {
    func said(_ words: Words) -> String {
        switch self {
        case .stops(let clocks): words.actionStops(clocks)
        case .pauses(let clocks): words.actionPauses(clocks)
        case .cancels(let clocks): words.actionCancels(clocks)
        }
    }
}
