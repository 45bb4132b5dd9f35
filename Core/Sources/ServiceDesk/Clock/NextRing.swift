import Regulations
import WorkingTime

/// When the ticket must be looked at again: its next warning or due instant that is not journalled
/// yet, or the end of its postponement. nil: never by itself.
public func nextRing(of stream: TicketStream, under edition: Edition) -> Instant? {
    let asOf = stream.records.last?.occurredAt ?? .distantPast
    return nextRing(
        of: stream, under: edition, clocks: clocks(of: stream, under: edition, asOf: asOf))
}

/// The same with the ticket's clocks at hand; as of when they were computed changes nothing.
public func nextRing(of stream: TicketStream, under edition: Edition, clocks all: [Clock])
    -> Instant?
{
    guard stream.ticket.mergedInto == nil else { return nil }
    let (seen, overrun) = (stream.observed, stream.overruns)
    let running = all.filter {
        $0.endedAt == nil && $0.outcome != .withdrawn && !seen.contains($0.id) && !isPaused($0)
    }
    func rings(_ clock: Clock) -> Bool {
        if clock.nature.isObserved { return true }
        let hasEffects =
            edition.regulation.commitments[clock.id.commitment]?.ifMissed.isEmpty == false
        return clock.nature == .indicative && hasEffects && !overrun.contains(clock.id)
    }
    let instants = running.flatMap { clock -> [Instant] in
        let warnings = clock.warnings.enumerated().filter { !stream.hasWarned(clock.id, $0.offset) }
            .map(\.element)
        return warnings.filter { warning in clock.due.map { warning < $0 } ?? false }
            + (rings(clock) ? [clock.due].compactMap(\.self) : [])
    }
    let postponed = stream.ticket.state == .postponed ? stream.ticket.postponedUntil : nil
    let expected = stream.ticket.expected.flatMap { edition.reminder(on: $0) }
    let steps = all.flatMap { stream.stepsToCome(of: $0, under: edition).map(\.at) }
    return
        (instants + steps + [postponed, expected].compactMap(\.self) + stream.ticket.snoozes.values)
        .min()
}

private func isPaused(_ clock: Clock) -> Bool { clock.pauses.contains { $0.until == nil } }

extension Edition {
    /// When people are reminded of a day: as soon as the desk is open on it, or after it.
    func reminder(on date: CivilDate) -> Instant? {
        let calendar = self.calendar(regulation.calendar)
        return try? calendar.nextOpening(from: calendar.endOfDay(date.adding(days: -1)))
    }
}
