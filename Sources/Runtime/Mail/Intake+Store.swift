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
        /// As the contact stated it, or as what it answers is called.
        var subject: String
        var sender: Sender
        var client: Client?
        /// The same letter, taken in before.
        var twin: InteractionJournal.Row?
        /// Ticket that the contact belongs to.
        var ticket: TicketID?
    }

    func store(_ contact: Contact, by performer: Performer) async throws -> Stored {
        if performer == .desk { try desk.disk.requireRoom(at: desk.world.now()) }
        try await desk.refresh()
        let (desk, now, people) = (desk, desk.world.now(), desk.people)
        let known = contact.person(among: people)
        let sender = sender(of: contact, by: performer)
        let raw = contact.raw.map { desk.draft(kind: "raw", $0) }
        let id = contact.id ?? desk.world.newID()
        return try await desk.store.write { transaction in
            let journal = InteractionJournal(journal: desk.journal)
            let (twin, ticket) = try place(of: contact, sender, by: performer, in: transaction)
            var kept = contact.keptLetter
            kept.subject = try desk.subject(of: kept, answering: ticket, in: transaction)
            let (letter, rest) = desk.cut(kept)
            let content = desk.draft(kind: "letter", try EntryCodec.bytes(letter))
            var stored = Stored(
                id: id, content: content.ref, subject: kept.subject, sender: sender,
                client: contact.client(among: people), twin: twin, ticket: ticket)
            if let known {
                stored.sender.formerly = try desk.formerClient(
                    of: contact.address, besides: known.client.id, among: people, in: transaction)
            }
            let contents = Contents(desk: desk.id)
            for draft in contact.contents + rest {
                try contents.store(draft, partOf: content.ref.id, in: transaction)
            }
            try contents.store(content, in: transaction)
            if let raw { try contents.store(raw, partOf: content.ref.id, in: transaction) }
            if let kept = contact.storedRaw {
                try contents.adopt(kept.id, by: content.ref.id, in: transaction)
            }
            try journal.receive(
                .init(
                    channel: contact.channel, sender: stored.sender, client: stored.client?.id,
                    content: content.ref,
                    raw: raw?.ref ?? contact.storedRaw, messageID: contact.messageID,
                    spam: contact.isSpam ? true : nil),
                id: id, title: String(kept.subject.prefix(Desk.titleMax)),
                bodyDigest: contact.bodyDigest,
                at: min(contact.arrivedAt, now), recordedAt: now,
                actor: desk.actor(performer, project: nil, people: people), in: transaction)
            return stored
        }
    }

    func sender(of contact: Contact, by performer: Performer) -> Sender {
        let known = contact.person(among: desk.people)?.contact
        // An address tells a colleague only where it is all that is known of who wrote.
        let staff =
            performer == .desk && contact.known == nil
            ? desk.people.colleague(writing: contact.address)?.id : nil
        return Sender(
            address: contact.address, person: known?.id, staff: staff, roles: known?.roles ?? [],
            listed: !(known?.roles.isEmpty ?? true), automatic: contact.isAutomatic,
            proven: contact.isProven, replyTo: contact.replyTo)
    }

    /// The same letter, taken in before, and the ticket that the contact belongs to.
    private func place(
        of contact: Contact, _ sender: Sender, by performer: Performer, in transaction: Transaction
    ) throws -> (InteractionJournal.Row?, TicketID?) {
        let journal = InteractionJournal(journal: desk.journal)
        if let messageID = contact.messageID, let digest = contact.bodyDigest,
            let twin = try journal.duplicate(
                messageID: messageID, bodyDigest: digest, in: transaction)
        {
            return (twin, twin.ticket.map { TicketID($0) })
        }
        let found =
            try contact.ticket
            ?? desk.thread(of: contact, sender: sender, by: performer, in: transaction)
        return (nil, try found.map { try desk.goingOn($0, in: transaction) })
    }
}
