import Foundation
import ServiceDesk
import Store
import WorkingTime

/// What an interaction would lead to.
public struct Preview: Sendable {
    public var decision: Decision
    public var stream: TicketStream
    public var clocks: [Clock]
    public var edition: Edition
}

extension Desk {
    /// Decides as the door would, and writes nothing.
    public func preview(_ interaction: Interaction) throws -> Preview {
        try requireSight(of: interaction)
        let (now, people, intake) = (world.now(), people, Intake(desk: self))
        let stored = Intake.Stored(
            id: "preview", content: ContentRef(id: "preview", commitment: ""),
            subject: interaction.letter.subject, sender: interaction.sender(among: people),
            client: interaction.client(among: people))
        let (client, received) = (stored.client, try intake.command(interaction, stored))
        let project = received.project.map { ProjectKey(client: client?.id, name: $0) }
        let author = actor(
            intake.author(of: interaction, stored.sender), project: project, people: people)
        var stream = TicketStream(id: TicketID(stored.id))
        let edition = try self.edition(for: .receive(received), stream.ticket, client: client)
        let seeing = Seen(
            client: client, holders: people.holders(project: project), away: people.away(at: now),
            nextNumber: 0)
        let decision = try decide(
            .receive(received), given: stream, by: author, seeing: seeing, at: now, under: edition)
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
        /// The ticket that it belongs to; nil: none.
        var ticket: (number: Int, isPlaced: Bool)?

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
        let people = people
        return try await store.read { [self] transaction in
            let contents = Contents(desk: self.id)
            guard let owner = try contents.owner(of: id, in: transaction) else { return nil }
            guard let ticket = owner.ticket else {
                return viewer.seesEverything
                    && people.shows(.correspondence, to: viewer, project: nil)
                    ? try file(id, of: owner.content, in: transaction) : nil
            }
            let row = try tickets.ticket(TicketID(ticket), for: viewer, in: transaction)
            guard let row, people.shows(.correspondence, to: viewer, project: row.projectKey)
            else { return nil }
            var file = try file(id, of: owner.content, in: transaction)
            file?.ticket = (row.number, row.project != nil)
            return file
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
