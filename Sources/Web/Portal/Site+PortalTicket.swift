import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Regulations
import Runtime
import ServiceDesk
import Store
import WorkingTime

/// A client's ticket: shown, and acted upon.
extension Site {
    private func load(_ number: Int, _ visit: PortalVisit) async throws -> (
        view: TicketView, reader: EditionReader
    ) {
        let view = try await desk.ticket(number: number, for: visit.viewer).found()
        let reader = EditionReader(
            language: visit.language, edition: view.edition, people: desk.people, now: view.asOf)
        return (view, reader)
    }

    func portalTicket(
        _ number: Int, _ visit: PortalVisit, fault: PortalTicketPage.Fault? = nil
    ) async throws -> Response {
        let (view, reader) = try await load(number, visit)
        var forms = PortalForms(
            view: view, reader: reader, contact: visit.contact, nonce: desk.world.newToken())
        forms.isOver = try await desk.isOver(view.row.id, for: .contact(visit.contact.id))
        var frame = try self.frame(visit, .tickets)
        frame.labels = reader.labels
        let model = PortalTicketPage.Model(
            frame: frame, number: number,
            subject: reader.subject(view.row.title), state: view.row.state,
            isMerged: view.row.isMerged,
            situation: try await situation(view, reader, visit),
            entries: ClientTimeline(view: view, reader: reader, person: visit.contact.id).entries,
            clocks: TicketPage.Model.cards(view, view.clocks.filter(\.isForClients), reader),
            facts: facts(view, reader),
            version: reader.regulation == visit.reader.regulation
                ? nil : .init(regulation: reader.regulation.id, label: reader.regulation.version),
            meeting: MeetingPanel(view, reader, url: .portal(.meeting(ticket: number))),
            forms: forms.all, fault: fault)
        return page(PortalTicketPage.view(model), status: fault == nil ? .ok : .init(code: 422))
    }

    /// A merged ticket leads to the one it goes on as, where the client may see that.
    private func situation(
        _ view: TicketView, _ reader: EditionReader, _ visit: PortalVisit
    ) async throws -> ClientSituation {
        var situation = ClientSituation(view, reader)
        guard let number = situation.goesOn else { return situation }
        situation.isLinked = try await desk.ticket(number: number, for: visit.viewer) != nil
        return situation
    }

    private func facts(_ view: TicketView, _ reader: EditionReader) -> [TicketPage.Fact] {
        let (ticket, portal) = (view.stream.ticket, Words.of(reader.language))
        var facts: [TicketPage.Fact] = [.init(portal[.cameBy], reader.channel(ticket.channel))]
        if let project = reader.people.project(ticket.projectKey) {
            facts.append(.init(portal[.project], project.name))
        }
        if case .arrived(let arrived)? = view.stream.records.first?.event,
            let other = arrived.splitFrom
        {
            facts.append(.init(reader.words[.splitFrom], reader.words.number(other)))
        }
        if case .arrived(let arrived)? = view.stream.records.first?.event,
            let ended = arrived.answers
        {
            facts.append(.init(reader.words[.answersEnded], reader.words.number(ended)))
        }
        if let category = reader.category(ticket.category) {
            facts.append(.init(portal[.clientCategory], category))
        }
        if let priority = reader.priority(ticket.priority) {
            facts.append(.init(portal[.level], priority.name))
        }
        for (name, value) in ticket.fields.sorted(by: { $0.key < $1.key })
        where reader.regulation.isForClients(name) {
            guard let field = reader.regulation.fields[name] else { continue }
            facts.append(
                .init(
                    reader.fieldTitle(name), reader.words(value, of: field),
                    clause: reader.link(field.clauses),
                    url: value.ticket(of: field).map { .portal(.ticket($0)) }))
        }
        return facts
    }

    // MARK: Files

