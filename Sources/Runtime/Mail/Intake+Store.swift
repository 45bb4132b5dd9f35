import Channels
import Foundation
import Letters
import Regulations
import ServiceDesk
import Store
import WorkingTime

/// Everything that comes in is stored before it is judged (decision 9).
extension Intake {
    struct Stored: Sendable {
        var id: String
        var content: ContentRef
        /// As the interaction stated it, or as what it answers is called.
        var subject: String
        var sender: Sender
        var client: Client?
        /// The same letter, taken in before.
        var twin: InteractionJournal.Row?
        /// Ticket that the interaction belongs to.
        var ticket: TicketID?
    }

    func store(_ interaction: Interaction) async throws -> Stored {
        if interaction.bringer == .desk { try desk.disk.requireRoom(at: desk.world.now()) }
        try await desk.refresh()
        let (desk, now, people) = (desk, desk.world.now(), desk.people)
        let known = interaction.person(among: people)
        let sender = interaction.sender(among: people)
        let id = interaction.id ?? desk.world.newID()
        return try await desk.store.write { transaction in
            let journal = InteractionJournal(journal: desk.journal)
            let (twin, ticket) = try place(of: interaction, sender, in: transaction)
            var kept = interaction.letter
            try desk.leaveSecretsOut(of: &kept, at: interaction.arrivedAt)
            if kept.stated == StoredLetter.Stated() { kept.stated = nil }
            kept.subject = try desk.subject(of: kept, answering: ticket, in: transaction)
            let (letter, rest) = desk.cut(kept)
            let content = desk.draft(kind: .letter, try EntryCodec.bytes(letter))
            var stored = Stored(
                id: id, content: content.ref, subject: kept.subject, sender: sender,
                client: interaction.client(among: people), twin: twin, ticket: ticket)
            if let known {
                stored.sender.formerly = try desk.formerClient(
                    of: interaction.address, besides: known.client.id, among: people,
                    in: transaction)
            }
            let contents = Contents(desk: desk.id)
            for draft in interaction.contents + rest {
                try contents.store(draft, partOf: content.ref.id, in: transaction)
            }
            try contents.store(content, in: transaction)
            let raw = try keep(
                interaction.facts.raw, partOf: content.ref.id, contents, in: transaction)
            try journal.receive(
                .init(
                    channel: interaction.channel, sender: stored.sender, client: stored.client?.id,
                    content: content.ref,
                    raw: raw, messageID: interaction.facts.messageID,
                    spam: interaction.facts.isSpam ? true : nil),
                id: id, title: String(kept.subject.prefix(Desk.titleMax)),
                bodyDigest: interaction.bodyDigest,
                at: min(interaction.arrivedAt, now), recordedAt: now,
                actor: desk.actor(interaction.bringer, project: nil, people: people),
                in: transaction)
            return stored
        }
    }

    private func keep(
        _ raw: LetterFacts.RawBytes?, partOf letter: String, _ contents: Contents,
        in transaction: Transaction
    ) throws -> ContentRef? {
        switch raw {
        case .new(let bytes)?:
            let draft = desk.draft(kind: .raw, bytes)
            try contents.store(draft, partOf: letter, in: transaction)
            return draft.ref
        case .stored(let ref)?:
            try contents.adopt(ref.id, by: letter, in: transaction)
            return ref
        case nil: return nil
        }
    }

    /// The same letter, taken in before, and the ticket that the interaction belongs to.
    private func place(
        of interaction: Interaction, _ sender: Sender, in transaction: Transaction
    ) throws -> (InteractionJournal.Row?, TicketID?) {
        let journal = InteractionJournal(journal: desk.journal)
        if let messageID = interaction.facts.messageID, let digest = interaction.bodyDigest,
            let twin = try journal.duplicate(
                messageID: messageID, bodyDigest: digest, in: transaction)
        {
            return (twin, twin.ticket.map { TicketID($0) })
        }
        let found =
            try interaction.stated.ticket
            ?? desk.thread(of: interaction, sender: sender, in: transaction)
        return (nil, try found.map { try desk.goingOn($0, in: transaction) })
    }
}
