import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import Runtime
import ServiceDesk
import Store

/// Acts of the staff on a ticket: the form of one, and what becomes of it when it is sent.
extension Site {
    func actPage(
        _ act: Act, _ number: Int, _ visit: Visit, fault: ActOffer.Fault? = nil,
        typed: [String: String] = [:], asking: [String] = [], newAfter seen: Int? = nil,
        status: HTTPResponse.Status? = nil
    ) async throws -> Response {
        let (view, reader, roles) = try await load(number, visit)
        let short = typed.mapValues { String($0.prefix(Self.textMax)) }
        let offers = Offers(view, reader, roles: roles, person: visit.session.staff)
        if act.isWritten, fault == nil { return redirect(to: .ticket(number)) }
        let offer = offers.offer(act, fault: fault, typed: short, asking: asking)
        guard let offer, fault == nil || !offer.inputs.isEmpty else {
            let reason =
                fault?.text
                ?? offers.obstacle(to: act).map { RefusalSentence(reader: reader).text($0) }
                ?? reader.words[.nothingToChoose]
            throw PageError(.refused, reason: reason, ticket: number, typed: typed["text"])
        }
        var model = ActPage.Model(
            frame: try await frame(visit, of: reader), ticket: number,
            subject: reader.subject(view.row.title), seen: view.stream.version, offer: offer)
        model.news = seen.map { Timeline(view, reader).news(after: $0) } ?? []
        return page(ActPage.view(model), status: status ?? (fault == nil ? .ok : .init(code: 422)))
    }

