import Foundation
import HTTPTypes
import Hummingbird
import Regulations
import Runtime
import ServiceDesk
import Store
import WorkingTime

/// A new ticket by a signed-in client.
extension Site {
    /// Characters of a subject.
    static let subjectMax = 200

    func portalRequestPage(_ visit: PortalVisit) throws -> Response {
        var form = FormData()
        form.fields["project"] =
            visit.client.projects.count == 1 ? visit.client.projects.keys.first : nil
        return page(PortalRequestPage.view(try requestModel(form, visit)))
    }

    func previewRequest(_ form: FormData, _ visit: PortalVisit) throws -> Response {
        page(PortalRequestPage.view(try requestModel(form, visit)))
    }

    func sendRequest(_ form: FormData, _ visit: PortalVisit) async throws -> Response {
        let errors = errors(form, visit)
        guard errors.isEmpty, let channel = visit.reader.regulation.portalChannel else {
            return page(
                PortalRequestPage.view(try requestModel(form, visit, errors: errors)),
                status: .init(code: 422))
        }
        do {
            let outcome = try await Intake(desk: desk).receive(
                interaction(form, channel: channel, visit))
            return redirect(
                to: .portal(outcome.number.map { .ticket($0) } ?? .home(.mine, after: nil)))
        } catch StoreError.conflict {
            // The same form again: its ticket is called like its interaction.
            let known = try await desk.ticket(id: TicketID(Self.requestID(form)), for: visit.viewer)
            return redirect(
                to: .portal(known.map { .ticket($0.number) } ?? .home(.mine, after: nil)))
        } catch let refusal as Refusal {
            return try requestAgain(
                form, field: "text", RefusalSentence(reader: visit.reader).text(refusal), visit)
        }
    }

    /// The form filled in as it was, with what is wrong at its field.
    func requestAgain(
        _ form: FormData, field: String, _ sentence: String, _ visit: PortalVisit,
        lostFiles: Bool = false
    ) throws -> Response {
        let error = PortalRequestPage.FieldError(
            field: field.replacing(".", with: "-"), text: sentence)
        var model = try requestModel(form, visit, errors: [error])
        model.lostFiles = lostFiles
        return page(PortalRequestPage.view(model), status: .init(code: 422))
    }

    private static func requestID(_ form: FormData) -> String {
        digest("\(form["nonce"] ?? "") \(form.fields.sorted { $0.key < $1.key })")
    }

    private func interaction(_ form: FormData, channel: String, _ visit: PortalVisit) -> Interaction
    {
        let fields = PortalFields(reader: visit.reader, roles: visit.contact.roles)
        var letter = StoredLetter(
            subject: String((form["subject"] ?? "").prefix(Self.subjectMax)),
            text: form["text"] ?? "")
        let drafts = form.attached(desk, to: &letter)
        var interaction = visit.interaction(
            by: channel, letter, drafts, at: desk.world.now(), id: Self.requestID(form))
        interaction.stated = .init(
            project: form["project"].flatMap { visit.client.projects[$0]?.id },
            category: form["category"].flatMap {
                visit.reader.regulation.categories[$0] == nil ? nil : $0
            },
            fields: fields.values(form, of: fields.asked + fields.consents).values)
        return interaction
    }

    private func errors(_ form: FormData, _ visit: PortalVisit) -> [PortalRequestPage.FieldError] {
        let portal = visit.portal
        let fields = PortalFields(reader: visit.reader, roles: visit.contact.roles)
        var errors: [PortalRequestPage.FieldError] = []
        func isEmpty(_ name: String) -> Bool { (form[name] ?? "").allSatisfy(\.isWhitespace) }
        if isEmpty("subject") {
            errors.append(.init(field: "subject", text: portal[.clientMissSubject]))
        }
        if visit.client.projects.count > 1, isEmpty("project") {
            errors.append(.init(field: "project", text: portal[.clientMissProject]))
        }
        if isEmpty("text"), form.files.isEmpty {
            errors.append(.init(field: "text", text: portal[.missText]))
        }
        if (form["text"] ?? "").utf8.count > Self.textMax {
            errors.append(.init(field: "text", text: visit.reader.words[.tooLong]))
        }
        for name in fields.values(form, of: fields.asked).bad {
            errors.append(
                .init(
                    field: "field-\(name)",
                    text: "\(visit.reader.fieldTitle(name)): \(portal[.badValue])"))
        }
        if visit.reader.regulation.portalChannel == nil {
            errors.append(.init(field: "subject", text: writeInstead(visit)))
        }
        return errors
    }

    private func writeInstead(_ visit: PortalVisit) -> String {
        let mail =
            visit.reader.regulation.channels.pairs.first { $0.item.kind == .email }?.item.address
            ?? ""
        return "\(visit.portal[.noPortalChannel]) \(mail)"
    }

