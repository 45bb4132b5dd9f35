import Channels
import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import Letters
import NIOCore
import Regulations
import Runtime
import ServiceDesk
import Store
import WorkingTime

extension Site {
    /// The ticket with a reader of its own edition, which its clauses link to, and the roles in
    /// which the visitor acts.
    private func load(_ number: Int, _ visit: Visit) async throws -> (
        view: TicketView, reader: EditionReader, roles: [String]
    ) {
        guard let view = try await desk.ticket(number: number, for: visit.viewer) else {
            throw PageError(.notFound)
        }
        let reader = EditionReader(
            language: visit.language, edition: view.edition, people: desk.people, now: view.asOf)
        let (own, standingIn) = desk.roles(of: visit.session.staff, on: view)
        return (view, reader, own + standingIn)
    }

    /// Around a page of a ticket, which calls things as the ticket's own version does.
    private func frame(_ visit: Visit, of reader: EditionReader) async throws -> DeskFrame {
        var frame = try await self.frame(visit, section: .queue)
        frame.labels = reader.labels
        return frame
    }

    /// - Parameters:
    ///   - written: words in the box that were not carried out.
    ///   - seen: what came after this position is marked as new.
    func ticket(
        _ number: Int, _ visit: Visit, written: TicketPage.Written? = nil,
        newAfter seen: Int? = nil,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let (view, reader, roles) = try await load(number, visit)
        var model = TicketPage.Model(
            view, frame: try await frame(visit, of: reader), reader: reader, roles: roles,
            person: visit.session.staff, written: written, newAfter: seen,
            nonce: desk.world.newToken())
        model.standsInFor = substitution(of: visit, on: view, reader)
        if let written, model.composer == nil {
            let reason = RefusalSentence(reader: reader).text(.wrongState(view.stream.ticket.state))
            throw PageError(.refused, reason: reason, ticket: number, typed: written.text)
        }
        return page(TicketPage.view(model), status: status)
    }

    /// In whose place the visitor may act here.
    private func substitution(of visit: Visit, on view: TicketView, _ reader: EditionReader)
        -> String?
    {
        let roles = desk.roles(of: visit.session.staff, on: view).standingIn
        guard view.stream.ticket.isOpen, !roles.isEmpty else { return nil }
        return roles.map(reader.roleTitle).joined(separator: ", ")
    }

    func explainPage(_ number: Int, clock id: String, _ visit: Visit) async throws -> Response {
        let (view, reader, _) = try await load(number, visit)
        let index = view.clocks.firstIndex { $0.id.text == id }
        guard let index, let card = reader.card(view.clocks[index], view.explanations[index]) else {
            throw PageError(.notFound, ticket: number)
        }
        let model = ExplainPage.Model(
            frame: try await frame(visit, of: reader), ticket: number,
            subject: reader.subject(view.row.title),
            card: card, basis: reader.words.edition(reader.regulation.version))
        return page(ExplainPage.view(model))
    }

    func action(
        _ action: TicketAction, _ number: Int, _ visit: Visit, fault: ActionOffer.Fault? = nil,
        typed: [String: String] = [:], asking: [String] = [], newAfter seen: Int? = nil,
        status: HTTPResponse.Status? = nil
    ) async throws -> Response {
        let (view, reader, roles) = try await load(number, visit)
        let short = typed.mapValues { String($0.prefix(Self.textMax)) }
        let offer = Offers(view, reader, roles: roles, person: visit.session.staff)
            .offer(action, fault: fault, typed: short, asking: asking)
        guard let offer, fault == nil || (action != .take && action != .admission) else {
            if fault == nil, action.isWritten { return redirect(to: .ticket(number)) }
            let reason =
                fault?.text
                ?? RefusalSentence(reader: reader).text(inTheWay(of: action, view.stream.ticket))
            throw PageError(.refused, reason: reason, ticket: number, typed: typed["text"])
        }
        var model = ActionPage.Model(
            frame: try await frame(visit, of: reader), ticket: number,
            subject: reader.subject(view.row.title),
            seen: view.stream.version, offer: offer)
        model.news = seen.map { Timeline(view, reader).news(after: $0) } ?? []
        return page(
            ActionPage.view(model), status: status ?? (fault == nil ? .ok : .init(code: 422)))
    }

    /// Why an action that was asked for by its address is not offered.
    private func inTheWay(of action: TicketAction, _ ticket: Ticket) -> Refusal {
        if action == .take, ticket.isOpen, let taker = ticket.taker {
            return .alreadyTaken(by: taker)
        }
        return .wrongState(ticket.state)
    }

