extension Act {
    /// The command that the answers make.
    ///
    /// - Throws: `Refusal.empty`, `badValue` or `tooLong`, naming the ask whose answer is missing or
    ///   does not fit. Whether the act may be done is asked when the command is carried out.
    public func command(_ answers: ActAnswers) throws(Refusal) -> Command {
        for ask in rule.asks {
            if let refusal = ask.refusal(of: answers) { throw refusal }
        }
        guard let command = unchecked(answers) else { throw .notFound }
        return command
    }

    /// Everything that must be answered is.
    public func isAnswered(_ answers: ActAnswers) -> Bool {
        rule.asks.allSatisfy { $0.need != .must || answers.has($0) }
    }

    /// The command without a look at limits, which are looked at when it is carried out.
    ///
    /// - Returns: nil: something that it cannot do without is missing.
    public func unchecked(_ answers: ActAnswers) -> Command? {
        saying(answers) ?? sorting(answers) ?? working(answers) ?? ending(answers)
            ?? agreeing(answers) ?? arranging(answers)
    }

    /// The act at a door that brings the event about; nil: none does.
    ///
    /// - Parameter event: name of the event, as journals and stories call it.
    public static func bringing(about event: String) -> Act? {
        guard let kind = TicketEvent.Kind(rawValue: event) else { return nil }
        return atDoors.first { $0 != .write && $0.rule.does.contains(kind) }
    }

    private func saying(_ answers: ActAnswers) -> Command? {
        guard let said = answers.said else { return nil }
        switch self {
        case .reply: return .reply(said)
        case .ask: return .askClient(said)
        case .note: return .note(said)
        case .publish: return .publish(said)
        case .reportDefect: return .reportDefect(said)
        case .openSubtask:
            return .openSubtask(
                .init(
                    subtask: answers.newID, content: said, role: answers.text("role"),
                    person: answers.text("person"), priority: answers.text("priority")))
        case .decide: return answers.flag("granted").map { .decide(granted: $0, said) }
        case .withdraw:
            let clock = ClockID(
                commitment: answers.text("commitment") ?? "",
                instance: answers.number("instance") ?? 0)
            return .withdraw(clock, said)
        default: return nil
        }
    }

    private func sorting(_ answers: ActAnswers) -> Command? {
        switch self {
        case .admit: .admit
        case .categorise: answers.text("category").map { .categorise($0) }
        case .place:
            .place(
                .init(
                    client: answers.text("client"), project: answers.text("project"),
                    contact: answers.text("contact")))
        case .prioritise:
            answers.text("priority").map { .prioritise($0, reason: answers.text("reason")) }
        case .fill: .fill(answers.fields("fields"))
        default: nil
        }
    }

    private func working(_ answers: ActAnswers) -> Command? {
        switch self {
        case .assign: .assign(people: answers.names("people"))
        case .take: .take(override: answers.text("override"))
        case .release: .release
        case .start: .start
        case .log: answers.logged.map { .log($0) }
        case .correctLog:
            answers.number("minutes").map {
                .correctLog(entry: answers.text("entry") ?? "", minutes: $0, answers.said)
            }
        case .approveWork: answers.text("entry").map { .approveWork(entry: $0) }
        case .finishSubtask: answers.text("subtask").map { .finishSubtask($0) }
        case .prioritiseSubtask:
            answers.text("subtask").map { .prioritiseSubtask($0, answers.text("priority")) }
        default: nil
        }
    }

    private func ending(_ answers: ActAnswers) -> Command? {
        let (reason, said) = (answers.text("reason"), answers.said)
        return switch self {
        case .refuse: .refuse(reason: reason, said)
        case .postpone: .postpone(until: answers.moment("until"), reason: reason, said)
        case .wait:
            answers.text("for").flatMap(TicketEvent.Waited.What.init(name:)).map {
                .wait($0, said, expected: answers.day("expected"))
            }
        case .resume: .resume
        case .handOver: .handOver(to: answers.names("to"))
        case .expedite: .expedite(reason: reason, said)
        case .putInTurn: .putInTurn(said)
        case .finish: .finish
        case .signOff: .signOff
        case .close: .close
        case .reopen: .reopen
        default: nil
        }
    }

    private func agreeing(_ answers: ActAnswers) -> Command? {
        switch self {
        case .estimate:
            .estimate(
                minutes: answers.number("minutes"),
                amount: answers.number("amount").map(Int64.init), ready: answers.day("ready"),
                answers.said)
        case .approve: answers.number("version").map { .approve(version: $0, answers.said) }
        case .decline: answers.number("version").map { .decline(version: $0, answers.said) }
        case .escalate: answers.text("escalation").map { .escalate($0, answers.said) }
        default: nil
        }
    }

    private func arranging(_ answers: ActAnswers) -> Command? {
        switch self {
        case .watch: .watch(answers.person)
        case .unwatch: .unwatch(answers.person)
        case .snooze: answers.moment("until").map { .snooze(until: $0) }
        default: nil
        }
    }
}

extension ActAnswers {
    /// Work as it is said to have been done.
    fileprivate var logged: TicketEvent.Logged? {
        guard let from = moment("from"), let minutes = number("minutes") else { return nil }
        return .init(
            entry: newID, person: person, role: text("role") ?? "", from: from, minutes: minutes,
            work: text("work") ?? "", content: said)
    }
}
