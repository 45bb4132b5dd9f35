import ServiceDesk
import Store

extension Desk {
    /// Makes the desk's people as the file says; what is so already is left alone. Clients and staff whom the file does
    /// not name stay as they are; of a client that it names, contacts, agreements and projects it leaves out are
    /// withdrawn.
    ///
    /// - Returns: the changes made, a line each; empty: none.
    public func apply(_ file: PeopleFile) async throws -> [String] {
        let (now, people) = (world.now(), people)
        let lines = try await store.write { [self] transaction in
            let journal = PeopleJournal(journal: journal)
            var lines: [String] = []
            for wanted in file.staff {
                var member = people.staff[wanted.id] ?? StaffMember(id: wanted.id)
                guard member.version == 0 || member.left || member.card != wanted.card else { continue }
                lines.append("staff \(wanted.id): \(member.version == 0 ? "joined" : "changed")")
                try journal.append([.stated(wanted.card)], to: &member, at: now, actor: .desk, in: transaction)
            }
            for wanted in file.clients {
                var client = people.clients[wanted.id] ?? Client(id: wanted.id)
                let events = wanted.events(from: client)
                guard !events.isEmpty else { continue }
                lines += events.map { "client \(wanted.id): \($0.line)" }
                try journal.append(events, to: &client, at: now, actor: .desk, in: transaction)
            }
            return lines
        }
        if !lines.isEmpty { try await reloadPeople() }
        return lines
    }
}

extension StaffMember {
    public var card: StaffEvent.Card {
        .init(name: name, email: email, language: language, roles: roles, administrator: isAdministrator)
    }
}

extension Client {
    /// What must happen so that `current` becomes this client.
    func events(from current: Client) -> [ClientEvent] {
        var events: [ClientEvent] = name == current.name ? [] : [.named(.init(name: name))]
        for (id, item) in contacts.sorted(by: { $0.key < $1.key }) where current.contacts[id] != item {
            events.append(.contactStated(item))
        }
        for (id, item) in agreements.sorted(by: { $0.key < $1.key }) where current.agreements[id] != item {
            events.append(.agreementStated(item))
        }
        for (id, item) in projects.sorted(by: { $0.key < $1.key }) where current.projects[id] != item {
            events.append(.projectStated(item))
        }
        events += current.contacts.keys.sorted().filter { contacts[$0] == nil }
            .map { .contactWithdrawn(.init(id: $0)) }
        events += current.agreements.keys.sorted().filter { agreements[$0] == nil }
            .map { .agreementWithdrawn(.init(id: $0)) }
        events += current.projects.keys.sorted().filter { projects[$0] == nil }
            .map { .projectWithdrawn(.init(id: $0)) }
        return events
    }
}

extension ClientEvent {
    /// The event as one line of a report.
    var line: String {
        switch self {
        case .named(let named): "is called \(named.name)"
        case .contactStated(let contact): "contact \(contact.id) stated"
        case .contactWithdrawn(let gone): "contact \(gone.id) withdrawn"
        case .agreementStated(let agreement): "agreement \(agreement.id) stated"
        case .agreementWithdrawn(let gone): "agreement \(gone.id) withdrawn"
        case .projectStated(let project): "project \(project.id) stated"
        case .projectWithdrawn(let gone): "project \(gone.id) withdrawn"
        }
    }
}
