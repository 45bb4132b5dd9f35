import Regulations
import Runtime
import ServiceDesk
import WorkingTime

/// What the forms about the work ask for; nil: the action makes no sense now, or is not about the
/// work.
struct WorkInputs {
    let offers: Offers
    let typed: [String: String]

    init(_ offers: Offers, typed: [String: String]) {
        self.offers = offers
        self.typed = typed
    }

    var ticket: Ticket { offers.ticket }
    var reader: EditionReader { offers.reader }
    private var isWorked: Bool {
        ticket.isOpen && ticket.happened.contains(.registered) && ticket.state != .done
    }

    func inputs(of action: TicketAction) -> [ActionInput]? {
        switch action {
        case .placement: ticket.isOpen ? placement : nil
        case .estimate: isWorked ? estimate : nil
        case .approval: ticket.offeredEstimate == nil ? nil : approval
        case .worklog: ticket.isOpen && ticket.happened.contains(.registered) ? worklog : nil
        case .wait: isWorked ? wait : nil
        case .resumption: isWaiting ? [] : nil
        case .handover:
            isWorked ? [input("role", .workRole, .choice(providerRoles(chosen: nil)))] : nil
        case .subtask:
            isWorked ? subtask : nil
        case .subtaskResult:
            ticket.openSubtasks.isEmpty ? nil : [input("subtask", .actSubtask, .choice(subtasks))]
        case .merge:
            ticket.isOpen ? [input("number", .ticketNumber, .number(1...999_999_999))] : nil
        case .watch: ticket.watchers.contains(offers.person) ? nil : []
        case .unwatch: ticket.watchers.contains(offers.person) ? [] : nil
        case .snooze: ticket.isOpen ? [input("until", .untilWhen, .moment)] : nil
        case .closure: [.done, .signedOff, .refused].contains(ticket.state) ? [] : nil
        case .reopening: ticket.canBeReopened ? [] : nil
        case .decision: decision
        case .release: isWorked && (ticket.taker != nil || ticket.state == .handedOver) ? [] : nil
        case .start: isWorked && [.received, .admitted].contains(ticket.state) ? [] : nil
        case .acceptance: ticket.state == .done ? [] : nil
        case .assignment: isWorked ? [input("person", .assignee, .choice(colleagues))] : nil
        case .details: details
        case .publication:
            ticket.isOpen && isPublished ? [input("text", .replyText, .text(rows: 4))] : nil
        case .defect:
            ticket.state == .done ? [input("text", .description, .text(rows: 3))] : nil
        case .correction: entries.isEmpty ? nil : correction
        case .escalation: ladders.isEmpty || !ticket.isOpen ? nil : escalation
        case .withdrawal: breaches.isEmpty ? nil : withdrawal
        case .reply, .note, .question, .take, .admission, .completion, .postponement, .refusal,
            .priority, .category, .precedence, .turn:
            nil
        }
    }

    func input(
        _ name: String, _ label: Word, _ kind: ActionInput.Kind, _ isRequired: Bool = true
    ) -> ActionInput {
        ActionInput(name, label, kind, isRequired: isRequired, value: typed[name] ?? "")
    }

    private var isWaiting: Bool {
        switch ticket.state {
        case .waitingClient, .waitingThirdParty, .waitingApproval, .handedOver, .postponed: true
        case .received, .held, .admitted, .inProgress, .done, .signedOff, .closed, .refused,
            .notAdmitted:
            false
        }
    }

    private var estimate: [ActionInput] {
        var amount = input("amount", .priceOffered, .amount, false)
        amount.hint = reader.sumHint(on: ticket)
        return [
            input("minutes", .minutesOfWork, .number(1...600_000), false), amount,
            input("ready", .readyBy, .date, false), input("text", .replyText, .text(rows: 4)),
        ]
    }

    private var wait: [ActionInput] {
        let states = WaitedFor.allCases.map { what in
            ActionOffer.Choice(
                id: what.rawValue, label: reader.words[what.state.word],
                isChosen: what == .thirdParty)
        }
        return [
            input("for", .waitedFor, .choice(states)),
            input("text", .whomWeWaitFor, .text(rows: 2)),
            input("expected", .expectedOn, .date, false),
        ]
    }

    private var subtask: [ActionInput] {
        [
            input("text", .description, .text(rows: 2)),
            input("role", .workRole, .choice(providerRoles(chosen: nil)), false),
            input(
                "person", .assignee, .choice(colleagues.map { .init(id: $0.id, label: $0.label) }),
                false),
            input("priority", .actPriority, .choice(offers.priorities(chosen: nil)), false),
        ]
    }

