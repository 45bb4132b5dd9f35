/// A working calendar before it is compiled: weekly windows in a zone, holidays, transferred and
/// short days, exceptions.
public struct CalendarRule: Sendable, Hashable {
    /// Local times. A window that ends at or before its start runs past midnight and belongs to the
    /// day it starts on.
    public struct Window: Sendable, Hashable {
        public var from: CivilTime
        public var to: CivilTime

        public init(from: CivilTime, to: CivilTime) {
            self.from = from
            self.to = to
        }

        /// Minutes of the day, more than 1440 past midnight.
        var end: Int { to > from ? to.minutes : to.minutes + 1440 }
    }
    /// Whether a weekend day that is worked for another has that day's hours, or none.
    public enum TransferredDays: String, Sendable, Hashable { case worked, closed }
    /// What one day has instead of its weekly windows.
    public enum Exception: Sendable, Hashable {
        case closed
        case windows([Window])
    }

    public var name: String
    public var zone: ZoneRules
    public var week: [Weekday: [Window]]
    public var holidays: Holidays?
    public var transferredDays: TransferredDays
    /// Minutes cut from the end of short days.
    public var shortMinutes: Int
    public var exceptions: [CivilDate: Exception]

    public init(
        name: String, zone: ZoneRules, week: [Weekday: [Window]], holidays: Holidays? = nil,
        transferredDays: TransferredDays = .worked, shortMinutes: Int = 0,
        exceptions: [CivilDate: Exception] = [:]
    ) {
        self.name = name
        self.zone = zone
        self.week = week
        self.holidays = holidays
        self.transferredDays = transferredDays
        self.shortMinutes = shortMinutes
        self.exceptions = exceptions
    }

    /// Round the clock, without holidays.
    public static func always(zone: ZoneRules) -> CalendarRule {
        let day = Window(from: CivilTime(minutes: 0), to: CivilTime(minutes: 1440))
        return CalendarRule(
            name: "always", zone: zone,
            week: Dictionary(uniqueKeysWithValues: Weekday.allCases.map { ($0, [day]) })
        )
    }

    /// How a day came to its windows.
    public enum DayKind: Sendable, Hashable {
        case weekly
        /// A weekday off, by the holiday data.
        case holiday(HolidayName?)
        /// A weekend day worked instead of another.
        case transferred(HolidayName?)
        case short
        case exception
    }

    /// Windows of a local day, sorted, as minutes of that day, and how they came about.
    func day(_ date: CivilDate) -> (windows: [(from: Int, to: Int)], kind: DayKind) {
        if let exception = exceptions[date] {
            return (exception.windows.map { ($0.from.minutes, $0.end) }, .exception)
        }
        if let holidays, holidays.off.contains(date) { return ([], .holiday(holidays.names[date])) }
        let isTransferred = transferredDays == .worked && holidays?.work.contains(date) == true
        let weekly = (week[isTransferred ? .monday : date.weekday] ?? []).map {
            ($0.from.minutes, $0.end)
        }
        let isShort = shortMinutes > 0 && holidays?.short.contains(date) == true && !weekly.isEmpty
        let windows = isShort ? Self.cut(weekly, by: shortMinutes) : weekly
        if isTransferred { return (windows, .transferred(holidays?.names[date])) }
        return (windows, isShort ? .short : .weekly)
    }

    /// Takes `minutes` of working time off the end of the day.
    private static func cut(_ windows: [(from: Int, to: Int)], by minutes: Int) -> [(
        from: Int, to: Int
    )] {
        var (left, kept) = (minutes, windows.sorted { $0.from < $1.from })
        while left > 0, let last = kept.popLast() {
            if last.to - last.from > left { kept.append((last.from, last.to - left)) }
            left -= last.to - last.from
        }
        return kept
    }
}

extension CalendarRule.Exception {
    var windows: [CalendarRule.Window] {
        switch self {
        case .closed: []
        case .windows(let windows): windows
        }
    }
}
