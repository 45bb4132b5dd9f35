import Regulations
import ServiceDesk
import WorkingTime

/// From the words of a step to a command.
extension ScenarioRun {
    /// nil: the step is no act at a door, or does not tell what the act asks for.
    func command(
        _ does: Scenario.Step.Act, _ step: Scenario.Step, saying text: ContentRef, at: Instant
    ) -> Command? {
        guard let act = does.act else { return nil }
        var answers = ActAnswers(said: text, person: step.by ?? "", newID: "\(step.place.line)")
        for ask in act.rule.asks {
            answers.values[ask.name] = value(of: ask, act, step, at: at)
        }
        // In a story somebody waits without a word.
        if act == .wait { answers.said = nil }
        return act.unchecked(answers)
    }

    private func value(of ask: ActAsk, _ act: Act, _ step: Scenario.Step, at: Instant)
        -> ActAnswers.Value?
    {
        switch ask.kind {
        case .reason: (step.reason ?? step.fields["reason"]).map { .text($0) }
        case .lines: step.reason.map { .text($0) }
        case .category: step.category.map { .text($0) }
        case .priority: step.priority.map { .text($0) }
        case .work: .text(step.work ?? "execution")
        case .role, .ownRole: .text(step.role ?? "")
        case .roles: .names([step.role].compactMap(\.self))
        case .people:
            .names(scene.people.holders(project: project(of: step))[step.role ?? ""] ?? [])
        case .client: step.client.map { .text($0) }
        case .project: step.project.map { .text($0) }
        case .contact: step.sender.map { .text($0) }
        case .fields: .fields(fields(step))
        case .version: .number(offered(step))
        case .escalation: step.escalation.map { .text($0) }
        case .flag: .flag(step.granted)
        case .awaited: step.waitsFor.map { .text($0.rawValue) }
        case .breach: breach(step, at: at).map { .text($0.commitment) }
        case .instance: breach(step, at: at).map { .number($0.instance) }
        case .number: number(act, step).map { .number($0) }
        case .moment: moment(act, step, at: at).map { .moment($0) }
        case .day: act == .wait ? step.until.map { .day($0.date) } : nil
        case .entry:
            step.ticket.flatMap { scene.tickets[$0]?.ticket.worklog.last?.entry }.map { .text($0) }
        case .words, .amount, .person, .ticket, .message, .subtask: nil
        }
    }

    private func number(_ act: Act, _ step: Scenario.Step) -> Int? {
        act == .estimate ? step.estimateMinutes.map { Int($0) } : Int(step.minutes ?? 0)
    }

    /// Work that tells no beginning has just been done.
    private func moment(_ act: Act, _ step: Scenario.Step, at: Instant) -> Instant? {
        if act == .log {
            return step.from.map { instant($0) } ?? at - Int64(Int(step.minutes ?? 0)) * 60
        }
        return step.until.map { instant($0) }
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
        if command.act == .fill { return nil }
        if command.act.rule.asks.contains(where: { $0.kind == .reason }) { fields["reason"] = nil }
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
        // An interaction that became no ticket has no number.
        case .ticket: return .number(Double(scene.tickets[words]?.ticket.number ?? Self.noTicket))
        case .text, .link, .file, .choice, .secret, nil: return .text(words)
        }
    }
}

extension Scenario.Step.Act {
    /// The act that brings the event about; nil: it comes about otherwise.
    fileprivate var act: ServiceDesk.Act? {
        switch self {
        case .event(.firstReply): .reply
        case .event(.waited), .event(.resumed): nil
        case .event(let event): ServiceDesk.Act.bringing(about: event.rawValue)
        case .deed(let deed): ServiceDesk.Act.bringing(about: deed.rawValue)
        }
    }
}
