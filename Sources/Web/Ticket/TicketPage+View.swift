import WorkingTime

extension TicketPage {
    static func view(_ model: Model) -> HTML {
        let words = model.frame.words
        let title = "\(model.number) \(model.subject)"
        let isFaulty = if case .fault = model.composer?.written?.why { true } else { false }
        return model.frame.page(
            title: isFaulty ? "\(words[.error]): \(title)" : title, own: .ticket(model.number),
            """
            <div class="with-aside"><main class="shrink" id="main">
            \(head(model, words))
            \(clockChips(model, words))
            <div class="page-body stack gap-5 ticket-body">
            <section class="timeline" aria-label="\(words[.conversation])" data-live="timeline">
            \(model.timeline.map { $0.view(words, today: model.frame.today) })</section>
            \(model.composer.map { composer in
                ComposerView(composer: composer, number: model.number, seen: model.seen, frame: model.frame).html
            })
            </div></main>
            \(aside(model, words))</div>
            \(model.offers.map { dialog($0, model) })
            """)
    }

    // MARK: - Head

    private static func head(_ model: Model, _ words: Words) -> HTML {
        """
        <header class="page-head" data-live="head">
        <div class="row between"><nav aria-label="\(words[.path])"><ol class="crumbs">\
        <li><a href="\(SiteURL.queue(.all, after: nil))">\(words[.queue])</a></li>\
        \(model.project.map { #"<li><a href="\#(SiteURL.search($0))">\#($0)</a></li>"# as HTML })\
        <li>\(words.number(model.number))</li></ol></nav>\
        <div class="row push gap-1" role="group" aria-label="\(words[.actions])">\
        \(model.offers.filter { !$0.act.face.isRare }.map { button($0, model) })\(more(model, words))</div></div>
        <h1><bdi>\(model.subject)</bdi></h1>
        <div class="row gap-3">\(badge(model, words))\(model.priority?.view)\
        \(model.category.map { #"<span class="small muted">\#($0)</span>"# as HTML })\
        <span class="small muted">\(words[.assignee]): \(model.assignee?.name ?? words[.noAssignee])</span>\
        \(model.standsInFor.map { roles in
            #"<span class="badge" data-state="running">\#(words[.standsInFor]): \#(roles)</span>"# as HTML
        })\
        <span class="small muted">\(model.channel), \
        \(words.momentInFull(model.arrived, now: model.frame.today))</span></div>
        </header>
        """
    }

    /// A merged ticket has no state of its own any more: it says where it went on.
    private static func badge(_ model: Model, _ words: Words) -> HTML {
        guard let number = model.goesOn else { return model.state.badge(words) }
        return
            #"<a class="badge" href="\#(SiteURL.ticket(number))">\#(TimelineFact.mergedInto(number).said(words))</a>"#
    }

