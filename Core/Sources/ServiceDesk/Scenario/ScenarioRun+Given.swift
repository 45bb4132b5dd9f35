import Regulations
import WorkingTime

/// The people and agreements of the story.
extension ScenarioRun {
    mutating func given() throws {
        for (person, roles) in scenario.given.staff.pairs { desk.staff[person] = roles }
        for (person, absences) in scenario.given.away.pairs {
            desk.absences[person] = absences.map {
                .init(from: instant($0.from), until: $0.until.map { instant($0, isEnd: true) })
            }
        }
        for (person, address) in scenario.given.addresses.pairs { desk.addresses[person] = address }
        for (name, client) in scenario.given.clients.pairs { try give(client, name: name) }
    }

    private mutating func give(_ told: Scenario.Client, name: String) throws {
        var client = Client(id: name)
        client.name = name
        for (person, card) in told.people.pairs { client.contacts[person] = contact(person, card) }
        for (index, terms) in told.agreements.enumerated() where isConcluded(terms, with: name) {
            let id = "\(terms.kind)-\(index)"
            client.agreements[id] = ClientAgreement(
                id: id, agreement: terms.kind, from: instant(terms.from),
                until: terms.until.map { instant($0, isEnd: true) }, services: told.services
            )
        }
        for (project, card) in told.projects.pairs {
            let team = Dictionary(uniqueKeysWithValues: card.roles.pairs.map { ($0.name, $0.item) })
            client.projects[project] = Project(id: project, name: project, team: team, sites: card.sites)
            desk.projects.append(.init(name: project, client: name, team: team))
        }
        desk.clients[name] = client
        for (person, card) in told.people.pairs where card.acknowledged == true {
            desk.acknowledge(by: person, at: .distantPast)
        }
        try change(for: name, told)
    }

    /// An agreement that is said to be against the regulation must be found so, and is not concluded.
    private mutating func isConcluded(_ terms: Scenario.Agreement, with client: String) -> Bool {
        let changes = terms.changes.map { (path: $0.path, value: $0.value) }
        guard let finding = terms.finding else { return true }
        let found = source.agreed(terms.kind, changes: changes, in: world).findings.filter { $0.severity == .blocks }
        if !found.contains(where: { $0.code == finding }) {
            let place = Place(file: scenario.file, line: 1, column: 1, path: "given.clients.\(client)")
            failures.append(
                .init(
                    place: place, sentence: "«\(scenario.title)»: the agreement of \(client)",
                    expected: "finding \(finding.rawValue)",
                    actual: found.isEmpty ? "concluded" : found.map(\.description).joined(separator: "; ")))
        }
        return false
    }

    private func contact(_ name: String, _ card: Scenario.Person) -> Contact {
        Contact(
            id: name, name: name, addresses: [card.address ?? "\(name)@client.example"],
            roles: [card.role].compactMap(\.self), language: edition.regulation.authoritative,
            department: card.department
        )
    }

    private mutating func change(for client: String, _ told: Scenario.Client) throws {
        let concluded = told.agreements.filter { $0.finding == nil }
        let changes = concluded.flatMap(\.changes).map { (path: $0.path, value: $0.value) }
        guard !changes.isEmpty, let source = source.applying(changes: changes) else { return }
        desk.changed[client] = try Self.edition(of: source, world: world)
    }
}