    /// Form → command → redirect.
    func act(
        _ action: TicketAction, _ number: Int, _ form: [String: String],
        files: FormData = FormData(), _ visit: Visit
    ) async throws -> Response {
        let (view, reader, roles) = try await load(number, visit)
        let text = form["text"] ?? ""
        let offers = Offers(view, reader, roles: roles, person: visit.session.staff)
        let attempt = Attempt(
            action: action, number: number, form: form, hadFiles: !files.files.isEmpty)
        guard text.utf8.count <= Self.textMax else {
            return try await again(attempt, .init(.text, visit.reader.words[.tooLong]), visit)
        }
        if action == .merge { return try await merge(view, form, visit) }
        if let chosen = otherHeading(than: action, form) {
            let other = Attempt(
                action: chosen, number: number, form: form, hadFiles: attempt.hadFiles)
            return try await again(other, .init(.text, visit.reader.words[.pressBelow]), visit)
        }
        guard !offers.isFaulty(action, form),
            let (command, contents) = try command(action, form, text, files, view, reader, visit)
        else {
            return try await again(
                attempt, .init(action.required, visit.reader.words[.required]), visit)
        }
        let id = "\(Self.sending(form, on: view, visit))-\(action.rawValue)-\(Self.digest(text))"
        do {
            if let values = asked(of: action, form, view, reader, visit) {
                try await perform(.fill(values), [], nonce: id + "-asked", on: view, form, visit)
            }
            if action == .completion, let said = contents.first {
                try await perform(
                    .reply(said.ref), contents, nonce: id + "-result", on: view, form, visit)
            }
            try await perform(
                command, action == .completion ? [] : contents, nonce: id, on: view, form, visit)
            return redirect(to: .ticket(number), sent: form["nonce"])
        } catch Refusal.outOfOrder(let first, let clauses) where action == .take {
            return try await takeLater(number, than: first, clauses, visit)
        } catch let refusal as Refusal {
            return try await again(attempt, refusal, reader, visit)
        } catch let error as StoreError where error.isRepeatedCommand {
            // The same form with the same text: what it asked for is done.
            return redirect(to: .ticket(number), sent: form["nonce"])
        } catch let news as NewsMeanwhile {
            return try await again(attempt, news, visit)
        }
    }

    /// The heading that was chosen, where the button is another's: Enter in the form presses the
    /// first one. The reply is what stands chosen from the beginning, so it says nothing.
    private func otherHeading(than action: TicketAction, _ form: [String: String]) -> TicketAction?
    {
        guard action.isWritten, let chosen = form["way"].flatMap(TicketAction.init(rawValue:)),
            chosen.isWritten,
            chosen != .reply, chosen != action
        else { return nil }
        return chosen
    }

    /// A form that did not go through.
    private struct Attempt {
        var action: TicketAction
        var number: Int
        var form: [String: String]
        var hadFiles: Bool
    }

    private func written(_ attempt: Attempt, _ why: TicketPage.Written.Why) -> TicketPage.Written {
        .init(
            attempt.action, attempt.form, hadFiles: attempt.hadFiles, why: why,
            nonce: desk.world.newToken())
    }

    private func again(
        _ attempt: Attempt, _ fault: ActionOffer.Fault, _ visit: Visit, asking: [String] = []
    ) async throws -> Response {
        guard attempt.action.isWritten else {
            return try await action(
                attempt.action, attempt.number, visit, fault: fault, typed: attempt.form,
                asking: asking)
        }
        let written = written(attempt, .fault(fault.text))
        return try await ticket(attempt.number, visit, written: written, status: .init(code: 422))
    }

    private func again(
        _ attempt: Attempt, _ refusal: Refusal, _ reader: EditionReader, _ visit: Visit
    ) async throws -> Response {
        let missing = if case .byRule(let rule) = refusal { rule.missing } else { [] as [String] }
        let field = missing.contains("reason") ? .choice : attempt.action.required
        let fault = ActionOffer.Fault(field, RefusalSentence(reader: reader).text(refusal))
        return try await again(attempt, fault, visit, asking: missing)
    }

    /// The client wrote meanwhile: what they wrote is shown beside the words, which wait to be sent
    /// all the same.
    private func again(_ attempt: Attempt, _ news: NewsMeanwhile, _ visit: Visit) async throws
        -> Response
    {
        if attempt.action.isWritten {
            return try await ticket(
                attempt.number, visit, written: written(attempt, .news), newAfter: news.seen,
                status: .conflict)
        }
        // Nothing is written when a ticket is taken or admitted.
        guard attempt.action != .take, attempt.action != .admission else {
            throw PageError(.conflict, ticket: attempt.number)
        }
        let fault = ActionOffer.Fault(.form, visit.reader.words[.newsForm])
        return try await action(
            attempt.action, attempt.number, visit, fault: fault, typed: attempt.form,
            newAfter: news.seen,
            status: .conflict)
    }

