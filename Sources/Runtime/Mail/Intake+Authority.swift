import ServiceDesk
import Store

extension Intake {
    /// Who acts by a letter: a contact, a colleague, or nobody whom the desk knows. The desk itself
    /// does nothing for a stranger.
    func performer(_ sender: Sender) -> Performer {
        sender.person.map { .contact($0) } ?? sender.colleague.map { .staff($0) } ?? .stranger
    }

    /// A finished ticket that an interaction answers without opening it again.
    struct Ended: Sendable {
        var number: Int
        /// What the new request takes over from it, unless its sender is not believed.
        var category: String?
        var project: String?
    }

    /// The finished ticket that the interaction would open again, though nobody vouches for its
    /// sender, or that the regulation does not let be opened: then the interaction opens one of its
    /// own, so that it neither binds the client nor lies unseen on what is over (decision 21). What
    /// is not the client's words would open nothing.
    func barred(_ interaction: Interaction, _ stored: Stored, from ticket: TicketID) async throws
        -> Ended?
    {
        let (desk, now, sender, isMachine) = (
            desk, desk.world.now(), stored.sender, interaction.facts.nature.isMachine
        )
        return try await desk.store.read { transaction in
            guard let row = try desk.tickets.ticket(ticket, for: .desk, in: transaction) else {
                return nil
            }
            guard row.isOver else { return nil }
            let stream = try TicketJournal(journal: desk.journal).load(ticket, in: transaction)
            let client = stream.ticket.client.flatMap { desk.people.clients[$0] }
            guard stream.ticket.voice(of: sender, client: client, isMachine: isMachine) == .client
            else { return nil }
            if sender.isUnproven { return Ended(number: row.number) }
            let isOver = try desk.isOver(ticket, for: performer(sender), at: now, in: transaction)
            return isOver
                ? Ended(number: row.number, category: row.category, project: row.project) : nil
        }
    }
}
