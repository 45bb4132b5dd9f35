import Regulations
import WorkingTime

/// Why a checked regulation could not be made ready: calendar and cause.
public struct EditionError: Error, Sendable, Hashable, CustomStringConvertible {
    public var description: String

    public init(description: String) { self.description = description }
}

extension Edition {
    /// Calendars without holidays are known for these days; others for those of their holiday data.
    static let firstDay = CivilDate(year: 2015, month: 1, day: 1)!
    static let lastDay = CivilDate(year: 2039, month: 12, day: 31)!

    /// Compiles every calendar of the regulation.
    ///
    /// - Parameter digest: of the bytes the regulation was read from, the client's changes
    ///   included.
    public convenience init(
        compiling regulation: Regulation, digest: String, world: CheckWorld, earlier: [Earlier] = []
    ) throws(EditionError) {
        var calendars: [String: WorkingCalendar] = [:]
        var (holidays, zones): (Set<String>, Set<String>) = ([], [])
        for name in regulation.calendars.names + [Regulation.always] {
            let calendar = try Self.calendar(name, of: regulation, world: world)
            calendars[name] = calendar
            if let data = calendar.rule.holidays { holidays.insert(data.edition) }
            zones.insert(calendar.rule.zone.edition)
        }
        self.init(
            regulation: regulation, calendars: calendars,
            basis: Basis(
                regulation: "\(regulation.id) \(regulation.version)", digest: digest,
                calendarEdition: holidays.sorted().joined(separator: " "),
                zoneEdition: zones.sorted().joined(separator: " ")
            ), earlier: earlier)
    }

    /// This edition with what a client's agreements change in its regulation. Calendars are
    /// compiled anew only where they are other ones.
    ///
    /// - Parameter digest: of the published bytes, with the changes.
    public convenience init(
        _ base: Edition, changedTo regulation: Regulation, digest: String, world: CheckWorld,
        earlier: () throws(EditionError) -> [Earlier] = { () throws(EditionError) in [] }
    ) throws(EditionError) {
        guard regulation.calendars == base.regulation.calendars,
            regulation.timeZone == base.regulation.timeZone
        else {
            try self.init(
                compiling: regulation, digest: digest, world: world, earlier: try earlier())
            return
        }
        var basis = base.basis
        basis.digest = digest
        self.init(
            regulation: regulation, calendars: base.calendars, basis: basis, earlier: base.earlier)
    }

    private static func calendar(
        _ name: String, of regulation: Regulation, world: CheckWorld
    ) throws(EditionError) -> WorkingCalendar {
        do {
            let rule = try regulation.calendarRule(name, world: world)
            return try world.compile(
                rule, rule.holidays?.firstDay ?? firstDay, rule.holidays?.lastDay ?? lastDay)
        } catch {
            throw EditionError(description: "calendar '\(name)': \(error)")
        }
    }

    /// The zone of the regulation, which local moments of the file are meant in.
    public var zone: ZoneRules { calendar(Regulation.always).rule.zone }
}