    /// Form → commands → redirect.
    func act(
        _ act: Act, _ number: Int, _ form: [String: String], files: FormData = FormData(),
        _ visit: Visit
    ) async throws -> Response {
        let (view, reader, roles) = try await load(number, visit)
        let text = form["text"] ?? ""
        let attempt = Attempt(act: act, number: number, form: form, files: files)
        guard text.utf8.count <= Self.textMax else {
            return try await again(attempt, .init("text", visit.reader.words[.tooLong]), visit)
        }
        if let chosen = otherHeading(than: act, form) {
            let other = Attempt(act: chosen, number: number, form: form, files: files)
            return try await again(other, .init("text", visit.reader.words[.pressBelow]), visit)
        }
        let offers = Offers(view, reader, roles: roles, person: visit.session.staff)
        do {
            if act.rule.reach != nil { return try await reach(attempt, view, visit) }
            guard !offers.isFaulty(act, form),
                let steps = try steps(attempt, view, reader, visit)
            else {
                let fault = ActOffer.Fault(act.mainAsk, visit.reader.words[.required])
                return try await again(attempt, fault, visit)
            }
            _ = try await desk.perform(steps: steps)
            return redirect(to: .ticket(number), sent: form["nonce"])
        } catch Refusal.outOfOrder(let first, let clauses) where act == .take {
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
    private func otherHeading(than act: Act, _ form: [String: String]) -> Act? {
        guard act.isWritten, let chosen = form["way"].flatMap(Act.init(rawValue:)),
            chosen.isWritten, chosen != Act.written.first, chosen != act
        else { return nil }
        return chosen
    }

    /// What the form has done: what a rule asked for, the words that go out first, the act itself.
    /// nil: something that it needs is missing.
    private func steps(
        _ attempt: Attempt, _ view: TicketView, _ reader: EditionReader, _ visit: Visit
    ) throws -> [Instruction]? {
        let (form, text) = (attempt.form, attempt.form["text"] ?? "")
        let (act, isEmpty) = (attempt.act.told(by: form), attempt.isEmpty)
        let (draft, attached) = try attempt.files.letter(text, desk, on: view.row.id)
        let hasWords = act.rule.asks.contains { $0.kind == .words } && !isEmpty
        let read = FormAnswers(
            form: form, said: hasWords ? draft.ref : nil, reader: reader,
            ticket: view.stream.ticket, person: visit.session.staff, id: desk.world.newID())
        guard let answers = read.answers(to: act), act.isAnswered(answers) else { return nil }
        let command = try act.command(answers)
        let sending = Self.sending(form, on: view, visit)
        let id = "form-\(sending)-\(attempt.act.rawValue)-\(Self.digest(text))"
        func step(_ command: Command, _ name: String, _ contents: [Contents.Draft])
            -> Instruction
        {
            Instruction(
                command, on: view.row.id, by: .staff(visit.session.staff), commandID: id + name,
                seen: form["seen"].flatMap { Int($0) }, contents: contents)
        }
        var steps: [Instruction] = []
        if act != .fill, let asked = read.details, !asked.isEmpty {
            steps.append(step(.fill(asked), "-asked", []))
        }
        let contents = hasWords ? [draft] + attached : []
        guard let first = act.rule.says, hasWords else {
            return steps + [step(command, "", contents)]
        }
        return steps + [
            step(try first.command(answers), "-result", contents), step(command, "", []),
        ]
    }

    /// A form that did not go through.
    private struct Attempt {
        var act: Act
        var number: Int
        var form: [String: String]
        var files: FormData

        var isEmpty: Bool {
            (form["text"] ?? "").allSatisfy(\.isWhitespace) && files.files.isEmpty
        }
    }

    private func written(_ attempt: Attempt, _ why: TicketPage.Written.Why) -> TicketPage.Written {
        .init(
            attempt.act, attempt.form, hadFiles: !attempt.files.files.isEmpty, why: why,
            nonce: desk.world.newToken())
    }

    private func again(
        _ attempt: Attempt, _ fault: ActOffer.Fault, _ visit: Visit, asking: [String] = []
    ) async throws -> Response {
        guard attempt.act.isWritten else {
            return try await actPage(
                attempt.act, attempt.number, visit, fault: fault, typed: attempt.form,
                asking: asking)
        }
        let written = written(attempt, .fault(fault.text))
        return try await ticket(attempt.number, visit, written: written, status: .init(code: 422))
    }

    private func again(
        _ attempt: Attempt, _ refusal: Refusal, _ reader: EditionReader, _ visit: Visit
    ) async throws -> Response {
        let missing = if case .byRule(let rule) = refusal { rule.missing } else { [] as [String] }
        let ask = missing.contains("reason") ? "reason" : attempt.act.mainAsk
        let fault = ActOffer.Fault(ask, RefusalSentence(reader: reader).text(refusal))
        return try await again(attempt, fault, visit, asking: missing)
    }

    /// The client wrote meanwhile: what they wrote is shown beside the words, which wait to be sent
    /// all the same.
    private func again(_ attempt: Attempt, _ news: NewsMeanwhile, _ visit: Visit) async throws
        -> Response
    {
        if attempt.act.isWritten {
            return try await ticket(
                attempt.number, visit, written: written(attempt, .news), newAfter: news.seen,
                status: .conflict)
        }
        // Nothing is written when a ticket is taken or admitted.
        guard attempt.act != .take, attempt.act != .admit else {
            throw PageError(.conflict, ticket: attempt.number)
        }
        return try await actPage(
            attempt.act, attempt.number, visit,
            fault: .init(nil, visit.reader.words[.newsForm]), typed: attempt.form,
            newAfter: news.seen, status: .conflict)
    }

    /// Another ticket of the strict pool comes first: says which, and asks those who may override
    /// it for the reason.
    private func takeLater(
        _ number: Int, than first: Int, _ clauses: [String], _ visit: Visit
    ) async throws -> Response {
        let (view, reader, roles) = try await load(number, visit)
        let offers = Offers(view, reader, roles: roles, person: visit.session.staff)
        var offer = ActOffer(
            .take, comesAfter: (first, reader.link(clauses)),
            mayOverride: offers.scene.mayOverride)
        if offer.mayOverride {
            offer.inputs = [ActInput("text", .outOfTurnReason, .text(rows: 2), isRequired: false)]
        }
        let model = ActPage.Model(
            frame: try await frame(visit, of: reader), ticket: number,
            subject: reader.subject(view.row.title), seen: view.stream.version, offer: offer)
        return page(ActPage.view(model), status: .init(code: 422))
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

    /// An act that changes another ticket as well, which is shown afterwards.
    private func reach(_ attempt: Attempt, _ view: TicketView, _ visit: Visit) async throws
        -> Response
    {
        let act = attempt.act
        let sending = Self.sending(attempt.form, on: view, visit)
        guard let ask = act.rule.asks.first,
            let named = attempt.form[ask.field(in: act)].flatMap({ Int($0) }),
            let reached = try await desk.reach(
                act, from: view.row.number, named: named, by: visit.session.staff,
                for: visit.viewer, as: "form-\(sending)-\(act.rawValue)")
        else {
            let fault = ActOffer.Fault(act.mainAsk, visit.reader.words[act.face.unknown])
            return try await again(attempt, fault, visit)
        }
        return redirect(to: .ticket(reached.other))
    }
}

extension Act {
    /// The ask that a refusal is shown at; nil: at the form as a whole.
    fileprivate var mainAsk: String? {
        let asks = rule.asks.filter { $0.need != .may }
        return asks.count == 1 || reason != nil || isWritten || self == .finish
            ? (asks.first ?? rule.asks.first)?.name : nil
    }
}
