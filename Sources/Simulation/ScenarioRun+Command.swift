import Regulations
import ServiceDesk
import WorkingTime

/// From the words of a step to a command.
extension ScenarioRun {
    func command(
        _ does: Scenario.Step.Act, _ step: Scenario.Step, saying text: ContentRef, at: Instant
    ) -> Command? {
        let fields = fields(step)
        guard case .event(let name) = does else { return deed(does, step, fields, text, at: at) }
        let reason = step.reason ?? step.fields["reason"]
        switch name {
        case .registered, .admitted: return .admit
        case .admissionFailed: return nil
        case .refused: return .refuse(reason: reason, text)
        case .postponed:
            return .postpone(until: step.until.map { instant($0) }, reason: reason, text)
        case .prioritised: return step.priority.map { .prioritise($0, reason: reason) }
        case .assigned:
            return .assign(
                people: scene.people.holders(project: project(of: step))[step.role ?? ""] ?? [])
        case .taken: return .take(override: step.reason)
        case .released: return .release
        case .started: return .start
        case .logged: return .log(logged(step, at: at))
        case .firstReply, .replied: return .reply(text)
        case .askedClient: return .askClient(text)
        case .handedOver: return .handOver(to: [step.role].compactMap(\.self))
        case .expedited: return .expedite(reason: reason, text)
        case .putInTurn: return .putInTurn(text)
        case .done: return .finish
        case .signedOff: return .signOff
        case .closed: return .close
        case .reopened: return .reopen
        case .estimated:
            return .estimate(
                minutes: step.estimateMinutes.map { Int($0) }, amount: nil, ready: nil, text)
        case .approved: return .approve(version: offered(step), text)
        case .declined: return .decline(version: offered(step), text)
        case .defectReported: return .reportDefect(text)
        case .published: return .publish(text)
        case .escalated: return step.escalation.map { .escalate($0, text) }
        case .decided: return .decide(granted: step.granted, text)
        case .arrived, .clientWrote, .returned, .invoiced, .measured, .waited, .resumed: return nil
        }
    }

    private func deed(
        _ does: Scenario.Step.Act, _ step: Scenario.Step, _ fields: [String: FieldValue],
        _ text: ContentRef,
        at: Instant
    ) -> Command? {
        guard case .deed(let deed) = does else { return nil }
        switch deed {
        case .filled: return .fill(fields)
        case .categorised: return step.category.map { .categorise($0) }
        case .placed:
            return .place(.init(client: step.client, project: step.project, contact: step.sender))
        case .waited: return step.waitsFor.map { .wait($0.what, nil, expected: step.until?.date) }
        case .resumed: return .resume
        case .withdrawn: return breach(step, at: at).map { .withdraw($0, text) }
        case .acknowledged, .appointed, .dismissed: return nil
        }
    }

    /// The last broken promise of the name that the step gives.
    private func breach(_ step: Scenario.Step, at: Instant) -> ClockID? {
        guard let name = step.commitment else { return nil }
        let all =
            step.ticket.flatMap { scene.tickets[$0] }.map {
                clocks(of: $0, under: edition, asOf: at)
            } ?? []
        let broken = all.last { $0.id.commitment == name && $0.outcome == .missed }
        return broken?.id ?? ClockID(commitment: name, instance: 0)
    }

    private func project(of step: Scenario.Step) -> ProjectKey? {
        step.ticket.flatMap { scene.tickets[$0]?.ticket.projectKey }
            ?? scene.project(step.project, of: step.client)
    }

    /// The version of the estimate on the table; 0: none.
    private func offered(_ step: Scenario.Step) -> Int {
        step.ticket.flatMap { scene.tickets[$0]?.ticket.offeredEstimate?.offer.version } ?? 0
    }

    private func logged(_ step: Scenario.Step, at: Instant) -> TicketEvent.Logged {
        let minutes = Int(step.minutes ?? 0)
        return TicketEvent.Logged(
            entry: "\(step.place.line)", person: step.by ?? "", role: step.role ?? "",
            from: step.from.map { instant($0) } ?? at - Int64(minutes) * 60, minutes: minutes,
            work: step.work ?? "execution"
        )
    }

    /// What is done with a part; without a priority it has that of the whole again.
    func onPart(_ does: Scenario.Step.Act, _ step: Scenario.Step, _ text: ContentRef) -> Command? {
        guard case .event(let event) = does, let name = step.ticket else { return nil }
        if event == .arrived {
            return .openSubtask(
                .init(subtask: name, content: text, role: step.role, priority: step.priority))
        }
        if event == .done { return .finishSubtask(name) }
        return event == .prioritised ? .prioritiseSubtask(name, step.priority) : nil
    }

    /// Fields which the step fills before the act itself; nil: none, or the act takes them.
    func filling(before command: Command, _ step: Scenario.Step) -> [String: FieldValue]? {
        var fields = fields(step)
        switch command {
        case .fill: return nil
        case .refuse, .postpone, .expedite, .prioritise: fields["reason"] = nil
        case .receive, .append, .admit, .recordReceipt, .categorise, .place, .assign, .take,
            .release, .start, .reply, .askClient, .note, .wait, .resume, .handOver, .log, .finish,
            .signOff, .close, .reopen, .estimate, .approve, .decline, .reportDefect, .publish,
            .openSubtask, .finishSubtask, .prioritiseSubtask, .correctLog, .merge, .absorb, .watch,
            .unwatch, .snooze, .escalate, .decide, .withdraw, .putInTurn, .ring, .tell:
            break
        }
        return fields.isEmpty ? nil : fields
    }

    /// Values of the step's fields, by the kind each field has.
    func fields(_ step: Scenario.Step) -> [String: FieldValue] {
        step.fields.pairs.reduce(into: [:]) { values, pair in
            values[pair.name] = value(pair.item, of: pair.name)
        }
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
        case .ticket: return .number(Double(scene.tickets[words]?.ticket.number ?? Self.noTicket))
        case .text, .link, .file, .choice, .secret, nil: return .text(words)
        }
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
