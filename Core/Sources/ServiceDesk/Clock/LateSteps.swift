import Regulations
import WorkingTime

/// Steps after a due instant: each is taken once, and only while the clock still runs.
extension TicketStream {
    struct StepToCome {
        /// Which of `if_missed`, from 0.
        var index: Int
        var at: Instant
        var step: LateStep
    }

    /// Steps of the clock that are not taken yet, in the order of the file; none once it has ended,
    /// stands still or was withdrawn.
    func stepsToCome(of clock: Clock, under edition: Edition) -> [StepToCome] {
        let steps = edition.regulation.commitments[clock.id.commitment]?.ifMissed ?? []
        guard clock.endedAt == nil, clock.outcome == .running || clock.outcome == .missed,
            !clock.pauses.contains(where: { $0.until == nil })
        else { return [] }
        return zip(steps, clock.lateSteps).enumerated().compactMap { index, pair in
            guard pair.0.after != nil, let at = pair.1, !hasStepped(clock.id, index) else {
                return nil
            }
            return StepToCome(index: index, at: at, step: pair.0)
        }
    }

    func hasStepped(_ clock: ClockID, _ index: Int) -> Bool {
        records.contains { record in
            if case .lateStepped(let step) = record.event {
                return step.clock == clock && step.step == index
            }
            return false
        }
    }
}

extension TicketStream {
    /// What follows after the due of a clock, for its explanation; of one that has ended what has
    /// been done.
    func lateSteps(of clock: Clock, _ commitment: Commitment) -> [Explanation.Late] {
        let late = zip(commitment.ifMissed, clock.lateSteps).enumerated().map { index, pair in
            let isTaken = pair.0.after == nil ? clock.isLate : hasStepped(clock.id, index)
            return Explanation.Late(step: pair.0, at: pair.1, isTaken: isTaken)
        }
        return clock.endedAt == nil ? late : late.filter(\.isTaken)
    }
}

extension Commitment {
    /// Steps are counted from the due by the hours and the pauses of the clock. A due at midnight
    /// ends its day.
    func lateInstants(after due: Instant?, pauses: [Pause], in calendar: WorkingCalendar)
        -> [Instant?]
    {
        ifMissed.map { step in
            guard let due, let after = step.after else { return due }
            let isByHours = if case .working = after { true } else { false }
            return
                (try? calendar.due(
                    after, from: isByHours ? due : due - 1, pauses: pauses, roll: nil)) ?? nil
        }
    }
}

extension Deciding {
    /// Takes the steps whose moment has come: what the regulation says follows, each in the
    /// journal.
    mutating func takeLateSteps() {
        for clock in clocks(of: stream, under: edition, asOf: at) where clock.isLate {
            for next in stream.stepsToCome(of: clock, under: edition) where next.at <= at {
                let stepped = TicketEvent.LateStepped(
                    clock: clock.id, step: next.index, due: next.at, basis: edition.basis)
                happen(.lateStepped(stepped), by: .desk)
                apply(next.step.effects, of: clock.id.commitment, depth: 1)
            }
        }
    }
}
