import Regulations
import Synchronization
import WorkingTime

/// Calendars that the tests of this process compiled: nearly all ask for the same few.
enum SharedCalendars {
    private struct Key: Hashable {
        var rule: CalendarRule
        var first: CivilDate
        var last: CivilDate
    }

    private static let made = Mutex<[Key: WorkingCalendar]>([:])

    /// `WorkingCalendar(rule, from: first, through: last)`, compiled once.
    static let compile: CheckWorld.Compile = { rule, first, last throws(CalendarError) in
        let key = Key(rule: rule, first: first, last: last)
        if let known = made.withLock({ $0[key] }) { return known }
        let calendar = try WorkingCalendar(rule, from: first, through: last)
        made.withLock { $0[key] = calendar }
        return calendar
    }
}

extension CheckWorld {
    /// The same world, in which a calendar is compiled once for all tests.
    var sharingCalendars: CheckWorld {
        var world = self
        world.compile = SharedCalendars.compile
        return world
    }
}