    /// A file of a message that the client sees; whatever else there is, there is not for them.
    func portalFile(_ id: String, ofTicket number: Int, _ visit: PortalVisit) async throws
        -> Response
    {
        let (view, reader) = try await load(number, visit)
        let known = ClientTimeline(view: view, reader: reader, person: visit.contact.id).files
        guard let file = known.first(where: { $0.id == id }),
            let bytes = try await desk.contentBytes(id)
        else {
            throw PageError(.notFound)
        }
        return download(bytes, name: file.name)
    }

    /// Given to the browser to keep, never to run.
    private func download(_ bytes: Data, name: String) -> Response {
        var headers = HTTPFields()
        headers[.contentType] = "application/octet-stream"
        headers[.contentDisposition] = "attachment; filename*=UTF-8''\(PercentCoding.encode(name))"
        headers[.contentSecurityPolicy] = "sandbox; default-src 'none'"
        return Response(
            status: .ok, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    // MARK: Acts

    /// Form → command → redirect.
    func portalAct(
        _ action: PortalAction, _ number: Int, _ form: FormData, _ visit: PortalVisit
    ) async throws -> Response {
        let (view, reader) = try await load(number, visit)
        let text = form["text"] ?? ""
        func again(_ reason: String) async throws -> Response {
            let fault = PortalTicketPage.Fault(
                action: action, text: reason, typed: String(text.prefix(20_000)))
            return try await portalTicket(number, visit, fault: fault)
        }
        guard text.utf8.count <= Self.textMax else {
            return try await again(reader.words[.tooLong])
        }
        if action.needsText, text.allSatisfy(\.isWhitespace), form.files.isEmpty {
            return try await again(visit.portal[.missText])
        }
        do {
            let act = PortalAct(site: self, view: view, reader: reader, visit: visit, form: form)
            let opened = try await act.carryOut(action)
            return redirect(to: .portal(.ticket(opened ?? number)), sent: form["nonce"])
        } catch is PriceUnread {
            return try await again(visit.portal[.priceUnread])
        } catch let refusal as Refusal {
            return try await again(RefusalSentence(reader: reader).text(refusal))
        } catch let error as StoreError where error.isRepeatedCommand {
            return redirect(to: .portal(.ticket(number)), sent: form["nonce"])
        } catch StoreError.conflict {
            return redirect(to: .portal(.ticket(number)), sent: form["nonce"])
        }
    }
}

/// Consent to a price that was not on the page, or was not ticked there.
struct PriceUnread: Error {}

extension PortalAction {
    /// The act that the form carries out.
    var act: Act {
        switch self {
        case .answer, .reopening: .write
        case .details, .rating, .consent: .fill
        case .approval: .approve
        case .rejection: .decline
        case .acceptance: .signOff
        case .defect: .reportDefect
        case .escalation: .escalate
        }
    }

    /// The form is about its words; a ladder is climbed with a ground.
    var needsText: Bool {
        self == .escalation || act.rule.asks.contains { $0.kind == .words && $0.need == .must }
    }
}

/// Carries one form of a client out.
struct PortalAct {
    let site: Site
    let view: TicketView
    let reader: EditionReader
    let visit: PortalVisit
    let form: FormData

    private var desk: Desk { site.desk }
    private var fields: PortalFields { PortalFields(reader: reader, roles: visit.contact.roles) }
    private var nonce: String {
        Site.digest(
            "\(view.row.id) \(form["nonce"] ?? "") \(form.fields.sorted { $0.key < $1.key })")
    }

    /// - Returns: number of the request that the words opened, where they did.
    func carryOut(_ action: PortalAction) async throws -> Int? {
        switch action {
        // What is written on a finished ticket opens it again, or another one, as the regulation
        // says.
        case .answer, .reopening: return try await answer()
        case .details: try await fillDetails()
        case .rating: try await rate()
        case .consent: try await agree()
        case .approval: try await approve()
        case .rejection: try await decide { .decline(version: $0, $1) }
        case .defect:
            let (said, files) = try form.letter(form["text"] ?? "", desk, on: view.row.id)
            try await perform(.reportDefect(said.ref), "defect", [said] + files)
        case .escalation: try await escalate()
        case .acceptance:
            if form["rating"] != nil { try await rate() }
            try await perform(.signOff, "acceptance")
        }
        return nil
    }

    private func perform(_ command: Command, _ name: String, _ contents: [Contents.Draft] = [])
        async throws
    {
        _ = try await desk.perform(
            Instruction(
                command, on: view.row.id, by: .contact(visit.contact.id),
                commandID: "portal-\(nonce)-\(name)",
                contents: contents))
    }

    private func answer() async throws -> Int? {
        let subject = (form["subject"] ?? "").trimmingWhitespace.prefix(Site.subjectMax)
        var letter = StoredLetter(subject: String(subject), text: form["text"] ?? "")
        let drafts = form.attached(desk, to: &letter)
        letter.stated = .init(ticket: view.row.id)
        let outcome = try await Intake(desk: desk).receive(
            visit.interaction(
                by: reader.regulation.ownChannel, letter, drafts, at: desk.world.now(), id: nonce))
        return outcome.outcome == .appended || outcome.outcome == .duplicate ? nil : outcome.number
    }

    /// What the ladder asks for is said first; the desk decides whether its step may be taken.
    private func escalate() async throws {
        guard let name = form["ladder"], let ladder = reader.regulation.escalations[name] else {
            throw Refusal.noSuchEscalation(form["ladder"] ?? "")
        }
        let (values, bad) = fields.values(form, of: ladder.asks)
        if let name = bad.first {
            throw Refusal.badValue(field: name, expected: visit.portal[.badValue])
        }
        if !values.isEmpty { try await perform(.fill(values), "claim") }
        let (said, files) = try form.letter(form["text"] ?? "", desk, on: view.row.id)
        try await perform(.escalate(name, said.ref), "escalation", [said] + files)
    }

    private func fillDetails() async throws {
        let names = (view.stream.ticket.returned?.missing ?? []) + fields.asked
        let (values, bad) = fields.values(form, of: names)
        if let name = bad.first {
            throw Refusal.badValue(field: name, expected: visit.portal[.badValue])
        }
        guard !values.isEmpty else { throw Refusal.empty(names.first ?? "") }
        try await perform(.fill(values), "details")
    }

    private func rate() async throws {
        guard let name = fields.rating, let value = form["rating"].flatMap(Double.init) else {
            throw Refusal.empty(fields.rating ?? "")
        }
        try await perform(.fill([name: .number(value)]), "rating")
    }

    private func agree() async throws {
        guard let name = form["field"], fields.consents.contains(name) else {
            throw Refusal.noSuchField(form["field"] ?? "")
        }
        guard let consent = fields.consent(name, on: view.stream.ticket) else {
            throw PriceUnread()
        }
        // What is not counted is not on the page to be ticked; the desk refuses it and says why.
        guard consent.notCounted != nil || form["price"] == consent.mark else {
            throw PriceUnread()
        }
        try await perform(.fill([name: .flag(true)]), "consent")
    }

    private func approve() async throws {
        let forms = PortalForms(view: view, reader: reader, contact: visit.contact, nonce: "")
        guard let approval = forms.approval, form["price"] == approval.mark else {
            throw PriceUnread()
        }
        try await decide { .approve(version: $0, $1) }
    }

    private func decide(_ command: (Int, ContentRef?) -> Command) async throws {
        guard let version = form["version"].flatMap({ Int($0) }) else { throw Refusal.notFound }
        let text = form["text"] ?? ""
        guard !text.allSatisfy(\.isWhitespace) else {
            return try await perform(command(version, nil), "estimate")
        }
        let draft = try desk.draft(saying: text)
        try await perform(command(version, draft.ref), "estimate", [draft])
    }
}

/// What the client may try on a ticket now; the desk decides when they do.
struct PortalForms {
    let view: TicketView
    let reader: EditionReader
    let contact: ServiceDesk.Contact
    let nonce: String
    /// What is written on it opens another request.
    var isOver = false

    private var ticket: Ticket { view.stream.ticket }
    private var fields: PortalFields { PortalFields(reader: reader, roles: contact.roles) }

    private var scene: ActScene {
        ActScene(
            ticket: ticket, actor: Actor(kind: .contact, id: contact.id, roles: contact.roles),
            regulation: reader.regulation)
    }

    private func isOffered(_ act: Act) -> Bool { act.isOffered(in: scene) }

    var all: [PortalForm] {
        var forms: [PortalForm.What] = []
        if isOffered(.fill), let details { forms.append(.details(details)) }
        if let approval { forms.append(.approval(approval)) }
        if isOffered(.signOff) { forms.append(.acceptance(rating: rating)) }
        if isOffered(.reportDefect) { forms.append(.defect) }
        // Words on a finished ticket open it again, or another one.
        if isOffered(.write) {
            forms.append(scene.isOpenedByWords ? .reopening(anew: isOver) : .answer)
        }
        if isOffered(.fill), !isOffered(.signOff) { forms += consents.map { .consent($0) } }
        if isOffered(.escalate) { forms += ladders.map { .escalation($0) } }
        return forms.map { PortalForm(what: $0, nonce: nonce) }
    }

    var approval: PortalForm.Approval? {
        guard isOffered(.approve), let offer = ticket.offeredEstimate?.offer else { return nil }
        let portal = Words.of(reader.language)
        let instead = reader.instead(ofSumIn: offer, on: ticket)
        let sum = instead ?? (offer.amount == nil ? portal[.noSum] : nil)
        let words = [portal.estimate(offer, reader: reader), sum].compactMap(\.self)
        return .init(
            version: offer.version, text: words.joined(separator: "; "),
            note: offer.content.flatMap { view.letters[$0.id]?.text },
            notCounted: instead == nil
                ? nil
                : reader.hourPrice(of: ticket).deferred.map {
                    portal.timeAlone(reader.cause($0))
                })
    }

    /// What the rule that gave the ticket back asks for.
    private var details: [ActInput]? {
        let inputs = ticket.awaited.filter { fields.isOpen($0) && ticket.value(of: $0) == nil }
            .compactMap { fields.input($0) }
        return inputs.isEmpty ? nil : inputs
    }

    /// Ladders of the regulation that the contact may climb, where all that they ask for is said or
    /// can be asked.
    private var ladders: [PortalForm.Ladder] {
        scene.ladders.compactMap { name in
            guard let ladder = reader.regulation.escalations[name] else { return nil }
            let missing = ladder.asks.filter { ticket.value(of: $0) == nil }
            let inputs = missing.filter(fields.isOpen).compactMap { fields.input($0) }
            guard inputs.count == missing.count else { return nil }
            return .init(
                name: name, title: reader.caption(ladder.title, ladder.clauses),
                clause: reader.link(ladder.clauses),
                steps: ladder.steps.map { reader.roleTitle($0.role) }, inputs: inputs)
        }
    }

    private var consents: [PortalForm.Consent] {
        fields.consents.filter { ticket.value(of: $0) == nil }.compactMap {
            fields.consent($0, on: ticket)
        }
    }

    private var rating: PortalForm.Rating? {
        guard let name = fields.rating, let field = reader.regulation.fields[name],
            let min = field.min,
            let max = field.max
        else { return nil }
        let given: Int? =
            if case .number(let value)? = ticket.fields[name] { Int(value) } else { nil }
        return .init(
            field: name, title: reader.fieldTitle(name), from: Int(min), to: Int(max), chosen: given
        )
    }
}

extension Clock {
    /// Promises and guides; what is only measured is the provider's own.
    var isForClients: Bool { nature != .unregulated && outcome != .cancelled }
}
