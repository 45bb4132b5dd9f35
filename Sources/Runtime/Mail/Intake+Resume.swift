import Channels
import Foundation
import Regulations
import ServiceDesk
import Store
import WorkingTime

/// What was stored and not judged, because the process ended in between.
extension Intake {
    /// Contacts looked at in one start.
    static let resumedMax = 1000

    /// Judges contacts that were stored and not judged. Call it before anything new is taken in.
    ///
    /// - Returns: how many there were.
    public func resume() async throws -> Int {
        let desk = desk
        let waiting = try await desk.store.read { transaction in
            let journal = InteractionJournal(journal: desk.journal)
            return try journal.unconcluded(limit: Self.resumedMax, in: transaction).compactMap { row in
                try journal.received(row.id, in: transaction).map { (row, $0.received, $0.at) }
            }
        }
        for (row, received, at) in waiting {
            do {
                try await resume(row, received, at: at)
            } catch let refusal as Refusal {
                // One contact must not keep the desk from starting.
                desk.log.warning("contact \(row.id) of the last run: \(refusal)")
            }
        }
        return waiting.count
    }

    /// Judges one contact that was stored before, unless that was done meanwhile.
    ///
    /// - Returns: its ticket.
    func resume(_ id: String) async throws -> TicketID? {
        let desk = desk
        let journal = InteractionJournal(journal: desk.journal)
        let (row, first) = try await desk.store.read {
            (try journal.row(id, in: $0), try journal.received(id, in: $0))
        }
        if let row, row.outcome == nil, let first { try await resume(row, first.received, at: first.at) }
        return try await desk.store.read { try journal.row(id, in: $0)?.ticket.map { TicketID($0) } }
    }

    func resume(
        _ row: InteractionJournal.Row, _ received: InteractionEvent.Received, at: Instant
    ) async throws {
        let desk = desk
        let (twin, bytes) = try await desk.store.read { transaction in
            let twin = try InteractionJournal(journal: desk.journal).judgedTwin(of: row.id, in: transaction)
            return (twin, try Contents(desk: desk.id).bytes(row.content, in: transaction))
        }
        if let twin {
            let ticket = twin.ticket.map { TicketID($0) }
            return _ = try await conclude(row.id, .init(outcome: .duplicate, ticket: ticket))
        }
        guard let letter = bytes.flatMap({ try? JSONDecoder().decode(StoredLetter.self, from: $0) }) else {
            return _ = try await conclude(row.id, .init(outcome: .unreadable, reason: "the text is gone"))
        }
        if letter.isBroken == true { return _ = try await conclude(row.id, .init(outcome: .unreadable)) }
        var contact = Contact(
            channel: received.channel, address: received.sender.address, letter: letter, arrivedAt: at)
        contact.attached = Set(letter.files.map { $0.contentType.hasPrefix("image/") ? "image" : "file" }).sorted()
        if let message = try await message(of: received) {
            contact.references = message.threadIDs
            (contact.nature, contact.addressees) = (LetterNature(message, desk: desk.id), message.addressees)
        }
        contact.isSpam = received.spam == true
        if let stated = letter.stated { contact.take(stated) }
        let client = received.client.flatMap { desk.people.clients[$0] }
        var stored = Stored(id: row.id, content: received.content, sender: received.sender, client: client)
        let found = contact
        stored.ticket = try await desk.store.read { try desk.thread(of: found, sender: received.sender, in: $0) }
        stored.ticket = contact.ticket ?? stored.ticket
        _ = try await settle(contact, stored, by: .desk)
    }

    /// The raw letter read again.
    private func message(of received: InteractionEvent.Received) async throws -> InboundMessage? {
        let desk = desk
        guard let raw = received.raw, let bytes = try await desk.store.read({
            try Contents(desk: desk.id).bytes(raw.id, in: $0)
        }) else { return nil }
        return try? await Self.parsers.run { try? MIMECodec.parse([UInt8](bytes)) }
    }
}
