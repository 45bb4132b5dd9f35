import ServiceDesk

/// The reply box: one text, up to three ways to send it. Each has a button of its own with its own
/// address, so that it works without script; the style sheet shows the one that is chosen.
struct ComposerView {
    let composer: TicketPage.Composer
    let number: Int
    let seen: Int
    let frame: DeskFrame

    private var words: Words { frame.words }
    private var written: TicketPage.Written? { composer.written }
    private var chosen: Act { written?.way ?? composer.ways.first ?? .note }

    var html: HTML {
        """
        <div class="composer-dock"><form class="composer" method="post" \
        action="\(SiteURL.act(chosen, ticket: number))" data-draft="\(frame.personID) \(number)" \
        enctype="multipart/form-data">
        \(frame.formTokenField)<input type="hidden" name="seen" value="\(written?.seen ?? seen)">\
        <input type="hidden" name="nonce" value="\(written?.nonce ?? composer.nonce)">
        \(written.map { ComposerNote(written: $0, words: words).html })
        <fieldset class="tabs small composer-tabs"><legend class="visually-hidden">\(words[.toWhom])</legend>\
        \(composer.ways.map(tab))</fieldset>
        <label class="visually-hidden" for="text">\(words[.replyText])</label>\
        <textarea id="text" name="text" rows="4" required dir="auto" data-key="text"\
        \(if: written != nil, " autofocus")>\(written?.text)</textarea>
        \(files)\(composer.ways.map(foot))</form></div>
        """
    }

    private var files: HTML {
        """
        <div class="composer-files small"><label for="files">\(Icon.clip.html) \(words[.attachments])</label> \
        <input type="file" id="files" name="files" multiple></div>
        """
    }

    private func tab(_ action: Act) -> HTML {
        let key: HTML? = action.face.key.map { #" <kbd class="wide-only">\#($0)</kbd>"# }
        return """
            <label><input class="visually-hidden" type="radio" name="way" value="\(action.rawValue)" \
            data-key="\(action.rawValue)"\(if: action == chosen, " checked")>\
            \(words[action.face.word])\(key)\
            <span class="kept-mark" hidden>\(words[.draftKept])</span></label>
            """
    }

    private func foot(_ action: Act) -> HTML {
        """
        <div class="composer-foot for-\(action.rawValue)"><span class="small muted">\(effect(action))</span>\
        <button class="button primary push" formaction="\(SiteURL.act(action, ticket: number))">\
        \(words[verb(action)])</button></div>
        """
    }

    /// Said before sending: what the text does to the clocks.
    private func effect(_ action: Act) -> String {
        switch action {
        case .reply:
            composer.replyStops.isEmpty
                ? words[.stopsNothing] : words.replyStops(composer.replyStops)
        case .ask:
            composer.questionPauses.isEmpty
                ? words[.stopsNothing] : words.questionPauses(composer.questionPauses)
        default: words[.clientWontSee]
        }
    }

    private func verb(_ action: Act) -> Word {
        switch action {
        case .ask: .ask
        case .note: .saveNote
        default: .send
        }
    }
}

/// Over the box: why the words stand in it, and that nothing has been sent.
private struct ComposerNote {
    let written: TicketPage.Written
    let words: Words

    var html: HTML {
        """
        <div class="notice composer-note" role="alert" data-state="\(state.rawValue)">\(state.icon.html)\
        <p class="small">\(text) \(news)\(if: written.hadFiles, "\(words[.filesAgain])")</p></div>
        """
    }

    private var state: ClockState {
        switch written.why {
        case .news: .warning
        case .signedIn, .expired: .paused
        case .fault: .breached
        }
    }

    private var text: String {
        switch written.why {
        case .news: words[.newsText]
        case .signedIn: words[.keptAfterSignIn]
        case .expired: words[.keptExpired]
        case .fault(let text): text
        }
    }

    private var news: HTML {
        guard written.why == .news else { return "" }
        return ##"<a href="#news">\##(words[.newsShow])</a> "##
    }
}
