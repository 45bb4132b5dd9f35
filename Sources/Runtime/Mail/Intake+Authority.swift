import ServiceDesk

extension Intake {
    /// Number of the finished ticket that the contact would open again, though nobody vouches for its sender: then it
    /// opens one of its own, so that it neither binds the client nor lies unseen on what is over (decision 21).
    func barred(_ stored: Stored, from ticket: TicketID) async throws -> Int? {
        guard stored.sender.isUnproven else { return nil }
        let desk = desk
        return try await desk.store.read { transaction in
            guard let row = try desk.tickets.ticket(ticket, for: .desk, in: transaction) else { return nil }
            return row.isOpen && row.state != .done ? nil : row.number
        }
    }
}
