import Regulations
import Runtime
import ServiceDesk

/// What the person may try on a ticket now; the desk decides when they do.
struct Offers {
    let view: TicketView
    let reader: EditionReader
    let roles: [String]

    /// Person who looks.
    let person: String

    init(_ view: TicketView, _ reader: EditionReader, roles: [String], person: String) {
        self.view = view
        self.reader = reader
        self.roles = roles
        self.person = person
    }

    var all: [ActionOffer] { TicketAction.allCases.compactMap { offer($0) } }

    var ticket: Ticket { view.stream.ticket }

    /// nil: it makes no sense in this state. Reply, note and question have the box of their own.
    ///
    /// - Parameter asking: fields that a rule misses: the form asks for those that the person may
    ///   fill in.
    func offer(
        _ action: TicketAction, fault: ActionOffer.Fault? = nil, typed: [String: String] = [:],
        asking: [String] = []
    ) -> ActionOffer? {
        guard var offer = plain(action, fault: fault, typed: typed) else { return nil }
        for index in offer.choices.indices where typed["choice"] != nil {
            offer.choices[index].isChosen = offer.choices[index].id == typed["choice"]
        }
        offer.inputs += asked(action, typed, asking)
        return offer
    }

    /// Those that were asked for before are asked for again.
    private func asked(_ action: TicketAction, _ typed: [String: String], _ names: [String])
        -> [ActionInput]
    {
        guard action != .details else { return [] }
        let known = typed.keys.filter { $0.hasPrefix(DetailInputs.prefix) }.map {
            String($0.dropFirst(DetailInputs.prefix.count))
        }
        return DetailInputs(offers: self, typed: typed).all(of: Set(names + known))
    }

    private func plain(
        _ action: TicketAction, fault: ActionOffer.Fault?, typed: [String: String]
    ) -> ActionOffer? {
        // Of a merged ticket only what is its own is still put right there.
        if ticket.mergedInto != nil, ![.correction, .unwatch, .withdrawal].contains(action) {
            return nil
        }
        let (text, until) = (typed["text"] ?? "", typed["until"] ?? "")
        if let inputs = WorkInputs(self, typed: typed).inputs(of: action) {
            var offer = ActionOffer(action, fault: fault.map { .init(.form, $0.text) })
            let isJudged = fault?.judgesInputs == true
            offer.inputs =
                isJudged ? inputs.map { $0.judged(typed, moment: reader.instant) } : inputs
            let faults = offer.inputs.compactMap { input in
                input.fault.map { reader.words.ask(of: input.caption(reader.words), $0) }
            }
            if !faults.isEmpty { offer.fault = .init(.form, faults.joined(separator: ". ")) }
            return offer
        }
        guard ticket.isOpen || action == .note else { return nil }
        switch action {
        case .reply, .question, .note:
            return fault == nil ? nil : ActionOffer(action, fault: fault, text: text, until: until)
        case .take:
            guard ticket.taker == nil else { return nil }
            return ActionOffer(.take, fault: fault, text: text, until: until)
        case .admission:
            guard ticket.admittedAt == nil else { return nil }
            return ActionOffer(.admission, fault: fault, text: text)
        case .precedence:
            guard ticket.happened.contains(.registered), ticket.expeditedAt == nil,
                ticket.state != .done
            else {
                return nil
            }
            return grounded(.precedence, outOfTurn: true, fault, text)
        case .turn:
            guard ticket.expeditedAt != nil, ticket.state != .done else { return nil }
            return ActionOffer(.turn, fault: fault, text: text)
        case .completion:
            guard ticket.state != .done, ticket.happened.contains(.registered) else { return nil }
            return ActionOffer(
                .completion, effects: stops(.done), fault: fault, text: text, until: until)
        case .postponement:
            guard ticket.happened.contains(.registered), ticket.state != .done else { return nil }
            var offer = ActionOffer(
                .postponement, effects: pauses(.postponed), fault: fault, text: text, until: until)
            if reader.asksReason(before: .postponed) { offer.choices = reasons(outOfTurn: false) }
            return offer
        case .refusal:
            var offer = grounded(.refusal, outOfTurn: false, fault, text)
            offer.effects = cancels
            return offer
        case .priority:
            let choices = priorities(chosen: ticket.priority)
            var offer = ActionOffer(
                .priority, choices: choices, fault: fault, text: text, until: until)
            offer.inputs = priorityInputs(text)
            return offer
        case .category:
            return ActionOffer(
                .category, choices: categories, fault: fault, text: text, until: until)
        case .placement, .estimate, .approval, .worklog, .wait, .resumption, .handover, .subtask,
            .subtaskResult, .merge, .watch, .unwatch, .snooze, .closure, .reopening, .decision,
            .release, .start, .assignment, .details, .publication, .acceptance, .defect,
            .correction, .escalation, .withdrawal:
            return nil
        }
    }

