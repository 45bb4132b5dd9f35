import ServiceDesk
import Store
import WorkingTime

extension Desk {
    /// Words of the client go on as a ticket of their own: they come to the door once more as they
    /// came, at the hour they came, and what was said stays where it was said. Both tickets in one
    /// transaction.
    ///
    /// - Parameters:
    ///   - message: position of the words in the ticket's timeline, from 1.
    ///   - id: of the command: the same id again splits nothing.
    ///   - version: version that the ticket must still have; nil: whatever is there.
    /// - Returns: what was done to the ticket that is split, and the number of the other; nil:
    ///   there is no such ticket for this viewer.
    /// - Throws: what is in the way of the act; `Refusal.notFound` where there are no such words of
    ///   the client.
    public func split(
        _ number: Int, message: Int, by person: String, for viewer: Viewer, as id: String,
        expecting version: Int? = nil
    ) async throws -> Reached? {
        let (now, new) = (world.now(), TicketID(world.newID()))
        let digest = EditionLibrary.digest("split \(number) \(message)".utf8)
        let done = try await store.write { [self] transaction -> (Performed, TicketID, Int)? in
            guard let row = try tickets.ticket(number: number, for: viewer, in: transaction) else {
                return nil
            }
            let stream = try TicketJournal(journal: journal).load(row.id, in: transaction)
            if let before = stream.split(of: message),
                try CommandLog(desk: self.id).outcome(of: id, digest: digest, in: transaction)
                    != nil
            {
                let done = Performed(
                    decision: Decision(), ticket: row.id, number: number, isRepeat: true)
                return (done, before.into, before.number)
            }
            if let obstacle = Act.split.obstacle(on: stream.ticket) { throw obstacle }
            let opened = try open(
                message, of: stream, as: new, command: id, at: now, in: transaction)
            var splitting = Instruction(
                .split(.init(into: new, number: opened, message: message)), on: row.id,
                by: .staff(person), commandID: id)
            (splitting.digest, splitting.expecting) = (digest, version)
            return (try carryOut(splitting, at: now, in: transaction), new, opened)
        }
        guard let (performed, other, opened) = done else { return nil }
        if !performed.isRepeat {
            for ticket in [performed.ticket, other] { changes.announce(ticket) }
        }
        return Reached(done: performed, other: opened)
    }

    /// - Returns: the number of the ticket that the words open.
    private func open(
        _ message: Int, of stream: TicketStream, as new: TicketID, command id: String,
        at now: Instant, in transaction: Transaction
    ) throws -> Int {
        let said = stream.separable.first { $0.sequence == message }
        guard let said, case .clientWrote(let wrote) = said.event else { throw Refusal.notFound }
        let ticket = stream.ticket
        var interaction = Command.Interaction(
            id: wrote.interaction, channel: ticket.channel, project: ticket.project,
            sender: wrote.sender, content: wrote.content, marks: wrote.marks ?? TextMarks(),
            arrivedAt: said.occurredAt)
        interaction.splitFrom = ticket.number
        let client = ticket.client.flatMap { people.clients[$0] }
        let receiving = Instruction(
            .receive(interaction), on: new, by: Intake(desk: self).performer(wrote.sender),
            commandID: "\(id)-other")
        let opened = try carryOut(
            receiving, at: now, arriving: Seen(client: client), in: transaction)
        guard let number = opened.number, opened.decision.unticketed == nil else {
            throw Refusal.notFound
        }
        return number
    }
}

extension TicketStream {
    /// Where the words went; nil: they stand here alone.
    fileprivate func split(of message: Int) -> TicketEvent.Split? {
        for record in records {
            if case .split(let split) = record.event, split.message == message { return split }
        }
        return nil
    }
}
