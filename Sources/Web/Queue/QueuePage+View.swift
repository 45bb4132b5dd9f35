import WorkingTime

extension QueuePage {
    static func view(_ model: Model) -> HTML {
        let words = model.frame.words
        let title = model.search ?? words[model.view.title]
        return model.frame.page(
            title: title,
            """
            <main id="main">
            <header class="page-head flush">
            <div class="row between"><h1>\(title)</h1>
            <a class="button primary wide-only" href="\(SiteURL.interaction)">\(Icon.plus.html) \
            \(words[.newInteraction])</a></div>
            \(tabs(model, words))
            </header>
            \(model.next.map { next($0, model.frame, words) })
            <div class="queue" id="queue" data-live="queue">
            \(model.pools.map { pool($0, words, today: model.frame.today) })
            \(if: model.pools.allSatisfy(\.rows.isEmpty), empty(model, words))
            </div>
            \(pages(model, words))
            \(model.frame.keysLine([.keyMove, .keyOpen, .keyNext, .keySearch, .keyInteraction, .keyHelp]))
            </main>
            """)
    }

    private static func tabs(_ model: Model, _ words: Words) -> HTML {
        """
        <nav class="tabs small" aria-label="\(words[.queueViews])" data-live="tabs">\(QueueView.allCases.map { view in
            """
            <a href="\(SiteURL.queue(view, after: nil))"\
            \(if: view == model.view && model.search == nil, #" aria-current="page""#)>\(words[view.tab])\
            <span class="count">\(model.frame.counts[view])</span></a>
            """ as HTML
        })</nav>
        """
    }

    // MARK: - Next by the regulation

    private static func next(_ next: Next, _ frame: DeskFrame, _ words: Words) -> HTML {
        let row = next.row
        return """
            <section class="next" data-state="\(row.clock?.state.rawValue)" aria-labelledby="next-title" \
            data-live="next">
            <div class="stack gap-1"><p class="small state strong">\(words[.nextByRegulation])</p>
            <h2 id="next-title"><a class="ink-text plain" href="\(SiteURL.ticket(row.number))">\(row.subject)</a></h2>
            <p class="row small muted gap-2"><span>\(words.number(row.number))</span>\(row.priority?.view)\
            <span>\(next.project)</span><span>\(row.sender), \(words.moment(next.arrived, now: frame.today))</span></p>
            <p class="small muted">\(reason(next, words)) \(next.clause?.chip(words))</p></div>
            \(row.clock.map { figure($0, words, today: frame.today) } ?? "<div></div>")
            <form method="post" action="\(SiteURL.next)">\(frame.formTokenField)\
            <button class="button primary large" name="ticket" value="\(row.number)" aria-keyshortcuts="N" \
            data-key="next"><span>\(words[.takeIntoWork])</span> <kbd class="wide-only on-fill">N</kbd></button></form>
            </section>
            """
    }

    private static func reason(_ next: Next, _ words: Words) -> String {
        let priority = next.row.priority?.name ?? ""
        switch next.reason {
        case .highestPriority(let others): return words.highestPriority(priority, others: others)
        case .earliest: return words.earliest(priority)
        case .expedited: return words[.expedited]
        }
    }

    /// The largest figure of the screen: what is left of the promise.
    private static func figure(_ clock: ClockModel, _ words: Words, today: CivilDate) -> HTML {
        let told = words.words(of: clock, now: today, withLeftWord: false)
        return """
            <div class="next-clock"><p class="figure state">\(told.left)</p>
            <p class="small muted">\(clock.name): \(told.due) \(clock.clause?.chip(words))</p></div>
            """
    }

    // MARK: - Pools

    private static func pool(_ pool: Pool, _ words: Words, today: CivilDate) -> HTML {
        let name = name(of: pool.scope, words)
        return """
            <section class="pool" aria-label="\(name)"><header class="pool-head"><h2>\(name)</h2>\
            <span>\(pool.calendar)</span>\(if: !pool.steps.isEmpty, steps(pool.steps, words))</header>
            <ul>\(pool.rows.map { row($0, words, today: today) })</ul></section>
            """
    }

    private static func name(of scope: Pool.Scope, _ words: Words) -> String {
        switch scope {
        case .project(let title): title
        case .noProject: words[.noProject]
        case .wholeDesk: words[.wholeDesk]
        }
    }

    private static func steps(_ steps: [Pool.Step], _ words: Words) -> HTML {
        """
        <div class="row push gap-2"><span class="faint wide-only">\(words[.nowTaking])</span><ol class="steps">\
        \(steps.map { step in
            #"<li\#(if: step.isCurrent, #" aria-current="step""#)>\#(step.name) \#(step.count)</li>"# as HTML
        })</ol></div>
        """
    }

    static func row(_ row: Row, _ words: Words, today: CivilDate) -> HTML {
        """
        <li class="ticket-row\(if: row.waitsTurn, " waits")" id="t\(row.number)">\
        <span class="no">\(row.number)</span>\(row.priority?.view ?? "<span></span>")\
        <a class="subject" href="\(SiteURL.ticket(row.number))"><bdi>\(row.subject)</bdi> \
        <span class="from">· \(row.sender)\(row.project.map { " · \($0)" } ?? "")</span></a>\(badge(row, words))\
        \(row.clock?.row(words, now: today) ?? #"<span class="clock"></span>"#)\(assignee(row, words))</li>

        """
    }

    private static func badge(_ row: Row, _ words: Words) -> HTML {
        guard row.waitsTurn else { return row.state.badge(words) }
        return #"<span class="badge">\#(Icon.lock.html)\#(words[.waitsTurn])</span>"#
    }

    private static func assignee(_ row: Row, _ words: Words) -> HTML {
        guard let person = row.assignee else {
            return
                #"<span class="avatar none"><span class="visually-hidden">\#(words[.noAssignee])</span></span>"#
        }
        return """
            <span class="avatar" title="\(person.name)"><span aria-hidden="true">\(person.initials)</span>\
            <span class="visually-hidden">\(person.name)</span></span>
            """
    }

    // MARK: - Nothing to show, and what follows

    private static func empty(_ model: Model, _ words: Words) -> HTML {
        let hint: Word? =
            switch model.view {
            case .all: .emptyAllHint
            case .mine: .emptyMineHint
            case .unassigned, .dueToday, .breached, .waiting, .absent: nil
            }
        let said: Word? = model.search == nil ? hint : .notFoundHint
        let nearest = model.nearestDue.map {
            words.nearestDue(words.moment($0, now: model.frame.today))
        }
        return """
            <div class="empty">\(Icon.met.html)\
            <h2>\(words[model.search == nil ? model.view.emptyTitle : .notFoundAny])</h2>\
            \(said.map { "<p>\(words[$0])</p>" as HTML })\(nearest.map { "<p>\($0)</p>" as HTML })</div>
            """
    }

    private static func pages(_ model: Model, _ words: Words) -> HTML {
        guard model.older != nil || !model.isFirst else { return "" }
        let first = SiteURL.queue(model.view, after: nil)
        let top: HTML = #"<a class="button quiet" href="\#(first)">\#(words[.toTop])</a>"#
        let more: HTML? = model.older.map { cursor in
            let url = SiteURL.queue(model.view, after: cursor)
            return #"<a class="button" rel="next" href="\#(url)">\#(words[.older])</a>"#
        }
        return
            #"<nav class="row pages" aria-label="\#(words[.older])">\#(more)\#(if: !model.isFirst, top)</nav>"#
    }
}

extension QueueView {
    var title: Word {
        switch self {
        case .all: .queue
        case .mine: .myTickets
        case .unassigned: .viewUnassigned
        case .dueToday: .viewDueToday
        case .breached: .viewBreached
        case .waiting: .viewWaiting
        case .absent: .viewAbsent
        }
    }

    var tab: Word {
        switch self {
        case .all: .viewAll
        case .mine: .viewMine
        case .unassigned: .viewUnassigned
        case .dueToday: .viewDueToday
        case .breached: .viewBreached
        case .waiting: .viewWaiting
        case .absent: .viewAbsent
        }
    }

    var emptyTitle: Word {
        switch self {
        case .all: .emptyAll
        case .mine: .emptyMine
        case .unassigned: .emptyUnassigned
        case .dueToday: .emptyDueToday
        case .breached: .emptyBreached
        case .waiting: .emptyWaiting
        case .absent: .emptyAbsent
        }
    }
}
