/// Why an iCalendar file was not taken in, and where.
public struct ICalendarError: Error, Sendable, Hashable {
    /// What is wrong with the file.
    public enum Reason: Sendable, Hashable {
        case moreThan(Int, ICalendarLimit)
        case notACalendar
        case noDays
        case unreadable(String)
        case unfinishedEvent
        case notADay(String)
        case endsBeforeStart
        case yearOutside(Int)
        /// It carries a category such as OFF, but has no date or a time of day.
        case notAllDay
        case repeating
        /// The same day twice, with kinds that exclude each other.
        case contradiction(CivilDate)
    }

    /// Line of the file, from 1.
    public var line: Int
    public var reason: Reason
}

/// What is limited in an iCalendar file.
public enum ICalendarLimit: Sendable, Hashable {
    case bytes, lines, bytesOfLine, events, daysOfEvent
}

extension ICalendarError: CustomStringConvertible {
    public var description: String { "line \(line): \(cause)" }

    private var cause: String {
        switch reason {
        case .moreThan(let most, let limit): "more than \(most) \(limit.words)"
        case .notACalendar: "no BEGIN:VCALENDAR; give an iCalendar (.ics) file"
        case .noDays:
            "no all-day event in the whole file; a day off is an event with DTSTART;VALUE=DATE"
        case .unreadable(let text):
            "'\(text)' is neither 'NAME:value' nor the continuation of a line"
        case .unfinishedEvent: "the event that begins here has no END:VEVENT"
        case .notADay(let text): "'\(text)' is not a day; write it as 20261231"
        case .endsBeforeStart: "the event ends before it begins"
        case .yearOutside(let year):
            "the year \(year) lies outside \(Holidays.years.lowerBound) … \(Holidays.years.upperBound)"
        case .notAllDay: "a day off, at work or short must be an all-day event (DTSTART;VALUE=DATE)"
        case .repeating: "a repeating event; export the calendar with single events for each year"
        case .contradiction(let date): "\(date) is marked twice, with kinds that exclude each other"
        }
    }
}

extension ICalendarLimit {
    fileprivate var words: String {
        switch self {
        case .bytes: "bytes"
        case .lines: "lines"
        case .bytesOfLine: "bytes in a line"
        case .events: "events"
        case .daysOfEvent: "days in one event"
        }
    }
}
