import ServiceDesk
import Store
import WorkingTime

/// Clients and staff of one desk, as their streams have them.
public struct People: Sendable {
    public var clients: [String: Client] = [:]
    public var staff: [String: StaffMember] = [:]
    /// Address in lower case to client and contact.
    private var addresses: [String: (client: String, contact: String)] = [:]

    public init(clients: [Client], staff: [StaffMember]) {
        self.clients = Dictionary(uniqueKeysWithValues: clients.map { ($0.id, $0) })
        self.staff = Dictionary(uniqueKeysWithValues: staff.map { ($0.id, $0) })
        for client in clients.sorted(by: { $0.id > $1.id }) {
            for contact in client.contacts.values {
                for address in contact.addresses { addresses[address.lowercased()] = (client.id, contact.id) }
            }
        }
    }

    static func load(_ journal: PeopleJournal, in transaction: Transaction) throws -> People {
        People(
            clients: try journal.clientIDs(in: transaction).map { try journal.client($0, in: transaction) },
            staff: try journal.memberIDs(in: transaction).map { try journal.member($0, in: transaction) }
        )
    }

    public func contact(address: String) -> (client: Client, contact: Contact)? {
        guard let found = addresses[address.lowercased()], let client = clients[found.client],
            let contact = client.contacts[found.contact]
        else { return nil }
        return (client, contact)
    }

    /// The project that is meant. Where no client is known, a name counts while one client alone has it.
    public func project(_ key: ProjectKey?) -> Project? {
        guard let key else { return nil }
        if let client = key.client { return clients[client]?.projects[key.name] }
        let found = clients.values.compactMap { $0.projects[key.name] }
        return found.count == 1 ? found.first : nil
    }

    /// The client whose project is called so, where one alone has it.
    public func client(ofProject name: String) -> Client? {
        let found = clients.values.filter { $0.projects[name] != nil }
        return found.count == 1 ? found.first : nil
    }

    /// What a project is called; its client's name as well, where another's is called alike.
    public func title(ofProject key: ProjectKey?) -> String? {
        guard let key, let project = project(key) else { return nil }
        let alike = clients.values.count { $0.projects.values.contains { $0.name == project.name } }
        guard alike > 1, let client = key.client.flatMap({ clients[$0] }) else { return project.name }
        return "\(project.name), \(client.name)"
    }

    /// Projects of all clients.
    var projects: [(key: ProjectKey, project: Project)] {
        clients.values.flatMap { client in
            client.projects.values.map { (ProjectKey(client: client.id, name: $0.id), $0) }
        }.sorted { $0.key < $1.key }
    }

    /// Role to those who hold it: for the desk, and for this project.
    public func holders(project: ProjectKey?) -> [String: [String]] {
        var holders: [String: [String]] = [:]
        for member in staff.values.sorted(by: { $0.id < $1.id }) where !member.left {
            for role in member.roles { holders[role, default: []].append(member.id) }
        }
        if let team = self.project(project)?.team { holders.merge(team) { _, team in team } }
        return holders
    }

    /// Role to those who hold it for the desk or in any project.
    var holdersEverywhere: [String: [String]] {
        projects.reduce(into: holders(project: nil)) {
            $0.merge($1.project.team) { held, team in held + team.filter { !held.contains($0) } }
        }
    }

    /// Roles of a member of staff where this project is concerned.
    public func roles(of person: String, project: ProjectKey?) -> [String] {
        let own = staff[person]?.roles ?? []
        let team = self.project(project)?.team.filter { $0.value.contains(person) }.map(\.key) ?? []
        return own + team.sorted().filter { !own.contains($0) }
    }

    /// What a member of staff may see: everything with a role for the desk, else their projects. A ticket of no known
    /// client is theirs as well, while their client alone has a project so called.
    public func viewer(of person: String) -> Viewer {
        let roles = staff[person]?.roles ?? []
        guard roles.isEmpty else { return .staff(person: person, roles: roles) }
        let own = projects.filter { $0.project.team.values.contains { $0.contains(person) } }.map(\.key)
        let ownerless = own.map { ProjectKey(client: nil, name: $0.name) }.filter { project($0) != nil }
        return .team(person: person, projects: own + ownerless)
    }

    public func away(at instant: Instant) -> Set<String> {
        Set(staff.values.filter { $0.isAway(at: instant) }.map(\.id))
    }

    /// What a person is called.
    public func name(_ id: String) -> String? {
        if let member = staff[id] { return member.name }
        return clients.values.lazy.compactMap { $0.contacts[id]?.name }.first
    }
}
