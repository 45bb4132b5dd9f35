import WorkingTime

/// A person of the provider.
public struct StaffMember: Sendable, Hashable {
    public struct Absence: Sendable, Hashable, Codable {
        public var from: Instant
        /// Exclusive end; nil: until further notice.
        public var until: Instant?

        public init(from: Instant, until: Instant?) {
            self.from = from
            self.until = until
        }
    }

    public var id: String
    public var name = ""
    public var email = ""
    public var language = "ru"
    /// Roles of the regulation held for the whole desk; project roles stand in the projects.
    public var roles: [String] = []
    public var absences: [Absence] = []
    public var left = false
    public var version = 0

    public init(id: String) { self.id = id }

    public func isAway(at instant: Instant) -> Bool {
        left || absences.contains { $0.covers(instant) }
    }

    public mutating func evolve(_ event: StaffEvent) {
        version += 1
        switch event {
        case .stated(let card):
            (name, email, language, roles) = (card.name, card.email, card.language, card.roles)
            left = false
        case .away(let absence): absences.append(absence)
        case .back(let back): absences = absences.map { $0.ended(at: back.at) }
        case .left: left = true
        }
    }
}

extension StaffMember.Absence {
    func covers(_ instant: Instant) -> Bool { from <= instant && (until.map { instant < $0 } ?? true) }

    /// The absence cut at `instant`, if it reaches beyond it.
    func ended(at instant: Instant) -> Self {
        guard from <= instant, until.map({ instant < $0 }) ?? true else { return self }
        return Self(from: from, until: instant)
    }
}

/// What became true about a member of staff.
public enum StaffEvent: Sendable, Hashable {
    public struct Card: Sendable, Hashable, Codable {
        public var name: String
        public var email: String
        public var language: String
        public var roles: [String]

        public init(name: String, email: String, language: String, roles: [String]) {
            self.name = name
            self.email = email
            self.language = language
            self.roles = roles
        }
    }
    public struct Back: Sendable, Hashable, Codable {
        public var at: Instant
        public init(at: Instant) { self.at = at }
    }

    case stated(Card)
    case away(StaffMember.Absence)
    case back(Back)
    case left
}
