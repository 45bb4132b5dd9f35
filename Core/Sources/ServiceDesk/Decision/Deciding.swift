import Regulations
import WorkingTime

/// A decision in the making: events are taken into the stream as they arise, so that later facts
/// see earlier ones.
struct Deciding {
    var stream: TicketStream
    let actor: Actor
    let seen: Seen
    let at: Instant
    let edition: Edition
    var decision = Decision()
    /// Instant that `during` and `outside` are judged at: the arrival at the door, otherwise the
    /// act.
    var judgedAt: Instant
    /// The letter being judged comes from a sender nobody vouches for.
    var isUnproven = false
    /// Whom `by` means, where somebody of the staff writes down what a client said; nil: who acts.
    var requester: Actor?

    /// Effects of effects are followed this deep (LANGUAGE §7).
    static let effectsDepthMax = 3

    init(
        stream: TicketStream, actor: Actor, seeing seen: Seen, at: Instant,
        edition: Edition
    ) {
        self.stream = stream
        self.actor = actor
        self.seen = seen
        self.at = at
        self.edition = edition
        judgedAt = at
    }

    var ticket: Ticket { stream.ticket }
    var regulation: Regulation { edition.regulation }

    // MARK: Facts

    func facts(of ticket: Ticket) -> Facts {
        let seen = seen
        var ticket = ticket
        // A rule judges what is agreed now; clocks keep the entitlement of their start
        // (decision 2).
        if let client = seen.client, client.id == ticket.client {
            ticket.entitlement.agreements = periods
        }
        return Facts(
            edition: edition, ticket: ticket, actor: requester ?? actor, at: judgedAt,
            absent: { seen.isAbsent($0) },
            missed: { [stream, edition, at] in
                missedCommitments(of: stream, under: edition, asOf: at)
            },
            isRepeat: seen.repeats != nil,
            isOverlap: seen.overlaps, isSpam: seen.spam
        )
    }

    /// The ticket as it would be if `events` happened. What has happened is what had before the
    /// last of them, and the reason given is the one for it (LANGUAGE §6).
    func supposing(_ events: [TicketEvent]) -> Ticket {
        var ticket = ticket
        for event in events {
            let (happened, doers, reason) = (ticket.happened, ticket.doers, ticket.fields["reason"])
            ticket.evolve(record(event, by: actor, occurredAt: at))
            (ticket.happened, ticket.doers) = (happened, doers)
            if case .prioritised = event { ticket.fields["reason"] = reason }
        }
        return ticket
    }

    // MARK: Events

    private func record(_ event: TicketEvent, by actor: Actor, occurredAt: Instant) -> TicketRecord
    {
        TicketRecord(
            event: event, sequence: stream.version + 1, occurredAt: occurredAt, recordedAt: at,
            actor: actor
        )
    }

    /// Takes an event in, and what the regulation says follows from it.
    mutating func happen(
        _ event: TicketEvent, by actor: Actor? = nil, occurredAt: Instant? = nil, depth: Int = 0
    ) {
        guard !isWithheld(event) else { return }
        let actor = actor ?? self.actor
        let record = record(event, by: actor, occurredAt: occurredAt ?? at)
        stream.append(record)
        decision.entries.append(.init(event: event, occurredAt: record.occurredAt, actor: actor))
        guard depth < Deciding.effectsDepthMax else { return }
        follow(event, depth: depth + 1)
    }

    // MARK: Rules before

    /// Rules about this ticket which speak before one of `triggers` if `events` happened; the
    /// strictest first.
    func verdicts(before triggers: [Trigger], supposing events: [TicketEvent]) -> [(
        name: String, rule: Rule
    )] {
        let facts = facts(of: supposing(events))
        return regulation.rules.pairs
            .filter { $0.item.speaks(before: triggers) && facts.hold($0.item.when) }
            .map { (name: $0.name, rule: $0.item) }
            .sorted { ($0.rule.strictness, $0.name) < ($1.rule.strictness, $1.name) }
    }

    /// Lets `events` happen if no rule prevents it; otherwise does what the strictest verdict says.
    mutating func attempt(_ events: [TicketEvent], before triggers: [Trigger]) throws(Refusal) {
        let spoken = verdicts(before: triggers, supposing: events)
        note(spoken)
        guard let first = spoken.first, let verdict = first.rule.verdict else {
            return happenAll(events)
        }
        switch verdict {
        case .refuse, .record, .merge:
            throw .byRule(refusal(first.name, first.rule, supposing: events))
        case .giveBack, .hold, .handOver:
            prevent(by: first.name, first.rule, verdict, supposing: events)
        case .hint:
            happenAll(events)
            for hint in spoken { self.hint(hint.name, hint.rule) }
        }
    }

    /// What becomes of the ticket where a verdict prevents that something happens with it.
    mutating func prevent(
        by name: String, _ rule: Rule, _ verdict: Verdict, supposing events: [TicketEvent]
    ) {
        switch verdict {
        case .refuse, .record, .merge: happen(.refused(.init(rule: name)), by: .desk)
        case .giveBack: happen(.returned(byRule(name, rule, supposing: events)), by: .desk)
        case .hold: happen(.held(byRule(name, rule, supposing: events)), by: .desk)
        case .handOver:
            happen(.handedOver(.init(roles: rule.effects.assign, rule: name)), by: .desk)
            return message(of: rule.effects, rule: name)
        case .hint: return hint(name, rule)
        }
        apply(rule.effects, of: name, depth: 1)
    }

    mutating func note(_ spoken: [(name: String, rule: Rule)]) {
        decision.verdict = spoken.first?.rule.verdict
        decision.rule = spoken.first?.name
        decision.spoken = spoken.map(\.name)
    }

    private mutating func happenAll(_ events: [TicketEvent]) {
        for event in events { happen(event) }
    }

    mutating func hint(_ name: String, _ rule: Rule) {
        happen(.hinted(.init(rule: name, missing: missing(in: rule.when, of: ticket))), by: .desk)
        apply(rule.effects, of: name, depth: 1)
    }

    func byRule(_ name: String, _ rule: Rule, supposing events: [TicketEvent]) -> TicketEvent.ByRule
    {
        .init(
            rule: name, missing: missing(in: rule.when, of: supposing(events)),
            roles: rule.effects.assign)
    }

    func refusal(_ name: String, _ rule: Rule, supposing events: [TicketEvent]) -> Refusal.ByRule {
        .init(
            rule: name, verdict: rule.verdict ?? .refuse, clauses: rule.clauses,
            message: rule.effects.message,
            missing: missing(in: rule.when, of: supposing(events)), roles: rule.effects.assign
        )
    }

    /// Fields that the condition finds empty.
    func missing(in condition: Condition, of ticket: Ticket) -> [String] {
        switch condition {
        case .all(let parts), .any(let parts):
            parts.flatMap { missing(in: $0, of: ticket) }.uniqued()
        case .not: []
        case .fact(.missing(let names)): names.filter { ticket.value(of: $0) == nil }
        case .fact: []
        }
    }
}

extension Rule {
    var strictness: Int { verdict?.strictness ?? Verdict.allCases.count }

    func speaks(before triggers: [Trigger]) -> Bool {
        guard about == .ticket, case .before(let mine) = moment else { return false }
        return mine.contains { triggers.contains($0) }
    }
}
