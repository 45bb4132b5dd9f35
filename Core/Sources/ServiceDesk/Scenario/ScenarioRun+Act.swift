import Regulations
import WorkingTime

/// From the words of a step to a command.
extension ScenarioRun {
    /// nil: the step only looks.
    mutating func act(_ step: Scenario.Step, at: Instant) -> VirtualDesk.Step? {
        guard let does = step.does else { return nil }
        if does == .deed(.acknowledged) {
            desk.acknowledge(by: step.by ?? "", at: at)
            return nil
        }
        if case .deed(.appointed) = does { return appoint(step, at: at) }
        if case .deed(.dismissed) = does { return appoint(step, at: at) }
        guard let name = step.ticket else { return nil }
        let actor = self.actor(of: step)
        if let parent = step.parent {
            return onPart(does, step).map { desk.carryOut($0, on: parent, by: actor, at: at) }
        }
        if does == .event(.arrived) { return arrive(step, name: name, actor: actor, at: at) }
        guard let command = command(does, step, at: at) else { return nil }
        guard let filling = filling(before: command, step) else {
            return desk.carryOut(command, on: name, by: actor, at: at)
        }
        let filled = desk.carryOut(.fill(filling), on: name, by: actor, at: at)
        guard filled.refusal == nil else { return filled }
        var result = desk.carryOut(command, on: name, by: actor, at: at)
        result.events = filled.events + result.events
        result.hear(filled)
        return result
    }

    /// What is done with a part; without a priority it has that of the whole again.
    private func onPart(_ does: Scenario.Step.Act, _ step: Scenario.Step) -> Command? {
        guard case .event(let event) = does, let name = step.ticket else { return nil }
        if event == .arrived {
            return .openSubtask(
                .init(subtask: name, content: content(name), role: step.role, priority: step.priority))
        }
        if event == .done { return .finishSubtask(name) }
        return event == .prioritised ? .prioritiseSubtask(name, step.priority) : nil
    }

    /// Gives somebody of a client a role, or takes it where the step names none.
    private mutating func appoint(_ step: Scenario.Step, at: Instant) -> VirtualDesk.Step {
        var result = VirtualDesk.Step()
        guard let person = step.person, let client = step.client, var contact = contact(person) else { return result }
        contact.roles = step.does == .deed(.appointed) ? [step.role].compactMap(\.self) : []
        contact.department = step.department
        result.seat = desk.appoint(contact, at: client, at: at)
        return result
    }

    /// Fields which the step fills before the act itself; nil: none, or the act takes them.
    private func filling(before command: Command, _ step: Scenario.Step) -> [String: FieldValue]? {
        var fields = fields(step)
        switch command {
        case .fill: return nil
        case .refuse, .postpone, .expedite, .prioritise: fields["reason"] = nil
        case .receive, .append, .admit, .recordReceipt, .categorise, .assign, .take, .release, .start, .reply,
            .askClient, .note, .wait, .resume, .handOver, .log, .finish, .signOff, .close, .reopen, .estimate,
            .approve, .decline, .reportDefect, .publish, .openSubtask, .finishSubtask, .prioritiseSubtask, .correctLog,
            .merge, .absorb, .watch, .unwatch, .snooze, .escalate, .decide, .putInTurn, .ring, .tell:
            break
        }
        return fields.isEmpty ? nil : fields
    }

    /// The acting person with the roles held in the ticket's project.
    func actor(of step: Scenario.Step) -> Actor {
        guard let person = step.by else { return .desk }
        switch person {
        case "desk": return .desk
        case "stranger": return Actor(kind: .stranger, id: "stranger@somewhere.example")
        case "monitor": return Actor(kind: .contact, id: "monitor", roles: [])
        default: break
        }
        if let contact = contact(person) { return Actor(kind: .contact, id: person, roles: contact.roles) }
        let project = self.project(of: step)
        let held = desk.holders(project: project).filter { $0.value.contains(person) }.keys
        let worksAs = step.does == .event(.logged) ? [step.role].compactMap(\.self) : []
        return Actor(kind: .staff, id: person, roles: (held.sorted() + worksAs).uniqued())
    }

    private func contact(_ person: String) -> Contact? {
        desk.clients.values.lazy.compactMap { $0.contacts[person] }.first
    }

