import Regulations
import WorkingTime

/// A client's list of tickets: first what waits for them.
enum PortalHomePage {
    struct Model: Sendable {
        var frame: PortalFrame
        var view: PortalView
        /// Views that the person's scope offers.
        var views: [PortalView]
        var decisions: [Decision]
        var rows: [Row]
        /// Where older ones begin.
        var older: String?
        var team: [Member]
        /// For those who see the company's statement.
        var packages = PackagePanel()
    }

    struct Row: Sendable {
        var number: Int
        var subject: String
        var state: TicketState
        var isMerged: Bool
        var clock: ClockModel?
        /// Named where the list holds other people's.
        var person: String?
    }

    /// Something that waits for the client, and what it holds up.
    struct Decision: Sendable {
        var url: PortalURL
        /// What it is: a ticket's number, a month.
        var what: String
        var subject: String
        var word: Word
        var state: ClockState
    }

    struct Member: Sendable {
        var role: String
        var name: String
    }

    static func view(_ model: Model) -> HTML {
        let portal = model.frame.portal
        return model.frame.page(
            title: portal[.tickets],
            """
            <div class="row between"><h1>\(model.frame.client)</h1><a class="button primary large" \
            href="\(SiteURL.portal(.request))">\(Icon.plus.html) \(portal[.newTicket])</a></div>
            \(if: !model.decisions.isEmpty, decisions(model.decisions, model.frame))
            <div class="columns"><section class="panel stack gap-2" aria-labelledby="list">\
            <h2 id="list" class="visually-hidden">\(portal[.tickets])</h2>\
            \(tabs(model, portal))\(list(model, portal))</section>
            \(if: !model.team.isEmpty || !model.packages.items.isEmpty, aside(model, portal))</div>
            """)
    }

    private static func decisions(_ decisions: [Decision], _ frame: PortalFrame) -> HTML {
        let portal = frame.portal
        return """
            <section class="stack gap-3" aria-labelledby="wait"><h2 id="wait">\(portal[.decisions]) \
            <span class="faint regular">\(decisions.count)</span></h2>
            <div class="grid min-m">\(decisions.map { item in
            """
            <article class="panel decision" data-state="\(item.state.rawValue)">\
            <p class="row small state strong">\(item.state.icon.html)\(portal[item.word])</p>\
            <h3><a href="\(SiteURL.portal(item.url))"><bdi>\(item.subject)</bdi></a></h3>\
            <p class="small faint">\(item.what)</p>\
            <p><a class="button" href="\(SiteURL.portal(item.url))">\(portal[.open])</a></p></article>

            """ as HTML
            })</div></section>
            """
    }

    private static func tabs(_ model: Model, _ portal: Words) -> HTML {
        """
        <nav class="tabs small" aria-label="\(portal[.views])">\(model.views.map { view in
            """
            <a href="\(SiteURL.portal(.home(view, after: nil)))"\
            \(if: view == model.view, #" aria-current="page""#)>\(portal[view.word])</a>
            """ as HTML
        })</nav>
        """
    }

    private static func list(_ model: Model, _ portal: Words) -> HTML {
        guard !model.rows.isEmpty else {
            return """
                <div class="empty"><h3>\(portal[model.view.emptyWord])</h3><p>\(portal[.emptyHint])</p></div>
                """
        }
        let hasPeople = model.view != .mine
        return """
            <div class="cards requests"><table class="table"><thead><tr><th scope="col">\(portal[.columnTicket])</th>\
            <th scope="col">\(portal[.columnState])</th>\
            <th scope="col">\(portal[.columnDue])</th>\
            \(if: hasPeople, #"<th scope="col">\#(portal[.columnPerson])</th>"#)</tr></thead>
            <tbody>\(model.rows.map { row($0, model, hasPeople: hasPeople) })</tbody></table></div>
            \(model.older.map { cursor in
                """
                <p class="pad-top"><a href="\(SiteURL.portal(.home(model.view, after: cursor)))">\
                \(model.frame.words[.older])</a></p>
                """ as HTML
            })
            """
    }

    private static func row(_ row: Row, _ model: Model, hasPeople: Bool) -> HTML {
        let frame = model.frame
        return """
            <tr><td><a class="plain" href="\(SiteURL.portal(.ticket(row.number)))"><bdi>\(row.subject)</bdi></a><br>\
            <span class="small faint">\(frame.words.number(row.number))</span></td>\
            <td>\(frame.portal.badge(row.state, isMerged: row.isMerged))</td>\
            <td>\(row.clock.map { clock($0, frame) })</td>\
            \(if: hasPeople, "<td>\(row.person)</td>")</tr>

            """
    }

    private static func clock(_ clock: ClockModel, _ frame: PortalFrame) -> HTML {
        let words = frame.words
        let told = words.words(of: clock, now: frame.today, withLeftWord: true)
        return """
            <span class="clock" data-state="\(clock.state.rawValue)">\
            \(clock.state.icon.html(named: words[clock.state.word]))<b class="wrap">\(told.due)</b></span>\
            <span class="small muted indent">\(told.left) \(clock.clause?.chip(words))</span>
            """
    }

    private static func aside(_ model: Model, _ portal: Words) -> HTML {
        """
        <aside class="stack">\(if: !model.packages.items.isEmpty, packages(model))\
        \(if: !model.team.isEmpty, team(model.team, portal))</aside>
        """
    }

    private static func packages(_ model: Model) -> HTML {
        let words = model.frame.words
        return """
            <section class="panel stack gap-2"><h2 class="text-m">\(words[.packagesNow])</h2>\
            \(model.packages.view(words, today: model.frame.today))\
            <p class="small"><a href="\(SiteURL.portal(.statement(month: nil)))">\(words[.hoursAndPayments])</a></p>\
            </section>
            """
    }

    private static func team(_ team: [Member], _ portal: Words) -> HTML {
        """
        <section class="panel stack gap-3"><h2 class="text-m">\(portal[.clientTeam])</h2>\
        \(team.map { member in
            """
            <div class="row gap-3 one-line">\(PersonModel(name: member.name, side: .staff).avatar)\
            <div class="small"><p class="strong">\(member.name)</p><p class="muted">\(member.role)</p></div></div>
            """ as HTML
        })</section>
        """
    }
}

extension PortalView {
    var word: Word {
        switch self {
        case .mine: .viewMine
        case .company: .viewCompany
        case .ended: .viewEnded
        }
    }

    var emptyWord: Word {
        switch self {
        case .mine: .clientEmptyMine
        case .company: .emptyCompany
        case .ended: .emptyEnded
        }
    }
}

extension Words {
    func badge(_ state: TicketState, isMerged: Bool) -> HTML {
        if isMerged { return #"<span class="badge">\#(self[.clientMerged])</span>"# }
        guard let colour = state.colour else {
            return #"<span class="badge">\#(clientState(state))</span>"#
        }
        return
            #"<span class="badge" data-state="\#(colour.rawValue)">\#(clientState(state))</span>"#
    }
}
