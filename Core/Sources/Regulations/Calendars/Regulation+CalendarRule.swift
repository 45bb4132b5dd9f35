import WorkingTime

/// A calendar of the regulation cannot be compiled in this world.
public enum CalendarRuleError: Error, Sendable, Hashable, CustomStringConvertible {
    case noSuchCalendar(String)
    case noSuchZone(String)
    case noHolidays(String)

    public var description: String {
        switch self {
        case .noSuchCalendar(let name): "the regulation has no calendar '\(name)'"
        case .noSuchZone(let name):
            "there are no rules of the time zone '\(name)'; add them to the zone data"
        case .noHolidays(let country): "there are no holiday data of '\(country)'; import them"
        }
    }
}

extension Regulation {
    /// The rule of the calendar `name`, or of the built-in `always`, with its zone and holidays
    /// from `world`.
    public func calendarRule(_ name: String, world: CheckWorld) throws(CalendarRuleError)
        -> CalendarRule
    {
        guard let item = calendars[name] else {
            guard name == Self.always else { throw .noSuchCalendar(name) }
            return .always(zone: try Self.zone(timeZone, world))
        }
        var holidays: Holidays?
        if let country = item.holidays {
            guard let found = world.holidays(country) else { throw .noHolidays(country) }
            holidays = found
        }
        return CalendarRule(
            name: name, zone: try Self.zone(item.timeZone ?? timeZone, world), week: item.weekRule,
            holidays: holidays,
            transferredDays: item.transferredDays == .worked ? .worked : .closed,
            shortMinutes: item.shortMinutes,
            exceptions: item.exceptions.mapValues(CalendarRule.Exception.init))
    }

    /// The built-in calendar: round the clock, without holidays.
    public static let always = "always"

    private static func zone(_ name: String, _ world: CheckWorld) throws(CalendarRuleError)
        -> ZoneRules
    {
        guard let zone = world.zone(name) else { throw .noSuchZone(name) }
        return zone
    }
}

extension CalendarItem {
    fileprivate var weekRule: [Weekday: [CalendarRule.Window]] {
        Dictionary(
            uniqueKeysWithValues: week.compactMap { day, windows in
                Weekday(rawValue: day).map { ($0, windows.map(CalendarRule.Window.init)) }
            })
    }
}

extension CalendarRule.Window {
    fileprivate init(_ window: CalendarItem.Window) {
        self.init(from: CivilTime(minutes: window.from), to: CivilTime(minutes: window.to))
    }
}

extension CalendarRule.Exception {
    fileprivate init(_ exception: CalendarItem.Exception) {
        switch exception {
        case .closed: self = .closed
        case .windows(let windows): self = .windows(windows.map(CalendarRule.Window.init))
        }
    }
}
