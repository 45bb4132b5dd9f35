import Regulations
import WorkingTime

/// A duty that repeats while a state lasts: each interval is counted by itself, and ends with the
/// state.
extension ClockReplay {
    /// Intervals of one ticket; the last one then goes on.
    static let intervalsMax = 500

    /// The ticket is in one of the states; what was merged goes on elsewhere.
    func lasts(_ states: [TicketState], _ ticket: Ticket) -> Bool {
        states.contains(ticket.state) && ticket.mergedInto == nil
    }

    /// The state in which the duty repeats has ended.
    func isStateOver(_ ticket: Ticket) -> Bool {
        if case .whileIn(let states) = commitment.starts { !lasts(states, ticket) } else { false }
    }

    /// Ends each interval whose due has passed without a stop, which is missed, and begins the next
    /// one there. What is not promised at its due is no interval.
    func lapse(_ spans: inout [Span], ticket: Ticket, before instant: Instant) {
        guard case .whileIn = commitment.starts else { return }
        for _ in 0..<Self.intervalsMax {
            guard let last = spans.indices.last, spans.count < Self.intervalsMax,
                let due = lapsed(spans[last], ticket),
                due < instant
            else { return }
            var next = Span(
                startedAt: due, startedBy: spans[last].startedBy,
                entitlement: spans[last].entitlement)
            next.followsInterval = true
            next.applied = applies(to: ticket, next)
            if !spans[last].applied, !applies(to: ticket, spans[last]) {
                spans[last] = next
            } else {
                end(&spans[last], at: due, ticket: ticket)
                spans.append(next)
            }
        }
    }

    private func end(_ span: inout Span, at due: Instant, ticket: Ticket) {
        let isPromised = applies(to: ticket, span)
        if isPromised, span.withdrawn?.due != due { span.breach = breach(of: span, due: due) }
        span.end = (isPromised ? .met : .cancelled, due)
        span.applied = true
    }

    /// The due of an interval that runs; nil: it has ended, stands still, or takes no time.
    private func lapsed(_ span: Span, _ ticket: Ticket) -> Instant? {
        guard span.end == nil, span.pausedSince == nil, let due = due(of: span, ticket: ticket),
            due > span.startedAt
        else { return nil }
        return due
    }
}
