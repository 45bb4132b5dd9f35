import Regulations
import WorkingTime

/// Derives the clocks of one commitment from the journal: the six conditions start, stop, pause,
/// resume, cancel, reset.
struct ClockReplay {
    let name: String
    let commitment: Commitment
    let edition: Edition

    /// A clock while the replay runs.
    struct Span {
        var startedAt: Instant
        var startedBy: Int
        var entitlement: Entitlement
        var pauses: [Pause] = []
        var pausedSince: Instant?
        /// `when` has held at some moment of its life.
        var applied = false
        var filled: Set<String> = []
        var end: (outcome: Clock.Outcome, at: Instant)?
        /// It follows an interval that nothing had stopped.
        var followsInterval = false
        /// When it ended it was not promised any more, and nothing was broken.
        var hasLapsed = false
        /// It ended with the work: if that was not the solution, it goes on.
        var endedWithWork = false
        /// Its due passed while it ran; the first time counts.
        var breach: Clock.Breach?
        /// What was broken and is not held against the desk.
        var withdrawn: Clock.Breach?
    }

    func run(over stream: TicketStream, asOf: Instant) -> [Clock] {
        var spans: [Span] = []
        var ticket = Ticket(id: stream.ticket.id)
        var gathered: Set<String> = []
        for record in stream.records.inOrderOfOccurrence {
            lapse(&spans, ticket: ticket, before: record.occurredAt)
            if let last = spans.indices.last { notice(&spans[last], ticket: ticket, by: record) }
            ticket.evolve(record)
            if case .withdrawn(let observed) = record.event {
                withdraw(observed, among: &spans, ticket: ticket, by: record)
            }
            step(&spans, &gathered, ticket: ticket, record: record)
        }
        lapse(&spans, ticket: ticket, before: asOf + 1)
        if let last = spans.indices.last, spans[last].end == nil, spans[last].applied,
            !applies(to: ticket, spans[last])
        {
            spans[last].end = (.cancelled, stream.records.last?.occurredAt ?? asOf)
        }
        return spans.filter(\.applied).enumerated().map {
            clock(of: $1, instance: $0, ticket: ticket, asOf: asOf)
        }
    }

    /// - Parameter gathered: Fields filled since the last start; a list of fields may be filled one
    ///   by one.
    private func step(
        _ spans: inout [Span], _ gathered: inout Set<String>, ticket: Ticket, record: TicketRecord
    ) {
        let triggers = record.event.triggers + ticket.waitTriggers
        gathered.formUnion(record.event.filledNames)
        if let last = spans.indices.last { takeBack(&spans[last], ticket: ticket, by: record) }
        if let last = spans.indices.last, spans[last].end == nil {
            spans[last].filled.formUnion(record.event.filledNames)
            // Whose it is was so from the start, and only found out now.
            if case .placed = record.event { spans[last].entitlement = ticket.entitlement }
            if case .absorbed(let other) = record.event {
                takeOver(other, by: &spans[last], record)
            }
            recount(&spans[last], ticket: ticket, by: record)
            move(&spans[last], ticket: ticket, triggers: triggers, record: record)
            if endsAndBegins(spans[last], triggers, gathered, ticket) {
                begin(&spans, &gathered, ticket: ticket, record)
            }
        } else if let last = spans.indices.last, isCorrected(spans[last], by: record) {
            recount(&spans[last], ticket: ticket, by: record)
        } else if starts(record.event, triggers, gathered, ticket) {
            begin(&spans, &gathered, ticket: ticket, record)
        }
        judgeAnew(&spans, ticket: ticket, by: record)
    }

