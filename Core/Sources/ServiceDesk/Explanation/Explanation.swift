import Regulations
import WorkingTime

/// Why a deadline is what it is: clause, start, calendar, counted and skipped days, pauses,
/// readings. A value, so that page, command line and scenario show the same.
public struct Explanation: Sendable, Hashable {
    /// What the result would be if a clause were read otherwise.
    public struct ReadingNote: Sendable, Hashable {
        public var reading: String
        public var alternative: String
        /// The due instant under that alternative; nil: none.
        public var due: Instant?
        public var outcome: Clock.Outcome?

        public init(reading: String, alternative: String, due: Instant?, outcome: Clock.Outcome?) {
            self.reading = reading
            self.alternative = alternative
            self.due = due
            self.outcome = outcome
        }
    }

    /// What a due instant without a limit follows from.
    public struct Anchor: Sendable, Hashable {
        public var until: Until
        /// nil: not known yet.
        public var value: FieldValue?
    }

    /// The interval that runs since one ended late.
    public struct Next: Sendable, Hashable {
        public var startedAt: Instant
        public var due: Instant?
    }

    /// What follows after the due, if nothing stops the clock before.
    public struct Late: Sendable, Hashable {
        public var step: LateStep
        /// nil: it is not known.
        public var at: Instant?
        /// It stands in the journal.
        public var isTaken: Bool
    }

    /// The due as it was until other data of the calendar were published, and as it was from then
    /// on.
    public struct Moved: Sendable, Hashable {
        public var due: Instant
        public var at: Instant
        public var to: Instant
    }

    public var commitment: String
    /// Clauses of the commitment.
    public var clauses: [String]
    public var nature: Commitment.Nature
    public var limit: Limit?
    /// Instead of a limit: the day or the moment that a field names.
    public var anchor: Anchor?
    public var startedAt: Instant
    /// What started it; nil: asked for an instant without a ticket.
    public var startedBy: EventName?
    /// The field from which it is counted; nil: from the event.
    public var countedFrom: String?
    /// That event does not start the clock but sets it back to its beginning.
    public var isCountedAnew = false
    /// State in which the date is not shown; nothing that leads to it is, either.
    public var hiddenIn: TicketState?
    /// It begins where the interval before it ended.
    public var followsInterval = false
    /// It is not expected sooner.
    public var notBefore: Instant?
    public var calendar: String
    public var calendarClauses: [String]
    /// Day by day from the start to the due instant, or to now where there is none; days of the
    /// calendar's zone.
    public var days: [DayTally]
    /// Where the days end.
    public var countedUntil: Instant
    /// What leads to the due instant where hours are not added up.
    public var steps: [CountedDays]
    public var pauses: [Pause]
    public var due: Instant?
    public var outcome: Clock.Outcome
    public var endedAt: Instant?
    /// The explained interval ended late, and another one runs since: its start and due.
    public var next: Next?
    /// Newer data of the calendar have moved the due; the oldest first.
    public var moved: [Moved] = []
    /// What follows at the due and after it, in the order of the regulation.
    public var late: [Late] = []
    /// Working seconds counted from start to due, outside the pauses.
    public var countedSeconds: Int64
    /// Working seconds from start to end or, while it runs, to now, outside the pauses.
    public var elapsedSeconds: Int64
    public var beyondCalendar: Bool
    /// Readings of the file under which the result would differ.
    public var readings: [ReadingNote]
    public var basis: Basis
}

/// The explanation of one clock of a ticket; nil when the commitment is not in this edition.
///
/// - Parameter others: the ticket's clocks under one other reading each, for the readings that
///   would change the result.
public func explain(
    _ clock: Clock, of stream: TicketStream, under edition: Edition, asOf: Instant,
    others: [OtherClocks] = []
) -> Explanation? {
    guard let commitment = edition.regulation.commitments[clock.id.commitment] else { return nil }
    let calendar = edition.calendar(clock.calendar, endedAt: clock.endedAt)
    // Of several intervals the one that was late is what is asked about.
    let next = clock.lateInterval.map { _ in
        Explanation.Next(startedAt: clock.startedAt, due: clock.due)
    }
    let clock = clock.lateInterval ?? clock.brokenInterval ?? clock
    let moved = edition.moved(clock, commitment)
    let end = clock.due ?? clock.endedAt ?? asOf
    let starter = stream.records.first { $0.sequence == clock.startedBy }?.event.names.first
    let anchor = Explanation.Anchor(of: commitment, in: stream.ticket.fields)
    var explanation = Explanation(
        commitment: clock.id.commitment, clauses: commitment.clauses, nature: clock.nature,
        limit: commitment.within,
        anchor: anchor, startedAt: clock.startedAt, startedBy: starter,
        isCountedAnew: commitment.isReset(by: starter),
        notBefore: commitment.notBefore(from: clock.startedAt, pauses: clock.pauses, in: calendar),
        calendar: clock.calendar,
        calendarClauses: edition.regulation.calendars[clock.calendar]?.clauses ?? [],
        days: calendar.tallies(from: clock.startedAt, to: end, pauses: clock.pauses),
        countedUntil: end,
        steps: calendar.steps(
            of: commitment, anchor: anchor?.value, from: clock.startedAt, pauses: clock.pauses),
        pauses: clock.pauses, due: clock.due, outcome: clock.outcome, endedAt: clock.endedAt,
        next: next,
        moved: moved,
        countedSeconds: calendar.workingSeconds(
            from: clock.startedAt, to: end, pauses: clock.pauses),
        elapsedSeconds: clock.elapsedSeconds, beyondCalendar: clock.beyondCalendar,
        readings: others.compactMap { $0.note(for: clock) },
        basis: edition.basis
    )
    explanation.countedFrom = commitment.from
    explanation.followsInterval = clock.followsInterval
    explanation.late = stream.lateSteps(of: clock, commitment)
    if let state = clock.hiddenIn { explanation.hide(in: state) }
    return explanation
}

