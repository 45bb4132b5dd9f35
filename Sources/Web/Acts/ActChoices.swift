import Regulations
import Runtime
import ServiceDesk
import WorkingTime

/// What the fields of an act's form let choose from.
extension ActInputs {
    /// nil: nobody has to say it.
    func choices(of ask: ActAsk, of act: Act) -> [ActOffer.Choice]? {
        switch ask.kind {
        case .category: categories
        case .priority: priorities(chosen: act.choosesPriority ? ticket.priority : nil)
        case .work: WorkKind.choices(reader, chosen: lastOwn?.work)
        case .people: colleagues
        case .person: colleagues.map { .init(id: $0.id, label: $0.label) }
        case .roles, .role: choices(providerRoles, chosen: nil)
        case .ownRole: ownRoles
        case .project: projects
        case .message: messages
        case .entry:
            entries(act == .approveWork ? offers.scene.approvable : offers.scene.correctable)
        case .subtask: subtasks
        case .escalation: ladders
        case .breach: breaches
        case .awaited: awaited
        case .words, .lines, .number, .amount, .moment, .day, .flag, .reason, .client,
            .contact, .fields, .ticket, .version, .instance:
            nil
        }
    }

    /// Reasons that the regulation lists. Those of the clauses that its rules about taking out of
    /// turn stand on are for that; where it says nothing, every reason is for everything.
    func reasons(of act: Act) -> [ActOffer.Choice] {
        guard act.reason?.need == .atForms || asksReason(before: act) else { return [] }
        let options = reader.regulation.fields["reason"]?.options.pairs ?? []
        let rules = reader.regulation.rules.pairs.filter { _, rule in
            if case .before(let triggers) = rule.moment {
                triggers.contains(.event(.expedited))
            } else {
                false
            }
        }
        let clauses = Set(rules.flatMap(\.item.clauses))
        let fitting = options.filter {
            clauses.isDisjoint(with: $0.item.clauses) != (act == .expedite)
        }
        return (fitting.isEmpty ? options : fitting).map { name, option in
            .init(
                id: name, label: reader.caption(option.title, option.clauses),
                clause: reader.link(option.clauses))
        }
    }

    private func asksReason(before act: Act) -> Bool {
        !act.choosesPriority
            && act.rule.does.compactMap { EventName(rawValue: $0.rawValue) }.contains {
                reader.asksReason(before: $0)
            }
    }

    private var categories: [ActOffer.Choice] {
        reader.regulation.categories.pairs.map { name, item in
            .init(
                id: name, label: reader.caption(item.title, item.clauses),
                clause: reader.link(item.clauses), isChosen: name == ticket.category)
        }
    }

    private func priorities(chosen: String?) -> [ActOffer.Choice] {
        reader.regulation.priorities.pairs.map { name, item in
            .init(
                id: name, label: reader.caption(item.title, item.clauses),
                clause: reader.link(item.clauses), isChosen: name == chosen)
        }
    }

    private var lastOwn: TicketEvent.Logged? {
        ticket.worklog.last { $0.person == offers.person }
    }

    private var ownRoles: [ActOffer.Choice] {
        let mine = offers.roles.filter { reader.regulation.roles[$0]?.side == .provider }
        return choices(mine, chosen: lastOwn?.role ?? mine.first)
    }

    private var awaited: [ActOffer.Choice] {
        [TicketEvent.Waited.What.thirdParty, .client, .approval].map { what in
            .init(
                id: what.name, label: reader.words[TicketEvent.Waited(what: what).state.word],
                isChosen: what == .thirdParty)
        }
    }

    private var colleagues: [ActOffer.Choice] {
        reader.people.staff.values.filter { !$0.left }.sorted { $0.name < $1.name }.map { member in
            .init(
                id: member.id, label: member.name, isChosen: ticket.assignees.first == member.id)
        }
    }

    /// Words of the client that may go on elsewhere.
    private var messages: [ActOffer.Choice] {
        offers.view.stream.separable.map { record in
            let day = reader.words.momentInFull(reader.civil(record.occurredAt), now: reader.today)
            let said = record.event.facts.content.map { offers.view.text($0, reader.words) } ?? ""
            return .init(id: "\(record.sequence)", label: "\(day): \(said.prefix(120))")
        }
    }

    private func entries(_ logged: [TicketEvent.Logged]) -> [ActOffer.Choice] {
        logged.map { entry in
            let day = reader.words.momentInFull(reader.civil(entry.from), now: reader.today)
            let whose = entry.person == offers.person ? nil : reader.person(entry.person).name
            let said = [day, reader.words.span(.elapsed(entry.minutes * 60)), whose].compactMap(
                \.self)
            return .init(id: entry.entry, label: said.joined(separator: ", "))
        }
    }

    /// Broken promises that this person may say are not held against the desk.
    private var breaches: [ActOffer.Choice] {
        offers.view.clocks.compactMap { clock in
            let roles = reader.regulation.mayWithdraw(clock.id)
            guard clock.outcome == .missed, let due = clock.judgedDue,
                !Set(roles).isDisjoint(with: offers.roles)
            else { return nil }
            let day = reader.words.momentInFull(reader.civil(due), now: reader.today)
            return .init(
                id: clock.id.text, label: "\(reader.commitment(clock.id.commitment)), \(day)")
        }
    }

    private var ladders: [ActOffer.Choice] {
        offers.scene.ladders.compactMap { name in
            reader.regulation.escalations[name].map { ladder in
                .init(
                    id: name, label: reader.caption(ladder.title, ladder.clauses),
                    clause: reader.link(ladder.clauses))
            }
        }
    }

    /// Parts of the work that are not finished.
    var subtasks: [ActOffer.Choice] {
        ticket.openSubtasks.map { subtask in
            .init(
                id: subtask.opened.subtask,
                label: offers.view.text(subtask.opened.content, reader.words))
        }
    }

    private var providerRoles: [String] {
        reader.regulation.roles.pairs.filter { $0.item.side == .provider }.map(\.name)
    }

    private func choices(_ roles: [String], chosen: String?) -> [ActOffer.Choice] {
        roles.map { name in
            .init(
                id: name, label: reader.role(name),
                clause: reader.regulation.roles[name].flatMap { reader.link($0.clauses) },
                isChosen: name == chosen)
        }
    }
}
