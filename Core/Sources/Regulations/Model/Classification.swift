/// What a ticket is about; one level of grouping.
public struct Category: Sendable, Hashable {
    public var title: LocalizedText?
    public var clauses: [String] = []
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

public struct Priority: Sendable, Hashable {
    public var title: LocalizedText?
    public var clauses: [String] = []
    /// 1 comes first.
    public var rank = 1
    /// Proposes this priority; nil: never by itself.
    public var when: Condition?
    public var isDefault = false
    public var confirmedBy: [String] = []
    public var otherwise: String?
    public var hint: LocalizedText?

    public init() {}
}

/// What is recorded by hand, by form or by API.
public struct Field: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case text, link, file, number, choice, flag, date, moment, consent, secret
        /// The number of another ticket of the same client.
        case ticket
    }
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
    public var by: [String] = []
    public var kind = Kind.text
    public var options = Section<Option>()
    public var min: Double?
    public var max: Double?
    public var hint: LocalizedText?

    public init() {}
}

/// Order of the pool (language.md §9).
public struct Queue: Sendable, Hashable {
    public enum Scope: String, Sendable, Hashable, CaseIterable { case desk, project }
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
    public struct Step: Sendable, Hashable {
        public var clauses: [String] = []
        public var role = ""
        public var when = Condition.always
        public var needs: [String] = []
        public var message: String?

        public init() {}
    }
    public struct Grant: Sendable, Hashable {
        public var clauses: [String] = []
        public var when = Condition.always
        public var priority: String?
        public var field: String?

        public init() {}
    }

    public var title: LocalizedText?
    public var clauses: [String] = []
    public var by: [String] = []
    public var channels: [String] = []
    public var when = Condition.always
    public var asks: [String] = []
    public var steps: [Step] = []
    public var grants: [Grant] = []

    public init() {}
}
