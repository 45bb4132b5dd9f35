import Regulations
import Runtime
import ServiceDesk
import WorkingTime

/// The fields of an act's form, from what it asks for.
struct ActInputs {
    let offers: Offers
    let typed: [String: String]

    init(_ offers: Offers, typed: [String: String]) {
        self.offers = offers
        self.typed = typed
    }

    var ticket: Ticket { offers.ticket }
    var reader: EditionReader { offers.reader }

    /// - Returns: nil: there is nothing to choose from, so nothing to do.
    func inputs(of act: Act) -> [ActInput]? {
        var inputs: [ActInput] = act == .approve ? [answer(.actApproval, isGrant: false)] : []
        for ask in act.rule.asks {
            guard let input = input(for: ask, of: act) else { continue }
            if case .choice(let choices) = input.kind, choices.isEmpty {
                if ask.need == .must { return nil }
                continue
            }
            inputs.append(input)
        }
        if act == .fill, detailInputs.isEmpty { return nil }
        return inputs + (act == .fill ? detailInputs : []) + (act.choosesPriority ? part : [])
    }

    private var detailInputs: [ActInput] { DetailInputs(offers: offers, typed: typed).all }

    /// nil: the page shows it, or knows it by itself.
    private func input(for ask: ActAsk, of act: Act) -> ActInput? {
        let (row, field) = (ask.row(in: act), ask.field(in: act))
        guard let kind = row.input(self) else { return nil }
        let label = label(of: ask, row, of: act)
        var input = ActInput(
            field, label, kind, isRequired: isRequired(ask, of: act),
            value: typed[field] ?? value(of: ask))
        input.isTitled = label != act.face.word
        input.hint = hint(of: ask, of: act)
        return input
    }

    /// Where the regulation lists no reasons, one is written: in the field for words, if there is
    /// one.
    private func isRequired(_ ask: ActAsk, of act: Act) -> Bool {
        if ask.kind == .words, let reason = act.reason, reason.need == .atForms {
            return reasons(of: act).isEmpty
        }
        return ask.need != .may
    }

    func reasonKind(of act: Act) -> ActInput.Kind? {
        let reasons = reasons(of: act)
        if !reasons.isEmpty { return .choice(reasons) }
        // Where the act has words, these are the reason.
        let hasWords = act.rule.asks.contains { $0.kind == .words }
        return !hasWords && reader.asksReason ? .text(rows: 2) : nil
    }

    private func label(of ask: ActAsk, _ row: AskRow, of act: Act) -> Word {
        if let own = act.face.labels[ask.name] { return own }
        if ask.kind == .words, let reason = act.reason, reason.need == .may {
            // Beside a list of reasons the words are a comment.
            return reasons(of: act).isEmpty ? .reason : .comment
        }
        return row.label ?? (act.isWritten ? .replyText : act.face.word)
    }

    private func hint(of ask: ActAsk, of act: Act) -> String? {
        switch ask.kind {
        case .words: act.face.hint.map { reader.words[$0] }
        case .amount: reader.sumHint(on: ticket)
        case .contact: reader.words[.whoHint]
        default: nil
        }
    }

    private func value(of ask: ActAsk) -> String {
        switch ask.kind {
        case .moment where ask.name == "from": halfAnHourAgo
        case .contact: reader.people.caller(of: ticket) ?? ""
        default: ""
        }
    }

    /// For a form's field of a moment, in the reader's zone; no work is done before the ticket is
    /// there.
    private var halfAnHourAgo: String {
        let moment = reader.civil(max(offers.view.asOf - 1800, ticket.arrivedAt ?? .distantPast))
        return "\(moment.date)T\(moment.time)"
    }

    /// Which part of the work is meant.
    private var part: [ActInput] {
        subtasks.isEmpty
            ? [] : [ActInput("part", .actSubtask, .choice(subtasks), isRequired: false)]
    }

    private func answer(_ label: Word, isGrant: Bool) -> ActInput {
        ActInput(
            "answer", label, .choice(answers(isGrant: isGrant)), value: typed["answer"] ?? "")
    }

    func answers(isGrant: Bool) -> [FormChoice] {
        let words = reader.words
        return [
            .init(id: "yes", label: words[isGrant ? .grantYes : .answerYes]),
            .init(id: "no", label: words[isGrant ? .grantNo : .answerNo]),
        ]
    }
}

extension Act {
    /// The ask for a reason.
    var reason: ActAsk? { rule.asks.first { $0.kind == .reason } }

    /// The list of its form is the priorities; a reason is written beside it.
    var choosesPriority: Bool { self == .prioritise || self == .prioritiseSubtask }
}

extension ActAsk {
    /// The field that forms ask for it by.
    func field(in act: Act) -> String { row(in: act).field ?? name }
}
