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
        \(offer.effects.map { "<p>\(words[$0.phrase])</p>" as HTML })\(order)\(error)\(fields)
        <p class="row">\(submit)\(cancel)</p></form>
        """
    }

    private var submit: HTML {
        let kind: HTML = offer.action == .refusal ? "danger" : "primary"
        return #"<button class="button \#(kind)"\#(if: offer.isBlocked, " disabled")>\#(words[offer.action.word])</button>"#
    }

    private var order: HTML {
        guard let first = offer.comesAfter else { return "" }
        return """
            <div class="notice" data-state="warning">\(Icon.lock.html)<p>\
            <a href="\(SiteURL.ticket(first.number))">\(words[.firstTake(first.number)])</a> \
            \(first.clause?.chip(words))</p></div>
            """
    }

    private var error: HTML {
        guard let error = offer.error else { return "" }
        return #"<p class="error" id="\#(name)-error" role="alert">\#(Icon.breached.html(named: words[.error])) \#(error)</p>"#
    }

    private var fields: HTML {
        switch offer.action {
        case .take: offer.mayOverride && offer.comesAfter != nil ? textField(.outOfTurnReason, rows: 2) : ""
        case .reply, .question, .note: textField(.replyText, rows: 5)
        case .completion: textField(.result, rows: 3)
        case .postponement: untilField + textField(.reason, rows: 2, hint: .reasonHint)
        case .refusal: choices(.reason) + textField(.comment, rows: 3, hint: .reasonHint)
        case .priority: choices(.actPriority)
        case .category: choices(.actCategory)
        }
    }

    private var untilField: HTML {
        """
        <div class="field"><label for="\(name)-until">\(words[.untilWhen])</label>\
        <input class="input auto" id="\(name)-until" name="until" type="datetime-local" required></div>
        """
    }

    private func textField(_ label: Word, rows: Int, hint: Word? = nil) -> HTML {
        let wrong = offer.error != nil
        return """
            <div class="field\(if: wrong, " wrong")"><label for="\(name)-text">\(words[label])</label>\
            \(hint.map { #"<p class="hint small">\#(words[$0])</p>"# as HTML })\
            <textarea class="input" id="\(name)-text" name="text" rows="\(rows)"\
            \(if: wrong, #" aria-invalid="true" aria-describedby="\#(name)-error""#)>\(offer.text)</textarea></div>
            """
    }

    private func choices(_ label: Word) -> HTML {
        """
        <fieldset class="stack gap-1"><legend>\(words[label])</legend>\(offer.choices.map { choice in
            """
            <label class="row choice-line"><input type="radio" name="choice" value="\(choice.id)" required\
            \(if: choice.isChosen, " checked")> <span>\(choice.label) \(choice.clause?.chip(words))</span></label>
            """ as HTML
        })</fieldset>
        """
    }
}

extension ActionOffer.Effect {
    var phrase: Phrase {
        switch self {
        case .stops(let clocks): .actionStops(clocks)
        case .pauses(let clocks): .actionPauses(clocks)
        case .cancels(let clocks): .actionCancels(clocks)
        }
    }
}

/// The action's form as a page: what a link to it opens without script, and where a mistake in it is shown.
public enum ActionPage {
    public struct Model: Sendable {
        public var frame: DeskFrame
        public var ticket: Int
        public var subject: String
        public var seen: Int
        public var offer: ActionOffer

        public init(frame: DeskFrame, ticket: Int, subject: String, seen: Int, offer: ActionOffer) {
            self.frame = frame
            self.ticket = ticket
            self.subject = subject
            self.seen = seen
            self.offer = offer
        }
    }

    static func view(_ model: Model) -> HTML {
        let words = model.frame.words
        let title = words[model.offer.action.question]
        let url = SiteURL.ticket(model.ticket)
        let form = ActionForm(offer: model.offer, ticket: model.ticket, seen: model.seen, frame: model.frame)
        return model.frame.page(
            title: model.offer.error == nil ? title : "\(words[.error]): \(title)", isLive: false,
            """
            <main id="main"><header class="page-head"><nav aria-label="\(words[.path])"><ol class="crumbs">\
            <li><a href="\(SiteURL.queue(.all, after: nil))">\(words[.queue])</a></li>\
            <li><a href="\(url)">\(words[.number(model.ticket)])</a></li></ol></nav><h1><bdi>\(model.subject)</bdi></h1></header>
            <div class="page-body narrow-form">\
            \(form.view(cancel: #"<a class="button quiet" href="\#(url)">\#(words[.cancel])</a>"#))</div></main>
            """)
    }
}
