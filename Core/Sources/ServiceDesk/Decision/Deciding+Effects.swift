import Regulations
import WorkingTime

/// What follows from an event: effects of rules after it, and messages.
extension Deciding {
    mutating func follow(_ event: TicketEvent, depth: Int) {
        let triggers = (event.triggers + ticket.waitTriggers).uniqued()
        guard !triggers.isEmpty else { return }
        for (name, rule) in regulation.rules.pairs
        where rule.about == .ticket && rule.follows(triggers) {
            if facts(of: ticket).hold(rule.when) { apply(rule.effects, of: name, depth: depth) }
        }
        for (name, message) in regulation.messages.pairs
        where message.after.contains(where: triggers.contains) {
            if facts(of: ticket).hold(message.when) {
                let said = event.facts
                send(name, rule: nil, content: said.isQuoted ? said.content : nil)
            }
        }
    }

    mutating func apply(_ effects: Effects, of rule: String, depth: Int) {
        assign(roles: effects.assign, depth: depth)
        if let priority = effects.priority, priority != ticket.priority {
            happen(.prioritised(.init(priority: priority, ground: .rule)), by: .desk, depth: depth)
        }
        message(of: effects, rule: rule)
        if let bill = effects.invoice.flatMap({ bill($0, by: rule) }) {
            happen(.invoiced(bill), by: .desk, depth: depth)
        }
        if let event = effects.does.flatMap({ TicketEvent(done: $0, for: ticket) }),
            event.isPossible(for: ticket)
        {
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
        let present = seen.present([role])
        if !present.isEmpty { return present }
        return regulation.roles[role]?.standsIn.map { seen.present([$0]) } ?? []
    }

    /// The roles, and those which stand in where nobody is here for one of them.
    func acting(_ roles: [String]) -> [String] {
        roles
            + roles.filter { seen.isAbsent($0) }.compactMap {
                regulation.roles[$0]?.standsIn
            }
    }

    /// The same message about the same gap is not repeated as often as somebody tries.
    mutating func tell(_ messaged: TicketEvent.Messaged) {
        guard regulation.messages[messaged.message] != nil, !stream.tellsAlready(messaged) else {
            return
        }
        happen(.messaged(messaged), by: .desk)
    }

    mutating func send(_ name: String, rule: String?, content: ContentRef?) {
        guard let message = regulation.messages[name] else { return }
        if message.admits, ticket.requester?.automatic == true {
            return happen(
                .receipted(.init(outcome: .withheld, reason: "automatic_sender")), by: .desk)
        }
        let missing =
            rule.flatMap { regulation.rules[$0] }.map { self.missing(in: $0.when, of: ticket) }
            ?? []
        happen(
            .messaged(.init(message: name, rule: rule, missing: missing, content: content)),
            by: .desk)
    }

    /// Journals what the clocks show: kept, or missed with what the regulation says follows; and
    /// where a fact of an earlier date has turned what was journalled (decision 5).
    mutating func observe() {
        let (seen, overrun) = (stream.observations, stream.overruns)
        for clock in clocks(of: stream, under: edition, asOf: at) {
            guard let due = clock.judgedDue else { continue }
            let observed = TicketEvent.Observed(clock: clock.id, due: due, basis: edition.basis)
            guard clock.nature.isObserved else {
                if hasEffects(clock), clock.hasOverrun, !overrun.contains(clock.id) {
                    miss(observed, as: .overran(observed))
                }
                continue
            }
            switch (clock.outcome, seen[clock.id]) {
            case (.met, nil): happen(.kept(observed), by: .desk)
            case (.missed, nil), (.missed, .withdrawn?): miss(observed, as: .missed(observed))
            case (.missed, .kept?): miss(observed, as: .foundLate(observed))
            case (.met, .missed?):
                happen(.withdrawn(observed), by: .desk)
                happen(.kept(observed), by: .desk)
            case (.running, .missed?), (.paused, .missed?), (.cancelled, .missed?),
                (.withdrawn, .missed?):
                happen(.withdrawn(observed), by: .desk)
            case (.running, .kept?), (.paused, .kept?):
                happen(.withdrawn(observed.keptBefore), by: .desk)
            case (.met, .withdrawn?): happen(.kept(observed), by: .desk)
            case (.met, .kept?), (.missed, .missed?), (.running, _), (.paused, _), (.cancelled, _),
                (.withdrawn, _):
                break
            }
        }
        takeLateSteps()
    }

    /// An indicative term passes without a breach; what the regulation says still follows.
    private func hasEffects(_ clock: Clock) -> Bool {
        clock.nature == .indicative
            && regulation.commitments[clock.id.commitment]?.ifMissed.isEmpty == false
    }

    private mutating func miss(_ observed: TicketEvent.Observed, as event: TicketEvent) {
        happen(event, by: .desk)
        for effects in regulation.commitments[observed.clock.commitment]?.effectsAtDue ?? [] {
            apply(effects, of: observed.clock.commitment, depth: 1)
        }
    }
}

extension Clock {
    /// An indicative term that has passed, and runs or has ended there.
    fileprivate var hasOverrun: Bool {
        isLate && (outcome == .running || breach.map { $0.due == endedAt } ?? false)
    }
}

extension TicketStream {
    /// What stands last in the journal about a clock.
    enum Observation { case kept, missed, withdrawn }

