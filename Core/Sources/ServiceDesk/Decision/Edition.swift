import Regulations
import WorkingTime

/// A regulation ready to be executed: the checked file with its calendars compiled, and what it rests on.
public struct Edition: Sendable {
    public let regulation: Regulation
    /// Every calendar of the file, and `always`.
    public let calendars: [String: WorkingCalendar]
    public let basis: Basis

    public init(regulation: Regulation, calendars: [String: WorkingCalendar], basis: Basis) {
        self.regulation = regulation
        self.calendars = calendars
        self.basis = basis
    }

    /// Name of the calendar a commitment counts in.
    public func calendarName(of commitment: Commitment) -> String { commitment.calendar ?? regulation.calendar }

    /// The calendar itself; a checked regulation names only calendars that exist.
    public func calendar(_ name: String) -> WorkingCalendar {
        guard let calendar = calendars[name] else { preconditionFailure("calendar '\(name)' was not compiled") }
        return calendar
    }
}
