import Runtime
import ServiceDesk
import WorkingTime

/// From the fields of a form about the work to its command; nil: something that it needs is missing
/// or unreadable.
struct WorkForm {
    let form: [String: String]
    let said: ContentRef?
    let reader: EditionReader
    let ticket: Ticket
    let person: String
    /// Id of an entry or a part that the form makes.
    let id: String

    func command(_ action: TicketAction) -> Command? {
        switch action {
        case .placement: placement
        case .estimate: estimate
        case .approval: approval
        case .worklog: worklog
        case .wait: wait
        case .resumption: .resume
        case .handover: field("role").map { .handOver(to: [$0]) }
        case .subtask:
            said.map {
                .openSubtask(
                    .init(
                        subtask: id, content: $0, role: field("role"), person: field("person"),
                        priority: field("priority")))
            }
        case .subtaskResult: field("subtask").map { .finishSubtask($0) }
        case .watch: .watch(person)
        case .unwatch: .unwatch(person)
        case .snooze: reader.instant(form["until"]).map { .snooze(until: $0) }
        case .closure: .close
        case .reopening: .reopen
        case .decision: decision
        case .release: .release
        case .start: .start
        case .acceptance: .signOff
        case .assignment: field("person").map { .assign(people: [$0]) }
        case .details: details.flatMap { $0.isEmpty ? nil : .fill($0) }
        case .publication: said.map { .publish($0) }
        case .defect: said.map { .reportDefect($0) }
        case .correction: correction
        case .escalation: field("ladder").map { .escalate($0, said) }
        case .withdrawal: withdrawal
        case .merge, .reply, .note, .question, .take, .admission, .completion, .postponement,
            .refusal, .priority, .category, .precedence, .turn:
            nil
        }
    }

    func field(_ name: String) -> String? { form[name].flatMap { $0.isEmpty ? nil : $0 } }

    private var estimate: Command? {
        let minutes = field("minutes").map { Int($0) }
        let amount = field("amount").map(Self.minorUnits)
        let ready = field("ready").map { CivilDate($0) }
        // A field that is filled and cannot be read is not an empty one.
        if case .some(nil) = minutes { return nil }
        if case .some(nil) = amount { return nil }
        if case .some(nil) = ready { return nil }
        return .estimate(minutes: minutes ?? nil, amount: amount ?? nil, ready: ready ?? nil, said)
    }

    private var approval: Command? {
        guard let version = ticket.offeredEstimate?.offer.version, let said else { return nil }
        switch form["answer"] {
        case "yes": return .approve(version: version, said)
        case "no": return .decline(version: version, said)
        default: return nil
        }
    }

    private var decision: Command? {
        guard let said, let answer = field("answer"), ["yes", "no"].contains(answer) else {
            return nil
        }
        return .decide(granted: answer == "yes", said)
    }

    private var worklog: Command? {
        guard let from = reader.instant(form["from"]),
            let minutes = field("minutes").flatMap({ Int($0) }),
            let role = field("role")
        else { return nil }
        return .log(
            .init(
                entry: id, person: person, role: role, from: from, minutes: minutes,
                work: field("work") ?? WorkKind.ordinary, content: said))
    }

    private var withdrawal: Command? {
        guard let clock = field("clock").flatMap(ClockID.init(text:)), let said else { return nil }
        return .withdraw(clock, said)
    }

    private var correction: Command? {
        guard let entry = field("entry"), let minutes = field("minutes").flatMap({ Int($0) }) else {
            return nil
        }
        return .correctLog(entry: entry, minutes: minutes, said)
    }

    /// What was filled in and is not so already; nil: something does not fit its field, so nothing
    /// is saved.
    var details: [String: FieldValue]? {
        var values: [String: FieldValue] = [:]
        for (name, item) in reader.regulation.fields.pairs {
            let key = DetailInputs.prefix + name
            let said = item.kind == .moment ? form.dayAndTime(key) : form[key] ?? ""
            guard !said.isEmpty else { continue }
            guard let value = DetailInputs.value(said, of: item, reader) else { return nil }
            if ticket.fields[name] != value { values[name] = value }
        }
        return values
    }

    private var wait: Command? {
        let expected = field("expected").map { CivilDate($0) }
        if case .some(nil) = expected { return nil }
        guard let what = WaitedFor(rawValue: form["for"] ?? WaitedFor.thirdParty.rawValue) else {
            return nil
        }
        return said.map { .wait(what.event, $0, expected: expected ?? nil) }
    }

    /// `1 234,50` or `1234.5` as minor units; nil: not an amount.
    static func minorUnits(_ text: String) -> Int64? {
        let plain = text.filter { !$0.isWhitespace }.replacing(",", with: ".")
        let parts = plain.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let whole = Int64(parts[0]), whole >= 0,
            whole < 1_000_000_000_000
        else {
            return nil
        }
        guard parts.count == 2 else { return whole * 100 }
        guard (1...2).contains(parts[1].count), parts[1].allSatisfy({ $0.isNumber && $0.isASCII }),
            let rest = Int64(parts[1].count == 1 ? parts[1] + "0" : parts[1])
        else { return nil }
        return whole * 100 + rest
    }
}
