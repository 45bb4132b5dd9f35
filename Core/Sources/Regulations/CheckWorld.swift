import WorkingTime

/// What a check may know besides the text; all of it is passed in, so that a check is repeatable.
public struct CheckWorld: Sendable {
    /// Rules of an IANA zone; nil when there is no such zone.
    public var zone: @Sendable (String) -> ZoneRules?
    /// Holiday data of a country (`RU`, `KZ`); nil when there is none.
    public var holidays: @Sendable (String) -> Holidays?
    public var today: CivilDate
    /// First day of the version published last; nil when none is.
    public var publishedInForce: CivilDate?
    /// Roles that somebody holds; nil when the check does not know the staff.
    public var heldRoles: Set<String>?
    /// Kinds of channel that can be connected.
    public var channelKinds: Set<String>

    public init(
        zone: @escaping @Sendable (String) -> ZoneRules?, holidays: @escaping @Sendable (String) -> Holidays?,
        today: CivilDate, publishedInForce: CivilDate? = nil, heldRoles: Set<String>? = nil,
        channelKinds: Set<String> = Set(Channel.Kind.allCases.map(\.rawValue))
    ) {
        self.zone = zone
        self.holidays = holidays
        self.today = today
        self.publishedInForce = publishedInForce
        self.heldRoles = heldRoles
        self.channelKinds = channelKinds
    }
}
