import Channels
import Foundation
import Letters
import Regulations
import ServiceDesk
import Store
import WorkingTime

/// From a stored contact to the ticket that it opens or goes on.
extension Intake {
    func append(
        _ contact: Contact, _ stored: Stored, to ticket: TicketID, by performer: Performer
    ) async throws -> Outcome {
        let request = appending(
            contact, stored, to: ticket, by: performer, marks: try marks(contact))
        return try await add(request, .init(outcome: .appended, ticket: ticket), of: stored.id)
    }

    func appending(
        _ contact: Contact, _ stored: Stored, to ticket: TicketID, by performer: Performer,
        marks: TextMarks
    ) -> Request {
        let letter = Command.Letter(
            interaction: stored.id, sender: stored.sender, content: stored.content,
            arrivedAt: contact.arrivedAt,
            channel: contact.channel, also: contact.also, marks: marks,
            isMachine: contact.nature.isMachine)
        let author = performer == .desk ? self.performer(stored.sender) : performer
        return Request(.append(letter), on: ticket, by: author, commandID: "append-\(stored.id)")
    }

    func open(
        _ contact: Contact, _ stored: Stored, by performer: Performer, answering ended: Ended? = nil
    ) async throws -> Outcome {
        // The ticket is called like its contact: judged again after a crash, it is the same ticket.
        let ticket = TicketID(stored.id)
        let contact = contact.titled(stored.subject)
        var received = try command(contact, stored)
        received.answers = ended?.number
        received.category = received.category ?? ended?.category
        received.project = received.project ?? ended?.project
        let command = received
        let (desk, now) = (desk, desk.world.now())
        let marks = command.marks
        let request = Request(
            .receive(command), on: ticket,
            by: performer == .desk ? self.performer(stored.sender) : performer,
            commandID: "receive-\(stored.id)"
        ).digested()
        do {
            let outcome = try await desk.store.write { transaction in
                var arriving = Seen(client: stored.client, spam: contact.isSpam)
                let repeated = try desk.repeated(
                    by: contact, stored, as: command, of: performer, in: transaction)
                (arriving.repeats, arriving.resembles) = (repeated.ticket, repeated.resembles)
                arriving.overlaps = try desk.overlaps(contact, by: stored, in: transaction)
                let performed = try desk.carryOut(
                    request, at: now, arriving: arriving, in: transaction)
                if case .merged(let other, _)? = performed.decision.unticketed {
                    let appending = appending(
                        contact, stored, to: other, by: performer, marks: marks)
                    _ = try desk.carryOut(appending, at: now, in: transaction)
                }
                if case .recorded(let rule, let message)? = performed.decision.unticketed {
                    try desk.redirect(
                        contact, stored, rule: rule, message: message,
                        under: try desk.edition(
                            for: request.command, Ticket(id: ticket), client: stored.client),
                        at: now, in: transaction)
                }
                let became =
                    performed.isRepeat
                    ? try known(performed, in: transaction) : concluded(performed)
                var outcome = try conclude(stored.id, became, at: now, in: transaction)
                outcome.decision = performed.decision
                return outcome
            }
            return told(outcome)
        } catch let refusal as Refusal {
            // Told to the one who wrote it down, who will put it right: the next start must not
            // make a ticket of it.
            var outcome = try await conclude(
                stored.id, .init(outcome: .recorded, reason: .refused(refusal.reason)))
            outcome.refusal = refusal
            // Nobody waits for the answer to a letter: it stands among the contacts that became no
            // ticket.
            if contact.messageID != nil || contact.storedRaw != nil { return outcome }
            throw refusal
        }
    }

    /// What became of a contact that was judged before, when the process ended before it was
    /// written down.
    func known(
        _ performed: Performed, in transaction: Transaction
    ) throws -> InteractionEvent.Concluded {
        let stream = try TicketJournal(journal: desk.journal).load(
            performed.ticket, in: transaction)
        guard stream.ticket.arrivedAt != nil else { return .init(outcome: .recorded) }
        let outcome: InteractionEvent.Outcome =
            switch stream.ticket.state {
            case .held: .held
            case .refused: .refused
            case .waitingClient: .returned
            case .received, .admitted, .inProgress, .waitingThirdParty, .waitingApproval,
                .handedOver, .postponed, .done, .signedOff, .closed, .notAdmitted:
                .ticket
            }
        return .init(outcome: outcome, ticket: performed.ticket)
    }

    func command(_ contact: Contact, _ stored: Stored) throws -> Command.Contact {
        return Command.Contact(
            interaction: stored.id, channel: contact.channel,
            project: contact.project(of: stored.client), sender: stored.sender,
            content: stored.content, marks: try marks(contact), category: contact.category,
            fields: contact.fields,
            arrivedAt: contact.arrivedAt, also: contact.also)
    }

    func marks(_ contact: Contact) throws -> TextMarks {
        let people = desk.people
        let names =
            [contact.person(among: people)?.contact.name].compactMap(\.self)
            + people.staff.values.map(\.name)
        return TextMarks(
            subject: contact.letter.subject, text: contact.letter.text, attached: contact.attached,
            names: names,
            under: try desk.edition().regulation)
    }

    func concluded(_ performed: Performed) -> InteractionEvent.Concluded {
        switch performed.decision.unticketed {
        case .recorded(let rule, _)?: return .init(outcome: .recorded, rule: rule)
        case .merged(let ticket, let rule)?:
            return .init(outcome: .appended, ticket: ticket, rule: rule)
        case nil: break
        }
        let (rule, ticket) = (performed.decision.rule, performed.ticket)
        switch performed.decision.verdict {
        case .refuse?: return .init(outcome: .refused, ticket: ticket, rule: rule)
        case .giveBack?: return .init(outcome: .returned, ticket: ticket, rule: rule)
        case .hold?: return .init(outcome: .held, ticket: ticket, rule: rule)
        case .record?, .merge?, .handOver?, .hint?, nil:
            return .init(outcome: .ticket, ticket: ticket)
        }
    }
}