    var observations: [ClockID: Observation] {
        records.reduce(into: [:]) { seen, record in
            if let (clock, observation) = record.event.observation { seen[clock] = observation }
        }
    }

    /// Indicative terms whose passing stands in the journal.
    var overruns: Set<ClockID> {
        Set(
            records.compactMap { record in
                if case .overran(let observed) = record.event { return observed.clock }
                return nil
            })
    }

    /// Clocks whose outcome stands in the journal.
    var observed: Set<ClockID> { Set(observations.filter { $0.value != .withdrawn }.keys) }
}

extension TicketEvent.Observed {
    /// A promise that was kept is open again.
    fileprivate var keptBefore: Self {
        var observed = self
        observed.wasKept = true
        return observed
    }
}

extension TicketEvent {
    /// What it says of a clock; nil: nothing that is observed.
    var observation: (ClockID, TicketStream.Observation)? {
        guard let clock = facts.clock, let seen = Self.observations[kind] else { return nil }
        return (clock, seen)
    }

    private static let observations: [Kind: TicketStream.Observation] = [
        .kept: .kept, .missed: .missed, .foundLate: .missed, .withdrawn: .withdrawn,
    ]
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
        if case .filled(let filled) = self {
            return filled.fields.keys.sorted().map { .filled([$0]) }
        }
        return names.map { .event($0) }
    }

    /// As `triggers`, before it has happened: a wait that is set by hand names for whom.
    var triggersBefore: [Trigger] {
        if case .waited(let waited) = self { return triggers + [.waited(waited.state)] }
        return triggers
    }

    /// An event which the desk may bring about by itself (`does`).
    init?(done name: EventName, for ticket: Ticket) {
        switch name {
        case .approved:
            guard let offered = ticket.offeredEstimate else { return nil }
            self = .approved(.init(version: offered.offer.version))
        case .admitted: self = .admitted(.init(ground: .noReceiptNeeded))
        case .refused: self = .refused(.init())
        case .postponed: self = .postponed(.init(until: nil))
        case .started: self = .started
        case .expedited: self = .expedited(.init())
        case .putInTurn: self = .putInTurn(.init())
        case .done: self = .done
        case .signedOff: self = .signedOff
        case .closed: self = .closed
        case .released: self = .released
        // The message is the question; the ticket waits for the answer.
        case .askedClient: self = .waited(.init(what: .client))
        case .arrived, .registered, .admissionFailed, .returned, .prioritised, .assigned, .taken,
            .logged, .firstReply, .replied, .clientWrote, .handedOver, .estimated, .declined,
            .invoiced, .published, .defectReported, .reopened, .escalated, .decided, .measured,
            .waited, .resumed, .packageReached:
            return nil
        }
    }

    /// An event that the desk brings about happens once and not after the end.
    func isPossible(for ticket: Ticket) -> Bool {
        guard ticket.isOpen else { return false }
        return names.allSatisfy { !ticket.happened.contains($0) || $0.mayHappenAgain }
    }
}

extension EventName {
    /// A rule may bring it about more than once on one ticket.
    fileprivate var mayHappenAgain: Bool {
        self == .postponed || self == .approved || self == .released
    }
}
