import Hummingbird
import Regulations
import Runtime
import ServiceDesk
import Store
import WorkingTime

/// Contacts, agreements and projects of a client.
extension Site {
    /// What a form says, before it is known to be acceptable.
    enum PartDraft {
        case contact(Contact)
        case agreement(ClientAgreement)
        case project(Project)
    }

    func partPage(
        _ part: ClientPart, of clientID: String, id: String?, _ visit: Visit,
        typed: [String: String]? = nil,
        fault: PeopleFault? = nil, notes: [AdminPage.Block] = []
    ) async throws -> Response {
        guard let client = desk.people.clients[clientID], id == nil || client.has(part, id!) else {
            throw PageError(.notFound)
        }
        let (words, reader) = (visit.reader.words, visit.reader)
        let shown =
            try typed.map { try draft(part, of: client, id: id ?? $0["id"] ?? "", $0, reader) }
            ?? client.draft(part, id ?? "", language: reader.regulation.authoritative)
        var fields = try self.fields(shown, isNew: id == nil, typed: typed, fault: fault, reader)
        if id == nil { fields.insert(.identifier(typed?["id"] ?? "", words), at: 0) }
        let form = AdminForm(
            action: .part(part, of: clientID, id: id),
            button: id == nil ? words[.create] : words[.save],
            fields: fields.with(fault, words), seen: client.version)
        var blocks = notes + [.form(form)]
        if let id {
            let action = AdminURL.withdrawal(part, of: clientID, id: id)
            let button = CardTable.Button(
                label: words[.withdraw], action: action, isDanger: true, seen: client.version)
            blocks.append(.buttons([button]))
        }
        return try await adminPage(
            .clients, id == nil ? words[part.addWord] : title(of: shown, reader),
            path: [(words[.clients], .clients), (client.name, .client(clientID))], blocks, visit)
    }

    func savePart(
        _ part: ClientPart, of clientID: String, id: String?, _ form: [String: String],
        _ visit: Visit
    ) async throws -> Response {
        guard let client = desk.people.clients[clientID], id == nil || client.has(part, id!) else {
            throw PageError(.notFound)
        }
        let name = id ?? form["id"] ?? ""
        do {
            let check = try PeopleCheck(desk: desk)
            if id == nil { try check.id(name, isTaken: client.has(part, name)) }
            let draft = try draft(part, of: client, id: name, form, visit.reader)
            let event = try accepted(draft, of: client, check)
            if let event {
                try await record(
                    .init(client: clientID, [event]), StreamKey(.client, clientID), form, visit)
            }
            // A new agreement shows next which values it may change.
            let isFresh = id == nil && part == .agreements
            return redirect(
                to: .admin(isFresh ? .part(part, of: clientID, id: name) : .client(clientID)))
        } catch let fault as PeopleFault {
            return try await partPage(part, of: clientID, id: id, visit, typed: form, fault: fault)
        } catch StoreError.conflict {
            return try await partPage(
                part, of: clientID, id: id, visit, typed: form, notes: [.moved(visit.reader.words)])
        }
    }

    func withdraw(
        _ part: ClientPart, of clientID: String, id: String, _ form: [String: String],
        _ visit: Visit
    ) async throws -> Response {
        guard let client = desk.people.clients[clientID], client.has(part, id) else {
            throw PageError(.notFound)
        }
        let event: ClientEvent =
            switch part {
            case .contacts: .contactWithdrawn(.init(id: "\(clientID).\(id)"))
            case .agreements: .agreementWithdrawn(.init(id: id))
            case .projects: .projectWithdrawn(.init(id: id))
            }
        do {
            try await record(
                .init(client: clientID, [event]), StreamKey(.client, clientID), form, visit)
            return redirect(to: .admin(.client(clientID)))
        } catch StoreError.conflict {
            return try await partPage(
                part, of: clientID, id: id, visit, notes: [.moved(visit.reader.words)])
        }
    }

    /// nil: it is so already.
    private func accepted(
        _ draft: PartDraft, of client: Client, _ check: PeopleCheck
    ) throws(PeopleFault) -> ClientEvent? {
        switch draft {
        case .contact(let contact):
            try check.contact(contact, of: client)
            let known = client.contact(called: contact.called)
            return known.map(contact.says) ?? false ? nil : .contactStated(contact)
        case .agreement(let agreement):
            try check.agreement(agreement)
            return client.agreements[agreement.id] == agreement ? nil : .agreementStated(agreement)
        case .project(let project):
            try check.project(project)
            return client.projects[project.id] == project ? nil : .projectStated(project)
        }
    }

    // MARK: From forms