extension Explanation {
    /// Takes out what would tell the date.
    fileprivate mutating func hide(in state: TicketState) {
        hiddenIn = state
        (due, notBefore, next, countedSeconds) = (nil, nil, nil, 0)
        (days, steps, late, moved, readings) = ([], [], [], [], [])
    }
}

extension Edition {
    /// Each time that newer data of its calendar have moved the due of the clock while it ran.
    fileprivate func moved(_ clock: Clock, _ commitment: Commitment) -> [Explanation.Moved] {
        guard let limit = commitment.within, let now = clock.due else { return [] }
        let end = clock.endedAt ?? .distantFuture
        let dues = earlier.compactMap { older -> (due: Instant, at: Instant)? in
            guard clock.startedAt < older.until, older.until <= end,
                let calendar = older.calendars[clock.calendar],
                let due =
                    (try? calendar.due(
                        limit, from: clock.startedAt, pauses: clock.pauses, roll: commitment.roll))
                    ?? nil
            else { return nil }
            return (due, older.until)
        }
        return zip(dues, dues.dropFirst().map(\.due) + [now]).compactMap { older, next in
            older.due == next ? nil : .init(due: older.due, at: older.at, to: next)
        }
    }
}

extension Clock {
    /// The clock as it stood over the interval that was late, where another one followed it.
    fileprivate var lateInterval: Clock? {
        guard let late = breach ?? withdrawn, let until = late.until else { return nil }
        var clock = self
        (clock.startedAt, clock.startedBy, clock.pauses) = (
            late.startedAt, late.startedBy, late.pauses
        )
        (clock.due, clock.endedAt, clock.breach, clock.withdrawn) = (late.due, until, nil, nil)
        return clock
    }

    /// The clock as it stood when its due passed: what it stands still for afterwards moves no
    /// broken promise.
    fileprivate var brokenInterval: Clock? {
        guard let breach, breach.until == nil, breach.pauses != pauses else { return nil }
        var clock = self
        (clock.pauses, clock.due) = (breach.pauses, breach.due)
        return clock
    }
}

/// The regulation under one other reading (decision 36).
public struct AlternativeEdition: Sendable {
    public let reading: String
    public let alternative: String
    public var edition: Edition

    public init(reading: String, alternative: String, edition: Edition) {
        self.reading = reading
        self.alternative = alternative
        self.edition = edition
    }

    /// A ticket's clocks as this reading would have them: its history is replayed once for all.
    public func clocks(of stream: TicketStream, asOf: Instant) -> OtherClocks {
        let all = ServiceDesk.clocks(of: stream, under: edition, asOf: asOf)
        return OtherClocks(
            reading: reading, alternative: alternative,
            clocks: Dictionary(all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }))
    }
}

/// The clocks of a ticket under one other reading.
public struct OtherClocks: Sendable {
    let reading: String
    let alternative: String
    let clocks: [ClockID: Clock]

    /// What this reading would make of the clock; nil if it makes no difference.
    func note(for clock: Clock) -> Explanation.ReadingNote? {
        let other = clocks[clock.id]
        guard other?.due != clock.due || other?.outcome != clock.outcome else { return nil }
        return .init(
            reading: reading, alternative: alternative, due: other?.due, outcome: other?.outcome)
    }
}

/// The explanation of a commitment that would start at `instant`, without a ticket.
///
/// - Parameter anchor: the day or moment that the field named in `until` would hold; nil: it is not
///   known.
/// - Throws: `BeyondHorizon` when the due instant lies beyond the calendar's data.
public func explain(
    commitment name: String, from instant: Instant, anchor value: FieldValue? = nil,
    under edition: Edition
) throws(BeyondHorizon) -> Explanation? {
    guard let commitment = edition.regulation.commitments[name] else { return nil }
    let calendarName = edition.calendarName(of: commitment)
    let calendar = edition.calendar(calendarName)
    var due: Instant?
    if let until = commitment.until {
        due = try value.flatMap { value throws(BeyondHorizon) in
            try calendar.due(until.before, value, roll: commitment.roll)
        }
    } else if let limit = commitment.within {
        due = try calendar.due(limit, from: instant, pauses: [], roll: commitment.roll)
    }
    let end = due ?? instant
    var explanation = Explanation(
        commitment: name, clauses: commitment.clauses, nature: commitment.nature,
        limit: commitment.within,
        anchor: commitment.until.map { Explanation.Anchor(until: $0, value: value) },
        startedAt: instant,
        startedBy: nil, notBefore: commitment.notBefore(from: instant, pauses: [], in: calendar),
        calendar: calendarName,
        calendarClauses: edition.regulation.calendars[calendarName]?.clauses ?? [],
        days: calendar.tallies(from: instant, to: end), countedUntil: end,
        steps: calendar.steps(of: commitment, anchor: value, from: instant, pauses: []), pauses: [],
        due: due,
        outcome: .running, endedAt: nil,
        countedSeconds: calendar.workingSeconds(from: instant, to: end), elapsedSeconds: 0,
        beyondCalendar: false,
        readings: [], basis: edition.basis
    )
    explanation.countedFrom = commitment.from
    let steps = commitment.lateInstants(after: due, pauses: [], in: calendar)
    explanation.late = zip(commitment.ifMissed, steps).map {
        .init(step: $0, at: $1, isTaken: false)
    }
    return explanation
}