    func requestModel(
        _ form: FormData, _ visit: PortalVisit, errors: [PortalRequestPage.FieldError] = []
    ) throws -> PortalRequestPage.Model {
        let reader = visit.reader
        let fields = PortalFields(reader: reader, roles: visit.contact.roles)
        return PortalRequestPage.Model(
            frame: try frame(visit, .request),
            form: .init(
                project: form["project"] ?? "", category: form["category"] ?? "",
                subject: form["subject"] ?? "",
                text: form["text"] ?? ""),
            projects: visit.client.projects.values.sorted { $0.name < $1.name }
                .map { .init(id: $0.id, label: $0.name) },
            categories: reader.categoryGroups,
            inputs: fields.asked.compactMap {
                fields.input($0, value: reader.typed($0, in: form.fields))
            },
            hints: reader.subjectHints, errors: errors, preview: try preview(form, visit, fields),
            nonce: desk.world.newToken())
    }

    /// What the regulation would do: the same decision as at the door, without writing anything.
    private func preview(
        _ form: FormData, _ visit: PortalVisit, _ fields: PortalFields
    ) throws -> PortalRequestPage.Preview? {
        let isBlank = ["subject", "text", "category"].allSatisfy { (form[$0] ?? "").isEmpty }
        guard !isBlank, let channel = visit.reader.regulation.portalChannel else { return nil }
        let found = try desk.preview(interaction(form, channel: channel, visit))
        let reader = EditionReader(
            language: visit.language, edition: found.edition, people: desk.people,
            now: visit.reader.now)
        return PortalRequestPage.Preview(
            found, reader: reader, form: form, roles: visit.contact.roles)
    }
}

extension PortalRequestPage.Preview {
    init(_ found: Preview, reader: EditionReader, form: FormData, roles: [String]) {
        let ticket = found.stream.ticket
        let rules = found.decision.spoken.compactMap { reader.regulation.rules[$0] }
        let missing = rules.flatMap { rule in
            rule.when.fieldNames.filter { ticket.value(of: $0) == nil }.map {
                (name: $0, rule: rule)
            }
        }
        var named: Set<String> = []
        let clocks = found.clocks.filter { $0.nature == .binding }
        let fields = PortalFields(reader: reader, roles: roles)
        self.init(
            clocks: clocks.compactMap { reader.reader.model(of: $0, in: reader.edition) },
            priority: reader.priority(ticket.priority),
            missing: missing.filter { named.insert($0.name).inserted }.map {
                .init(
                    reader.fieldTitle($0.name), isMet: false, clause: reader.link($0.rule.clauses))
            },
            notices: rules.filter { $0.verdict != .hint || $0.when.fieldNames.isEmpty }.map {
                rule in
                .init(
                    reader.caption(rule.title, rule.clauses),
                    state: rule.verdict == .hint ? .indicative : .warning,
                    clause: reader.link(rule.clauses))
            },
            outside: Self.outside(clocks, reader),
            consents: fields.consents.filter { name in
                fields.calendar(ofConsent: name).map {
                    !reader.edition.calendar($0).isOpen(at: reader.now)
                } ?? false
            }.compactMap { name in
                fields.consent(name, on: ticket).map {
                    .init(consent: $0, isGiven: form["field.\(name)"] == "1")
                }
            })
    }

    /// When the clock of the nearest promise begins to run, if its calendar is closed now.
    private static func outside(_ clocks: [Clock], _ reader: EditionReader) -> String? {
        guard let clock = clocks.first, case let calendar = reader.edition.calendar(clock.calendar),
            !calendar.isOpen(at: reader.now), let opening = calendar.nextBorder(after: reader.now)
        else { return nil }
        let moment = reader.words.momentInFull(reader.civil(opening), now: reader.today)
        return "\(Words.of(reader.language)[.outsideHint]) \(moment)."
    }
}

extension EditionReader {
    /// Categories that a ticket may have, under the names of their groups.
    var categoryGroups: [PortalRequestPage.Group] {
        let pairs = regulation.categories.pairs
        let groups = Set(pairs.compactMap(\.item.under))
        func choice(_ name: String, _ item: Regulations.Category) -> FormChoice {
            .init(id: name, label: caption(item.title, item.clauses))
        }
        let grouped = pairs.filter { groups.contains($0.name) }.map { name, item in
            PortalRequestPage.Group(
                title: caption(item.title, item.clauses),
                choices: pairs.filter { $0.item.under == name }.map { choice($0.name, $0.item) })
        }
        let single = pairs.filter { !groups.contains($0.name) && $0.item.under == nil }.map {
            choice($0.name, $0.item)
        }
        return grouped + (single.isEmpty ? [] : [.init(title: nil, choices: single)])
    }

    /// Words of the subject that propose a level, as the regulation has them.
    var subjectHints: [String] {
        regulation.priorities.pairs.flatMap { name, item -> [String] in
            guard let when = item.when else { return [] }
            let conditions =
                [when] + when.definitions.compactMap { regulation.definitions[$0]?.when }
            let level = caption(item.title, item.clauses)
            return conditions.flatMap(\.subjectWords).map {
                Words.of(language).wordsOfLevel($0, level)
            }
        }
    }
}
