import Regulations
import WorkingTime

extension Clock {
    /// A clock as a list keeps it: enough to show it, without its history.
    public init(
        row id: ClockID, nature: Commitment.Nature, calendar: String, startedAt: Instant,
        due: Instant?,
        outcome: Outcome, elapsedSeconds: Int64, pausedSince: Instant?, endedAt: Instant? = nil
    ) {
        self.init(
            id: id, nature: nature, calendar: calendar, startedAt: startedAt, startedBy: 0,
            pauses: pausedSince.map { [Pause(from: $0, until: nil)] } ?? [], due: due, warnings: [],
            outcome: outcome,
            endedAt: endedAt, elapsedSeconds: elapsedSeconds, isLate: outcome == .missed,
            beyondCalendar: false)
    }
}
