import Regulations
import ServiceDesk
import Store
import WorkingTime

/// Clients and staff of one desk, as their streams have them. Whatever is asked by a key costs the
/// same with ten clients and with ten thousand.
public struct People: Sendable {
    public private(set) var clients = Shelves<Client>()
    /// By the key of the person; who has left is among them.
    public private(set) var staff: [String: StaffMember] = [:]
    /// What the people file calls the staff to the keys of those who are called so now.
    private var logins: [String: String] = [:]
    private(set) var index = PeopleIndex()
    private(set) var sums = ClientSums()
    /// Of those who were read from a journal; those who are put in their place have none.
    var heads = PeopleHeads()
    /// What is computed from all of them, once.
    private(set) var kept = PeopleKept()
    /// What the regulation in force keeps back, and from whom.
    var sight = Sight.open

    public init(clients: [Client], staff: [StaffMember]) {
        for client in clients { put(client) }
        for member in staff { put(member) }
    }

    /// These people, with some in the place of those of the same name.
    func replacing(clients: [Client], staff: [StaffMember]) -> People {
        var other = self
        other.kept = PeopleKept()
        for client in clients {
            other.put(client)
            other.heads.clients[client.id] = nil
        }
        for member in staff {
            other.put(member)
            other.heads.staff[member.called] = nil
        }
        return other
    }

    private mutating func put(_ client: Client) {
        index.replace(clients[client.id], by: client)
        sums.replace(clients[client.id], by: client)
        clients[client.id] = client
    }

    private mutating func put(_ member: StaffMember) {
        for person in [member] + member.predecessors { staff[person.id] = person }
        logins[member.called] = member.id
    }

    /// The member of staff whom the people file calls so now.
    public func member(called name: String) -> StaffMember? { logins[name].flatMap { staff[$0] } }

    /// Of the staff who are here: by the key of the person, as answers of the API give it, else by
    /// what the people file calls them now.
    public func member(named name: String) -> StaffMember? {
        [staff[name], member(called: name)].compactMap(\.self).first { !$0.left }
    }

    /// A project's team by the keys of those who are called so now.
    public func team(of project: Project) -> [String: [String]] {
        project.team.mapValues { $0.map { logins[$0] ?? $0 } }
    }

    public func contact(address: String) -> KnownContact? {
        let wanted = address.lowercased()
        return holders(ofAddress: address).first {
            $0.contact.addresses.contains { $0.lowercased() == wanted }
        }
    }

    /// The contact who writes from the address, or from one with a plus that is theirs. Links to
    /// the portal go to stated addresses alone.
    func writer(address: String) -> KnownContact? {
        contact(address: address)
            ?? MailAlias.base(of: address).flatMap { contact(address: $0) }
    }

    /// All who have the address in whatever spelling, in order of their clients.
    func holders(ofAddress address: String) -> [KnownContact] {
        found(index.addresses[address.addressKey])
    }

    /// All who are called so, alone (`Anna`) or with their client (`Anna, Alfa`), in order of their
    /// clients.
    public func contacts(called name: String) -> [KnownContact] {
        let withClient = name.ranges(of: ", ").flatMap { comma in
            found(index.names[String(name[..<comma.lowerBound])]).filter {
                $0.client.name == name[comma.upperBound...]
            }
        }
        return (found(index.names[name]) + withClient).sorted {
            ($0.client.id, $0.contact.id) < ($1.client.id, $1.contact.id)
        }
    }

    private func found(_ holders: Set<PeopleIndex.Holder>?) -> [KnownContact] {
        (holders ?? []).sorted().compactMap { holder in
            guard let client = clients[holder.client], let contact = client.contacts[holder.contact]
            else { return nil }
            return KnownContact(client: client, contact: contact)
        }
    }

    /// Former contacts who had the address, in order of their clients.
    func former(address: String) -> [KnownContact] {
        (index.formerAddresses[address.addressKey] ?? []).sorted().compactMap { holder in
            guard let client = clients[holder.client] else { return nil }
            return client.formerContacts[holder.contact].map { .init(client: client, contact: $0) }
        }
    }

    /// The contact whom the people file calls so, with the client: `alfa.anna`.
    public func contact(called name: String) -> KnownContact? {
        // Whoever is called so, the first who was has the name as key.
        let having = (index.contacts[name] ?? []).sorted().compactMap { clients[$0] }
        return having.lazy.compactMap { client in
            client.contact(called: name).map { KnownContact(client: client, contact: $0) }
        }.first
    }

    /// The client of a contact, or of a former one.
    public func client(ofContact id: String) -> Client? {
        index.contacts[id]?.min().flatMap { clients[$0] }
    }

    public func contact(_ id: String) -> Contact? { client(ofContact: id)?.contacts[id] }

