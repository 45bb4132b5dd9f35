import Regulations
import WorkingTime

/// What was not solved was not done: a clock that ended with the work goes on, and the time between
/// does not count.
extension ClockReplay {
    private static let ends: Set<Trigger> = [.event(.done), .event(.closed), .event(.signedOff)]

    /// Whether what stops the clock now is the end of the work.
    func endsWithWork(_ triggers: [Trigger]) -> Bool {
        matches(commitment.stops.filter(Self.ends.contains), triggers, filled: [])
    }

    /// A regulation that names the reopening itself has said what follows from it.
    func takeBack(_ span: inout Span, ticket: Ticket, by record: TicketRecord) {
        guard let end = span.end, end.outcome == .met, span.endedWithWork, !namesReopening,
            record.saysUnsolved(ticket), span.startedAt < record.occurredAt
        else { return }
        noteLate(&span, endedAt: end.at, ticket: ticket)
        span.pauses.append(Pause(from: end.at, until: record.occurredAt))
        (span.end, span.endedWithWork, span.hasLapsed) = (nil, false, false)
    }

    private var namesReopening: Bool {
        var named = commitment.stops + commitment.resumes + commitment.cancels + commitment.resets
        if case .triggers(let starts) = commitment.starts { named += starts }
        return named.contains(.event(.reopened))
    }
}

extension TicketRecord {
    /// Somebody says by it that the work is not done: by the act, or by going on with what a letter
    /// opened again.
    fileprivate func saysUnsolved(_ ticket: Ticket) -> Bool {
        if case .reopened(let reopened) = event { return reopened.unsolved == true }
        return ticket.isReopenedByLetter && actor.kind == .staff && event.facts.isWork
    }
}
