import Foundation
import ServiceDesk
import Store
import WorkingTime

/// What a contact would lead to.
public struct Preview: Sendable {
    public var decision: Decision
    public var stream: TicketStream
    public var clocks: [Clock]
    public var edition: Edition
}

extension Desk {
    /// Decides as the door would, and writes nothing.
    public func preview(_ contact: Intake.Contact, by performer: Performer) throws -> Preview {
        if case .staff(let staff) = performer { try requireSight(of: contact, by: staff) }
        let (now, people) = (world.now(), people)
        let known = contact.person(among: people)
        let client = contact.client(among: people)
        let named = contact.project(of: client)
        let project = named.map { ProjectKey(client: client?.id, name: $0) }
        let edition = try library.edition(
            at: contact.arrivedAt, changes: client?.changes(at: contact.arrivedAt) ?? [:])
        let sender = Sender(
            address: contact.address, person: known?.contact.id, roles: known?.contact.roles ?? [],
            listed: !(known?.contact.roles.isEmpty ?? true))
        let command = Command.Contact(
            interaction: "preview", channel: contact.channel, project: named, sender: sender,
            content: ContentRef(id: "preview", commitment: ""),
            marks: TextMarks(
                subject: contact.letter.subject, text: contact.letter.text,
                attached: contact.attached,
                under: edition.regulation),
            category: contact.category, fields: contact.fields, arrivedAt: contact.arrivedAt)
        let seeing = Seen(
            client: client, holders: people.holders(project: project), away: people.away(at: now),
            nextNumber: 0)
        var stream = TicketStream(id: TicketID("preview"))
        let decision = try decide(
            .receive(command), given: stream,
            by: actor(performer, project: project, people: people),
            seeing: seeing,
            at: now, under: edition)
        for record in decision.records(after: 0, recordedAt: now) { stream.append(record) }
        return Preview(
            decision: decision, stream: stream,
            clocks: clocks(of: stream, under: edition, asOf: now), edition: edition)
    }

    /// A file or HTML part of a letter.
    public struct File: Sendable {
        public var name: String
        public var contentType: String
        public var bytes: Data

        /// Browsers may show these; everything else is a download.
        public var isImage: Bool {
            ["image/png", "image/jpeg", "image/gif", "image/webp"].contains(contentType)
        }
    }

    /// Bytes of a content row; the caller has found it on a page that the viewer may see.
    public func contentBytes(_ id: String) async throws -> Data? {
        try await store.read { [self] in try Contents(desk: self.id).bytes(id, in: $0) }
    }

    /// The file, when it belongs to a ticket that the viewer may see.
    public func file(_ id: String, for viewer: Viewer) async throws -> File? {
        try await store.read { [self] transaction in
            let contents = Contents(desk: self.id)
            guard let owner = try contents.owner(of: id, in: transaction) else { return nil }
            guard let ticket = owner.ticket else {
                return viewer.seesEverything
                    ? try file(id, of: owner.content, in: transaction) : nil
            }
            guard try tickets.ticket(TicketID(ticket), for: viewer, in: transaction) != nil else {
                return nil
            }
            return try file(id, of: owner.content, in: transaction)
        }
    }

    private func file(_ id: String, of letter: String, in transaction: Transaction) throws -> File?
    {
        let contents = Contents(desk: self.id)
        guard let bytes = try contents.bytes(id, in: transaction) else { return nil }
        let stored = try read(letter, in: transaction)
        let file = stored?.files.first { $0.content == id }
        let isPart = file != nil || stored?.html == id
        return File(
            name: file?.name ?? (isPart ? "letter.html" : "letter.eml"),
            contentType: file?.contentType ?? (isPart ? "text/html" : "message/rfc822"),
            bytes: bytes)
    }
}
