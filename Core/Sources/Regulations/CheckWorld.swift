import WorkingTime

/// What a check may know besides the text; all of it is passed in, so that a check is repeatable.
public struct CheckWorld: Sendable {
    /// Rules of an IANA zone; nil when there is no such zone.
    public var zone: @Sendable (String) -> ZoneRules?
    /// Holiday data of a country (`RU`, `KZ`); nil when there is none.
    public var holidays: @Sendable (String) -> Holidays?
    public var today: CivilDate
    /// Names of zones, for a cure.
    public var zoneNames: @Sendable () -> [String] = { [] }
    /// Roles that somebody holds; nil when the check does not know the staff.
    public var heldRoles: Set<String>?
    /// Kinds of channel that can be connected.
    public var channelKinds: Set<String>
    /// Compiles a calendar. Editions of one file share most of theirs, so a process may keep what
    /// it compiled.
    public var compile: Compile = { rule, first, last throws(CalendarError) in
        try WorkingCalendar(rule, from: first, through: last)
    }

    /// `WorkingCalendar(rule, from: first, through: last)`, perhaps from memory.
    public typealias Compile =
        @Sendable (_ rule: CalendarRule, _ first: CivilDate, _ last: CivilDate)
        throws(CalendarError) -> WorkingCalendar

    public init(
        zone: @escaping @Sendable (String) -> ZoneRules?,
        holidays: @escaping @Sendable (String) -> Holidays?,
        today: CivilDate, heldRoles: Set<String>? = nil,
        channelKinds: Set<String> = Set(Channel.Kind.allCases.map(\.rawValue))
    ) {
        self.zone = zone
        self.holidays = holidays
        self.today = today
        self.heldRoles = heldRoles
        self.channelKinds = channelKinds
    }
}