    private mutating func arrive(
        _ step: Scenario.Step, name: String, actor: Actor, at: Instant
    ) -> VirtualDesk.Step {
        let client = client(of: step)
        let sender = self.sender(of: step)
        let ended = step.answers.flatMap { desk.tickets[$0]?.ticket }
        if let ended, !desk.isOver(ended.id.text, for: Actor(sender), at: at) {
            return desk.carryOut(.append(letter(step, at: at)), on: ended.id.text, by: actor, at: at)
        }
        let project = step.project ?? ended?.project ?? self.project(of: step, client)
        let received = Command.Contact(
            interaction: name, channel: step.channel ?? Channel.other, project: project, sender: sender,
            content: content(name), marks: marks(step), category: step.category ?? ended?.category,
            fields: fields(step), arrivedAt: step.reached.map { instant($0) } ?? at, answers: ended?.number
        )
        let around = VirtualDesk.Around(
            repeats: step.repeatOf.map { TicketID($0) }, overlaps: overlaps(step, client), client: client,
            project: project, spam: step.spam,
            receipt: step.receiptBounces ? .bounced : .sent)
        let opened = desk.carryOut(.receive(received), on: name, by: actor, at: at, around: around)
        guard case .merged(let other, _)? = opened.decision.aside else { return opened }
        _ = desk.carryOut(.append(letter(step, at: at)), on: other.text, by: actor, at: at)
        return opened
    }

    /// The only project, or the one whose site the step names.
    private func project(of step: Scenario.Step, _ client: Client?) -> String? {
        if client?.projects.count == 1 { return client?.projects.keys.first }
        let words = [step.subject, step.text].compactMap(\.self) + step.fields.pairs.map(\.item)
        return client?.project(namedIn: words.joined(separator: "\n"))
    }

    private func sender(of step: Scenario.Step) -> Sender {
        let contact = (step.sender ?? step.by).flatMap(self.contact)
        return Sender(
            address: contact?.addresses.first ?? "stranger@somewhere.example", person: contact?.id,
            roles: contact?.roles ?? [], listed: !(contact?.roles.isEmpty ?? true), proven: step.proven)
    }

    /// Somebody of another department has an open ticket of the same subject.
    private func overlaps(_ step: Scenario.Step, _ client: Client?) -> Bool {
        guard let client, let subject = step.subject, let own = client.contacts[step.by ?? ""]?.department else {
            return false
        }
        return scenario.steps.contains { other in
            guard other.subject == subject, other.does == .event(.arrived), other.ticket != step.ticket,
                let department = client.contacts[other.by ?? ""]?.department
            else { return false }
            return department != own && desk.tickets[other.ticket ?? ""]?.ticket.isOpen == true
        }
    }

    private func client(of step: Scenario.Step) -> Client? {
        if let client = step.client { return desk.clients[client] }
        if let project = step.project, let name = desk.projects.first(where: { $0.name == project })?.client {
            return desk.clients[name]
        }
        return (step.sender ?? step.by).flatMap { person in desk.clients.values.first { $0.contacts[person] != nil } }
    }

    private func marks(_ step: Scenario.Step) -> TextMarks {
        let attached = step.attached.map { $0 == .none ? [] : [$0.rawValue] } ?? []
        // Where the story does not tell the text, there is some.
        let text = step.text ?? step.ticket ?? ""
        return TextMarks(
            subject: step.subject ?? "", text: text, attached: attached, under: edition.regulation)
    }

    private func content(_ id: String) -> ContentRef { ContentRef(id: id, commitment: "") }

    /// Values of the step's fields, by the kind each field has.
    func fields(_ step: Scenario.Step) -> [String: FieldValue] {
        step.fields.pairs.reduce(into: [:]) { values, pair in values[pair.name] = value(pair.item, of: pair.name) }
    }

    /// A number that no ticket of a story has.
    private static let noTicket = 999_999

    private func value(_ words: String, of name: String) -> FieldValue {
        switch edition.regulation.fields[name]?.kind {
        case .flag, .consent: return .flag(words == "true")
        case .number: return Double(words).map { .number($0) } ?? .text(words)
        case .date: return CivilDate(words).map { .date($0) } ?? .text(words)
        case .moment:
            guard let moment = LocalMoment(words: words) else { return .text(words) }
            return moment.seconds == nil ? .date(moment.date) : .moment(instant(moment))
        // A contact that became no ticket has no number.
        case .ticket: return .number(Double(desk.tickets[words]?.ticket.number ?? Self.noTicket))
        case .text, .link, .file, .choice, .secret, nil: return .text(words)
        }
    }

