/// The reply box: one text, three ways to send it. Each has a button of its own with its own address, so that it works
/// without script; the style sheet shows the one that is chosen.
struct ComposerView {
    let composer: TicketPage.Composer
    let model: TicketPage.Model

    private var words: Words { model.frame.words }
    private static let ways: [TicketAction] = [.reply, .question, .note]

    var html: HTML {
        """
        <div class="composer-dock"><form class="composer" method="post" \
        action="\(SiteURL.act(.reply, ticket: model.number))" data-draft="\(model.number)" \
        enctype="multipart/form-data">
        \(model.frame.formTokenField)<input type="hidden" name="seen" value="\(model.seen)">\
        <input type="hidden" name="nonce" value="\(composer.nonce)">
        <fieldset class="tabs small composer-tabs"><legend class="visually-hidden">\(words[.toWhom])</legend>\
        \(Self.ways.map(tab))</fieldset>
        <label class="visually-hidden" for="text">\(words[.replyText])</label>\
        <textarea id="text" name="text" rows="4" required dir="auto" data-key="text">\(composer.text)</textarea>
        \(files)\(Self.ways.map(foot))</form></div>
        """
    }

    private var files: HTML {
        """
        <div class="composer-files small"><label for="files">\(Icon.clip.html) \(words[.attachments])</label> \
        <input type="file" id="files" name="files" multiple></div>
        """
    }

    private func tab(_ action: TicketAction) -> HTML {
        let key: HTML? = action.key.map { #" <kbd class="wide-only">\#($0)</kbd>"# }
        return """
            <label><input class="visually-hidden" type="radio" name="way" value="\(action.rawValue)" \
            data-key="\(action.rawValue)"\(if: action == .reply, " checked")>\(words[action.word])\(key)</label>
            """
    }

    private func foot(_ action: TicketAction) -> HTML {
        """
        <div class="composer-foot for-\(action.rawValue)"><span class="small muted">\(effect(action))</span>\
        <button class="button primary push" formaction="\(SiteURL.act(action, ticket: model.number))">\
        \(words[verb(action)])</button></div>
        """
    }

    /// Said before sending: what the text does to the clocks.
    private func effect(_ action: TicketAction) -> String {
        switch action {
        case .reply: composer.replyStops.isEmpty ? words[.stopsNothing] : words[.replyStops(composer.replyStops)]
        case .question:
            composer.questionPauses.isEmpty ? words[.stopsNothing] : words[.questionPauses(composer.questionPauses)]
        case .note, .take, .admission, .precedence, .turn, .completion, .postponement, .refusal, .priority,
            .category, .estimate, .approval, .worklog, .wait, .resumption, .handover, .subtask, .subtaskResult,
            .merge, .watch, .unwatch, .snooze, .closure, .reopening, .decision, .release, .start, .assignment, .details,
            .publication,
            .acceptance, .defect, .correction, .escalation:
            words[.clientWontSee]
        }
    }

    private func verb(_ action: TicketAction) -> Word {
        switch action {
        case .question: .ask
        case .note: .saveNote
        case .reply, .take, .admission, .precedence, .turn, .completion, .postponement, .refusal, .priority,
            .category, .estimate, .approval, .worklog, .wait, .resumption, .handover, .subtask, .subtaskResult,
            .merge, .watch, .unwatch, .snooze, .closure, .reopening, .decision, .release, .start, .assignment, .details,
            .publication,
            .acceptance, .defect, .correction, .escalation:
            .send
        }
    }
}
