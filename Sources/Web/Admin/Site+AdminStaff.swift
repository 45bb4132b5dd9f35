import Foundation
import Hummingbird
import Regulations
import Runtime
import ServiceDesk
import Store
import WorkingTime

/// Staff: cards, absences, access.
extension Site {
    func adminStaff(_ place: ListPlace, _ visit: Visit) async throws -> Response {
        let (words, reader) = (visit.reader.words, visit.reader)
        try requirePlain(place, visit)
        let found = members(called: place.words, reader)
        let start =
            place.after.flatMap { after in found.firstIndex { $0.id == after } }.map { $0 + 1 } ?? 0
        let page = found[start...].prefix(Self.listMax)
        var table = CardTable(
            columns: [words[.name], words[.address], words[.roles], words[.state]],
            rows: page.map { member in
                [
                    .link(member.name, .admin(.member(member.id))), .text(member.email),
                    .text(member.roles.map(reader.roleTitle).joined(separator: ", ")),
                    .badges(badges(of: member, reader)),
                ]
            }, empty: words[place == ListPlace() ? .noRows : .nobodyFound], links: [])
        if page.endIndex < found.endIndex {
            let next = ListPlace(words: place.words, after: page.last?.id)
            table.links = [(words[.nextPage], .admin(.staffFound(next)))]
        }
        table.links.append((words[.addStaff], .admin(.newStaff)))
        return try await adminPage(
            .staff, words[.staff],
            [
                .search(words: place.words, label: words[.findStaff], button: words[.find], .staff),
                .table(table),
            ], visit)
    }

    /// Those who are here first, in the order of their names.
    private func members(called words: String, _ reader: EditionReader) -> [StaffMember] {
        let wanted = words.trimmingCharacters(in: .whitespaces).addressKey
        return desk.people.staff.values.filter { member in
            wanted.isEmpty
                || ([member.name, member.email] + member.roles.map(reader.roleTitle))
                    .contains { $0.addressKey.contains(wanted) }
        }.sorted { ($0.left ? 1 : 0, $0.name, $0.id) < ($1.left ? 1 : 0, $1.name, $1.id) }
    }

    private func badges(of member: StaffMember, _ reader: EditionReader) -> [(
        text: String, state: ClockState
    )] {
        let words = reader.words
        if member.left { return [(words[.leftDesk], .unregulated)] }
        let absence = member.absences.first {
            $0.from <= reader.now && ($0.until.map { reader.now < $0 } ?? true)
        }
        let presence: (String, ClockState) =
            switch (absence, absence?.until) {
            case (nil, _): (words[.here], .met)
            case (_, nil): (words[.awayNow], .paused)
            case (_, let until?): ("\(words[.awayUntil]) \(reader.full(until))", .paused)
            }
        return [presence]
            + (member.isAdministrator ? [(words[.administrator], .running)] : [])
    }

    // MARK: One person

    /// - Parameters:
    ///   - card: as typed, when it was not accepted.
    ///   - secret: a link to show this once.
    func memberPage(
        _ id: String?, _ visit: Visit, typed: (id: String, card: StaffEvent.Card)? = nil,
        fault: PeopleFault? = nil,
        absence: AdminForm? = nil, notes: [AdminPage.Block] = []
    ) async throws -> Response {
        let words = visit.reader.words
        let member = id.flatMap { desk.people.staff[$0] }
        guard id == nil || member != nil else { throw PageError(.notFound) }
        let card =
            typed?.card ?? member?.card
            ?? .init(
                name: "", email: "", language: visit.reader.regulation.authoritative, roles: [])
        let form = memberForm(
            member, newID: typed?.id ?? "", card: card, fault: fault, visit.reader)
        var blocks = notes + [.form(form)]
        if let member { blocks += try await details(of: member, absence: absence, visit) }
        return try await adminPage(
            .staff, member?.name ?? words[.addStaff], path: [(words[.staff], .staff)], blocks, visit
        )
    }

    private func memberForm(
        _ member: StaffMember?, newID: String, card: StaffEvent.Card, fault: PeopleFault?,
        _ reader: EditionReader
    ) -> AdminForm {
        let words = reader.words
        let roles = reader.regulation.roles.pairs.filter { $0.item.side == .provider }.map {
            name, _ in
            FormChoice(
                id: name, label: reader.roleTitle(name), isChosen: card.roles.contains(name))
        }
        var fields: [AdminForm.Field] = [
            .init(name: "name", label: words[.name], control: .text(card.name), isRequired: true),
            .init(name: "email", label: words[.address], control: .mail(card.email)),
            .init(
                name: "language", label: words[.letterLanguage],
                control: .select(.languages(card.language))),
            .init(name: "roles", label: words[.roles], control: .checks(roles)),
            .init(
                name: "administrator", label: words[.administrator],
                control: .flag(card.administrator),
                hint: words[.administratorHint]),
        ]
        if member == nil { fields.insert(.identifier(newID, words), at: 0) }
        return AdminForm(
            action: member.map { .member($0.id) } ?? .newStaff,
            button: member == nil ? words[.create] : words[.save],
            fields: fields.with(fault, words), seen: member?.version, prefix: "card")
    }