    private var approval: [ActionInput] {
        let words = reader.words
        let answers = [
            ActionOffer.Choice(id: "yes", label: words[.answerYes]),
            .init(id: "no", label: words[.answerNo]),
        ]
        return [
            input("answer", .actApproval, .choice(answers)), input("text", .ground, .text(rows: 2)),
        ]
    }

    private var worklog: [ActionInput] {
        let mine = offers.roles.filter { reader.regulation.roles[$0]?.side == .provider }
        let chosen = ticket.worklog.last { $0.person == offers.person }?.role ?? mine.first
        let kinds = WorkKind.choices(
            reader, chosen: ticket.worklog.last { $0.person == offers.person }?.work)
        return [
            ActionInput("from", .workFrom, .moment, value: typed["from"] ?? halfAnHourAgo),
            input("minutes", .minutesOfWork, .number(1...1440)),
            input("role", .workRole, .choice(choices(mine, chosen: chosen))),
        ] + (kinds.map { [input("work", .workKind, .choice($0))] } ?? []) + [
            input("text", .workDone, .text(rows: 2), false)
        ]
    }

    /// For a form's field of a moment, in the reader's zone; no work is done before the ticket is
    /// there.
    private var halfAnHourAgo: String {
        let moment = reader.civil(max(offers.view.asOf - 1800, ticket.arrivedAt ?? .distantPast))
        return "\(moment.date)T\(moment.time)"
    }

    private var decision: [ActionInput]? {
        guard let open = ticket.escalation, open.isOpen, offers.roles.contains(open.role) else {
            return nil
        }
        let words = reader.words
        let answers = [
            ActionOffer.Choice(id: "yes", label: words[.grantYes]),
            .init(id: "no", label: words[.grantNo]),
        ]
        return [
            input("answer", .actDecision, .choice(answers)),
            input("text", .replyText, .text(rows: 4)),
        ]
    }

    /// The regulation has promises or rules that a notice fulfils.
    private var isPublished: Bool {
        reader.regulation.commitments.pairs.contains { $0.item.stops.contains(.event(.published)) }
    }

    private var colleagues: [ActionOffer.Choice] {
        reader.people.staff.values.filter { !$0.left }.sorted { $0.name < $1.name }.map { member in
            .init(id: member.id, label: member.name, isChosen: ticket.assignees.first == member.id)
        }
    }

    private var details: [ActionInput]? {
        let inputs = DetailInputs(offers: offers, typed: typed).all
        return ticket.isOpen && !inputs.isEmpty ? inputs : nil
    }

    /// Own entries of the work; those of all for whom escalations climb to.
    private var entries: [ActionOffer.Choice] {
        let isOverseer = reader.regulation.overseers.contains { offers.roles.contains($0) }
        return ticket.worklog.filter { isOverseer || $0.person == offers.person }.map { entry in
            let day = reader.words.momentInFull(reader.civil(entry.from), now: reader.today)
            let whose = entry.person == offers.person ? nil : reader.person(entry.person).name
            let said = [day, reader.words.span(.elapsed(entry.minutes * 60)), whose].compactMap(
                \.self)
            return .init(id: entry.entry, label: said.joined(separator: ", "))
        }
    }

    private var correction: [ActionInput] {
        [
            input("entry", .actCorrection, .choice(entries)),
            input("minutes", .minutesOfWork, .number(0...1440)),
            input("text", .reason, .text(rows: 2), false),
        ]
    }

    /// Broken promises that this person may say are not held against the desk.
    private var breaches: [ActionOffer.Choice] {
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

    private var withdrawal: [ActionInput] {
        [input("clock", .actWithdrawal, .choice(breaches)), input("text", .reason, .text(rows: 2))]
    }

    private var ladders: [ActionOffer.Choice] {
        reader.regulation.escalations.pairs.map { name, ladder in
            .init(
                id: name, label: reader.caption(ladder.title, ladder.clauses),
                clause: reader.link(ladder.clauses))
        }
    }

    private var escalation: [ActionInput] {
        [
            input("ladder", .actEscalation, .choice(ladders)),
            input("text", .ground, .text(rows: 3), false),
        ]
    }

    /// Parts of the work that are not finished.
    var subtasks: [ActionOffer.Choice] {
        ticket.openSubtasks.map { subtask in
            .init(
                id: subtask.opened.subtask,
                label: offers.view.text(subtask.opened.content, reader.words))
        }
    }

    private func providerRoles(chosen: String?) -> [ActionOffer.Choice] {
        choices(
            reader.regulation.roles.pairs.filter { $0.item.side == .provider }.map(\.name),
            chosen: chosen)
    }

    private func choices(_ roles: [String], chosen: String?) -> [ActionOffer.Choice] {
        roles.map { name in
            .init(
                id: name, label: reader.role(name),
                clause: reader.regulation.roles[name].flatMap { reader.link($0.clauses) },
                isChosen: name == chosen)
        }
    }
}
