/// What a ticket is about; one level of grouping.
public struct Category: Sendable, Hashable {
    public var title: LocalizedText?
    public var clauses: [String] = []
    /// The category that it belongs to.
    public var under: String?
    public var hint: LocalizedText?
    /// Tickets of this category are meetings.
    public var meeting: Meeting?

    /// Which of a ticket's fields plan the meeting, and who takes part.
    public struct Meeting: Sendable, Hashable {
        /// Field with the moment when it begins.
        public var at = ""
        /// Minutes.
        public var lasts = 60
        /// Fields that say where: an address, a link, a tool.
        public var places: [String] = []
        /// Roles whose holders take part.
        public var with: [String] = []

        public init() {}
    }

    public init() {}
}

/// How urgent a ticket may be.
public struct Priority: Sendable, Hashable {
    public var title: LocalizedText?
    public var clauses: [String] = []
    /// 1 comes first.
    public var rank = 1
    /// Proposes this priority; nil: never by itself.
    public var when: Condition?
    public var isDefault = false
    /// Roles; nobody else sets it. Empty: everybody may.
    public var confirmedBy: [String] = []
    /// The priority that a ticket has where they decide against this one.
    public var otherwise: String?
    public var hint: LocalizedText?

    public init() {}
}

/// What is recorded by hand, by form or by API.
public struct Field: Sendable, Hashable {
    /// What values a field takes.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case text, link, file, number, choice, flag, date, moment, consent, secret
        /// The number of another ticket of the same client.
        case ticket
    }
    /// One of the values of a field of choice.
    public struct Option: Sendable, Hashable {
        public var title: LocalizedText?
        public var clauses: [String] = []

        public init() {}
    }

    /// Fields that every ticket has.
    public static let builtIn: Set<String> = [
        "title", "description", "attachment", "link", "category", "priority", "project",
        "agreement",
    ]

    public var title: LocalizedText?
    public var clauses: [String] = []
    public var about = Commitment.About.ticket
    /// Roles that fill the field; empty: everybody may.
    public var by: [String] = []
    public var kind = Kind.text
    public var options = Section<Option>()
    /// The least number that may be filled in; nil: any.
    public var min: Double?
    /// The greatest number that may be filled in; nil: any.
    public var max: Double?
    public var hint: LocalizedText?

    public init() {}
}

/// Order of the pool (language.md §9).
public struct Queue: Sendable, Hashable {
    /// Whether all tickets wait in one pool, or those of each project in a pool of their own.
    public enum Scope: String, Sendable, Hashable, CaseIterable { case desk, project }
    /// What tickets are ordered by.
    public enum Key: String, Sendable, Hashable, CaseIterable {
        case expedited, priority, arrived, admitted
    }

    public var clauses: [String] = []
    public var scope = Scope.desk
    public var order: [Key] = []
    public var strict = false
    public var blocking: [TicketState] = []

    public init() {}
}

/// An acceleration or complaint ladder.
public struct Escalation: Sendable, Hashable {
    /// A rung of the ladder: who decides here.
    public struct Step: Sendable, Hashable {
        public var clauses: [String] = []
        public var role = ""
        public var when = Condition.always
        /// Fields that have to be filled before it is decided.
        public var needs: [String] = []
        public var message: String?

        public init() {}
    }
    /// What may be given to who asked, and when.
    public struct Grant: Sendable, Hashable {
        public var clauses: [String] = []
        public var when = Condition.always
        /// Given by the grant.
        public var priority: String?
        /// Filled before it is granted.
        public var field: String?

        public init() {}
    }

    public var title: LocalizedText?
    public var clauses: [String] = []
    /// Roles that may ask.
    public var by: [String] = []
    /// By which a letter takes the first step by itself.
    public var channels: [String] = []
    public var when = Condition.always
    /// Fields that have to be filled before.
    public var asks: [String] = []
    public var steps: [Step] = []
    public var grants: [Grant] = []

    public init() {}
}
