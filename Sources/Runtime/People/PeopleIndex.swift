import ServiceDesk
import Store

/// Who and what is found by what key. It answers as a walk over all clients would, and is kept with
/// them: a client who changes takes its own entries along, and none but those.
struct PeopleIndex: Sendable, Equatable {
    /// A contact at its client.
    struct Holder: Sendable, Hashable, Comparable {
        var client: String
        var contact: String

        static func < (left: Self, right: Self) -> Bool {
            (left.client, left.contact) < (right.client, right.contact)
        }
    }

    /// Key of an address to those who have it.
    private(set) var addresses = Shelves<Set<Holder>>()
    /// What contacts are called to those who are.
    private(set) var names = Shelves<Set<Holder>>()
    /// Key of an address to the former contacts who had it.
    private(set) var formerAddresses = Shelves<Set<Holder>>()
    /// Key of a contact, or of a former one, to the clients that have it.
    private(set) var contacts = Shelves<Set<String>>()
    /// Name of a project to the clients that have one of this name.
    private(set) var projects = Shelves<Set<String>>()
    /// What projects are called to the clients that have one called so.
    private(set) var titles = Shelves<Set<String>>()
    /// Member of staff to the projects whose team they are in.
    private(set) var teams = Shelves<Set<ProjectKey>>()

    private(set) var projectCount = 0

    /// Puts `client` in the place of what stood there.
    mutating func replace(_ old: Client?, by new: Client?) {
        if old?.contacts != new?.contacts || old?.formerContacts != new?.formerContacts {
            old.map { takeContacts(of: $0) }
            new.map { putContacts(of: $0) }
        }
        if old?.projects != new?.projects {
            old.map { takeProjects(of: $0) }
            new.map { putProjects(of: $0) }
        }
    }

    private mutating func putContacts(of client: Client) {
        for contact in client.contacts.values {
            contacts.put(client.id, to: contact.id)
            let holder = Holder(client: client.id, contact: contact.id)
            names.put(holder, to: contact.name)
            for address in contact.addresses { addresses.put(holder, to: address.addressKey) }
        }
        for former in client.formerContacts.values {
            contacts.put(client.id, to: former.id)
            let holder = Holder(client: client.id, contact: former.id)
            for address in former.addresses { formerAddresses.put(holder, to: address.addressKey) }
        }
    }

    private mutating func takeContacts(of client: Client) {
        for contact in client.contacts.values {
            contacts.take(client.id, from: contact.id)
            let holder = Holder(client: client.id, contact: contact.id)
            names.take(holder, from: contact.name)
            for address in contact.addresses { addresses.take(holder, from: address.addressKey) }
        }
        for former in client.formerContacts.values {
            contacts.take(client.id, from: former.id)
            let holder = Holder(client: client.id, contact: former.id)
            for address in former.addresses {
                formerAddresses.take(holder, from: address.addressKey)
            }
        }
    }

    private mutating func putProjects(of client: Client) {
        projectCount += client.projects.count
        for project in client.projects.values {
            projects.put(client.id, to: project.id)
            titles.put(client.id, to: project.name)
            let key = ProjectKey(client: client.id, name: project.id)
            for person in project.team.values.joined() { teams.put(key, to: person) }
        }
    }

    private mutating func takeProjects(of client: Client) {
        projectCount -= client.projects.count
        for project in client.projects.values {
            projects.take(client.id, from: project.id)
            titles.take(client.id, from: project.name)
            let key = ProjectKey(client: client.id, name: project.id)
            for person in project.team.values.joined() { teams.take(key, from: person) }
        }
    }
}

extension Shelves {
    fileprivate mutating func put<Item: Hashable>(_ item: Item, to key: String)
    where Value == Set<Item> {
        change(key) {
            $0 = $0 ?? []
            $0?.insert(item)
        }
    }

    /// No set stays empty.
    fileprivate mutating func take<Item: Hashable>(_ item: Item, from key: String)
    where Value == Set<Item> {
        change(key) { items in
            items?.remove(item)
            if items?.isEmpty == true { items = nil }
        }
    }
}