    private func details(
        of member: StaffMember, absence: AdminForm?, _ visit: Visit
    ) async throws -> [AdminPage.Block] {
        let (words, reader) = (visit.reader.words, visit.reader)
        let projects = teams(of: member, after: nil, limit: Self.teamsShownMax, reader)
        let left: [AdminPage.Block] = [
            .note(.unregulated, title: words[.leftDesk], text: words[.returnHint])
        ]
        guard !member.left else { return left + [.table(projects)] }
        return [
            .table(projects), .table(absences(of: member, reader)),
            .form(absence ?? absenceForm(member, from: "", until: "", fault: nil, reader)),
            .table(try await sessions(of: member, reader)),
            .note(.indicative, title: words[.access], text: words[.inviteHint]),
            .buttons([
                .init(label: words[.invite], action: .memberAct(.invitation, member.id)),
                .init(
                    label: words[.leave], action: .memberAct(.leaving, member.id), isDanger: true,
                    seen: member.version),
            ]),
        ]
    }

    private func absences(of member: StaffMember, _ reader: EditionReader) -> CardTable {
        let words = reader.words
        let current = member.absences.filter { $0.until.map { reader.now < $0 } ?? true }
        return CardTable(
            title: words[.absences], columns: [words[.from], words[.until], ""],
            rows: current.sorted { $0.from < $1.from }.map { absence in
                let back = CardTable.Button(
                    label: words[.comeback], action: .memberAct(.comeback, member.id),
                    seen: member.version)
                return [
                    .text(reader.full(absence.from)), .text(absence.until.map(reader.full) ?? "—"),
                    .buttons(absence.from <= reader.now ? [back] : []),
                ]
            }, empty: words[.noValue])
    }

    private func absenceForm(
        _ member: StaffMember, from: String, until: String, fault: PeopleFault?,
        _ reader: EditionReader
    ) -> AdminForm {
        let words = reader.words
        let fields: [AdminForm.Field] = [
            .init(
                name: "from", label: words[.from], control: .moment(from),
                hint: words[.absenceHint],
                isRequired: true),
            .init(
                name: "until", label: words[.until], control: .moment(until),
                hint: words[.untilHint]),
        ]
        return AdminForm(
            action: .memberAct(.absence, member.id), title: words[.absence],
            button: words[.absence],
            fields: fields.with(fault, words), seen: member.version, prefix: "absence")
    }

    private func sessions(of member: StaffMember, _ reader: EditionReader) async throws
        -> CardTable
    {
        let words = reader.words
        let open = try await signIn.sessions(desk: desk.id, staff: member.id)
        var table = CardTable(
            title: words[.sessions],
            columns: [words[.sessionSeen], words[.sessionOpened], words[.sessionAddress], ""],
            rows: open.map { session in
                [
                    .two(
                        reader.full(session.seenAt),
                        AgentName.of(session.agent, unknown: words[.unknownAgent])),
                    .text(reader.full(session.openedAt)), .text(session.address ?? "—"), .text(""),
                ]
            }, empty: words[.noSessions])
        if !open.isEmpty {
            let end = CardTable.Button(
                label: words[.endSessions], action: .memberAct(.sessions, member.id))
            table.rows[0][3] = .buttons([end])
        }
        return table
    }

    // MARK: Changes

    /// The card as a form has it.
    func card(_ form: [String: String], _ visit: Visit) -> (id: String, card: StaffEvent.Card) {
        let roles = visit.reader.regulation.roles.names.filter { form["roles.\($0)"] != nil }
        let card = StaffEvent.Card(
            name: form.line("name"), email: form.line("email"), language: form["language"] ?? "",
            roles: roles,
            administrator: form["administrator"] != nil)
        return (form["id"] ?? "", card)
    }

    func saveMember(_ id: String?, _ form: [String: String], _ visit: Visit) async throws
        -> Response
    {
        let known = id.flatMap(present)
        guard id == nil || known != nil else { throw PageError(.notFound) }
        let (newID, card) = card(form, visit)
        let name = known?.called ?? newID
        do {
            let check = try PeopleCheck(desk: desk)
            if id == nil { try check.id(newID, isTaken: desk.people.member(called: newID) != nil) }
            try check.card(card)
            if known?.card != card || known?.left == true {
                let change = PeopleChange(staff: name, [.stated(card)])
                try await record(change, StreamKey(.staff, name), form, visit)
            }
            return redirect(to: .admin(.member(desk.people.member(called: name)?.id ?? name)))
        } catch let fault as PeopleFault {
            return try await memberPage(id, visit, typed: (newID, card), fault: fault)
        } catch StoreError.conflict {
            return try await memberPage(
                id, visit, typed: (newID, card), notes: [.moved(visit.reader.words)])
        }
    }

