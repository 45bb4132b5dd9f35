import Foundation
import Hummingbird
import Regulations
import Runtime
import ServiceDesk
import Store
import WorkingTime

/// A call or messenger interaction, written down by the one who took it.
extension Site {
    /// - Parameter fields: as they were filled in before.
    func interactionPage(
        _ visit: Visit, _ fields: [String: String]? = nil, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        var form = fields.map { InteractionPage.Form($0) } ?? InteractionPage.Form()
        if fields == nil { form.arrived = visit.reader.civil(visit.reader.now).fieldValue }
        return page(InteractionPage.view(try await model(form, visit)), status: status)
    }

    /// With the frame when a form asks, alone when the script does.
    func previewInteraction(_ fields: [String: String], _ visit: Visit) async throws -> Response {
        let form = InteractionPage.Form(fields).picking(fields, among: desk.people)
        var model: InteractionPage.Model
        do {
            model = try await self.model(form, visit, preview: try preview(form, visit))
        } catch let refusal as Refusal {
            model = try await self.model(form, visit, errors: [fault(refusal, visit)])
        }
        if let after = fields["find"], model.finder != nil {
            model.finder = InteractionChoices(people: desk.people, viewer: visit.viewer).finder(
                form.who, after: after)
        }
        return page(InteractionPage.view(model))
    }

    private func fault(_ refusal: Refusal, _ visit: Visit) -> InteractionPage.FieldError {
        let field: InteractionPage.Field =
            switch refusal {
            case .badMoment: .arrived
            case .badValue("project", _): .project
            default: .text
            }
        return .init(field, RefusalSentence(reader: visit.reader).text(refusal))
    }

    func registerInteraction(_ fields: [String: String], _ visit: Visit) async throws -> Response {
        let form = InteractionPage.Form(fields)
        let errors = self.errors(in: form, visit)
        guard errors.isEmpty, let arrivedAt = visit.reader.instant(form.arrived) else {
            return page(
                InteractionPage.view(try await model(form, visit, errors: errors)),
                status: .init(code: 422))
        }
        var interaction = self.interaction(form, visit, arrivedAt: arrivedAt)
        interaction.id = fields["nonce"].map { Self.digest("\($0) \(form)") }
        do {
            let outcome = try await Intake(desk: desk).receive(interaction)
            let list: SiteURL =
                mayOpen(.unticketed(judged: nil), visit)
                ? .unticketed(judged: nil) : .queue(.all, after: nil)
            return redirect(to: outcome.number.map { .ticket($0) } ?? list)
        } catch StoreError.conflict {
            // The same form again: its ticket is called like its interaction.
            let known = try await desk.ticket(id: TicketID(interaction.id ?? ""), for: visit.viewer)
            return redirect(to: known.map { .ticket($0.number) } ?? .unticketed(judged: nil))
        } catch let refusal as Refusal {
            let model = try await model(form, visit, errors: [fault(refusal, visit)])
            return page(InteractionPage.view(model), status: .init(code: 422))
        }
    }

    func giveInteractionBack(
        _ fields: [String: String], _ wrong: FormFault, _ visit: Visit
    ) async throws -> Response {
        let error = InteractionPage.FieldError(
            InteractionPage.Field(rawValue: wrong.field) ?? .text, visit.reader.told(wrong))
        let model = try await model(InteractionPage.Form(fields), visit, errors: [error])
        return page(InteractionPage.view(model), status: .init(code: 422))
    }

    // MARK: Parts

    private func interaction(_ form: InteractionPage.Form, _ visit: Visit, arrivedAt: Instant)
        -> Interaction
    {
        let person = person(form.who, visit)
        let project = form.project.isEmpty ? nil : ProjectKey(text: form.project)
        var letter = StoredLetter(subject: form.subject, text: form.text)
        letter.stated = .init(
            client: project?.client, project: project?.name,
            category: form.category.isEmpty ? nil : form.category)
        return Interaction(
            .written(by: visit.session.staff, of: person), channel: form.channel,
            address: person?.contact.addresses.first ?? form.who, letter: letter,
            arrivedAt: arrivedAt)
    }

    private func person(_ who: String, _ visit: Visit) -> KnownContact? {
        desk.people.contact(calledWho: who, seenBy: visit.viewer)
    }

    /// The chosen project is one of the client that the interaction is from.
    private func isProject(ofSender form: InteractionPage.Form, _ visit: Visit) -> Bool {
        let (chosen, client) = (ProjectKey(text: form.project), person(form.who, visit)?.client.id)
        guard chosen.client == nil || client == nil || chosen.client == client else { return false }
        return desk.people.project(ProjectKey(client: client, name: chosen.name)) != nil
    }

