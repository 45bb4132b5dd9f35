import Regulations
import WorkingTime

/// What follows from an event: effects of rules after it, and messages.
extension Deciding {
    mutating func follow(_ event: TicketEvent, depth: Int) {
        let triggers = event.triggers
        guard !triggers.isEmpty else { return }
        for (name, rule) in regulation.rules.pairs where rule.about == .ticket && rule.follows(triggers) {
            if facts(of: ticket).hold(rule.when) { apply(rule.effects, of: name, depth: depth) }
        }
        for (name, message) in regulation.messages.pairs where message.after.contains(where: triggers.contains) {
            if facts(of: ticket).hold(message.when) { send(name, rule: nil, content: event.content) }
        }
    }

    mutating func apply(_ effects: Effects, of rule: String, depth: Int) {
        assign(roles: effects.assign, depth: depth)
        if let priority = effects.priority, priority != ticket.priority {
            happen(.prioritised(.init(priority: priority, ground: .rule)), by: .desk, depth: depth)
        }
        message(of: effects, rule: rule)
        if let event = effects.does.flatMap(TicketEvent.init(done:)), event.isPossible(for: ticket) {
            happen(event, by: .desk, depth: depth)
        }
    }

    mutating func message(of effects: Effects, rule: String) {
        if let message = effects.message { send(message, rule: rule, content: nil) }
    }

    /// Assigning adds to those assigned before: two rules that assign do not contradict each other.
    mutating func assign(roles: [String], depth: Int) {
        let all = (ticket.assignedRoles + roles).uniqued()
        guard all != ticket.assignedRoles else { return }
        let people = (ticket.assignees + roles.flatMap { holders(of: $0) }).uniqued()
        happen(.assigned(.init(roles: all, people: people)), by: .desk, depth: depth)
    }

    /// Those who hold the role and are here, else those of the role that stands in.
    func holders(of role: String) -> [String] {
        let present = surroundings.present([role])
        if !present.isEmpty { return present }
        return regulation.roles[role]?.standsIn.map { surroundings.present([$0]) } ?? []
    }

    mutating func send(_ name: String, rule: String?, content: ContentRef?) {
        guard let message = regulation.messages[name] else { return }
        if message.admits, ticket.requester?.automatic == true {
            return happen(.receipted(.init(outcome: .withheld, reason: "automatic_sender")), by: .desk)
        }
        let missing = rule.flatMap { regulation.rules[$0] }.map { self.missing(in: $0.when, of: ticket) } ?? []
        happen(.messaged(.init(message: name, rule: rule, missing: missing, content: content)), by: .desk)
    }

    /// Journals what the clocks show: kept, or missed with what the regulation says follows (decision 5).
    mutating func observe() {
        let seen = stream.observed
        for clock in clocks(of: stream, under: edition, asOf: at) where !seen.contains(clock.id) {
            guard let due = clock.due, clock.nature.isObserved else { continue }
            let observed = TicketEvent.Observed(clock: clock.id, due: due, basis: edition.basis)
            switch clock.outcome {
            case .met: happen(.kept(observed), by: .desk)
            case .missed:
                happen(.missed(observed), by: .desk)
                if let effects = regulation.commitments[clock.id.commitment]?.ifMissed {
                    apply(effects, of: clock.id.commitment, depth: 1)
                }
            case .running, .paused, .cancelled: break
            }
        }
    }
}

extension TicketStream {
    /// Clocks whose outcome stands in the journal.
    var observed: Set<ClockID> {
        records.reduce(into: []) { seen, record in
            switch record.event {
            case .kept(let observed), .missed(let observed): seen.insert(observed.clock)
            case .arrived, .categorised, .prioritised, .hinted, .held, .returned, .registered, .admitted,
                .admissionFailed, .refused, .postponed, .merged, .assigned, .taken, .started, .replied, .askedClient,
                .noted, .clientWrote, .filled, .waited, .resumed, .handedOver, .expedited, .logged, .done, .signedOff,
                .closed, .reopened, .messaged, .receipted, .warned:
                break
            }
        }
    }
}

extension Commitment.Nature {
    /// Only promises are kept or missed; an indication is shown and measured.
    var isObserved: Bool { self == .binding || self == .notGuaranteed }
}

extension Rule {
    func follows(_ triggers: [Trigger]) -> Bool {
        guard case .after(let mine) = moment else { return false }
        return mine.contains { triggers.contains($0) }
    }
}

extension TicketEvent {
    /// The event as rules, commitments and messages name it.
    var triggers: [Trigger] {
        if case .filled(let filled) = self { return filled.fields.keys.sorted().map { .filled([$0]) } }
        return names.map { .event($0) }
    }

    /// What a message after this event may quote.
    var content: ContentRef? {
        switch self {
        case .replied(let payload), .askedClient(let payload): payload.content
        case .refused(let payload): payload.content
        case .postponed(let payload): payload.content
        case .arrived, .categorised, .prioritised, .hinted, .held, .returned, .registered, .admitted, .admissionFailed,
            .merged, .assigned, .taken, .started, .noted, .clientWrote, .filled, .waited, .resumed, .handedOver,
            .expedited, .logged, .done, .signedOff, .closed, .reopened, .messaged, .receipted, .warned, .kept, .missed:
            nil
        }
    }

    /// An event which the desk may bring about by itself (`does`).
    init?(done name: EventName) {
        switch name {
        case .admitted: self = .admitted(.init(ground: .noReceiptNeeded))
        case .refused: self = .refused(.init())
        case .postponed: self = .postponed(.init(until: nil))
        case .started: self = .started
        case .expedited: self = .expedited(.init())
        case .done: self = .done
        case .signedOff: self = .signedOff
        case .closed: self = .closed
        case .arrived, .registered, .admissionFailed, .returned, .prioritised, .assigned, .taken, .logged, .firstReply,
            .replied, .askedClient, .clientWrote, .handedOver, .estimated, .approved, .declined, .invoiced, .published,
            .defectReported, .reopened, .escalated, .decided, .measured:
            return nil
        }
    }

    /// An event that the desk brings about happens once and not after the end.
    func isPossible(for ticket: Ticket) -> Bool {
        ticket.isOpen && !names.contains { ticket.happened.contains($0) && $0 != .postponed }
    }
}
