import ServiceDesk
import WorkingTime

extension TimelineEntry {
    func view(_ words: Words, today: CivilDate) -> HTML {
        switch self {
        case .message(let message): message.view(words, today: today, isNote: false)
        case .note(let message): message.view(words, today: today, isNote: true)
        case .event(let event): event.view(words, today: today)
        case .news: #"<p class="news-mark small" id="news"><span>\#(words[.newsMark])</span></p>"#
        }
    }
}

extension TimelineEntry.Message {
    func view(_ words: Words, today: CivilDate, isNote: Bool) -> HTML {
        """
        <article class="message\(if: isNote, " note")" id="e\(id)">\(author.avatar)\
        <header><b>\(author.name)</b>\(role(words, isNote: isNote))\
        <time>\(words.momentInFull(at, now: today))</time></header>
        <div class="body">\(if: writtenDownBy != nil, writtenDown(words))\(if: isUnproven, unproven(words))\
        \(if: movedFrom != nil, moved(words))\(delivery.map { told($0, words) })\(replyTo.map { answersAt($0, words) })\
        \(sentBy.map { line(.sentBy, $0, words) })\
        \(if: !copied.isEmpty, line(.inCopy, copied.joined(separator: ", "), words))\
        \(if: isPossiblyTwice, twice(words))\(if: isBroken, broken(words))\(body)\
        \(if: isCut, cut(words))\(if: !files.isEmpty || letter != nil, extras(words))</div>\
        </article>

        """
    }

    private func role(_ words: Words, isNote: Bool) -> HTML {
        let whose: HTML =
            switch voice {
            case .thirdParty:
                """
                <span class="badge" data-state="warning">\(words[.thirdParty])</span>\
                \(if: address != nil && address != author.name, "<bdi>\(address ?? "")</bdi>")
                """
            case .machine: "<span>\(words[.machineWrote])</span>"
            case .colleague: "<span>\(words[.byMail])</span>"
            case .client, nil: ""
            }
        return "\(whose)<span>\(words[isNote ? .noteUnseen : author.side.word])</span>"
    }

    private func writtenDown(_ words: Words) -> HTML {
        #"<p class="small muted">\#(words[.writtenDownBy]): \#(writtenDownBy ?? "")</p>"#
    }

    private var body: HTML {
        isBroken ? #"<pre class="source" dir="auto">\#(text)</pre>"# : MessageText(text).html
    }

    /// Why it is said can be read without leaving the page, with or without script.
    private func unproven(_ words: Words) -> HTML {
        """
        <details class="unproven small"><summary class="badge" data-state="warning">\(Icon.warning.html)\
        \(words[.senderUnproven])</summary><p>\(words[.senderUnprovenWhy])</p></details>
        """
    }

    private func told(_ notice: DeliveryNotice, _ words: Words) -> HTML {
        let isFailure = notice.outcome == .failed
        return """
            <p class="small"><span class="badge" data-state="\(isFailure ? "breached" : "warning")">\
            \(words[isFailure ? .undelivered : .deliveryDelayed])</span> <bdi>\(notice.words)</bdi></p>
            """
    }

    private func answersAt(_ address: String, _ words: Words) -> HTML {
        line(.answersAt, address, words)
    }

    private func line(_ title: Word, _ address: String, _ words: Words) -> HTML {
        #"<p class="small muted">\#(words[title]): <bdi>\#(address)</bdi></p>"#
    }

    private func moved(_ words: Words) -> HTML {
        """
        <details class="unproven small"><summary class="badge" data-state="warning">\(Icon.warning.html)\
        \(words[.movedFrom]): \(movedFrom ?? "")</summary><p>\(words[.movedFromWhy])</p></details>
        """
    }

    private func twice(_ words: Words) -> HTML {
        """
        <details class="unproven small"><summary class="badge" data-state="warning">\(Icon.mail.html)\
        \(words[.possiblyTwice])</summary><p>\(words[.possiblyTwiceWhy])</p></details>
        """
    }

    private func broken(_ words: Words) -> HTML {
        #"<p class="small muted">\#(words[.letterBroken])</p>"#
    }

    private func cut(_ words: Words) -> HTML { #"<p class="small muted">\#(words[.textCut])</p>"# }

    private func extras(_ words: Words) -> HTML {
        let frame: HTML? = letter.map { id in
            """
            <details class="letter small"><summary>\(words[.letterAsSent])</summary>\
            \(LetterFrame(content: id).view(words))</details>
            """
        }
        let list = HTML(files.map { $0.view(words) })
        return
            #"<div class="row" aria-label="\#(words[.attachments])" role="group">\#(list)</div>\#(frame)"#
    }
}

extension TimelineEntry.File {
    func view(_ words: Words) -> HTML {
        """
        <a class="file" href="\(SiteURL.content(id))">\(Icon.file.html)\
        <span><bdi>\(name)</bdi> · \(words.size(kilobytes: max(1, size / 1024)))</span></a>
        """
    }
}

extension TimelineEntry.Event {
    func view(_ words: Words, today: CivilDate) -> HTML {
        let said = fact.said(words)
        let end = until.map { end in
            " – "
                + (end.date == at.date ? words.time(end.time) : words.momentInFull(end, now: today))
        }
        return """
            <p class="event" data-state="\(fact.state?.rawValue)">\(fact.icon.html)<span>\(said) \
            \(clauses.map { $0.chip(words, beside: said) }.joined(" ")) \
            <time>\(words.momentInFull(at, now: today))\(end)</time></span></p>

            """
    }
}

extension PersonModel.Side {
    var word: Word {
        switch self {
        case .staff: .roleStaff
        case .client: .roleClient
        case .robot: .roleRobot
        }
    }
}