    /// The project that is meant. Where no client is known, a name counts while one client alone
    /// has it.
    public func project(_ key: ProjectKey?) -> Project? {
        guard let key else { return nil }
        return (key.client.map { clients[$0] } ?? client(ofProject: key.name))?.projects[key.name]
    }

    /// The client whose project is called so, where one alone has it.
    public func client(ofProject name: String) -> Client? {
        guard let having = index.projects[name], having.count == 1 else { return nil }
        return having.first.flatMap { clients[$0] }
    }

    /// What a project is called; its client's name as well, where another's is called alike.
    public func title(ofProject key: ProjectKey?) -> String? {
        guard let key, let project = project(key) else { return nil }
        let alike = index.titles[project.name]?.count ?? 0
        guard alike > 1, let client = key.client.flatMap({ clients[$0] }) else {
            return project.name
        }
        return "\(project.name), \(client.name)"
    }

    /// Role to those who hold it: for the desk, and for this project.
    public func holders(project: ProjectKey?) -> [String: [String]] {
        var holders: [String: [String]] = [:]
        for member in staff.values.sorted(by: { $0.id < $1.id }) where !member.left {
            for role in member.roles { holders[role, default: []].append(member.id) }
        }
        if let team = self.project(project).map(team) { holders.merge(team) { _, team in team } }
        return holders
    }

    /// Role to those who hold it for the desk or in any project.
    var holdersEverywhere: [String: [String]] {
        kept.holdersEverywhere {
            projects.reduce(into: holders(project: nil)) {
                $0.merge(team(of: $1.project)) { held, team in
                    held + team.filter { !held.contains($0) }
                }
            }
        }
    }

    public var projectCount: Int { index.projectCount }

    /// Projects of all clients.
    var projects: [(key: ProjectKey, project: Project)] {
        clients.values.flatMap { client in
            client.projects.values.map { (ProjectKey(client: client.id, name: $0.id), $0) }
        }.sorted { $0.key < $1.key }
    }

    /// Projects whose team a member of staff is in, in order.
    public func teams(of person: String) -> [ProjectKey] {
        let called = staff[person]?.called ?? person
        guard logins[called, default: person] == person else { return [] }
        return (index.teams[called] ?? []).sorted()
    }

    /// Roles of a member of staff where this project is concerned.
    public func roles(of person: String, project: ProjectKey?) -> [String] {
        let own = staff[person]?.roles ?? []
        let team =
            self.project(project).map(team)?.filter { $0.value.contains(person) }.map(\.key) ?? []
        return own + team.sorted().filter { !own.contains($0) }
    }

    /// What a member of staff may see: everything with a role for the desk, else their projects. A
    /// ticket of no known client is theirs as well, while their client alone has a project so
    /// called.
    public func viewer(of person: String) -> Viewer {
        let roles = staff[person]?.roles ?? []
        guard roles.isEmpty || sight != .open else { return .staff(person: person, roles: roles) }
        return kept.viewer(of: person, by: sight) { makeViewer(of: person, roles) }
    }

    private func makeViewer(of person: String, _ roles: [String]) -> Viewer {
        let teams = teams(of: person)
        let own = teams.filter {
            sight.shows(.projectData, to: self.roles(of: person, project: $0))
        }
        let ownerless = own.map { ProjectKey(client: nil, name: $0.name) }.filter {
            project($0) != nil
        }
        if roles.isEmpty, own.count == teams.count {
            return .team(person: person, projects: own + ownerless)
        }
        let seesProjects = sight.shows(.projectData, to: roles)
        let everywhere = teams.flatMap { self.roles(of: person, project: $0) }
        let seesClients = sight.shows(.clientList, to: roles + everywhere)
        guard roles.isEmpty || !(seesProjects && seesClients) else {
            return .staff(person: person, roles: roles)
        }
        return .limited(
            .init(
                person: person, roles: roles, projects: seesProjects ? nil : own + ownerless,
                clients: seesClients && !roles.isEmpty
                    ? nil : Set(teams.compactMap(\.client))))
    }

    /// Whether the texts of a ticket of this project are the viewer's to read.
    func shows(_ matter: KeptMatter, to viewer: Viewer, project: ProjectKey?) -> Bool {
        guard let person = viewer.colleague else { return true }
        return sight.shows(matter, to: roles(of: person, project: project))
    }

    public func away(at instant: Instant) -> Set<String> {
        Set(staff.values.filter { $0.isAway(at: instant) }.map(\.id))
    }

    /// Who was a contact and is none any more.
    public func formerContact(_ id: String) -> Contact? {
        client(ofContact: id)?.formerContacts[id]
    }

    /// What a person is called.
    public func name(_ id: String) -> String? {
        staff[id]?.name ?? contact(id)?.name ?? formerContact(id)?.name
    }
}