    /// Taking is done at once; every other action asks first. A link, so that it works without
    /// script.
    private static func button(_ offer: ActOffer, _ model: Model) -> HTML {
        let words = model.frame.words
        let name = offer.act.rawValue
        let kind: HTML = offer.act == .take ? "wide-only on-fill" : "wide-only"
        let key: HTML? = offer.act.face.key.map { #" <kbd class="\#(kind)">\#($0)</kbd>"# }
        guard offer.act == .take, offer.comesAfter == nil else {
            return """
                <a class="button small" href="\(SiteURL.act(offer.act, ticket: model.number))" \
                data-dialog="act-\(name)" data-key="\(name)">\(words[offer.act.face.word])\(key)</a>
                """
        }
        return """
            <form method="post" action="\(SiteURL.act(.take, ticket: model.number))">\(model.frame.formTokenField)\
            <input type="hidden" name="seen" value="\(model.seen)">\
            <button class="button primary small" data-key="take">\(words[.actTake])\(key)</button></form>
            """
    }

    private static func dialog(_ offer: ActOffer, _ model: Model) -> HTML {
        let name = offer.act.rawValue
        let form = ActForm(
            offer: offer, ticket: model.number, seen: model.seen, frame: model.frame)
        let cancel = model.frame.words[.cancel]
        return """
            <dialog class="dialog" id="act-\(name)" aria-labelledby="\(name)-title">
            \(form.view(cancel: #"<button class="button quiet" type="button" data-close>\#(cancel)</button>"#))</dialog>

            """
    }

    /// On a phone the clocks stand under the conversation; these lead to them.
    private static func clockChips(_ model: Model, _ words: Words) -> HTML {
        let open = model.clocks.filter { $0.clock.state != .met }.prefix(3)
        if open.isEmpty { return "" }
        return """
            <nav class="row narrow-only clock-chips" aria-label="\(words[.ticketClocks])">\(open.map { card in
                ##"<a class="plain" href="#clocks">\##(card.clock.boxed(words, now: model.frame.today))</a>"## as HTML
            })</nav>
            """
    }

    /// What is seldom done.
    private static func more(_ model: Model, _ words: Words) -> HTML {
        let rare = model.offers.filter(\.act.face.isRare)
        guard !rare.isEmpty else { return "" }
        return """
            <details class="more"><summary class="button quiet small">\(words[.moreActions])</summary>\
            <div class="menu">\(rare.map { button($0, model) })</div></details>
            """
    }

    // MARK: - Clocks and facts

    private static func aside(_ model: Model, _ words: Words) -> HTML {
        """
        <aside id="clocks" class="sticky-col stack gap-3" aria-label="\(words[.clocksAndFacts])" data-live="clocks">
        <div class="row between"><h2 class="text-m">\(words[.clocks])</h2>\
        <span class="tiny faint">\(model.basis)</span></div>
        \(if: model.clocks.isEmpty, #"<p class="small muted">\#(words[.noClocks])</p>"#)
        \(model.meeting.map { $0.view(words, today: model.frame.today) })
        \(cards(model, words))
        \(model.hints.map { hint($0, words) })
        \(if: !model.work.isEmpty, model.work.view(words, today: model.frame.today))\
        \(if: !model.facts.isEmpty, facts(model, words))
        \(model.readers.map { $0.view(words, today: model.frame.today) })
        </aside>
        <svg class="sprite" aria-hidden="true"><defs><pattern id="hatch" width="5" height="5" \
        patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="hatch-line" d="M0 0v5"/></pattern>\
        </defs></svg>
        """
    }

    /// The first clock that still runs and can be explained is open; without one, the first that
    /// can be.
    private static func cards(_ model: Model, _ words: Words) -> [HTML] {
        let main = model.clocks.firstIndex { $0.ribbon != nil && $0.clock.state != .met }
        return model.clocks.indices.map { index in
            model.clocks[index].view(
                ticket: model.number, words, today: model.frame.today, isMain: index == main)
        }
    }

    private static func hint(_ hint: Hint, _ words: Words) -> HTML {
        let icon: Icon = hint.kind == .reading ? .scale : .book
        let state: ClockState = hint.kind == .reading ? .indicative : .unregulated
        return """
            <section class="notice" data-state="\(state.rawValue)">\(icon.html)<h3>\(hint.title)</h3>\
            <p class="small">\(hint.text) \
            \(hint.clauses.map { $0.chip(words, beside: hint.text) }.joined(" "))</p></section>
            """
    }

    private static func facts(_ model: Model, _ words: Words) -> HTML {
        """
        <dl class="facts pad-y">\(model.facts.map { fact in
            """
            <dt>\(fact.name)</dt><dd>\(fact.shown) \(fact.clause?.chip(words))\
            \(fact.secret.map { asking(for: $0, model, words) })</dd>
            """ as HTML
        })</dl>
        """
    }

    private static func asking(for secret: String, _ model: Model, _ words: Words) -> HTML {
        """
        <form method="post" action="\(SiteURL.secret(ticket: model.number))">\(model.frame.formTokenField)\
        <input type="hidden" name="field" value="\(secret)">\
        <button class="button quiet small">\(words[.showSecret])</button></form>
        """
    }
}
