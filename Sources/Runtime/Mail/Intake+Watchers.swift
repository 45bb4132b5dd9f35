import ServiceDesk

extension Intake {
    /// People that one letter can make watch its ticket.
    static let copiedMax = 20

    /// Whom the sender copied, and who is known at the same client, watches the ticket: they get the answers as well.
    func watch(_ contact: Contact, _ outcome: Outcome) async throws {
        guard let ticket = outcome.ticket, outcome.outcome == .ticket || outcome.outcome == .appended,
            let sender = desk.people.contact(address: contact.address)
        else { return }
        let copied = contact.copied.prefix(Self.copiedMax).compactMap { desk.people.contact(address: $0) }
            .filter { $0.client.id == sender.client.id && $0.contact.id != sender.contact.id }
        for person in Set(copied.map(\.contact.id)).sorted() {
            _ = try await desk.perform(
                Request(
                    .watch(person), on: ticket, by: .desk, commandID: "watch-\(outcome.interaction)-\(person)"))
        }
    }
}
