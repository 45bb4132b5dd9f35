import Regulations
import WorkingTime

/// One commitment running on one ticket. Computed by replay, never stored as truth (DESIGN §4).
public struct Clock: Sendable, Hashable {
    /// How a clock stands.
    public enum Outcome: String, Sendable, Hashable, Codable {
        case running, paused, met, missed, cancelled
        /// Missed, and not held against the desk: who may has said why (`may_withdraw`).
        case withdrawn
    }

    public var id: ClockID
    public var nature: Commitment.Nature
    public var calendar: String
    public var startedAt: Instant
    /// Position in the stream of the event that started it.
    public var startedBy: Int
    /// Half-open; the last one may still be open.
    public var pauses: [Pause]
    /// nil: no limit, or the limit lies beyond an open pause.
    public var due: Instant?
    /// When warnings ring, in the order of the file.
    public var warnings: [Instant]
    public var outcome: Outcome
    /// When it stopped or was cancelled.
    public var endedAt: Instant?
    /// Counted working seconds so far, or to the end.
    public var elapsedSeconds: Int64
    /// Past due: still running, or stopped too late.
    public var isLate: Bool
    /// The computation left the calendar's data; no due can be promised.
    public var beyondCalendar: Bool
    /// Its due passed while it ran: nothing that is done afterwards takes it back.
    public var breach: Breach?
    /// What was broken and is not held against the desk.
    public var withdrawn: Breach?
    /// What the commitment names as its stop has ended it, in time or late.
    public var isStopped = false
    /// It follows an interval of the same duty that nothing had stopped.
    public var followsInterval = false
    /// The regulation does not show its date while the ticket is in this state; it runs on.
    public var hiddenIn: TicketState?
    /// When the steps of `if_missed` come, if nothing stops the clock before; nil: it is not known.
    public var lateSteps: [Instant?] = []

    /// A due that passed on a running clock.
    public struct Breach: Sendable, Hashable {
        public var due: Instant
        /// The interval that was late: its start, the position of the event that began it, and its
        /// pauses till then.
        public var startedAt: Instant
        /// Position in the ticket's stream.
        public var startedBy: Int
        public var pauses: [Pause]
        /// When the interval that it ended was followed by another one; nil: never.
        public var until: Instant?
    }

    /// The due as it may be shown: not while the regulation hides it.
    public var shownDue: Instant? { hiddenIn == nil ? due : nil }

    /// When it was, or will be, late: the due that passed, else the one that is nearest.
    public var judgedDue: Instant? { (breach ?? withdrawn)?.due ?? due }
}

/// Every clock of the ticket, in order of start. What the desk cannot keep track of yet has none:
/// no deadline is better than a wrong one.
///
/// - Parameter asOf: outcomes are as they stand at this instant.
public func clocks(of stream: TicketStream, under edition: Edition, asOf: Instant) -> [Clock] {
    edition.regulation.commitments.pairs
        .filter { !edition.unrun.contains($0.name) }
        .flatMap {
            ClockReplay(name: $0.name, commitment: $0.item, edition: edition).run(
                over: stream, asOf: asOf)
        }
        .sorted {
            ($0.startedAt, $0.id.commitment, $0.id.instance) < (
                $1.startedAt, $1.id.commitment, $1.id.instance
            )
        }
}

/// Clocks of a ticket that run, for the one that it is merged into. What is missed already stays
/// where it is.
public func running(
    on stream: TicketStream, under edition: Edition, asOf: Instant
) -> [String: TicketEvent.Absorbed.Running] {
    clocks(of: stream, under: edition, asOf: asOf)
        .filter { $0.endedAt == nil && ($0.outcome == .running || $0.outcome == .paused) }
        .reduce(into: [:]) {
            $0[$1.id.commitment] = .init(startedAt: $1.startedAt, pauses: $1.pauses)
        }
}

extension Clock {
    /// Its due instant has passed without a stop in time, whether it is a promise or an indication.
    var isPassed: Bool {
        isLate && outcome != .cancelled && outcome != .paused && outcome != .withdrawn
    }
}

/// Commitments past due without having stopped in time.
func missedCommitments(of stream: TicketStream, under edition: Edition, asOf: Instant) -> Set<
    String
> {
    Set(clocks(of: stream, under: edition, asOf: asOf).filter(\.isPassed).map(\.id.commitment))
}
