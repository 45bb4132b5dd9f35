import WorkingTime

/// A client company: contacts, agreements and projects, as journalled (decision 2).
public struct Client: Sendable, Hashable {
    public var id: String
    public var name = ""
    /// By the key of the person.
    public var contacts: [String: Contact] = [:]
    /// Contacts who are no longer there, or whose name somebody else has now, by the key of the
    /// person.
    public internal(set) var formerContacts: [String: Contact] = [:]
    /// How many persons in turn were called by a name, where it is more than one.
    var holders: [String: Int] = [:]
    public var agreements: [String: ClientAgreement] = [:]
    public var projects: [String: Project] = [:]
    /// Signatures under versions of the regulation, the oldest first.
    public var acknowledgements: [Acknowledgement] = []
    /// Version of the stream; the revision that standings record.
    public var version = 0

    public init(id: String) { self.id = id }

    /// Takes the next event of the client's stream in.
    public mutating func evolve(_ event: ClientEvent) {
        version += 1
        switch event {
        case .named(let named): name = named.name
        case .contactStated(let contact): hold(contact)
        case .contactWithdrawn(let gone): part(with: gone.id)
        case .agreementStated(let agreement): agreements[agreement.id] = agreement
        case .agreementWithdrawn(let gone): agreements[gone.id] = nil
        case .projectStated(let project): projects[project.id] = project
        case .projectWithdrawn(let gone): projects[gone.id] = nil
        case .acknowledged(let acknowledgement): acknowledgements.append(acknowledgement)
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
        agreements.values.sorted { $0.id < $1.id }.changes(at: instant)
    }

    /// Somebody of the client had signed the version of this digest by `instant`.
    ///
    /// - Parameter digest: of the published file, alone or followed by `+` and the client's
    ///   changes.
    public func hasAcknowledged(digest: String, by instant: Instant) -> Bool {
        let published = digest.prefix { $0 != "+" }
        return acknowledgements.contains { $0.digest == published && $0.at <= instant }
    }
}

/// A contact's signature under a version of the regulation.
public struct Acknowledgement: Sendable, Hashable, Codable {
    public var contact: String
    /// `id version` of the regulation.
    public var regulation: String
    /// Digest of the published file, lower-case hexadecimal.
    public var digest: String
    public var at: Instant

    public init(contact: String, regulation: String, digest: String, at: Instant) {
        self.contact = contact
        self.regulation = regulation
        self.digest = digest
        self.at = at
    }
}

/// A dated right of this client: contract, warranty, package.
public struct ClientAgreement: Sendable, Hashable {
    public var id: String
    /// Kind, as the regulation names it.
    public var agreement: String
    public var from: Instant
    /// Exclusive end; nil: open.
    public var until: Instant?
    /// Values of the regulation it changes: dotted path to the value as written in the file.
    public var changes: [String: String]
    /// Services it names, as the field `service` of a request calls them.
    public var services: [String]
    /// The project whose work uses its package; nil: all work of the client.
    public var project: String?

    public init(
        id: String, agreement: String, from: Instant, until: Instant?,
        changes: [String: String] = [:],
        services: [String] = [], project: String? = nil
    ) {
        self.id = id
        self.agreement = agreement
        self.from = from
        self.until = until
        self.changes = changes
        self.services = services
        self.project = project
    }

    /// It ends after it begins.
    public var isOrdered: Bool { until.map { from < $0 } ?? true }

    /// Whether the instant lies within it; the end does not.
    public func isInForce(at instant: Instant) -> Bool {
        from <= instant && (until.map { instant < $0 } ?? true)
    }
}

extension [ClientAgreement] {
    /// Values of the regulation which those in force at `instant` change, by dotted path; of two
    /// that set the same the later in the list.
    func changes(at instant: Instant) -> [String: String] {
        filter { $0.isInForce(at: instant) }
            .reduce(into: [:]) { $0.merge($1.changes) { _, later in later } }
    }
}

/// The site or system being served, and who of the staff serves it.
public struct Project: Sendable, Hashable {
    public var id: String
    public var name: String
    /// Role to staff persons.
    public var team: [String: [String]]
    /// Domains by which a page's address tells the project, lower case.
    public var sites: [String]

    public init(id: String, name: String, team: [String: [String]] = [:], sites: [String] = []) {
        self.id = id
        self.name = name
        self.team = team
        self.sites = sites
    }
}

/// Sites are left out where there are none, as in journals written before.
extension Project: Codable {
    private enum Key: String, CodingKey { case id, name, team, sites }

    public init(from decoder: any Decoder) throws {
        let box = try decoder.container(keyedBy: Key.self)
        id = try box.decode(String.self, forKey: .id)
        name = try box.decode(String.self, forKey: .name)
        team = try box.decode([String: [String]].self, forKey: .team)
        sites = try box.decodeIfPresent([String].self, forKey: .sites) ?? []
    }

    public func encode(to encoder: any Encoder) throws {
        var box = encoder.container(keyedBy: Key.self)
        try box.encode(id, forKey: .id)
        try box.encode(name, forKey: .name)
        try box.encode(team, forKey: .team)
        if !sites.isEmpty { try box.encode(sites, forKey: .sites) }
    }
}

/// What became true about a client.
public enum ClientEvent: Sendable, Hashable {
    /// The client has this name from now on.
    public struct Named: Sendable, Hashable, Codable {
        public var name: String
        public init(name: String) { self.name = name }
    }
    /// What has this key is no longer the client's.
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
    case acknowledged(Acknowledgement)
}