    private func errors(in form: InteractionPage.Form, _ visit: Visit) -> [InteractionPage
        .FieldError]
    {
        let (words, reader) = (visit.reader.words, visit.reader)
        var errors: [InteractionPage.FieldError] = []
        if form.channel != Channel.other, reader.regulation.channels[form.channel] == nil {
            errors.append(.init(.channel, words[.missChannel]))
        }
        if reader.instant(form.arrived) == nil {
            errors.append(.init(.arrived, words[.missArrival]))
        }
        if form.who.allSatisfy(\.isWhitespace) { errors.append(.init(.who, words[.missWho])) }
        if !form.project.isEmpty, !isProject(ofSender: form, visit) {
            errors.append(.init(.project, words[.wrongProject]))
        }
        if form.subject.allSatisfy(\.isWhitespace) {
            errors.append(.init(.subject, words[.missSubject]))
        }
        if form.text.utf8.count > Self.textMax { errors.append(.init(.text, words[.tooLong])) }
        return errors
    }

    private func model(
        _ form: InteractionPage.Form, _ visit: Visit, errors: [InteractionPage.FieldError] = [],
        preview: InteractionPage.Preview? = nil
    ) async throws -> InteractionPage.Model {
        let reader = visit.reader
        let choices = InteractionChoices(people: desk.people, viewer: visit.viewer)
        let channels = reader.regulation.channels.pairs
        let backdate = channels.map(\.item.backdateMinutes).max() ?? 0
        return InteractionPage.Model(
            frame: try await frame(visit, section: .interaction), form: choices.filledIn(form),
            channels: (channels.writtenDown + [Channel.other]).map {
                .init(id: $0, label: reader.channelLabel($0))
            },
            projects: choices.projects(for: form),
            categories: reader.regulation.categories.pairs.filter {
                $0.item.under != nil || $0.item.title != nil
            }.map {
                .init(id: $0.name, label: reader.caption($0.item.title, $0.item.clauses))
            },
            people: choices.names, finder: choices.areMany ? .init() : nil, errors: errors,
            preview: preview,
            earliest: reader.civil(reader.now - Int64(backdate) * 60),
            latest: reader.civil(reader.now),
            nonce: desk.world.newToken())
    }

    /// What the regulation would do: the same decision as at the door, without writing anything.
    private func preview(_ form: InteractionPage.Form, _ visit: Visit) throws -> InteractionPage
        .Preview?
    {
        guard let arrivedAt = visit.reader.instant(form.arrived),
            form.channel == Channel.other || visit.reader.regulation.channels[form.channel] != nil
        else { return nil }
        let found = try desk.preview(interaction(form, visit, arrivedAt: arrivedAt))
        let reader = EditionReader(
            language: visit.language, edition: found.edition, people: desk.people,
            now: visit.reader.now)
        let ticket = found.stream.ticket
        let rules = (found.decision.spoken).compactMap { name in
            reader.regulation.rules[name].map { (name, $0) }
        }
        return InteractionPage.Preview(
            clocks: found.clocks.filter { $0.nature == .binding }.compactMap {
                reader.reader.model(of: $0, in: reader.edition)
            },
            priority: reader.priority(ticket.priority),
            notices: rules.filter { $0.1.verdict != .hint }.map { _, rule in
                .init(
                    reader.caption(rule.title, rule.clauses), state: .warning,
                    clause: reader.link(rule.clauses))
            } + (try toldNotice(found.decision, form, visit)),
            readiness: rules.filter { $0.1.verdict == .hint }.map { _, rule in
                .init(
                    reader.caption(rule.title, rule.clauses), isMet: false,
                    clause: reader.link(rule.clauses))
            })
    }
}

extension Site {
    /// What to say to the one who calls, where no ticket will come of it.
    private func toldNotice(
        _ decision: Decision, _ form: InteractionPage.Form, _ visit: Visit
    ) throws -> [InteractionPage.Notice] {
        guard case .recorded(let rule, _)? = decision.unticketed,
            let told = try desk.told(byRule: rule, toSender: form.who, or: visit.language.rawValue)
        else { return [] }
        return [
            .init(
                "\(visit.reader.words[.unticketedTold]): «\(told)»", state: .indicative, clause: nil
            )
        ]
    }
}

extension [(name: String, item: Channel)] {
    /// Every channel, those first by which people are heard; what comes by itself is written down
    /// where it did not.
    fileprivate var writtenDown: [String] {
        let byItself: Set<Channel.Kind> = [.email, .portal, .form]
        return filter { !byItself.contains($0.item.kind) }.map(\.name)
            + filter { byItself.contains($0.item.kind) }.map(\.name)
    }
}

extension InteractionPage.Form {
    init(_ fields: [String: String]) {
        self.init()
        channel = fields["channel"] ?? ""
        arrived = fields["arrived"] ?? ""
        who = fields["who"] ?? ""
        project = fields["project"] ?? ""
        category = fields["category"] ?? ""
        subject = fields["subject"] ?? ""
        text = fields["text"] ?? ""
    }
}

extension EditionReader {
    /// A channel in a choice: several of one kind are told apart by their names.
    func channelLabel(_ name: String) -> String {
        guard let channel = regulation.channels[name] else { return self.channel(name) }
        let isAlone = regulation.channels.pairs.count { $0.item.kind == channel.kind } == 1
        return channel.title.map(text)
            ?? (isAlone
                ? words.channel(channel.kind) : name.prefix(1).uppercased() + name.dropFirst())
    }
}