    private func begin(
        _ spans: inout [Span], _ gathered: inout Set<String>, ticket: Ticket, _ record: TicketRecord
    ) {
        gathered = []
        let at = record.occurredAt
        var span = Span(
            startedAt: beginning(of: ticket) ?? at, startedBy: record.sequence,
            entitlement: ticket.entitlement)
        if commitment.pauses.contains(ticket.state), commitment.resumes.isEmpty {
            span.pausedSince = at
        }
        span.filled = record.event.filledNames
        if stopsAtOnce(record.event.triggers, span.filled) {
            end(&span, .met, ticket: ticket, at: at)
        }
        spans.append(span)
    }

    /// An event that is named as start and as stop ends one interval and begins the next.
    private func endsAndBegins(
        _ span: Span, _ triggers: [Trigger], _ gathered: Set<String>, _ ticket: Ticket
    ) -> Bool {
        if case .whileIn(let states) = commitment.starts {
            return span.end != nil && lasts(states, ticket)
        }
        guard span.end?.outcome == .met, case .triggers(let wanted) = commitment.starts else {
            return false
        }
        return matches(wanted.filter(commitment.stops.contains), triggers, filled: gathered)
    }

    /// Whether it is promised at all follows from the category and the priority: also one that
    /// ended before they were changed counts as if it had always been so.
    private func judgeAnew(_ spans: inout [Span], ticket: Ticket, by record: TicketRecord) {
        guard let last = spans.indices.last, !spans[last].applied || spans[last].hasLapsed else {
            return
        }
        guard spans[last].end == nil || spans[last].end?.outcome == .met && record.event.isSorting
        else { return }
        guard applies(to: ticket, spans[last]) else { return }
        (spans[last].applied, spans[last].hasLapsed) = (true, false)
    }

    /// What was promised on a ticket that is merged into this one is not promised later here.
    private func takeOver(
        _ other: TicketEvent.Absorbed, by span: inout Span, _ record: TicketRecord
    ) {
        guard let earlier = other.running?[name], earlier.startedAt < span.startedAt else { return }
        (span.startedAt, span.startedBy) = (earlier.startedAt, record.sequence)
        span.pauses = earlier.pauses.filter { $0.until != nil }
        let open = earlier.pauses.last { $0.until == nil }?.from
        if span.pausedSince != nil {
            span.pausedSince = open ?? record.occurredAt
        } else if let open {
            span.pauses.append(Pause(from: open, until: record.occurredAt))
        }
    }

    /// Whether the event starts the clock. An arrival that was returned counts from its
    /// registration (LANGUAGE §7).
    private func starts(
        _ event: TicketEvent, _ triggers: [Trigger], _ gathered: Set<String>, _ ticket: Ticket
    ) -> Bool {
        switch commitment.starts {
        case .triggers(let wanted):
            return matches(wanted, triggers, filled: gathered)
        case .whenDateKnown:
            guard let field = commitment.dateField else { return false }
            return event.filledNames.contains(field)
        case .whileIn(let states):
            return lasts(states, ticket)
        case .every, .endOfEvery:
            return false
        }
    }

    /// One act may fill the field that starts a clock and the one that stops it.
    private func stopsAtOnce(_ triggers: [Trigger], _ filled: Set<String>) -> Bool {
        guard case .triggers(let wanted) = commitment.starts else { return false }
        let stops = commitment.stops.filter { trigger in
            if case .filled = trigger { return !wanted.contains(trigger) }
            return false
        }
        return matches(stops, triggers, filled: filled)
    }