    private func draft(
        _ part: ClientPart, of client: Client, id: String, _ form: [String: String],
        _ reader: EditionReader
    ) throws -> PartDraft {
        switch part {
        case .contacts:
            return .contact(contact(of: client, id: id, form, reader))
        case .agreements:
            return .agreement(
                try agreement(id: id, form, known: client.agreements[id], reader))
        case .projects:
            var team: [String: [String]] = [:]
            for role in reader.regulation.roles.names {
                let people = desk.people.staff.values.filter {
                    !$0.left && form["team.\(role).\($0.called)"] != nil
                }
                .map(\.called).sorted()
                if !people.isEmpty { team[role] = people }
            }
            let sites = (form["sites"] ?? "").split(whereSeparator: \.isWhitespace).map {
                $0.lowercased()
            }
            return .project(Project(id: id, name: form.line("name"), team: team, sites: sites))
        }
    }

    private func contact(
        of client: Client, id: String, _ form: [String: String], _ reader: EditionReader
    ) -> Contact {
        let lines = (form["addresses"] ?? "").split(separator: "\n").map {
            $0.trimmingCharacters(in: .whitespacesAndNewlines)
        }
        // What the form does not ask for stays as it is.
        let known = client.contact(called: "\(client.id).\(id)")
        let addresses = lines.filter { !$0.isEmpty }
        return Contact(
            id: "\(client.id).\(id)", name: form.line("name"), addresses: addresses,
            roles: reader.regulation.roles.names.filter { form["roles.\($0)"] != nil },
            language: form["language"] ?? "", scope: known?.scope ?? .own,
            projects: known?.projects ?? [],
            department: form["department"] == nil
                ? known?.department : form.line("department").nonEmpty,
            shared: form["shared"] == nil ? [] : desk.people.shared(addresses, besides: client.id))
    }

    /// - Parameter known: as it stands; the form does not say whose work its package is for.
    private func agreement(
        id: String, _ form: [String: String], known: ClientAgreement?, _ reader: EditionReader
    ) throws -> ClientAgreement {
        // Without a day that can be read, the period is empty, which the check refuses.
        let (begins, ends) = (form.dayAndTime("from"), form.dayAndTime("until"))
        let from = PeriodEdge.beginning.instant(begins, in: reader.zone)
        let until = PeriodEdge.end.instant(ends, in: reader.zone)
        let isBroken = (from == nil && !begins.isEmpty) || (until == nil && !ends.isEmpty)
        let kind = form["kind"] ?? ""
        let changes = try desk.terms(ofAgreement: kind).compactMap { term in
            form.line("change.\(term.path)").nonEmpty.map { (term.path, $0) }
        }
        let services = (form["services"] ?? "").split(separator: "\n")
            .map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }.filter { !$0.isEmpty }
        return ClientAgreement(
            id: id, agreement: kind, from: from ?? .distantPast,
            until: isBroken ? .distantPast : until,
            changes: Dictionary(changes, uniquingKeysWith: { $1 }), services: services,
            project: known?.project)
    }

    // MARK: Fields

    private func fields(
        _ draft: PartDraft, isNew: Bool, typed: [String: String]?, fault: PeopleFault?,
        _ reader: EditionReader
    ) throws -> [AdminForm.Field] {
        switch draft {
        case .contact(let contact):
            contactFields(contact, typed: typed, fault: fault, reader)
        case .agreement(let agreement):
            try agreementFields(agreement, isNew: isNew, typed: typed, reader)
        case .project(let project): projectFields(project, reader)
        }
    }

    private func contactFields(
        _ contact: Contact, typed: [String: String]?, fault: PeopleFault?, _ reader: EditionReader
    ) -> [AdminForm.Field] {
        let words = reader.words
        let roles = reader.regulation.roles.pairs.filter { $0.item.side == .client }.map {
            name, _ in
            FormChoice(
                id: name, label: reader.roleTitle(name), isChosen: contact.roles.contains(name))
        }
        let isByDepartment = reader.regulation.roles.pairs.contains { $0.item.per == .department }
        let department = AdminForm.Field(
            name: "department", label: words[.department],
            control: .text(typed?["department"] ?? contact.department ?? ""),
            hint: words[.departmentHint])
        return [
            .init(
                name: "name", label: words[.name], control: .text(contact.name), isRequired: true),
            .init(
                name: "addresses", label: words[.addresses],
                control: .lines(typed?["addresses"] ?? contact.addresses.joined(separator: "\n")),
                hint: words[.addressesHint]),
        ] + sharing(contact, fault: fault, words) + [
            .init(
                name: "language", label: words[.letterLanguage],
                control: .select(.languages(contact.language)))
        ] + (isByDepartment ? [department] : [])
            + [.init(name: "roles", label: words[.roles], control: .checks(roles))]
    }

    /// Asked only where an address is shared, or the visitor has just been told that it would be.
    private func sharing(_ contact: Contact, fault: PeopleFault?, _ words: Words) -> [AdminForm
        .Field]
    {
        let isAsked = if case .addressElsewhere = fault { true } else { false }
        guard isAsked || !contact.shared.isEmpty else { return [] }
        let flag = AdminForm.Control.flag(!contact.shared.isEmpty)
        return [
            .init(
                name: "shared", label: words[.sharedAddress], control: flag,
                hint: words[.sharedAddressHint])
        ]
    }

    private func agreementFields(
        _ agreement: ClientAgreement, isNew: Bool, typed: [String: String]?, _ reader: EditionReader
    ) throws -> [AdminForm.Field] {
        let words = reader.words
        let kinds = reader.regulation.agreements.names.map {
            FormChoice(
                id: $0, label: reader.agreementTitle($0), isChosen: $0 == agreement.agreement)
        }
        var fields: [AdminForm.Field] = [
            .init(name: "kind", label: words[.kind], control: .select(kinds)),
            .init(
                name: "from", label: words[.from],
                control: .edge(.beginning, agreement.from, typed, "from", reader.zone),
                hint: words[.fromHint]),
            .init(
                name: "until", label: words[.lastDay],
                control: .edge(.end, agreement.until, typed, "until", reader.zone),
                hint: words[.lastDayHint]),
            .init(
                name: "services", label: words[.services],
                control: .lines(typed?["services"] ?? agreement.services.joined(separator: "\n")),
                hint: words[.servicesHint]),
        ]
        guard !isNew else { return fields }
        for term in try desk.terms(ofAgreement: agreement.agreement) {
            let own = "\(words[.change]) «\(term.own ?? words[.noValue])» · \(term.path)"
            let bound = term.bound.map { ", \(words[$0.word])" } ?? ""
            fields.append(
                .init(
                    name: "change.\(term.path)", label: own,
                    control: .text(agreement.changes[term.path] ?? ""),
                    hint: words[.changeEmpty] + bound))
        }
        return fields
    }

    private func projectFields(_ project: Project, _ reader: EditionReader) -> [AdminForm.Field] {
        let words = reader.words
        let staff = reader.people.staff.values.filter { !$0.left }.sorted { $0.name < $1.name }
        let teams = reader.regulation.roles.pairs.filter { $0.item.side == .provider }.map {
            role, _ in
            AdminForm.Field(
                name: "team.\(role)", label: "\(words[.team]): \(reader.roleTitle(role))",
                control: .checks(
                    staff.map {
                        .init(
                            id: $0.called, label: $0.name,
                            isChosen: project.team[role]?.contains($0.called) ?? false)
                    }))
        }
        return [
            .init(
                name: "name", label: words[.title], control: .text(project.name), isRequired: true),
            .init(
                name: "sites", label: words[.sites],
                control: .lines(project.sites.joined(separator: "\n")),
                hint: words[.sitesHint]),
        ] + teams
    }

    private func title(of draft: PartDraft, _ reader: EditionReader) -> String {
        switch draft {
        case .contact(let contact): contact.name.nonEmpty ?? reader.words[.contacts]
        case .agreement(let agreement): reader.agreementTitle(agreement.agreement)
        case .project(let project): project.name.nonEmpty ?? reader.words[.projects]
        }
    }
}

