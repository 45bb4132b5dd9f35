import Channels
import Foundation
import Letters
import Regulations
import ServiceDesk
import Store
import WorkingTime

/// From a stored interaction to the ticket that it opens or goes on.
extension Intake {
    func append(
        _ interaction: Interaction, _ stored: Stored, to ticket: TicketID
    ) async throws -> Outcome {
        let appending = appending(interaction, stored, to: ticket, marks: try marks(interaction))
        return try await add(appending, .init(outcome: .appended, ticket: ticket), of: stored.id)
    }

    func appending(
        _ interaction: Interaction, _ stored: Stored, to ticket: TicketID, marks: TextMarks
    ) -> Instruction {
        let letter = Command.Letter(
            interaction: stored.id, sender: stored.sender, content: stored.content,
            arrivedAt: interaction.arrivedAt,
            channel: interaction.channel, also: interaction.facts.also, marks: marks,
            isMachine: interaction.facts.nature.isMachine)
        return Instruction(
            .append(letter), on: ticket, by: author(of: interaction, stored.sender),
            commandID: "append-\(stored.id)")
    }

    /// Who says it on the ticket: whoever of the staff brings it, else its sender.
    func author(of interaction: Interaction, _ sender: Sender) -> Performer {
        interaction.bringer == .desk ? performer(sender) : interaction.bringer
    }

    func open(
        _ interaction: Interaction, _ stored: Stored, answering ended: Ended? = nil
    ) async throws -> Outcome {
        // The ticket is called like its interaction: judged again after a crash, it is the same
        // ticket.
        let ticket = TicketID(stored.id)
        let interaction = interaction.titled(stored.subject)
        var received = try command(interaction, stored)
        received.answers = ended?.number
        received.category = received.category ?? ended?.category
        received.project = received.project ?? ended?.project
        let command = received
        let (desk, now) = (desk, desk.world.now())
        let opening = Instruction(
            .receive(command), on: ticket, by: author(of: interaction, stored.sender),
            commandID: "receive-\(stored.id)"
        ).digested()
        do {
            let outcome = try await desk.store.write { transaction in
                var arriving = Seen(client: stored.client, spam: interaction.facts.isSpam)
                let repeated = try desk.repeated(
                    by: interaction, stored, as: command, in: transaction)
                (arriving.repeats, arriving.resembles) = (repeated.ticket, repeated.resembles)
                arriving.overlaps = try desk.overlaps(interaction, by: stored, in: transaction)
                let performed = try desk.carryOut(
                    opening, at: now, arriving: arriving, in: transaction)
                if case .merged(let other, _)? = performed.decision.unticketed {
                    let appending = appending(
                        interaction, stored, to: other, marks: command.marks)
                    _ = try desk.carryOut(appending, at: now, in: transaction)
                }
                if case .recorded(let rule, let message)? = performed.decision.unticketed {
                    try desk.redirect(
                        interaction, stored, rule: rule, message: message,
                        under: try desk.edition(
                            for: opening.command, Ticket(id: ticket), client: stored.client),
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
            // Nobody waits for the answer to a letter: it stands among the interactions that became
            // no ticket.
            if case .letter = interaction.source { return outcome }
            throw refusal
        }
    }

    /// What became of an interaction that was judged before, when the process ended before it was
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

    func command(_ interaction: Interaction, _ stored: Stored) throws -> Command.Interaction {
        Command.Interaction(
            id: stored.id, channel: interaction.channel,
            project: interaction.project(of: stored.client), sender: stored.sender,
            content: stored.content, marks: try marks(interaction),
            category: interaction.stated.category,
            fields: interaction.stated.fields,
            arrivedAt: interaction.arrivedAt, also: interaction.facts.also)
    }

    func marks(_ interaction: Interaction) throws -> TextMarks {
        let people = desk.people
        let names =
            [interaction.person(among: people)?.contact.name].compactMap(\.self)
            + people.staff.values.map(\.name)
        return TextMarks(
            subject: interaction.letter.subject, text: interaction.letter.text,
            attached: interaction.letter.attachedKinds,
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
