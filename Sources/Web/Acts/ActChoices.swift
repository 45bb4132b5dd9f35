import Regulations
import Runtime
import ServiceDesk
import WorkingTime

/// What the fields of an act's form let choose from.
extension ActInputs {
    /// Reasons that the regulation lists. Those of the clauses that its rules about taking out of
    /// turn stand on are for that; where it says nothing, every reason is for everything.
    func reasons(of act: Act) -> [FormChoice] {
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
        return (fitting.isEmpty ? options : fitting).map {
            reader.choice($0.name, $0.item.title, $0.item.clauses)
        }
    }

    private func asksReason(before act: Act) -> Bool {
        !act.choosesPriority
            && act.rule.does.compactMap { EventName(rawValue: $0.rawValue) }.contains {
                reader.asksReason(before: $0)
            }
    }

    var categories: [FormChoice] {
        reader.regulation.categories.pairs.map { name, item in
            reader.choice(name, item.title, item.clauses, isChosen: name == ticket.category)
        }
    }

    func priorities(chosen: String?) -> [FormChoice] {
        reader.regulation.priorities.pairs.map { name, item in
            reader.choice(name, item.title, item.clauses, isChosen: name == chosen)
        }
    }

    private var lastOwn: TicketEvent.Logged? {
        ticket.worklog.last { $0.person == offers.person }
    }

    var ownRoles: [FormChoice] {
        let mine = offers.roles.filter { reader.regulation.roles[$0]?.side == .provider }
        return choices(mine, chosen: lastOwn?.role ?? mine.first)
    }

    var awaited: [FormChoice] {
        [TicketEvent.Waited.What.thirdParty, .client, .approval].map { what in
            .init(
                id: what.name, label: reader.words[TicketEvent.Waited(what: what).state.word],
                isChosen: what == .thirdParty)
        }
    }

    var colleagues: [FormChoice] {
        reader.people.staff.values.filter { !$0.left }.sorted { $0.name < $1.name }.map { member in
            .init(
                id: member.id, label: member.name, isChosen: ticket.assignees.first == member.id)
        }
    }

    /// Words of the client that may go on elsewhere.
    var messages: [FormChoice] {
        offers.view.stream.separable.map { record in
            let day = reader.words.momentInFull(reader.civil(record.occurredAt), now: reader.today)
            let said = record.event.facts.content.map { offers.view.text($0, reader.words) } ?? ""
            return .init(id: "\(record.sequence)", label: "\(day): \(said.prefix(120))")
        }
    }

    /// Work that the act is about.
    func entries(of act: Act) -> [FormChoice] {
        (act == .approveWork ? offers.scene.approvable : offers.scene.correctable).map { entry in
            let day = reader.words.momentInFull(reader.civil(entry.from), now: reader.today)
            let whose = entry.person == offers.person ? nil : reader.person(entry.person).name
            let said = [day, reader.words.span(.elapsed(entry.minutes * 60)), whose].compactMap(
                \.self)
            return .init(id: entry.entry, label: said.joined(separator: ", "))
        }
    }

    /// Broken promises that this person may say are not held against the desk.
    var breaches: [FormChoice] {
        offers.scene.withdrawable(offers.view.clocks).compactMap { clock in
            guard let due = clock.judgedDue else { return nil }
            let day = reader.words.momentInFull(reader.civil(due), now: reader.today)
            return .init(
                id: clock.id.text, label: "\(reader.commitment(clock.id.commitment)), \(day)")
        }
    }

    var ladders: [FormChoice] {
        offers.scene.ladders.compactMap { name in
            reader.regulation.escalations[name].map {
                reader.choice(name, $0.title, $0.clauses)
            }
        }
    }

    /// Parts of the work that are not finished.
    var subtasks: [FormChoice] {
        ticket.openSubtasks.map { subtask in
            .init(
                id: subtask.opened.subtask,
                label: offers.view.text(subtask.opened.content, reader.words))
        }
    }

    var providerRoles: [FormChoice] {
        let roles = reader.regulation.roles.pairs.filter { $0.item.side == .provider }
        return choices(roles.map(\.name), chosen: nil)
    }

    /// nil: all work is charged alike, and nobody has to say which it was.
    var workKinds: [FormChoice]? { WorkKind.choices(reader, chosen: lastOwn?.work) }

    private func choices(_ roles: [String], chosen: String?) -> [FormChoice] {
        roles.map { name in
            .init(
                id: name, label: reader.role(name),
                clause: reader.regulation.roles[name].flatMap { reader.link($0.clauses) },
                isChosen: name == chosen)
        }
    }
}
