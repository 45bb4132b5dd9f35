import WorkingTime

/// How long a promise may take (language.md §4).
public enum Limit: Sendable, Hashable {
    /// Working seconds, at least 60.
    case working(seconds: Int64)
    case businessDays(Int)
    case calendarDays(Int)
    case calendarMonths(Int)
    /// Of which the day of the start is the first.
    case businessDaysWithStart(Int)
    case calendarDaysWithStart(Int)
    /// Due at the time of day of the start.
    case businessDaysAtTime(Int, WorkingCalendar.Outside)
    case atOnce
    case endOfBusinessDay
    case nextFullBusinessDay
}

/// A due date that follows from a field, an agreement or a period instead of a start.
public struct Until: Sendable, Hashable {
    /// The date that the due follows from.
    public enum Anchor: Sendable, Hashable {
        case field(String)
        case agreementStart(String)
        case agreementEnd(String)
        case periodStart(PeriodName)
        case periodEnd(PeriodName)
    }

    /// Counted back from the anchor; nil: the anchor itself.
    public var before: Limit?
    public var anchor: Anchor
}

/// A stretch of the calendar by whose start or end something is due.
public enum PeriodName: String, Sendable, Hashable, CaseIterable {
    /// The period named in `every`.
    case period
    case day, week, month, quarter, year
}

/// A recurring period: `2 months`.
public struct Recurrence: Sendable, Hashable {
    /// The length that is repeated.
    public enum Unit: String, Sendable, Hashable, CaseIterable {
        case day, week, month, quarter, year
    }
    /// Of `unit`, at least 1.
    public var count: Int
    public var unit: Unit

    public init(count: Int, unit: Unit) {
        self.count = count
        self.unit = unit
    }
}

/// To which day a due moves that falls on a day off.
public enum Roll: String, Sendable, Hashable, CaseIterable {
    case nextBusinessDay = "next_business_day"
    case previousBusinessDay = "previous_business_day"
}

/// When a warning rings: at a share of the limit, or a time before it.
public enum Warning: Sendable, Hashable {
    /// 1…99.
    case percent(Int)
    case before(Limit)
}