    /// Fields that a rule asked for in this form.
    private func asked(
        of action: TicketAction, _ form: [String: String], _ view: TicketView,
        _ reader: EditionReader, _ visit: Visit
    ) -> [String: FieldValue]? {
        guard action != .details else { return nil }
        let work = WorkForm(
            form: form, said: nil, reader: reader, ticket: view.stream.ticket,
            person: visit.session.staff, id: "")
        return work.details.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Another ticket of the strict pool comes first: says which, and asks those who may override
    /// it for the reason.
    private func takeLater(
        _ number: Int, than first: Int, _ clauses: [String], _ visit: Visit
    ) async throws -> Response {
        let (view, reader, roles) = try await load(number, visit)
        let overseers = reader.regulation.overseers
        let offer = ActionOffer(
            .take, comesAfter: (first, reader.link(clauses)),
            mayOverride: roles.contains { overseers.contains($0) })
        let model = ActionPage.Model(
            frame: try await frame(visit, of: reader), ticket: number,
            subject: reader.subject(view.row.title),
            seen: view.stream.version, offer: offer)
        return page(ActionPage.view(model), status: .init(code: 422))
    }

    private func perform(
        _ command: Command, _ contents: [Contents.Draft], nonce: String, on view: TicketView,
        _ form: [String: String],
        _ visit: Visit
    ) async throws {
        _ = try await desk.perform(
            Runtime.Request(
                command, on: view.row.id, by: .staff(visit.session.staff),
                commandID: "form-\(nonce)",
                seen: form["seen"].flatMap { Int($0) }, contents: contents))
    }

    /// Names one sending of a form, so that the same sent twice is done once. A form without a
    /// number of its own is known by everything that was filled in, on this ticket as it stands; on
    /// another ticket it is another.
    private static func sending(_ form: [String: String], on view: TicketView, _ visit: Visit)
        -> String
    {
        if let nonce = form["nonce"] { return nonce }
        let filled = form.filter { $0.key != "form_token" && $0.key != "seen" }.sorted {
            $0.key < $1.key
        }
        return digest("\(visit.session.id) \(view.row.id) \(view.stream.version) \(filled)")
    }

    /// Tells a form sent twice from one that was changed and sent again.
    static func digest(_ text: String) -> String {
        Hexadecimal.text(SHA256.hash(data: Data(text.utf8)).prefix(16))
    }

    /// Bytes of one answer.
    static let textMax = 100_000

    /// nil: something that the action needs is missing.
    private func command(
        _ action: TicketAction, _ form: [String: String], _ text: String, _ files: FormData,
        _ view: TicketView,
        _ reader: EditionReader, _ visit: Visit
    ) throws -> (Command, [Contents.Draft])? {
        let isEmpty = text.allSatisfy(\.isWhitespace) && files.files.isEmpty
        let (draft, attached) = try files.letter(text, desk, on: view.row.id)
        let said = isEmpty ? nil : draft.ref
        let drafts = isEmpty ? [] : [draft] + attached
        switch action {
        case .reply: return isEmpty ? nil : (.reply(draft.ref), drafts)
        case .question: return isEmpty ? nil : (.askClient(draft.ref), drafts)
        case .note: return isEmpty ? nil : (.note(draft.ref), drafts)
        // A reason is why the order of a strict pool is overridden; the desk knows who may.
        case .take: return (.take(override: isEmpty ? nil : text), [])
        case .admission: return (.admit, [])
        case .precedence:
            return ground(form, text, reader).map { (.expedite(reason: $0.reason, said), drafts) }
        case .turn: return (.putInTurn(said), drafts)
        case .completion: return (.finish, drafts)
        case .postponement:
            guard let until = reader.instant(form["until"]) else { return nil }
            return (
                .postpone(
                    until: until, reason: form["choice"] ?? reasonOfPause(text, reader), said),
                drafts
            )
        case .refusal:
            return ground(form, text, reader).map { (.refuse(reason: $0.reason, said), drafts) }
        case .priority:
            let reason =
                isEmpty || !reader.asksReason
                ? nil : text.trimmingCharacters(in: .whitespacesAndNewlines)
            if let part = form["part"], !part.isEmpty {
                return (.prioritiseSubtask(part, form["choice"]), [])
            }
            return form["choice"].map { (.prioritise($0, reason: reason), []) }
        case .category: return form["choice"].map { (.categorise($0), []) }
        case .placement, .estimate, .approval, .worklog, .wait, .resumption, .handover, .subtask,
            .subtaskResult, .merge, .watch, .unwatch, .snooze, .closure, .reopening, .decision,
            .release, .start, .assignment, .details, .publication, .acceptance, .defect,
            .correction, .escalation, .withdrawal:
            let work = WorkForm(
                form: form, said: said, reader: reader, ticket: view.stream.ticket,
                person: visit.session.staff,
                id: desk.world.newID())
            return work.command(action).map { ($0, drafts) }
        }
    }

    /// The reason that was chosen; where the regulation lists none, something has to be written.
    /// nil: neither.
    private func ground(_ form: [String: String], _ text: String, _ reader: EditionReader)
        -> Ground?
    {
        if reader.regulation.fields["reason"]?.options.names.isEmpty == false {
            return form["choice"].map { Ground(reason: $0) }
        }
        let written = text.trimmingWhitespace
        return written.isEmpty ? nil : Ground(reason: reader.asksReason ? written : nil)
    }

    /// Words are the reason where a rule asks for one that the regulation does not list.
    private func reasonOfPause(_ text: String, _ reader: EditionReader) -> String? {
        let written = text.trimmingWhitespace
        return reader.asksReason && reader.asksReason(before: .postponed) && !written.isEmpty
            ? written : nil
    }

    private struct Ground {
        /// Value of the regulation's field; nil: it has no such field, the words stand in the
        /// message alone.
        var reason: String?
    }

    /// Both tickets in one transaction; afterwards the other one is shown.
    private func merge(_ view: TicketView, _ form: [String: String], _ visit: Visit) async throws
        -> Response
    {
        do {
            guard let number = form["number"].flatMap({ Int($0) }),
                try await desk.merge(
                    view.row.number, into: number, by: visit.session.staff, for: visit.viewer)
                    != nil
            else {
                let fault = ActionOffer.Fault(.form, visit.reader.words[.mergeUnknown])
                return try await action(.merge, view.row.number, visit, fault: fault, typed: form)
            }
            return redirect(to: .ticket(number))
        } catch let refusal as Refusal {
            let fault = ActionOffer.Fault(
                .form, RefusalSentence(reader: visit.reader).text(refusal))
            return try await action(.merge, view.row.number, visit, fault: fault, typed: form)
        }
    }

    // MARK: Contents

    /// Files are given to the browser to keep, never to run.
    func content(_ id: String, _ visit: Visit) async throws -> Response {
        guard let file = try await desk.file(id, for: visit.viewer) else {
            throw PageError(.notFound)
        }
        var headers = HTTPFields()
        headers[.contentType] = file.isImage ? file.contentType : "application/octet-stream"
        let name = PercentCoding.encode(file.name)
        headers[.contentDisposition] = "attachment; filename*=UTF-8''\(name)"
        headers[.contentSecurityPolicy] = "sandbox; default-src 'none'"
        return Response(
            status: .ok, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: file.bytes)))
    }

    func letter(_ id: String, _ visit: Visit) async throws -> Response {
        guard let file = try await desk.file(id, for: visit.viewer) else {
            throw PageError(.notFound)
        }
        let safe = LetterHTML.sanitised(String(decoding: file.bytes, as: UTF8.self)) { _ in nil }
        var headers = HTTPFields()
        headers[.contentType] = "text/html; charset=utf-8"
        headers[.contentSecurityPolicy] = LetterFrame.policy
        let text = "<!doctype html><meta charset=\"utf-8\"><base target=\"_blank\">" + safe.html
        return Response(
            status: .ok, headers: headers, body: .init(byteBuffer: ByteBuffer(string: text)))
    }

    /// The version that the address names, as tickets that are judged by it cite it.
    func regulationPage(id: String, version: String, _ visit: Visit) async throws -> Response {
        guard let edition = try desk.edition(id: id, version: version) else {
            throw PageError(.notFound)
        }
        let reader = EditionReader(
            language: visit.language, edition: edition, people: desk.people, now: desk.world.now())
        let frame = try await frame(visit, section: .regulation)
        let model = RegulationPage.Model(frame: frame, reader: reader, published: desk.regulations)
        return page(RegulationPage.view(model))
    }
}

extension TicketAction {
    /// Written in the box under the conversation.
    var isWritten: Bool { self == .reply || self == .question || self == .note }

    /// The field that the action cannot do without.
    var required: ActionOffer.Fault.Field {
        switch self {
        case .reply, .note, .question, .take, .admission, .completion, .turn: .text
        case .postponement: .until
        case .refusal, .priority, .category, .precedence: .choice
        case .placement, .estimate, .approval, .worklog, .wait, .resumption, .handover, .subtask,
            .subtaskResult, .merge, .watch, .unwatch, .snooze, .closure, .reopening, .decision,
            .release, .start, .assignment, .details, .publication, .acceptance, .defect,
            .correction, .escalation, .withdrawal:
            .form
        }
    }
}

extension EditionReader {
    /// `2026-11-05T14:30` of a form, in the reader's zone.
    func instant(_ field: String?) -> Instant? {
        guard let parts = field?.split(separator: "T"), parts.count == 2,
            let date = CivilDate(String(parts[0])),
            let time = CivilTime(String(parts[1].prefix(5)))
        else { return nil }
        return zone.instant(of: date, time)
    }
}
