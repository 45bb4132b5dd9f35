import Hummingbird
import Runtime
import ServiceDesk
import Store
import TextRules
import WorkingTime

/// Clients: name, contacts, agreements, projects.
extension Site {
    /// Clients of one page of the list.
    static let listMax = 50

    func adminClients(_ place: ListPlace, _ visit: Visit) async throws -> Response {
        let (words, reader) = (visit.reader.words, visit.reader)
        try requirePlain(place, visit)
        let found = desk.people.directory.page(
            called: place.words, after: place.after, limit: Self.listMax)
        var table = CardTable(
            columns: [words[.title], words[.contacts], words[.agreements], words[.projects]],
            rows: found.clients.map { row(of: $0, reader) },
            empty: words[place == ListPlace() ? .noRows : .nobodyFound], links: [])
        if let next = found.next {
            table.links = [
                (words[.nextPage], .admin(.clientsFound(.init(words: place.words, after: next))))
            ]
        }
        table.links += [
            (words[.addClient], .admin(.newClient)),
            (words[.allStatements], .admin(.statements(month: nil, after: 0))),
        ]
        return try await adminPage(
            .clients, words[.clients],
            [
                .search(
                    words: place.words, label: words[.findClients], button: words[.find], .clients),
                .table(table),
            ],
            visit)
    }

    private func row(of client: Client, _ reader: EditionReader) -> [CardTable.Cell] {
        let words = reader.words
        let inForce = client.agreements.values.count { $0.isInForce(at: reader.now) }
        return [
            .link(client.name, .admin(.client(client.id))), .text(String(client.contacts.count)),
            .badges([
                inForce > 0
                    ? ("\(words[.inForce]): \(inForce)", .met)
                    : (client.agreements.isEmpty ? words[.noValue] : words[.ended], .warning)
            ]),
            .text(client.projects.values.map(\.name).sorted().joined(separator: ", ")),
        ]
    }

    /// What is searched for is a field, whose fault is told as such.
    func requirePlain(_ place: ListPlace, _ visit: Visit) throws(PageError) {
        guard let fault = TextShape.line.fault(in: place.words) else { return }
        throw PageError(FormFault(field: "q", character: fault), visit.reader.words)
    }

    func newClientPage(
        _ visit: Visit, id: String = "", name: String = "", fault: PeopleFault? = nil
    ) async throws -> Response {
        let words = visit.reader.words
        let fields: [AdminForm.Field] = [
            .identifier(id, words),
            .init(name: "name", label: words[.title], control: .text(name), isRequired: true),
        ]
        let form = AdminForm(
            action: .newClient, button: words[.create], fields: fields.with(fault, words))
        return try await adminPage(
            .clients, words[.addClient], path: [(words[.clients], .clients)], [.form(form)], visit)
    }

    func addClient(_ form: [String: String], _ visit: Visit) async throws -> Response {
        let (id, name) = (form["id"] ?? "", form.line("name"))
        do {
            let check = try PeopleCheck(desk: desk)
            try check.id(id, isTaken: desk.people.clients[id] != nil)
            try check.name(name)
            try await record(
                .init(client: id, [.named(.init(name: name))]), StreamKey(.client, id), [:], visit)
            return redirect(to: .admin(.client(id)))
        } catch let fault as PeopleFault {
            return try await newClientPage(visit, id: id, name: name, fault: fault)
        }
    }

    // MARK: One client

    func clientPage(
        _ id: String, _ visit: Visit, name: String? = nil, fault: PeopleFault? = nil,
        notes: [AdminPage.Block] = []
    ) async throws -> Response {
        guard let client = desk.people.clients[id] else { throw PageError(.notFound) }
        let words = visit.reader.words
        let fields: [AdminForm.Field] = [
            .init(
                name: "name", label: words[.title], control: .text(name ?? client.name),
                isRequired: true)
        ]
        let form = AdminForm(
            action: .client(id), button: words[.save], fields: fields.with(fault, words),
            seen: client.version)
        let blocks =
            notes + [
                .form(form), .table(contacts(of: client, visit.reader)),
                .table(agreements(of: client, visit.reader)),
                .table(projects(of: client, visit.reader)),
            ]
        return try await adminPage(
            .clients, client.name, path: [(words[.clients], .clients)], blocks, visit)
    }