extension AdminForm.Control {
    /// What was typed, else what there is.
    fileprivate static func edge(
        _ edge: PeriodEdge, _ instant: Instant?, _ typed: [String: String]?, _ name: String,
        _ zone: ZoneRules
    ) -> Self {
        if let typed { return .edge(typed.dayAndTime(name)) }
        guard let instant, instant > .distantPast else { return .edge("") }
        let (day, time) = edge.civil(instant, in: zone)
        return .edge(
            [day.description, time?.description].compactMap(\.self).joined(separator: "T"))
    }
}

extension Client {
    fileprivate func has(_ part: ClientPart, _ id: String) -> Bool {
        switch part {
        case .contacts: contact(called: "\(self.id).\(id)") != nil
        case .agreements: agreements[id] != nil
        case .projects: projects[id] != nil
        }
    }

    /// What there is, or an empty one.
    fileprivate func draft(_ part: ClientPart, _ id: String, language: String) -> Site.PartDraft {
        switch part {
        case .contacts:
            .contact(
                contact(called: "\(self.id).\(id)")
                    ?? Contact(id: "", name: "", addresses: [], roles: [], language: language))
        case .agreements:
            .agreement(
                agreements[id]
                    ?? ClientAgreement(id: "", agreement: "", from: .distantPast, until: nil))
        case .projects: .project(projects[id] ?? Project(id: "", name: ""))
        }
    }
}

extension ClientPart {
    var addWord: Word {
        switch self {
        case .contacts: .addContact
        case .agreements: .addAgreement
        case .projects: .addProject
        }
    }
}

extension Agreement.Bound {
    var word: Word {
        switch self {
        case .shorter: .onlyShorter
        case .longer: .onlyLonger
        case .lower: .onlyLower
        case .higher: .onlyHigher
        }
    }
}