    /// A field of the form does not fit, such as a choice that was not offered.
    func isFaulty(_ action: TicketAction, _ typed: [String: String]) -> Bool {
        let inputs =
            (WorkInputs(self, typed: typed).inputs(of: action) ?? []) + asked(action, typed, [])
        return inputs.contains { $0.judged(typed, moment: reader.instant).fault != nil }
    }

    private var running: [(name: String, commitment: Commitment)] {
        view.clocks.filter { $0.endedAt == nil && $0.outcome != .cancelled }.compactMap { clock in
            reader.regulation.commitments[clock.id.commitment].map {
                (reader.commitment(clock.id.commitment), $0)
            }
        }
    }

    private func stops(_ event: EventName) -> [ActionOffer.Effect] {
        let names = running.filter { $0.commitment.stops.contains(.event(event)) }.map(\.name)
        return names.isEmpty ? [] : [.stops(names)]
    }

    private func pauses(_ state: TicketState) -> [ActionOffer.Effect] {
        let names = running.filter { $0.commitment.pauses.contains(state) }.map(\.name)
        return names.isEmpty ? [] : [.pauses(names)]
    }

    private var cancels: [ActionOffer.Effect] {
        running.isEmpty ? [] : [.cancels(running.map(\.name))]
    }

    /// Where the regulation lists no reasons, one is written: the fault is the text's.
    private func grounded(
        _ action: TicketAction, outOfTurn: Bool, _ fault: ActionOffer.Fault?, _ text: String
    ) -> ActionOffer {
        let reasons = reasons(outOfTurn: outOfTurn)
        let isWritten = reasons.isEmpty && fault?.field == .choice
        return ActionOffer(
            action, choices: reasons, fault: fault.map { isWritten ? .init(.text, $0.text) : $0 },
            text: text)
    }

    /// Reasons of the clauses that the regulation's rules about taking out of turn stand on are for
    /// that; where it says nothing, every reason is for everything.
    private func reasons(outOfTurn: Bool) -> [ActionOffer.Choice] {
        let options = reader.regulation.fields["reason"]?.options.pairs ?? []
        let rules = reader.regulation.rules.pairs.filter { _, rule in
            if case .before(let triggers) = rule.moment {
                triggers.contains(.event(.expedited))
            } else {
                false
            }
        }
        let clauses = Set(rules.flatMap(\.item.clauses))
        let fitting = options.filter { clauses.isDisjoint(with: $0.item.clauses) != outOfTurn }
        return (fitting.isEmpty ? options : fitting).map { name, option in
            .init(
                id: name, label: reader.caption(option.title, option.clauses),
                clause: reader.link(option.clauses))
        }
    }

    /// A reason, and which part of the work is meant.
    private func priorityInputs(_ text: String) -> [ActionInput] {
        let reason = ActionInput("text", .reason, .text(rows: 2), isRequired: false, value: text)
        let parts = WorkInputs(self, typed: [:]).subtasks
        let part = ActionInput("part", .actSubtask, .choice(parts), isRequired: false)
        return (reader.asksReason ? [reason] : []) + (parts.isEmpty ? [] : [part])
    }

    func priorities(chosen: String?) -> [ActionOffer.Choice] {
        reader.regulation.priorities.pairs.map { name, item in
            .init(
                id: name, label: reader.caption(item.title, item.clauses),
                clause: reader.link(item.clauses),
                isChosen: name == chosen)
        }
    }

    private var categories: [ActionOffer.Choice] {
        reader.regulation.categories.pairs.map { name, item in
            .init(
                id: name, label: reader.caption(item.title, item.clauses),
                clause: reader.link(item.clauses),
                isChosen: name == ticket.category)
        }
    }
}

extension EditionReader {
    /// Reasons are written, not chosen from a list: a change of priority may say its own.
    var asksReason: Bool { regulation.fields["reason"]?.kind == .text }

    /// A rule looks at the reason before this happens.
    func asksReason(before event: EventName) -> Bool {
        regulation.rules.pairs.contains { _, rule in
            guard case .before(let triggers) = rule.moment else { return false }
            return triggers.contains(.event(event)) && rule.when.fieldNames.contains("reason")
        }
    }
}
