import Hummingbird
import Regulations
import Runtime
import ServiceDesk
import Store

/// A letter to the head: by the channel that the regulation gives a ladder of its own, or on the
/// ticket it is about.
extension Site {
    /// The mail channel of a ladder which this contact may begin, with the ladder's name.
    func headChannel(_ visit: PortalVisit) -> (channel: String, escalation: String)? {
        let regulation = visit.reader.regulation
        for (name, escalation) in regulation.escalations.pairs
        where escalation.isClimbed(by: visit.contact.roles) {
            if let channel = escalation.channels.first(where: {
                regulation.channels[$0]?.kind == .email
            }) {
                return (channel, name)
            }
        }
        return nil
    }

    func portalHeadPage(
        _ visit: PortalVisit, form: FormData = FormData(), fault: String? = nil,
        lostFiles: Bool = false
    ) async throws -> Response {
        guard let (_, name) = headChannel(visit),
            let escalation = visit.reader.regulation.escalations[name]
        else {
            throw PageError(.notFound)
        }
        let rows = try await desk.queue(.all, limit: Self.portalRowsMax, for: visit.viewer).rows
        let model = PortalHeadPage.Model(
            frame: try frame(visit, .head),
            title: visit.reader.caption(escalation.title, escalation.clauses),
            clause: visit.reader.link(escalation.clauses),
            tickets: rows.map { row in
                let (number, subject) = (
                    visit.reader.words.number(row.number), visit.reader.subject(row.title)
                )
                return .init(id: String(row.number), label: "\(number) \(subject)")
            },
            ticket: form["ticket"] ?? "", text: form["text"] ?? "", fault: fault,
            nonce: desk.world.newToken(),
            lostFiles: lostFiles)
        return page(PortalHeadPage.view(model), status: fault == nil ? .ok : .init(code: 422))
    }

    func writeToHead(_ form: FormData, _ visit: PortalVisit) async throws -> Response {
        guard let (channel, name) = headChannel(visit) else { throw PageError(.notFound) }
        let text = form["text"] ?? ""
        guard !text.allSatisfy(\.isWhitespace) else {
            return try await portalHeadPage(visit, form: form, fault: visit.portal[.missText])
        }
        guard text.utf8.count <= Self.textMax else {
            return try await portalHeadPage(visit, form: form, fault: visit.reader.words[.tooLong])
        }
        do {
            if let number = form["ticket"].flatMap({ Int($0) }) {
                return try await escalate(number, by: name, form, visit)
            }
            let outcome = try await Intake(desk: desk).receive(
                letterToHead(form, channel: channel, visit))
            return redirect(
                to: .portal(outcome.number.map { .ticket($0) } ?? .home(.mine, after: nil)))
        } catch let refusal as Refusal {
            let sentence = RefusalSentence(reader: visit.reader).text(refusal)
            return try await portalHeadPage(visit, form: form, fault: sentence)
        } catch StoreError.conflict {
            return redirect(to: .portal(.home(.mine, after: nil)))
        }
    }

    private func letterToHead(_ form: FormData, channel: String, _ visit: PortalVisit)
        -> Interaction
    {
        var letter = StoredLetter(subject: visit.portal[.headTitle], text: form["text"] ?? "")
        let drafts = form.attached(desk, to: &letter)
        return visit.interaction(
            by: channel, letter, drafts, at: desk.world.now(),
            id: Self.digest("\(form["nonce"] ?? "") \(letter.text)"))
    }

    /// A letter about a ticket is the ladder's next step on that ticket.
    private func escalate(
        _ number: Int, by name: String, _ form: FormData, _ visit: PortalVisit
    ) async throws -> Response {
        let row = try await desk.ticket(number: number, for: visit.viewer).found().row
        let text = form["text"] ?? ""
        let (said, files) = try form.letter(text, desk, on: row.id)
        _ = try await desk.perform(
            Instruction(
                .escalate(name, said.ref), on: row.id, by: .contact(visit.contact.id),
                commandID: "portal-\(Self.digest("\(form["nonce"] ?? "") \(text)"))-head",
                contents: [said] + files))
        return redirect(to: .portal(.ticket(number)))
    }
}
