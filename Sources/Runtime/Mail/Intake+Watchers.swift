import ServiceDesk

extension Intake {
    /// People that one letter can make watch its ticket.
    public static let copiedMax = 20

    /// Colleagues whom a contact of the ticket's client copied watch it by that contact's act: they
    /// get the answers as well. Nobody else becomes anything by a copy, nor by a letter that is not
    /// believed or that nobody wrote.
    func watch(_ interaction: Interaction, _ outcome: Outcome) async throws {
        guard let ticket = outcome.ticket,
            outcome.outcome == .ticket || outcome.outcome == .appended,
            interaction.facts.nature == .ordinary, interaction.facts.isProven != false,
            let sender = desk.people.writer(address: interaction.address),
            try await desk.ticket(id: ticket, for: .desk)?.client == sender.client.id
        else { return }
        let copied = interaction.facts.addressees.prefix(Self.copiedMax).compactMap {
            desk.people.writer(address: $0)
        }
        .filter { $0.client.id == sender.client.id && $0.contact.id != sender.contact.id }
        for person in Set(copied.map(\.contact.id)).sorted() {
            _ = try await desk.perform(
                Instruction(
                    .watch(person), on: ticket, by: .contact(sender.contact.id),
                    commandID: "watch-\(outcome.interaction)-\(person)"))
        }
    }
}
