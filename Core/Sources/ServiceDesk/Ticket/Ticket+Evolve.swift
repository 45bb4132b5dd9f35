import Regulations

extension Ticket {
    /// Takes one event in. Total: an event that was journalled is never refused here.
    public mutating func evolve(_ record: TicketRecord) {
        note(record.event.names, by: record.actor.doer)
        let before = state
        take(record)
        waits = waits(since: before)
        note(waits, by: record.actor.doer)
    }

    /// Also when the receipt comes back after it had left: then there was no admission.
    private mutating func takeAdmissionBack() {
        (state, admittedAt) = (.notAdmitted, nil)
        happened.remove(.admitted)
    }

    private mutating func take(_ record: TicketRecord) {
        switch record.event {
        case .arrived(let arrived): evolve(arrived, at: record)
        case .categorised(let set): category = set.category
        case .placed(let placed): evolve(placed)
        case .prioritised(let set): evolve(set)
        case .hinted(let hint): hints.append(hint.rule)
        case .held(let hold):
            self.hold = hold
            // At the door the ticket itself waits; later only the act that was tried does.
            if !happened.contains(.registered) { state = .held }
        case .returned(let returned):
            self.returned = returned
            enter(.waitingClient)
        case .registered:
            (hold, returned) = (nil, nil)
            state = .received
        case .admitted:
            admittedAt = record.occurredAt
            if state == .received || state == .notAdmitted { state = .admitted }
        case .admissionFailed:
            if state == .received || state == .admitted { takeAdmissionBack() }
        case .refused: state = .refused
        case .postponed(let postponed):
            postponedUntil = postponed.until
            enter(.postponed)
        case .merged(let merged): (mergedInto, mergedNumber) = (merged.into, merged.number)
        case .assigned(let assigned): (assignedRoles, assignees) = (assigned.roles, assigned.people)
        case .taken(let taken): taker = taken.by
        case .released: evolveRelease()
        case .started: state = .inProgress
        case .replied: if state == .received || state == .admitted { state = .inProgress }
        case .askedClient: enter(.waitingClient)
        case .noted, .messaged, .warned, .kept, .missed, .withdrawn, .foundLate, .overran,
            .lateStepped, .published, .split:
            break
        case .clientWrote(let wrote):
            entitlement = wrote.entitlement
            if let more = wrote.marks { marks.add(more) }
            if state == .waitingClient { state = stateBefore }
        case .filled(let filled): fields.merge(filled.fields) { _, new in new }
        case .waited(let waited):
            enter(waited.state)
            expected = waited.expected
        case .resumed:
            state = stateBefore
            (postponedUntil, expected, returned) = (nil, nil, nil)
        case .handedOver(let over):
            assignedRoles = over.roles
            enter(.handedOver)
        case .expedited: expeditedAt = record.occurredAt
        case .putInTurn: expeditedAt = nil
        case .logged(let logged): worklog.append(logged)
        case .done, .signedOff, .closed: finish(record.event)
        case .reopened(let reopened):
            entitlement = reopened.entitlement
            state = .inProgress
            isReopenedByLetter = reopened.unsolved == false
        case .receipted(let receipted): receipt = receipted.outcome
        case .estimated, .approved, .declined: evolveEstimate(record.event)
        case .subtaskOpened, .subtaskDone, .subtaskPrioritised, .logCorrected, .absorbed, .watched,
            .unwatched, .snoozed, .reminded:
            evolveWork(record.event, by: record.actor)
        case .defectReported: state = .inProgress
        case .escalated, .decided: evolveLadder(record.event)
        case .invoiced, .packageReached, .workApproved: evolveMoney(record)
        }
    }

    /// A wait that its last event has begun or ended, whatever the event was: a question, an
    /// estimate, an answer.
    private func waits(since before: TicketState) -> [EventName] {
        if state.isWait { return state == before ? [] : [.waited] }
        let isOver =
            (before.isWait || before == .postponed) && state != .postponed && state != .done
        return isOver && !state.isFinal ? [.resumed] : []
    }

    private mutating func finish(_ event: TicketEvent) {
        isReopenedByLetter = false
        if case .done = event { state = .done }
        if case .signedOff = event { state = .signedOff }
        if case .closed = event { state = .closed }
    }

    private mutating func note(_ names: [EventName], by doer: Doer?) {
        for name in names {
            happened.insert(name)
            if let doer { doers[name, default: []].insert(doer) }
        }
    }

