import Runtime
import ServiceDesk
import WorkingTime

/// A due that newer data of its calendar have moved while the clock ran.
struct MovedDue {
    var clock: Clock
    var moved: Explanation.Moved
    /// Position of the last record before it: no event of the ticket says it.
    var after: Int
}

extension TicketView {
    /// In the order in which the data came.
    var movedDues: [MovedDue] {
        zip(clocks, explanations).flatMap { clock, explanation in
            explanation.moved.map { moved in
                let before = stream.records.last { $0.recordedAt <= moved.at }
                return MovedDue(clock: clock, moved: moved, after: before?.sequence ?? 0)
            }
        }.sorted { ($0.moved.at, $0.clock.id.commitment) < ($1.moved.at, $1.clock.id.commitment) }
    }
}

extension EditionReader {
    func fact(_ due: MovedDue) -> TimelineFact {
        let day = { (instant: Instant) in
            self.words.momentInFull(self.civilEnd(instant), now: self.today)
        }
        return .clockMoved(
            commitment(due.clock.id.commitment), from: day(due.moved.due), to: day(due.moved.to))
    }
}
