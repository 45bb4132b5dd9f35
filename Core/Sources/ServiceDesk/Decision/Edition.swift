import Regulations
import WorkingTime

/// A regulation ready to be executed: the checked file with its calendars compiled, and what it
/// rests on. It never changes and is handed on at every step of a decision, so it is one object and
/// not a value.
public final class Edition: Sendable {
    public let regulation: Regulation
    /// Every calendar of the file, and `always`.
    public let calendars: [String: WorkingCalendar]
    public let basis: Basis
    /// Calendars by data that newer ones have replaced, the oldest first: clocks that had ended by
    /// then keep them (decision 6).
    public let earlier: [Earlier]
    /// What of the regulation is not executed yet.
    public let deferred: [Deferred]
    /// Commitments whose clocks are not run: of projects and clients, and those that ask for what
    /// is not recorded.
    let unrun: Set<String>

    /// Calendars by data that have been replaced.
    public struct Earlier: Sendable {
        /// When the newer data were published.
        public var until: Instant
        public var calendars: [String: WorkingCalendar]

        public init(until: Instant, calendars: [String: WorkingCalendar]) {
            self.until = until
            self.calendars = calendars
        }
    }

    public init(
        regulation: Regulation, calendars: [String: WorkingCalendar], basis: Basis,
        earlier: [Earlier] = []
    ) {
        self.earlier = earlier
        self.regulation = regulation
        self.calendars = calendars
        self.basis = basis
        deferred = regulation.deferred
        unrun = Set(
            deferred.filter { $0.path.count == 2 && $0.path[0] == "commitments" }.map { $0.path[1] }
        )
    }

    /// Name of the calendar a commitment counts in.
    public func calendarName(of commitment: Commitment) -> String {
        commitment.calendar ?? regulation.calendar
    }

    /// The calendar itself; a checked regulation names only calendars that exist.
    public func calendar(_ name: String) -> WorkingCalendar {
        guard let calendar = calendars[name] else {
            preconditionFailure("calendar '\(name)' was not compiled")
        }
        return calendar
    }

    /// The calendar by the data that a clock is judged with: one that has ended keeps those of its
    /// time.
    public func calendar(_ name: String, endedAt: Instant?) -> WorkingCalendar {
        guard let endedAt, let earlier = earlier.first(where: { endedAt < $0.until }) else {
            return calendar(name)
        }
        return earlier.calendars[name] ?? calendar(name)
    }
}
