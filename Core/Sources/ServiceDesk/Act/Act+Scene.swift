extension Act {
    /// What is in the way of it, whoever acts: where the work goes on, the state, what is missing.
    ///
    /// - Returns: nil: nothing is.
    public func obstacle(on ticket: Ticket) -> Refusal? {
        if let number = ticket.mergedNumber, rule.merged != .here { return .merged(into: number) }
        if let refusal = rule.on.refusal(of: ticket) { return refusal }
        for need in rule.needs {
            if let refusal = need.unmet(ticket) { return refusal }
        }
        return nil
    }

    /// Whether somebody of this kind may do it at all.
    public func isFor(_ kind: Actor.Kind) -> Bool { kind == .desk || rule.by.contains(kind) }

    /// Why it is refused as the table says; what the regulation says of the act itself is asked
    /// when it is carried out.
    ///
    /// - Returns: nil: it may be tried.
    public func refusal(in scene: ActScene) -> Refusal? {
        if let obstacle = obstacle(on: scene.ticket) { return obstacle }
        guard isFor(scene.actor.kind) else { return .needsRole([]) }
        return rule.authority.refusal(of: scene)
    }

    /// Whether it is worth offering: it may be tried, and does something.
    public func isOffered(in scene: ActScene) -> Bool {
        refusal(in: scene) == nil && !rule.moot.holds(scene)
            && (scene.actor.kind != .contact || rule.hasClientsDoor)
    }
}

/// What there is to choose from for who acts.
extension ActScene {
    /// Ladders of the regulation of which the actor may take the next step, where there is one.
    public var ladders: [String] {
        regulation.escalations.pairs.filter { name, ladder in
            (actor.kind == .desk || ladder.isClimbed(by: actor.roles))
                && ticket.hasStep(of: name, ladder)
        }.map(\.name)
    }

    /// Whether the actor may take a ticket before its turn, with a reason (decision 24).
    public var mayOverride: Bool { actor.has(anyOf: regulation.overseers) }

    /// Words of the client open the ticket again, or another one.
    public var isOpenedByWords: Bool { !ticket.isOpen }

    /// Broken promises that the actor may say are not held against the desk.
    public func withdrawable(_ clocks: [Clock]) -> [Clock] {
        clocks.filter { $0.outcome == .missed && actor.has(anyOf: regulation.mayWithdraw($0.id)) }
    }

    /// Entries of the worklog that the actor may correct: their own, and all of them for those to
    /// whom escalations climb.
    public var correctable: [TicketEvent.Logged] {
        ticket.worklog.filter { $0.person == actor.id || actor.has(anyOf: regulation.overseers) }
    }

    /// Entries of the worklog that the actor may approve: those that wait for it, but their own.
    public var approvable: [TicketEvent.Logged] {
        guard let approval = regulation.prices.approval, actor.has(anyOf: approval.by) else {
            return []
        }
        return ticket.worklog.filter {
            approval.concerns($0) && !ticket.isApproved($0) && $0.person != actor.id
        }
    }
}