    func renameClient(_ id: String, _ form: [String: String], _ visit: Visit) async throws
        -> Response
    {
        guard let client = desk.people.clients[id] else { throw PageError(.notFound) }
        let name = form.line("name")
        do {
            try PeopleCheck(desk: desk).name(name)
            if name != client.name {
                try await record(
                    .init(client: id, [.named(.init(name: name))]), StreamKey(.client, id), form,
                    visit)
            }
            return redirect(to: .admin(.client(id)))
        } catch let fault as PeopleFault {
            return try await clientPage(id, visit, name: name, fault: fault)
        } catch StoreError.conflict {
            return try await clientPage(id, visit, name: name, notes: [.moved(visit.reader.words)])
        }
    }

    private func contacts(of client: Client, _ reader: EditionReader) -> CardTable {
        let words = reader.words
        return CardTable(
            title: words[.contacts], columns: [words[.name], words[.addresses], words[.roles]],
            rows: client.contacts.values.sorted { $0.name < $1.name }.map { contact in
                let id = ClientPart.shortID(contact.called, of: client.id)
                return [
                    .link(contact.name, .admin(.part(.contacts, of: client.id, id: id))),
                    .text(contact.addresses.joined(separator: ", ")),
                    .text(contact.roles.map(reader.roleTitle).joined(separator: ", ")),
                ]
            }, empty: words[.noRows],
            links: [(words[.addContact], .admin(.part(.contacts, of: client.id, id: nil)))])
    }

    private func agreements(of client: Client, _ reader: EditionReader) -> CardTable {
        let words = reader.words
        return CardTable(
            title: words[.agreements],
            columns: [words[.kind], words[.from], words[.lastDay], words[.state]],
            rows: client.agreements.values.sorted { $0.id < $1.id }.map { agreement in
                let isAhead = reader.now < agreement.from
                let state: (String, ClockState) =
                    agreement.isInForce(at: reader.now)
                    ? (words[.inForce], .met)
                    : (words[isAhead ? .ahead : .ended], isAhead ? .running : .warning)
                return [
                    .link(
                        reader.agreementTitle(agreement.agreement),
                        .admin(.part(.agreements, of: client.id, id: agreement.id))),
                    .text(reader.day(agreement.from) ?? "—"),
                    .text(agreement.until.map { reader.lastDay($0) } ?? words[.openEnd]),
                    .badges([state]),
                ]
            }, empty: words[.noRows],
            links: [
                (words[.addAgreement], .admin(.part(.agreements, of: client.id, id: nil))),
                (words[.statement], .admin(.statement(client.id, month: nil))),
            ])
    }

    private func projects(of client: Client, _ reader: EditionReader) -> CardTable {
        let words = reader.words
        return CardTable(
            title: words[.projects], columns: [words[.title], words[.team]],
            rows: client.projects.values.sorted { $0.name < $1.name }.map { project in
                let team = project.team.sorted { $0.key < $1.key }.map { role, people in
                    let names = people.map { reader.people.member(called: $0)?.name ?? $0 }.joined(
                        separator: ", ")
                    return "\(reader.roleTitle(role)): \(names)"
                }
                return [
                    .link(project.name, .admin(.part(.projects, of: client.id, id: project.id))),
                    .two(team.joined(separator: "; "), project.sites.joined(separator: ", ")),
                ]
            }, empty: words[.noRows],
            links: [(words[.addProject], .admin(.part(.projects, of: client.id, id: nil)))])
    }
}

extension ClientPart {
    /// Contacts are called `client.contact` in the journal, and `contact` in addresses.
    static func shortID(_ id: String, of client: String) -> String {
        id.hasPrefix(client + ".") ? String(id.dropFirst(client.count + 1)) : id
    }
}

extension EditionReader {
    func agreementTitle(_ kind: String) -> String {
        regulation.agreements[kind].map { caption($0.title, $0.clauses) } ?? kind
    }

    /// nil: it has always been so.
    func day(_ instant: Instant) -> String? {
        instant == .distantPast ? nil : edge(.beginning, instant)
    }

    /// An exclusive end as the day before it, or as its hour.
    func lastDay(_ end: Instant) -> String { edge(.end, end) }

    private func edge(_ edge: PeriodEdge, _ instant: Instant) -> String {
        let (day, time) = edge.civil(instant, in: zone)
        return ([words.day(day, now: today)] + [time.map(words.time)].compactMap(\.self)).joined(
            separator: " ")
    }
}