    private func command(_ does: Scenario.Step.Act, _ step: Scenario.Step, at: Instant) -> Command? {
        let fields = fields(step)
        guard case .event(let name) = does else { return deed(does, step, fields) }
        let text = content("\(step.place.line)")
        let reason = step.reason ?? step.fields["reason"]
        switch name {
        case .registered, .admitted:
            return step.by == "desk" ? .recordReceipt(.sent, reason: nil) : .admit
        case .admissionFailed: return .recordReceipt(.bounced, reason: nil)
        case .refused: return .refuse(reason: reason, text)
        case .postponed: return .postpone(until: step.until.map { instant($0) }, reason: reason, text)
        case .prioritised: return step.priority.map { .prioritise($0, reason: reason) }
        case .assigned: return .assign(people: desk.holders(project: project(of: step))[step.role ?? ""] ?? [])
        case .taken: return .take(override: step.reason)
        case .released: return .release
        case .started: return .start
        case .logged: return .log(logged(step, at: at))
        case .firstReply, .replied: return .reply(text)
        case .askedClient: return .askClient(text)
        case .clientWrote: return .append(letter(step, at: at))
        case .handedOver: return .handOver(to: [step.role].compactMap(\.self))
        case .expedited: return .expedite(reason: reason, text)
        case .putInTurn: return .putInTurn(text)
        case .done: return .finish
        case .signedOff: return .signOff
        case .closed: return .close
        case .reopened: return .reopen
        case .estimated: return .estimate(minutes: step.estimateMinutes.map { Int($0) }, amount: nil, ready: nil, text)
        case .approved: return .approve(version: offered(step), text)
        case .declined: return .decline(version: offered(step), text)
        case .defectReported: return .reportDefect(text)
        case .published: return .publish(text)
        case .escalated: return step.escalation.map { .escalate($0, text) }
        case .decided: return .decide(granted: step.granted, text)
        case .arrived, .returned, .invoiced, .measured: return nil
        }
    }

    private func deed(
        _ does: Scenario.Step.Act, _ step: Scenario.Step, _ fields: [String: FieldValue]
    ) -> Command? {
        guard case .deed(let deed) = does else { return nil }
        switch deed {
        case .filled: return .fill(fields)
        case .categorised: return step.category.map { .categorise($0) }
        case .waited: return step.waitsFor.map { .wait($0.what, nil, expected: step.until?.date) }
        case .resumed: return .resume
        case .acknowledged, .appointed, .dismissed: return nil
        }
    }

    private func project(of step: Scenario.Step) -> ProjectKey? {
        step.ticket.flatMap { desk.tickets[$0]?.ticket.projectKey }
            ?? desk.project(step.project, of: step.client)
    }

    /// The version of the estimate on the table; 0: none.
    private func offered(_ step: Scenario.Step) -> Int {
        step.ticket.flatMap { desk.tickets[$0]?.ticket.offeredEstimate?.offer.version } ?? 0
    }

    private func logged(_ step: Scenario.Step, at: Instant) -> TicketEvent.Logged {
        let minutes = Int(step.minutes ?? 0)
        return TicketEvent.Logged(
            entry: "\(step.place.line)", person: step.by ?? "", role: step.role ?? "",
            from: step.from.map { instant($0) } ?? at - Int64(minutes) * 60, minutes: minutes,
            work: step.work ?? "execution"
        )
    }

    private func letter(_ step: Scenario.Step, at: Instant) -> Command.Letter {
        return Command.Letter(
            interaction: "\(step.place.line)", sender: sender(of: step), content: content("\(step.place.line)"),
            arrivedAt: step.reached.map { instant($0) } ?? at, channel: step.channel ?? "",
            marks: step.text == nil && step.attached == nil ? nil : marks(step))
    }
}

extension Scenario.Step.WaitsFor {
    fileprivate var what: TicketEvent.Waited.What {
        switch self {
        case .client: .client
        case .approval: .approval
        case .thirdParty: .thirdParty
        }
    }
}
