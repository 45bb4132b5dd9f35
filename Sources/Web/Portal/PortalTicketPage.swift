import Regulations
import WorkingTime

/// One ticket for its client: where it stands, what may be done, what was said, what is promised.
enum PortalTicketPage {
    struct Model: Sendable {
        var frame: PortalFrame
        var number: Int
        var subject: String
        var state: TicketState
        var isMerged: Bool
        var situation: ClientSituation
        var entries: [ClientTimeline.Entry]
        var clocks: [ClockCard]
        var facts: [TicketPage.Fact]
        /// The version that the ticket is judged by, where another one is in force.
        var version: Version?
        var meeting: MeetingPanel?
        var forms: [PortalForm]
        /// Why the last attempt did not go through.
        var fault: Fault?
    }

    struct Version: Sendable {
        var regulation: String
        var label: String
    }

    struct Fault: Sendable {
        var action: PortalAction
        var text: String
        /// What was typed.
        var typed = ""
        /// There were files, which no page brings back.
        var lostFiles = false
    }

    static func view(_ model: Model) -> HTML {
        let (frame, portal) = (model.frame, model.frame.portal)
        let title = "\(frame.words.number(model.number)) \(model.subject)"
        return frame.page(
            title: model.fault == nil ? title : "\(frame.words[.error]): \(title)",
            own: .ticket(model.number),
            """
            <div class="stack gap-2"><nav aria-label="\(frame.words[.path])"><ol class="crumbs">\
            <li><a href="\(SiteURL.portal(.home(.mine, after: nil)))">\(portal[.tickets])</a></li>\
            <li>\(frame.words.number(model.number))</li></ol></nav>
            <h1><bdi>\(model.subject)</bdi></h1>\
            <div class="row gap-3">\(portal.badge(model.state, isMerged: model.isMerged))</div></div>
            <div class="columns"><div class="stack gap-6">
            \(situation(model.situation, portal))
            \(frame.words.fault(model.fault?.text, id: "fault"))
            \(model.forms.filter { $0.isUrgent }.map { $0.view(model) })
            <section class="timeline" aria-label="\(portal[.conversation])">\
            \(model.entries.map { entry($0, frame, number: model.number) })</section>
            \(model.forms.filter { !$0.isUrgent }.map { $0.view(model) })</div>
            <aside class="stack gap-3" aria-label="\(portal[.promises])">\
            \(model.meeting.map { $0.view(frame.words, today: frame.today) })\
            <h2 class="text-m">\(portal[.promises])</h2>\
            \(if: model.clocks.isEmpty, #"<p class="small muted">\#(portal[.noPromises])</p>"#)\
            \(clocks(model))\(model.version.map { version($0, frame) })\(facts(model, portal))</aside></div>
            """)
    }

    private static func situation(_ situation: ClientSituation, _ portal: Words) -> HTML {
        """
        <section class="panel" data-state="\(situation.state.rawValue)"><dl class="facts">\
        <dt>\(portal[.now])</dt><dd>\(situation.now) \(link(situation, portal))</dd>\
        \(situation.waits.map { "<dt>\(portal[.weWait])</dt><dd>\($0)</dd>" as HTML })\
        \(situation.next.map { "<dt>\(portal[.next])</dt><dd>\($0)</dd>" as HTML })</dl></section>
        """
    }

    private static func link(_ situation: ClientSituation, _ portal: Words) -> HTML {
        guard let number = situation.goesOn, situation.isLinked else { return "" }
        return #"<a href="\#(SiteURL.portal(.ticket(number)))">\#(portal.openTicket(number))</a>"#
    }

    private static func clocks(_ model: Model) -> [HTML] {
        let main = model.clocks.firstIndex { $0.ribbon != nil && $0.clock.state != .met }
        return model.clocks.indices.map { index in
            model.clocks[index].view(
                ticket: nil, model.frame.words, today: model.frame.today, isMain: index == main)
        }
    }

    private static func version(_ version: Version, _ frame: PortalFrame) -> HTML {
        let url = SiteURL.portal(.version(id: version.regulation, version.label))
        return """
            <p class="small muted">\(frame.portal[.judgedBy]) \
            <a href="\(url)">\(frame.words.edition(version.label))</a></p>
            """
    }

    private static func facts(_ model: Model, _ portal: Words) -> HTML {
        guard !model.facts.isEmpty else { return "" }
        return """
            <section class="panel stack gap-2"><h2 class="text-m">\(portal[.facts])</h2>\
            <dl class="facts">\(model.facts.map { fact in
                """
                <dt>\(fact.name)</dt><dd>\(fact.shown) \(fact.clause?.chip(model.frame.words))</dd>
                """ as HTML
            })</dl></section>
            """
    }

    private static func entry(_ entry: ClientTimeline.Entry, _ frame: PortalFrame, number: Int)
        -> HTML
    {
        switch entry {
        case .message(let message): self.message(message, frame, number: number)
        case .event(let event): self.event(event, frame)
        }
    }

    private static func message(
        _ message: ClientTimeline.Message, _ frame: PortalFrame, number: Int
    ) -> HTML {
        let (words, portal) = (frame.words, frame.portal)
        let side =
            message.author.side == .staff
            ? portal[.support] : message.isOwn ? portal[.you] : words[.roleClient]
        let question: HTML = #" <span class="badge" data-state="paused">\#(portal[.asked])</span>"#
        let unproven: HTML = """
            <p class="small"><span class="badge" data-state="warning">\(Icon.warning.html)\
            \(words[.senderUnproven])</span> \(portal[.unprovenWhy])</p>
            """
        let writer: HTML? = message.writtenDownBy.map {
            #"<p class="small muted">\#(words[.writtenDownBy]): \#($0)</p>"#
        }
        let files = message.files.map { file(of: $0, words, number: number) }
        return """
            <article class="message" id="e\(message.id)">\(message.author.avatar)\
            <header><b>\(message.author.name)</b><span>\(side)</span>\
            <time>\(words.momentInFull(message.at, now: frame.today))</time>\(if: message.isQuestion, question)</header>
            <div class="body">\(writer)\(if: message.isUnproven, unproven)\(MessageText(message.text).html)\
            \(if: message.isCut, #"<p class="small muted">\#(words[.textCut])</p>"#)\
            \(if: !files.isEmpty, #"<div class="row">\#(files)</div>"#)</div></article>

            """
    }

    private static func file(of file: TimelineEntry.File, _ words: Words, number: Int) -> HTML {
        """
        <a class="file" href="\(SiteURL.portal(.file(file.id, ticket: number)))">\(Icon.file.html)\
        <span><bdi>\(file.name)</bdi> · \(words.size(kilobytes: max(1, file.size / 1024)))</span></a>
        """
    }

    private static func event(_ event: ClientTimeline.Event, _ frame: PortalFrame) -> HTML {
        """
        <p class="event" data-state="\(event.state?.rawValue)">\(event.icon.html)<span>\(event.text) \
        \(event.clauses.map { $0.chip(frame.words) }.joined(" ")) \
        <time>\(frame.words.momentInFull(event.at, now: frame.today))</time></span></p>

        """
    }
}
