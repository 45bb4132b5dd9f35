/// A person at a client.
public struct Contact: Sendable, Hashable {
    /// Whose tickets the person sees (decision 31).
    public enum Scope: String, Sendable, Hashable, Codable, CaseIterable {
        case own, project, company
    }

    /// What the people file calls the person, with the client: `alfa.anna`. Somebody else may be
    /// called so later.
    public var called: String
    /// Of those who were called so in turn, which one it is.
    public internal(set) var holder = 1
    public var name: String
    /// Mail addresses, phone numbers, messenger names: whatever identifies the sender on a channel.
    public var addresses: [String]
    public var roles: [String]
    /// Language of mail to this person, ISO 639-1.
    public var language: String
    public var scope: Scope
    /// Projects whose tickets the person sees; only for the scope `project`.
    public var projects: [String]
    /// Department of the client's company; roles `per: department` are held in it.
    public var department: String?
    /// Of the addresses, those that a contact of another client may have as well.
    public var shared: [String]

    /// The key of the person, by which tickets, sessions and tokens name them; nobody else ever has
    /// it (docs/decisions/0014).
    public var id: String { holder == 1 ? called : "\(called)~\(holder)" }

    /// - Parameter id: what the people file calls the person, with the client.
    public init(
        id: String, name: String, addresses: [String], roles: [String], language: String,
        scope: Scope = .own,
        projects: [String] = [], department: String? = nil, shared: [String] = []
    ) {
        self.called = id
        self.name = name
        self.addresses = addresses
        self.roles = roles
        self.language = language
        self.scope = scope
        self.projects = projects
        self.department = department
        self.shared = shared
    }
}

extension Contact {
    /// Whether the two cards say the same; which person it is stands on no card.
    public func says(theSameAs other: Contact) -> Bool {
        var card = self
        card.holder = other.holder
        return card == other
    }

    /// Another person than the one who is called so: neither name nor any address is theirs.
    public func isAnother(than present: Contact) -> Bool {
        name != present.name && !hasAddress(of: present)
    }

    /// Who was withdrawn comes back: name and an address are theirs.
    func isBack(_ former: Contact) -> Bool { name == former.name && hasAddress(of: former) }

    private func hasAddress(of other: Contact) -> Bool {
        !Set(addresses.map { $0.lowercased() }).isDisjoint(
            with: other.addresses.map { $0.lowercased() })
    }
}

extension Client {
    /// Hashes what a people file says of the client: neither who was here before, nor what was
    /// signed.
    public func hashCards(into hasher: inout Hasher) {
        hasher.combine(id)
        hasher.combine(name)
        let cards = contacts.values.map { contact in
            var card = contact
            card.holder = 1
            return card
        }
        hasher.combine(Set(cards))
        hasher.combine(agreements)
        hasher.combine(projects)
    }
}

/// Whoever gets a name gets nothing of those who had it: a person is told by a key
/// (docs/decisions/0014).
extension Client {
    /// Who is called so now.
    public func contact(called name: String) -> Contact? { contacts[key(of: name)] }

    /// The key of the person who is called so, or was the last.
    private func key(of name: String) -> String {
        holders[name].map { "\(name)~\($0)" } ?? name
    }

    mutating func hold(_ stated: Contact) {
        var contact = stated
        contact.holder = holders[stated.called] ?? 1
        if isTaken(contact) {
            part(with: stated.called)
            contact.holder += 1
            holders[stated.called] = contact.holder
        }
        contacts[contact.id] = contact
        formerContacts[contact.id] = nil
    }

    /// The person who is called so now and is another than the one stated: their sessions, links
    /// and tokens end.
    public func contact(givingWayTo stated: Contact) -> Contact? {
        contact(called: stated.called).flatMap { stated.isAnother(than: $0) ? $0 : nil }
    }

    /// The key is another person's.
    private func isTaken(_ contact: Contact) -> Bool {
        if let present = contacts[contact.id] { return contact.isAnother(than: present) }
        return formerContacts[contact.id].map { !contact.isBack($0) } ?? false
    }

    mutating func part(with name: String) {
        guard let gone = contact(called: name) else { return }
        contacts[gone.id] = nil
        formerContacts[gone.id] = gone
    }
}

/// Journals written before there was a scope have none; it is left out where it says nothing, so
/// that their bytes and those of new events agree. So is what an address is shared with.
extension Contact: Codable {
    private enum Key: String, CodingKey {
        case id, name, addresses, roles, language, scope, projects, department, shared
    }

    public init(from decoder: any Decoder) throws {
        let box = try decoder.container(keyedBy: Key.self)
        called = try box.decode(String.self, forKey: .id)
        name = try box.decode(String.self, forKey: .name)
        addresses = try box.decode([String].self, forKey: .addresses)
        roles = try box.decode([String].self, forKey: .roles)
        language = try box.decode(String.self, forKey: .language)
        scope = try box.decodeIfPresent(Scope.self, forKey: .scope) ?? .own
        projects = try box.decodeIfPresent([String].self, forKey: .projects) ?? []
        department = try box.decodeIfPresent(String.self, forKey: .department)
        shared = try box.decodeIfPresent([String].self, forKey: .shared) ?? []
    }

    public func encode(to encoder: any Encoder) throws {
        var box = encoder.container(keyedBy: Key.self)
        try box.encode(called, forKey: .id)
        try box.encode(name, forKey: .name)
        try box.encode(addresses, forKey: .addresses)
        try box.encode(roles, forKey: .roles)
        try box.encode(language, forKey: .language)
        if scope != .own { try box.encode(scope, forKey: .scope) }
        if !projects.isEmpty { try box.encode(projects, forKey: .projects) }
        try box.encodeIfPresent(department, forKey: .department)
        if !shared.isEmpty { try box.encode(shared, forKey: .shared) }
    }
}