    /// Whoever is called so now: nothing is done by the page of somebody who was.
    private func present(_ id: String) -> StaffMember? {
        desk.people.staff[id].flatMap { member in
            desk.people.member(called: member.called)?.id == id ? member : nil
        }
    }

    func act(_ act: MemberAct, on id: String, _ form: [String: String], _ visit: Visit) async throws
        -> Response
    {
        guard let member = present(id) else { throw PageError(.notFound) }
        let (stream, name) = (StreamKey(.staff, member.called), member.called)
        do {
            switch act {
            case .absence: return try await noteAbsence(of: member, form, visit)
            case .comeback:
                try await record(
                    .init(staff: name, [.back(.init(at: desk.world.now()))]), stream, form, visit)
            case .leaving:
                if !member.left {
                    try await record(.init(staff: name, [.left]), stream, form, visit)
                }
            case .sessions:
                try await signIn.endAll(
                    desk: desk.id, staff: id, except: visit.session.id, by: visit.session.staff,
                    from: visit.caller)
            case .invitation: return try await invite(member, visit)
            }
            return redirect(to: .admin(.member(id)))
        } catch let fault as PeopleFault {
            return try await memberPage(id, visit, fault: fault)
        } catch StoreError.conflict {
            return try await memberPage(id, visit, notes: [.moved(visit.reader.words)])
        }
    }

    private func noteAbsence(
        of member: StaffMember, _ form: [String: String], _ visit: Visit
    ) async throws -> Response {
        let (from, until) = (form["from"] ?? "", form["until"] ?? "")
        let end = until.isEmpty ? nil : visit.reader.instant(until)
        let start = visit.reader.instant(from)
        let absence = start.map { StaffMember.Absence(from: $0, until: end) }
        guard let absence, absence.isOrdered, until.isEmpty || end != nil else {
            let again = absenceForm(
                member, from: from, until: until, fault: .badPeriod, visit.reader)
            return try await memberPage(member.id, visit, absence: again)
        }
        if !member.absences.contains(absence) {
            let stream = StreamKey(.staff, member.called)
            try await record(.init(staff: member.called, [.away(absence)]), stream, form, visit)
        }
        return redirect(to: .admin(.member(member.id)))
    }

    func giveAbsenceBack(
        of id: String, _ form: [String: String], _ fault: PeopleFault, _ visit: Visit
    ) async throws -> Response {
        guard let member = desk.people.staff[id] else { throw PageError(.notFound) }
        let again = absenceForm(
            member, from: form["from"] ?? "", until: form["until"] ?? "", fault: fault, visit.reader
        )
        return try await memberPage(id, visit, absence: again)
    }

    private func invite(_ member: StaffMember, _ visit: Visit) async throws -> Response {
        let words = visit.reader.words
        guard !member.left, !member.email.isEmpty else {
            return try await memberPage(
                member.id, visit,
                notes: [.note(.warning, title: words[.invite], text: words[.noMail])])
        }
        do {
            let token = try await signIn.invite(
                login: member.email, desk: desk.id, staff: member.id, by: visit.session.staff)
            let link = SiteURL.invitation(token).path
            let secret = AdminPage.Block.secret(
                label: words[.inviteLink], value: (desk.address.text ?? "") + link,
                hint: words[.inviteOnce])
            return try await memberPage(member.id, visit, notes: [secret])
        } catch SignIn.Refusal.taken {
            return try await memberPage(
                member.id, visit,
                notes: [.note(.warning, title: words[.invite], text: words[.faultLogin])])
        }
    }

    /// Records a change by the visitor, who saw the version in the form.
    func record(
        _ change: PeopleChange, _ stream: StreamKey, _ form: [String: String], _ visit: Visit
    ) async throws {
        let seen = form["seen"].flatMap { Int($0) }.map { [stream: $0] } ?? [:]
        do {
            _ = try await desk.record(change, by: visit.session.staff, seen: seen)
        } catch let refusal as PeopleRefusal {
            throw refusal.fault
        }
    }
}

extension AdminPage.Block {
    static func moved(_ words: Words) -> Self {
        .note(.warning, title: words[.movedTitle], text: words[.movedText])
    }
}

extension [FormChoice] {
    static func languages(_ chosen: String) -> Self {
        Language.allCases.map {
            .init(id: $0.rawValue, label: $0.ownName, isChosen: $0.rawValue == chosen)
        }
    }
}

extension AdminForm.Field {
    static func identifier(_ value: String, _ words: Words) -> Self {
        .init(
            name: "id", label: words[.identifier], control: .text(value),
            hint: words[.identifierHint],
            isRequired: true)
    }
}

extension [String: String] {
    /// A field of one line, without blanks around it.
    func line(_ name: String) -> String { (self[name] ?? "").trimmingCharacters(in: .whitespaces) }
}
