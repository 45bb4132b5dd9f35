import WorkingTime

/// What a decision may see beside its own stream: a typed read-set, loaded with versions (decision
/// 1).
public struct Seen: Sendable {
    /// The client of the ticket, when known.
    public var client: Client?
    /// Role to the staff who hold it for this project or the desk.
    public var holders: [String: [String]]
    /// Staff who are away at the instant of the decision.
    public var away: Set<String>
    /// Tickets of the same pool that nobody has taken.
    public var pool: [PoolEntry]
    /// An open ticket which the new interaction repeats.
    public var repeats: TicketID?
    /// Number of an open ticket which it may repeat.
    public var resembles: Int?
    /// Another department of the client has an open ticket of the same subject.
    public var overlaps: Bool
    /// Held by the spam filter.
    public var spam: Bool
    /// Next free display number.
    public var nextNumber: Int
    /// Of the tickets that the command's fields name, those of the same client; nil: nobody has
    /// looked.
    public var numbers: Set<Int>?
    /// What the person whose work is logged has worked on other tickets meanwhile.
    public var work: [WorkPeriod] = []
    /// Mail address of the member of staff who acts; nil: not known, or nobody of the staff.
    public var actorAddress: String?

    public init(
        client: Client? = nil, holders: [String: [String]] = [:], away: Set<String> = [],
        pool: [PoolEntry] = [],
        repeats: TicketID? = nil, overlaps: Bool = false, spam: Bool = false, nextNumber: Int = 1,
        numbers: Set<Int>? = nil, actorAddress: String? = nil
    ) {
        self.client = client
        self.holders = holders
        self.away = away
        self.pool = pool
        self.repeats = repeats
        self.overlaps = overlaps
        self.spam = spam
        self.nextNumber = nextNumber
        self.numbers = numbers
        self.actorAddress = actorAddress
    }

    /// Nobody holds the role here, or everybody who holds it is away.
    public func isAbsent(_ role: String) -> Bool {
        (holders[role] ?? []).allSatisfy { away.contains($0) }
    }

    /// Those who hold one of the roles and are here.
    public func present(_ roles: [String]) -> [String] {
        roles.flatMap { holders[$0] ?? [] }.filter { !away.contains($0) }.uniqued()
    }
}

extension Array where Element: Hashable {
    /// First occurrences, in order.
    public func uniqued() -> [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