    private mutating func evolve(_ arrived: TicketEvent.Arrived, at record: TicketRecord) {
        number = arrived.number
        (client, project, channel) = (arrived.client, arrived.project, arrived.channel)
        also = arrived.also ?? []
        isSplitOff = arrived.splitFrom != nil
        requester = arrived.sender
        arrivedAt = record.occurredAt
        (marks, entitlement, content, basis) = (
            arrived.marks, arrived.entitlement, arrived.content, arrived.basis
        )
    }

    private mutating func evolve(_ placed: TicketEvent.Placed) {
        // Whom somebody brought in for the former client speaks for nobody here.
        if placed.client != client { added = [] }
        (client, project) = (placed.client, placed.project)
        (requester, entitlement, basis) = (placed.sender, placed.entitlement, placed.basis)
    }

    /// The reason given for one change of the priority is not that of the next.
    private mutating func evolve(_ set: TicketEvent.Prioritised) {
        priority = set.priority
        priorityConfirmed = set.ground != .proposed
        if set.ground == .set || set.ground == .confirmed { fields["reason"] = nil }
    }

    private mutating func evolveRelease() {
        taker = nil
        if state == .inProgress || state == .handedOver {
            state = admittedAt == nil ? .received : .admitted
        }
    }

    private mutating func evolveEstimate(_ event: TicketEvent) {
        if case .estimated(let estimated) = event {
            evolve(estimated)
            enter(.waitingApproval)
        } else if case .approved(let answered) = event {
            answerEstimate(answered.version, .approved)
            agreedVersions.append(answered.version)
            state = happened.contains(.started) ? .inProgress : .admitted
        } else if case .declined(let answered) = event {
            answerEstimate(answered.version, .declined)
            state = .waitingClient
        }
    }

    private mutating func evolveLadder(_ event: TicketEvent) {
        if case .escalated(let step) = event {
            escalation = TicketEscalation(
                escalation: step.escalation, step: step.step, role: step.role)
        }
        if case .decided(let decided) = event { escalation?.granted = decided.granted }
    }

    private mutating func evolveWork(_ event: TicketEvent, by actor: Actor) {
        evolveSubtasks(event)
        if case .logCorrected(let corrected) = event { evolve(corrected) }
        if case .absorbed(let other) = event { absorbed.append(other.number) }
        if case .watched(let watched) = event { evolve(watched, isAct: actor.kind != .desk) }
        if case .unwatched(let watched) = event {
            watchers.removeAll { $0 == watched.person }
            added.remove(watched.person)
        }
        if case .snoozed(let snoozed) = event { snoozes[snoozed.person] = snoozed.until }
        if case .reminded(let reminded) = event { evolve(reminded) }
    }

    private mutating func evolve(_ watched: TicketEvent.Watched, isAct: Bool) {
        watchers = (watchers + [watched.person]).uniqued()
        if isAct { added.insert(watched.person) }
    }

    private mutating func evolve(_ reminded: TicketEvent.Reminded) {
        switch reminded.of {
        case .snooze: if let person = reminded.person { snoozes[person] = nil }
        case .expectedDate: expected = nil
        }
    }

    /// Enters a waiting state, remembering where to return; a wait within a wait returns to the
    /// first.
    private mutating func enter(_ waiting: TicketState) {
        if !state.isWaiting { stateBefore = state }
        state = waiting
    }
}

extension TicketState {
    /// Work stands still and will go on where it stopped.
    public var isWaiting: Bool {
        switch self {
        case .waitingClient, .waitingThirdParty, .waitingApproval, .postponed, .handedOver: true
        case .received, .held, .admitted, .inProgress, .done, .signedOff, .closed, .refused,
            .notAdmitted:
            false
        }
    }
}

extension TicketEvent.Waited {
    /// The state that this wait is.
    public var state: TicketState {
        switch what {
        case .client: .waitingClient
        case .thirdParty: .waitingThirdParty
        case .approval: .waitingApproval
        }
    }
}

extension TicketEvent {
    /// The event in the regulation's vocabulary; some events of the journal have no word there,
    /// some have two.
    public var names: [EventName] {
        if case .replied(let said) = self, said.first { return [.replied, .firstReply] }
        if case .askedClient(let said) = self, said.first { return [.askedClient, .firstReply] }
        // What the desk proposes at the door is nobody's decision yet.
        if case .prioritised(let set) = self, set.ground == .proposed { return [] }
        return Self.named[kind] ?? []
    }

    /// Events of the vocabulary are called as their kind is.
    private static let named = Dictionary(
        uniqueKeysWithValues: Kind.allCases.compactMap { kind in
            EventName(rawValue: kind.rawValue).map { (kind, [$0]) }
        })
}
