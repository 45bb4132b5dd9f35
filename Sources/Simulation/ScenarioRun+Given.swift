import Regulations
import Runtime
import ServiceDesk
import WorkingTime

/// The people and agreements of the story, stated as a people file states them.
extension ScenarioRun {
    mutating func given() async throws {
        var change = PeopleChange()
        for (person, roles) in scenario.given.staff.pairs {
            change.staff[person] = [.stated(card(person, roles))] + absences(of: person)
        }
        for (name, client) in scenario.given.clients.pairs {
            change.clients[name] = events(client, name)
        }
        _ = try await desk.record(change, by: nil)
        for (name, client) in scenario.given.clients.pairs { try await sign(client, name) }
    }

    private func card(_ person: String, _ roles: [String]) -> StaffEvent.Card {
        let domain = edition.regulation.channels.pairs.lazy.compactMap(\.item.staffDomain).first
        return .init(
            name: person,
            email: scenario.given.addresses[person] ?? "\(person)@\(domain ?? "provider.example")",
            language: edition.regulation.authoritative, roles: roles)
    }

    private func absences(of person: String) -> [StaffEvent] {
        (scenario.given.away[person] ?? []).map { absence in
            .away(
                .init(
                    from: instant(absence.from),
                    until: absence.until.map { instant($0, isEnd: true) }))
        }
    }

    private mutating func events(_ told: Scenario.Client, _ name: String) -> [ClientEvent] {
        var events: [ClientEvent] = [.named(.init(name: name))]
        events += told.people.pairs.map { .contactStated(contact($0.name, $0.item)) }
        for (index, terms) in told.agreements.enumerated() where isConcluded(terms, with: name) {
            events.append(.agreementStated(agreement(terms, index, told)))
        }
        for (project, card) in told.projects.pairs {
            let team = Dictionary(uniqueKeysWithValues: card.roles.pairs.map { ($0.name, $0.item) })
            events.append(
                .projectStated(Project(id: project, name: project, team: team, sites: card.sites)))
        }
        return events
    }

    private func agreement(_ terms: Scenario.Agreement, _ index: Int, _ told: Scenario.Client)
        -> ClientAgreement
    {
        ClientAgreement(
            id: "\(terms.kind)-\(index)", agreement: terms.kind, from: instant(terms.from),
            until: terms.until.map { instant($0, isEnd: true) },
            changes: Dictionary(
                terms.changes.map { ($0.path, $0.value.string ?? "") }, uniquingKeysWith: { $1 }),
            services: told.services, project: terms.project)
    }

    /// An agreement that is said to be against the regulation must be found so, and is not
    /// concluded.
    private mutating func isConcluded(_ terms: Scenario.Agreement, with client: String) -> Bool {
        guard let finding = terms.finding else { return true }
        let changes = terms.changes.map { (path: $0.path, value: $0.value) }
        let found = source.agreed(terms.kind, changes: changes, in: world).findings.filter {
            $0.severity == .blocks
        }
        if !found.contains(where: { $0.code == finding }) {
            let place = Place(
                file: scenario.file, line: 1, column: 1, path: "given.clients.\(client)")
            failures.append(
                .init(
                    place: place, sentence: "«\(scenario.title)»: the agreement of \(client)",
                    expected: "finding \(finding.rawValue)",
                    actual: found.isEmpty
                        ? "concluded" : found.map(\.description).joined(separator: "; "),
                    deed: .init(words: "the agreement \(terms.kind)", doors: [.agreement])))
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

    private func sign(_ told: Scenario.Client, _ name: String) async throws {
        for (person, card) in told.people.pairs where card.acknowledged == true {
            try await acknowledge(by: person)
        }
    }

    /// Somebody of a client signs the regulation in force.
    func acknowledge(by person: String) async throws {
        guard let client = desk.people.client(ofContact: person),
            let contact = client.contacts[person]
        else { return }
        try await desk.acknowledge(
            digest: try desk.versionToSign(of: client).digest, by: contact, of: client.id)
    }
}
