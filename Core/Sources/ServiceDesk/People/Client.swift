import WorkingTime

/// A client company: contacts, agreements and projects, as journalled (decision 2).
public struct Client: Sendable, Hashable {
    public var id: String
    public var name = ""
    public var contacts: [String: Contact] = [:]
    public var agreements: [String: ClientAgreement] = [:]
    public var projects: [String: Project] = [:]
    /// Version of the stream; the revision that standings record.
    public var version = 0

    public init(id: String) { self.id = id }

    public mutating func evolve(_ event: ClientEvent) {
        version += 1
        switch event {
        case .named(let named): name = named.name
        case .contactStated(let contact): contacts[contact.id] = contact
        case .contactWithdrawn(let gone): contacts[gone.id] = nil
        case .agreementStated(let agreement): agreements[agreement.id] = agreement
        case .agreementWithdrawn(let gone): agreements[gone.id] = nil
        case .projectStated(let project): projects[project.id] = project
        case .projectWithdrawn(let gone): projects[gone.id] = nil
        }
    }

    /// The contact that writes from `address`, which is compared without regard to case.
    public func contact(address: String) -> Contact? {
        let wanted = address.lowercased()
        return contacts.values.filter { $0.addresses.contains { $0.lowercased() == wanted } }
            .min { $0.id < $1.id }
    }

    /// Values of the regulation which the agreements in force at `instant` change, by dotted path.
    public func changes(at instant: Instant) -> [String: String] {
        agreements.values.filter { $0.isInForce(at: instant) }.sorted { $0.id < $1.id }
            .reduce(into: [:]) { $0.merge($1.changes) { _, later in later } }
    }
}

/// A person at a client.
public struct Contact: Sendable, Hashable, Codable {
    public var id: String
    public var name: String
    /// Mail addresses, phone numbers, messenger names: whatever identifies the sender on a channel.
    public var addresses: [String]
    public var roles: [String]
    /// Language of mail to this person, ISO 639-1.
    public var language: String

    public init(id: String, name: String, addresses: [String], roles: [String], language: String) {
        self.id = id
        self.name = name
        self.addresses = addresses
        self.roles = roles
        self.language = language
    }
}

/// A dated right of this client: contract, warranty, package.
public struct ClientAgreement: Sendable, Hashable, Codable {
    public var id: String
    /// Kind, as the regulation names it.
    public var agreement: String
    public var from: Instant
    /// Exclusive end; nil: open.
    public var until: Instant?
    /// Values of the regulation it changes: dotted path to the value as written in the file.
    public var changes: [String: String]

    public init(id: String, agreement: String, from: Instant, until: Instant?, changes: [String: String] = [:]) {
        self.id = id
        self.agreement = agreement
        self.from = from
        self.until = until
        self.changes = changes
    }

    public func isInForce(at instant: Instant) -> Bool {
        from <= instant && (until.map { instant < $0 } ?? true)
    }
}

/// The site or system being served, and who of the staff serves it.
public struct Project: Sendable, Hashable, Codable {
    public var id: String
    public var name: String
    /// Role to staff persons.
    public var team: [String: [String]]

    public init(id: String, name: String, team: [String: [String]] = [:]) {
        self.id = id
        self.name = name
        self.team = team
    }
}

/// What became true about a client.
public enum ClientEvent: Sendable, Hashable {
    public struct Named: Sendable, Hashable, Codable {
        public var name: String
        public init(name: String) { self.name = name }
    }
    public struct Withdrawn: Sendable, Hashable, Codable {
        public var id: String
        public init(id: String) { self.id = id }
    }

    case named(Named)
    case contactStated(Contact)
    case contactWithdrawn(Withdrawn)
    case agreementStated(ClientAgreement)
    case agreementWithdrawn(Withdrawn)
    case projectStated(Project)
    case projectWithdrawn(Withdrawn)
}
