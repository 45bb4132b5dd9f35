import Regulations
import WorkingTime

/// What was broken stays broken: a due that has passed on a running clock is missed, whatever is
/// done afterwards.
extension ClockReplay {
    /// Looks, before a record changes the ticket, whether the due has passed by then.
    func notice(_ span: inout Span, ticket: Ticket, by record: TicketRecord) {
        note(&span, ticket: ticket, by: record)
        // Who confirms priorities took the proposed one for wrong: then it was no promise.
        if span.breach != nil, isProposal(ticket),
            record.event.setsAnotherPriority(than: ticket.priority)
        {
            (span.withdrawn, span.breach) = (span.breach, nil)
        }
    }

    private func note(_ span: inout Span, ticket: Ticket, by record: TicketRecord) {
        guard span.breach == nil, span.end == nil, span.pausedSince == nil,
            span.startedAt < record.occurredAt,
            let due = passed(of: span, ticket: ticket, by: record.occurredAt),
            applies(to: ticket, span),
            span.withdrawn?.due != due
        else { return }
        span.breach = breach(of: span, due: due)
    }

    /// What ended late was missed, also where it was promised only afterwards: that it goes on
    /// takes nothing back.
    func noteLate(_ span: inout Span, endedAt: Instant, ticket: Ticket) {
        guard span.applied, !span.hasLapsed, span.breach == nil,
            let due = due(of: span, ticket: ticket),
            due < endedAt, span.withdrawn?.due != due
        else { return }
        span.breach = breach(of: span, due: due)
    }

    /// The due that lies before `instant`. By which data of the calendars it was due then counts:
    /// newer holidays undo nothing that was late before they were published.
    private func passed(of span: Span, ticket: Ticket, by instant: Instant) -> Instant? {
        if let due = passedEarlier(of: span, ticket: ticket, by: instant - 1) { return due }
        guard let due = due(of: span, ticket: ticket), due < instant else { return nil }
        return due
    }

    /// The due that had passed, by `instant` at the latest, while older data of the calendars
    /// counted.
    private func passedEarlier(of span: Span, ticket: Ticket, by instant: Instant) -> Instant? {
        for earlier in edition.earlier where span.startedAt < earlier.until {
            guard let calendar = earlier.calendars[edition.calendarName(of: commitment)],
                let due = due(of: span, pauses: span.pauses, ticket: ticket, in: calendar).due,
                due < earlier.until, due <= instant
            else { continue }
            return due
        }
        return nil
    }

    /// The breach of a span, noted or not: of one that still runs it may lie behind the last
    /// record.
    func breach(of span: Span, ticket: Ticket, asOf: Instant) -> Clock.Breach? {
        guard span.breach == nil, span.end == nil, span.pausedSince == nil,
            let due = passedEarlier(of: span, ticket: ticket, by: asOf), span.withdrawn?.due != due
        else { return span.breach }
        return breach(of: span, due: due)
    }

    func breach(of span: Span, due: Instant) -> Clock.Breach {
        Clock.Breach(
            due: due, startedAt: span.startedAt, startedBy: span.startedBy, pauses: span.pauses,
            until: nil)
    }

    /// Who may has said why it is not held against the desk. What the desk itself withdraws follows
    /// from the facts.
    func withdraw(
        _ observed: TicketEvent.Observed, among spans: inout [Span], ticket: Ticket,
        by record: TicketRecord
    ) {
        guard record.actor.kind == .staff, observed.clock.commitment == name else { return }
        let broken = spans.lastIndex { $0.breach?.due == observed.due }
        let late = broken ?? spans.lastIndex { due(of: $0, ticket: ticket) == observed.due }
        guard let index = late else { return }
        spans[index].withdrawn = spans[index].breach ?? breach(of: spans[index], due: observed.due)
        spans[index].breach = nil
    }

    func due(of span: Span, ticket: Ticket) -> Instant? {
        guard commitment.within != nil || commitment.until != nil else { return nil }
        let calendar = edition.calendar(edition.calendarName(of: commitment), endedAt: nil)
        return due(of: span, pauses: span.pauses, ticket: ticket, in: calendar).due
    }

    /// The priority is proposed, and one of its roles has yet to confirm it.
    private func isProposal(_ ticket: Ticket) -> Bool {
        let confirming =
            ticket.priority.flatMap { edition.regulation.priorities[$0]?.confirmedBy } ?? []
        return !ticket.priorityConfirmed && !confirming.isEmpty
    }
}

extension TicketEvent {
    /// A person put another priority in place of the one proposed.
    fileprivate func setsAnotherPriority(than priority: String?) -> Bool {
        guard case .prioritised(let set) = self else { return false }
        return set.ground != .proposed && set.priority != priority
    }
}
