import Regulations
import Runtime
import ServiceDesk
import WorkingTime

/// From the fields of a form to the answers of an act.
struct FormAnswers {
    let form: [String: String]
    let said: ContentRef?
    let reader: EditionReader
    let ticket: Ticket
    let person: String
    /// Id of an entry or a part that the form makes.
    let id: String

    /// - Returns: nil: a field is filled in and cannot be read, which is not an empty one.
    func answers(to act: Act) -> ActAnswers? {
        var answers = ActAnswers(said: said, person: person, newID: id)
        for ask in act.rule.asks {
            switch read(ask, of: act) {
            case .unreadable: return nil
            case .nothing: continue
            case .value(let value): answers.values[ask.name] = value
            }
        }
        if act == .place {
            guard let placement else { return nil }
            for (name, value) in [
                ("client", placement.client), ("project", placement.project),
                ("contact", placement.contact),
            ] { answers.values[name] = value.map { .text($0) } }
        }
        if act == .withdraw, let clock = field("clock").flatMap(ClockID.init(text:)) {
            answers.values["commitment"] = .text(clock.commitment)
            answers.values["instance"] = .number(clock.instance)
        }
        return answers
    }

    private enum Read {
        case nothing, unreadable
        case value(ActAnswers.Value)

        init(_ value: ActAnswers.Value?, otherwise: Read) {
            self = value.map { .value($0) } ?? otherwise
        }
    }

    private func read(_ ask: ActAsk, of act: Act) -> Read {
        switch ask.kind {
        case .reason: return Read(reason(of: act).map { .text($0) }, otherwise: .nothing)
        case .fields:
            guard let details else { return .unreadable }
            return details.isEmpty ? .nothing : .value(.fields(details))
        case .version:
            let version = ticket.offeredEstimate?.offer.version
            return Read(version.map { .number($0) }, otherwise: .nothing)
        case .work: return .value(.text(field(ask.field(in: act)) ?? WorkKind.ordinary))
        case .awaited:
            let typed = field(ask.field(in: act))
            return .value(.text(typed ?? TicketEvent.Waited.What.thirdParty.name))
        case .words, .client, .project, .contact, .breach, .instance: return .nothing
        case .lines, .number, .amount, .moment, .day, .flag, .category, .priority, .people,
            .person, .roles, .role, .ownRole, .ticket, .message, .entry, .subtask, .escalation:
            guard let typed = field(ask.field(in: act)) else { return .nothing }
            return Read(value(typed, as: ask.kind), otherwise: .unreadable)
        }
    }

    private func value(_ typed: String, as kind: ActAsk.Kind) -> ActAnswers.Value? {
        switch kind {
        case .number, .ticket, .message: Int(typed).map { .number($0) }
        case .amount: Self.minorUnits(typed).map { .number(Int($0)) }
        case .moment: reader.instant(typed).map { .moment($0) }
        case .day: CivilDate(typed).map { .day($0) }
        case .flag: ["yes", "no"].contains(typed) ? .flag(typed == "yes") : nil
        case .people, .roles: .names([typed])
        default: .text(typed)
        }
    }

    func field(_ name: String) -> String? { form[name].flatMap { $0.isEmpty ? nil : $0 } }

    /// The reason that was chosen; where the regulation lists none, words are the reason where a
    /// rule asks for one.
    private func reason(of act: Act) -> String? {
        if !act.choosesPriority, let chosen = field("choice") { return chosen }
        let written = (form["text"] ?? "").trimmingWhitespace
        guard reader.asksReason, !written.isEmpty else { return nil }
        guard act == .postpone else { return written }
        return reader.asksReason(before: .postponed) ? written : nil
    }

    /// What was filled in and is not so already; nil: something does not fit its field, so nothing
    /// is saved.
    var details: [String: FieldValue]? {
        var values: [String: FieldValue] = [:]
        for (name, item) in reader.regulation.fields.pairs {
            let key = DetailInputs.prefix + name
            let said = item.kind == .moment ? form.dayAndTime(key) : form[key] ?? ""
            guard !said.isEmpty else { continue }
            guard let value = item.value(of: said, reader) else { return nil }
            if ticket.fields[name] != value { values[name] = value }
        }
        return values
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
        guard (1...2).contains(parts[1].count),
            parts[1].allSatisfy({ $0.isNumber && $0.isASCII }),
            let rest = Int64(parts[1].count == 1 ? parts[1] + "0" : parts[1])
        else { return nil }
        return whole * 100 + rest
    }
}
