/// What may not happen, and what follows (language.md §7).
public struct Rule: Sendable, Hashable {
    /// Whether the rule judges an event before it happens, or follows on it.
    public enum Moment: Sendable, Hashable {
        case before([Trigger])
        case after([Trigger])
    }

    public var clauses: [String]
    public var title: LocalizedText?
    public var about: Commitment.About = .ticket
    public var moment: Moment
    public var when: Condition = .always
    /// Only of a rule before an event.
    public var verdict: Verdict?
    public var effects: Effects = Effects()
}

/// The verdict of a rule before an event; the first case is the strictest, and the strictest wins.
public enum Verdict: String, Sendable, Hashable, CaseIterable, Codable {
    case refuse, record, merge
    case giveBack = "return"
    case hold
    case handOver = "hand_over"
    case hint

    /// 0 is the strictest.
    public var strictness: Int { Verdict.allCases.firstIndex(of: self)! }
}

/// What follows from an event, a verdict or a missed promise.
public struct Effects: Sendable, Hashable {
    /// What an invoice is for: all of it, or what was not billed yet.
    public enum Invoice: String, Sendable, Hashable, CaseIterable { case total, difference }

    /// Roles.
    public var assign: [String] = []
    public var priority: String?
    public var does: EventName?
    /// Category of a ticket that is opened beside this one.
    public var opens: String?
    public var message: String?
    public var invoice: Invoice?
}
