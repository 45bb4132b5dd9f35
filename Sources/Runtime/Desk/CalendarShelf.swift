import Regulations
import Synchronization
import WorkingTime

/// Compiled calendars of the process: other readings and clients' changes of a regulation seldom
/// touch its calendars.
public final class CalendarShelf: Sendable {
    private struct Key: Hashable {
        var rule: CalendarRule
        var first: CivilDate
        var last: CivilDate
    }

    /// Calendars kept; one of thirty years takes about 300 kB.
    static let calendarsMax = 100

    private let calendars = Mutex<[Key: WorkingCalendar]>([:])

    public init() {}

    /// `world`, compiling through this shelf.
    public func serving(_ world: CheckWorld) -> CheckWorld {
        var world = world
        world.compile = { rule, first, last throws(CalendarError) in
            try self.calendar(rule, first, last)
        }
        return world
    }

    private func calendar(
        _ rule: CalendarRule, _ first: CivilDate, _ last: CivilDate
    ) throws(CalendarError) -> WorkingCalendar {
        let key = Key(rule: rule, first: first, last: last)
        if let known = calendars.withLock({ $0[key] }) { return known }
        let made = try WorkingCalendar(rule, from: first, through: last)
        calendars.withLock { calendars in
            if calendars.count >= Self.calendarsMax { calendars.removeAll() }
            calendars[key] = made
        }
        return made
    }
}
