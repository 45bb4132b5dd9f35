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

    /// The project, wherever it stands.
    public func project(_ id: String?) -> Project? {
        guard let id else { return nil }
        return clients.values.lazy.compactMap { $0.projects[id] }.first
    }

    /// Role to those who hold it: for the desk, and for this project.
    public func holders(project: String?) -> [String: [String]] {
        var holders: [String: [String]] = [:]
        for member in staff.values.sorted(by: { $0.id < $1.id }) where !member.left {
            for role in member.roles { holders[role, default: []].append(member.id) }
        }
        if let team = self.project(project)?.team { holders.merge(team) { _, team in team } }
        return holders
    }

    /// Role to those who hold it for the desk or in any project.
    var holdersEverywhere: [String: [String]] {
        clients.values.flatMap(\.projects.values).sorted { $0.id < $1.id }.reduce(into: holders(project: nil)) {
            $0.merge($1.team) { held, team in held + team.filter { !held.contains($0) } }
        }
    }

    /// Roles of a member of staff where this project is concerned.
    public func roles(of person: String, project: String?) -> [String] {
        let own = staff[person]?.roles ?? []
        let team = self.project(project)?.team.filter { $0.value.contains(person) }.map(\.key) ?? []
        return own + team.sorted().filter { !own.contains($0) }
    }

    /// What a member of staff may see: everything with a role for the desk, else their projects.
    public func viewer(of person: String) -> Viewer {
        let roles = staff[person]?.roles ?? []
        guard roles.isEmpty else { return .staff(person: person, roles: roles) }
        let projects = clients.values.flatMap(\.projects.values).filter { project in
            project.team.values.contains { $0.contains(person) }
        }
        return .team(person: person, projects: projects.map(\.id).sorted())
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
