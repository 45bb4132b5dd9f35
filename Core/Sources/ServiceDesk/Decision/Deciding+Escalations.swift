import Regulations
import WorkingTime

/// The ladders of the regulation: letters to the head, acceleration, complaints (LANGUAGE §10).
extension Deciding {
    /// Takes the next step: the first, or the one after a step that was decided.
    mutating func escalate(_ name: String, content: ContentRef?) throws(Refusal) {
        guard let escalation = regulation.escalations[name] else { throw .noSuchEscalation(name) }
        if actor.kind != .desk, !escalation.isClimbed(by: actor.roles) {
            throw .needsRole(escalation.by)
        }
        guard isOpen(escalation) else {
            let missing = missing(of: escalation.asks)
            throw .byRule(
                .init(rule: name, verdict: .refuse, clauses: escalation.clauses, missing: missing))
        }
        let index = try nextStep(of: name, escalation)
        guard index < escalation.steps.count else { throw .noSuchEscalation(name) }
        let step = escalation.steps[index]
        guard facts(of: ticket).hold(step.when) else {
            throw .byRule(
                .init(rule: name, verdict: .refuse, clauses: step.clauses + escalation.clauses))
        }
        take(step, index, of: name, content: content)
    }

    /// What is asked for has been said, and its condition holds.
    private func isOpen(_ escalation: Escalation) -> Bool {
        missing(of: escalation.asks).isEmpty && facts(of: ticket).hold(escalation.when)
    }

    private func missing(of fields: [String]) -> [String] {
        fields.filter { ticket.value(of: $0) == nil }
    }

    /// An open step is decided before the next is taken, unless the next has a condition of its own
    /// which holds.
    private func nextStep(of name: String, _ escalation: Escalation) throws(Refusal) -> Int {
        guard let last = ticket.escalation, last.escalation == name else { return 0 }
        let next = last.step + 1
        guard last.isOpen else { return last.granted == true ? 0 : next }
        guard escalation.steps.indices.contains(next), escalation.steps[next].when != .always,
            facts(of: ticket).hold(escalation.steps[next].when)
        else { throw .alreadyTaken(by: last.role) }
        return next
    }

    private mutating func take(
        _ step: Escalation.Step, _ index: Int, of name: String, content: ContentRef?
    ) {
        happen(.escalated(.init(escalation: name, step: index, role: step.role, content: content)))
        assign(roles: [step.role], depth: 1)
        if let message = step.message { send(message, rule: nil, content: content) }
    }

    /// A letter by an escalation's own channel takes its first step, if nobody has to decide one
    /// already.
    mutating func escalateIfWritten(to channels: [String], content: ContentRef) {
        for (name, escalation) in regulation.escalations.pairs
        where !Set(escalation.channels).isDisjoint(with: channels) {
            guard !(ticket.escalation?.isOpen ?? false), isOpen(escalation),
                let step = escalation.steps.first,
                facts(of: ticket).hold(step.when)
            else { continue }
            take(step, 0, of: name, content: content)
        }
    }

    /// What the holder of the open step decides; a grant gives what the regulation allows, and
    /// nothing else.
    mutating func decideEscalation(granted: Bool, content: ContentRef) throws(Refusal) {
        guard let open = ticket.escalation, open.isOpen,
            let escalation = regulation.escalations[open.escalation],
            escalation.steps.indices.contains(open.step)
        else { throw .wrongState(ticket.state) }
        let grant = granted ? escalation.grants.first { facts(of: ticket).hold($0.when) } : nil
        let missing = missing(
            of: escalation.steps[open.step].needs + [grant?.field].compactMap(\.self))
        guard missing.isEmpty else {
            throw .byRule(
                .init(
                    rule: open.escalation, verdict: .refuse, clauses: escalation.clauses,
                    missing: missing))
        }
        let decided = TicketEvent.Decided(
            escalation: open.escalation, step: open.step, granted: granted, content: content)
        try attempt([.decided(decided)], before: [.event(.decided)])
        if let priority = grant?.priority, priority != ticket.priority {
            happen(.prioritised(.init(priority: priority, ground: .granted)))
        }
    }
}

extension Ticket {
    /// A step of the ladder is left to be taken: an open one is decided first, unless the next has
    /// a condition.
    public func hasStep(of name: String, _ ladder: Escalation) -> Bool {
        guard let last = escalation, last.escalation == name,
            !(last.granted == true && !last.isOpen)
        else {
            return !ladder.steps.isEmpty
        }
        let next = last.step + 1
        return ladder.steps.indices.contains(next)
            && (!last.isOpen || ladder.steps[next].when != .always)
    }
}

extension Escalation {
    /// Whether somebody with one of these roles may take a step of it.
    public func isClimbed(by roles: some Collection<String>) -> Bool {
        by.isEmpty || !Set(by).isDisjoint(with: roles)
    }
}

extension Regulation {
    /// Whether escalations climb to somebody with one of these roles.
    public func isOverseen(by roles: [String]) -> Bool {
        !Set(roles).isDisjoint(with: overseers)
    }

    /// Roles of the provider to whom escalations climb: they may decide what is held, override the
    /// order of the pool, and correct what others entered.
    public var overseers: [String] {
        escalations.pairs.flatMap { $0.item.steps.map(\.role) }.filter {
            roles[$0]?.side != .client
        }.uniqued()
    }
}
