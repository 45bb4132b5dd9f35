import WorkingTime

/// A person of the provider.
public struct StaffMember: Sendable, Hashable {
    /// A stretch of time in which somebody is away.
    public struct Absence: Sendable, Hashable, Codable {
        public var from: Instant
        /// Exclusive end; nil: until further notice.
        public var until: Instant?

        public init(from: Instant, until: Instant?) {
            self.from = from
            self.until = until
        }

        /// It ends after it begins.
        public var isOrdered: Bool { until.map { from < $0 } ?? true }
    }

    /// What the people file and the teams of projects call the person, and their stream is called.
    /// Somebody else may be called so later.
    public let called: String
    /// Of those who were called so in turn, which one it is.
    public private(set) var holder = 1
    /// Those who were called so before; none of them is here any more.
    public private(set) var predecessors: [StaffMember] = []
    public var name = ""
    public var email = ""
    public var language = "ru"
    /// Roles of the regulation held for the whole desk; project roles stand in the projects.
    public var roles: [String] = []
    /// May change people, agreements and mail of this deployment. It gives no role of the
    /// regulation.
    public var isAdministrator = false
    public var absences: [Absence] = []
    public var left = false
    /// Events of the stream, from 0.
    public var version = 0

    /// - Parameter id: what the people file calls the person.
    public init(id: String) { called = id }

    /// The key of the person, by which tickets, sessions and tokens name them; nobody else ever has
    /// it (docs/decisions/0014).
    public var id: String { holder == 1 ? called : "\(called)~\(holder)" }

    /// Whether they are away then; who has left always is.
    public func isAway(at instant: Instant) -> Bool {
        left || absences.contains { $0.covers(instant) }
    }

    /// Takes the next event of the person's stream in.
    public mutating func evolve(_ event: StaffEvent) {
        version += 1
        switch event {
        case .stated(let card):
            if isAnother(card) { makeWay() }
            (name, email, language, roles) = (card.name, card.email, card.language, card.roles)
            isAdministrator = card.administrator
            left = false
        case .away(let absence): absences.append(absence)
        case .back(let back): absences = absences.map { $0.ended(at: back.at) }
        case .left: left = true
        }
    }

    /// Who works here under this name is another person than the card's: sessions, tokens and the
    /// password end.
    public func givesWay(to card: StaffEvent.Card) -> Bool { !left && isAnother(card) }

    /// The card is another person's: neither name nor mail address is the same. Who has left comes
    /// back with both.
    private func isAnother(_ card: StaffEvent.Card) -> Bool {
        guard !name.isEmpty else { return false }
        let isSame = (name: name == card.name, mail: email.lowercased() == card.email.lowercased())
        return left ? !(isSame.name && isSame.mail) : !isSame.name && !isSame.mail
    }

    /// Whoever gets the name gets nothing of who had it.
    private mutating func makeWay() {
        var before = self
        (before.left, before.predecessors) = (true, [])
        predecessors.append(before)
        (holder, absences) = (holder + 1, [])
    }
}

extension StaffMember.Absence {
    func covers(_ instant: Instant) -> Bool {
        from <= instant && (until.map { instant < $0 } ?? true)
    }

    /// The absence cut at `instant`, if it reaches beyond it.
    func ended(at instant: Instant) -> Self {
        guard from <= instant, until.map({ instant < $0 }) ?? true else { return self }
        return Self(from: from, until: instant)
    }
}

/// What became true about a member of staff.
public enum StaffEvent: Sendable, Hashable {
    /// What the people file says of somebody.
    public struct Card: Sendable, Hashable, Codable {
        public var name: String
        public var email: String
        public var language: String
        public var roles: [String]
        /// May change people, agreements and mail of this deployment.
        public var administrator: Bool

        public init(
            name: String, email: String, language: String, roles: [String],
            administrator: Bool = false
        ) {
            self.name = name
            self.email = email
            self.language = language
            self.roles = roles
            self.administrator = administrator
        }

        /// Cards from before there were administrators have no such key, and those of others still
        /// have none.
        public init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: CodingKeys.self)
            name = try values.decode(String.self, forKey: .name)
            email = try values.decode(String.self, forKey: .email)
            language = try values.decode(String.self, forKey: .language)
            roles = try values.decode([String].self, forKey: .roles)
            administrator = try values.decodeIfPresent(Bool.self, forKey: .administrator) ?? false
        }

        public func encode(to encoder: any Encoder) throws {
            var values = encoder.container(keyedBy: CodingKeys.self)
            try values.encode(name, forKey: .name)
            try values.encode(email, forKey: .email)
            try values.encode(language, forKey: .language)
            try values.encode(roles, forKey: .roles)
            if administrator { try values.encode(true, forKey: .administrator) }
        }

        private enum CodingKeys: String, CodingKey {
            case name, email, language, roles, administrator
        }
    }
    /// An absence ends sooner than was said.
    public struct Back: Sendable, Hashable, Codable {
        public var at: Instant
        public init(at: Instant) { self.at = at }
    }

    case stated(Card)
    case away(StaffMember.Absence)
    case back(Back)
    case left
}
