import Regulations
import WorkingTime

/// How long clocks took, for figures: by the journal, pauses left out.
extension MeasuredTicket {
    /// Clocks of the commitments that their stop ended in the period: what was refused, or went on
    /// without one, took no time. One whose breach was withdrawn is counted apart.
    func endedClocks(of commitments: [String], in period: Range<Instant>, asOf: Instant) -> [Clock]
    {
        clocks(of: stream, under: edition, asOf: asOf).filter { clock in
            commitments.contains(clock.id.commitment) && clock.isStopped
                && clock.endedAt.map(period.contains) == true
        }
    }

    /// Seconds that the formula looks at: from start to end, or from the due to the end.
    func seconds(_ clock: Clock, _ measure: Measure) -> Int64 {
        let end = clock.endedAt ?? clock.startedAt
        let from = measure.formula == .worst ? clock.due ?? end : clock.startedAt
        guard from < end else { return 0 }
        let calendar = edition.calendar(clock.calendar, endedAt: clock.endedAt)
        if measure.unit != .elapsedTime {
            return calendar.workingSeconds(from: from, to: end, pauses: clock.pauses)
        }
        let paused = clock.pauses.reduce(Int64(0)) { sum, pause in
            sum + max(0, min(pause.until ?? end, end) - max(pause.from, from))
        }
        return end - from - paused
    }
}