    private func move(_ span: inout Span, ticket: Ticket, triggers: [Trigger], record: TicketRecord)
    {
        let at = record.occurredAt
        let isCancelled = matches(commitment.cancels, triggers, filled: span.filled)
        if ticket.mergedInto != nil || ticket.state == .refused || isCancelled {
            let stopped = matches(commitment.stops, triggers, filled: span.filled)
            return end(&span, stopped ? .met : .cancelled, ticket: ticket, at: at)
        }
        if matches(commitment.stops, triggers, filled: span.filled) {
            span.endedWithWork = endsWithWork(triggers)
            return end(&span, .met, ticket: ticket, at: at)
        }
        if isStateOver(ticket) { return end(&span, .cancelled, ticket: ticket, at: at) }
        if matches(commitment.resets, triggers, filled: span.filled)
            || restartsAtTheDoor(triggers, ticket)
        {
            if span.breach?.until == nil { span.breach?.until = at }
            if span.withdrawn?.until == nil { span.withdrawn?.until = at }
            (span.startedAt, span.startedBy, span.pauses) = (at, record.sequence, [])
            if span.pausedSince != nil { span.pausedSince = at }
        }
        pauseOrResume(&span, ticket: ticket, triggers: triggers, at: at)
    }

    private func restartsAtTheDoor(_ triggers: [Trigger], _ ticket: Ticket) -> Bool {
        guard case .triggers(let wanted) = commitment.starts, wanted.contains(.event(.arrived))
        else { return false }
        return triggers.contains(.event(.registered)) && ticket.happened.contains(.returned)
    }

    private func pauseOrResume(_ span: inout Span, ticket: Ticket, triggers: [Trigger], at: Instant)
    {
        let inPause = commitment.pauses.contains(ticket.state)
        if let since = span.pausedSince {
            let isAsked = matches(commitment.resumes, triggers, filled: span.filled)
            guard commitment.resumes.isEmpty ? !inPause : isAsked else { return }
            span.pauses.append(Pause(from: since, until: at))
            span.pausedSince = nil
        } else if inPause {
            span.pausedSince = at
        }
    }

    private func end(_ span: inout Span, _ outcome: Clock.Outcome, ticket: Ticket, at: Instant) {
        if let since = span.pausedSince { span.pauses.append(Pause(from: since, until: at)) }
        span.pausedSince = nil
        let isPromised = applies(to: ticket, span)
        span.hasLapsed = span.applied && !isPromised
        span.applied = span.applied || isPromised
        span.end = (outcome, at)
    }

    /// `when` judged with the ticket's present category and priority, and the entitlement at the start
    /// (decision 2).
    func applies(to ticket: Ticket, _ span: Span) -> Bool {
        facts(of: ticket, span).hold(commitment.when)
    }

    func facts(of ticket: Ticket, _ span: Span) -> Facts {
        var ticket = ticket
        ticket.entitlement = span.entitlement
        return Facts(
            edition: edition, ticket: ticket, actor: requester(of: ticket), at: span.startedAt,
            absent: { span.entitlement.absentRoles.contains($0) }
        )
    }

    private func requester(of ticket: Ticket) -> Actor {
        Actor(
            kind: .contact, id: ticket.requester?.person ?? "", roles: ticket.requester?.roles ?? []
        )
    }

    /// Of a list of fields the last one to be filled is the event.
    func matches(_ wanted: [Trigger], _ triggers: [Trigger], filled: Set<String>) -> Bool {
        wanted.contains { trigger in
            switch trigger {
            case .event, .waited: triggers.contains(trigger)
            case .filled(let names):
                names.contains { triggers.contains(.filled([$0])) } && filled.isSuperset(of: names)
            }
        }
    }
}

extension TicketEvent {
    /// It says what the ticket is about, or how pressing it is.
    fileprivate var isSorting: Bool {
        switch self {
        case .categorised, .prioritised: true
        default: false
        }
    }

    /// Fields this event fills.
    var filledNames: Set<String> {
        if case .filled(let filled) = self { return Set(filled.fields.keys) }
        return []
    }
}

extension [TicketRecord] {
    /// Clocks fold by (occurredAt, sequence) (decision 5).
    var inOrderOfOccurrence: [TicketRecord] {
        let inOrder = zip(self, dropFirst()).allSatisfy { $0.occurredAt <= $1.occurredAt }
        return inOrder
            ? self : sorted { ($0.occurredAt, $0.sequence) < ($1.occurredAt, $1.sequence) }
    }
}
