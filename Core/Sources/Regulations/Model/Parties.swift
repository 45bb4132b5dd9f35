/// Who acts, on both sides.
public struct Role: Sendable, Hashable {
    /// Who the people of the role belong to.
    public enum Side: String, Sendable, Hashable, CaseIterable { case provider, client }
    /// What each has holders of its own of this role.
    public enum Per: String, Sendable, Hashable, CaseIterable {
        case desk, project, client, department
    }
    /// Who holds the role, where the file itself names them.
    public struct Holder: Sendable, Hashable {
        public var name: LocalizedText?
        public var email: String?
        public var phone: String?
    }

    public var title: LocalizedText?
    public var clauses: [String] = []
    public var side = Side.provider
    public var per = Per.desk
    /// Holders that `per` must have, 0 … 99; nil: none need be.
    public var atLeast: Int?
    /// Holders that `per` may have, 1 … 99; nil: any number.
    public var atMost: Int?
    public var when = Condition.always
    /// The role that acts where this one is absent.
    public var standsIn: String?
    public var roster = false
    /// Who has it may have worked on several tickets at once.
    public var parallelWork = false
    public var holder: Holder?

    public init() {}
}

/// A kind of dated right between client and provider.
public struct Agreement: Sendable, Hashable {
    /// In which direction alone a value may be changed.
    public enum Bound: String, Sendable, Hashable, CaseIterable {
        case shorter, longer, lower, higher
    }
    /// A value of the file which the agreement may set for its client.
    public struct Change: Sendable, Hashable {
        /// Dotted path of the value in the file.
        public var path = ""
        public var only: Bound?
        public var clauses: [String] = []
    }

    public var title: LocalizedText?
    public var clauses: [String] = []
    public var about = Commitment.About.client
    /// Role.
    public var preparedBy: String?
    public var mayChange: [Change] = []
}

/// A way to be reached. Any way that is not listed is the channel `other`.
public struct Channel: Sendable, Hashable {
    /// By what means people are reached.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case email, phone, sms, messenger, chat, social, portal, form, meeting, monitor, post
    }
    /// Which moment counts as the arrival.
    public enum Arrival: String, Sendable, Hashable, CaseIterable {
        case delivered, submitted, stated
    }

    public static let other = "other"

    public var title: LocalizedText?
    public var clauses: [String] = []
    public var kind = Kind.email
    public var address: String?
    public var arrival = Arrival.delivered
    /// How far back a stated arrival may lie, in minutes.
    public var backdateMinutes = 0
    public var login = false
    /// Mail domain from which alone the staff writes here.
    public var staffDomain: String?
}
