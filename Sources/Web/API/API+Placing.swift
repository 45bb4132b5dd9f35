import Runtime
import ServiceDesk

extension API {
    /// Whose a ticket is said to be. A contact is called as answers call them, `client.contact`,
    /// which tells the client as well; the short name is enough where the client is stated, or is
    /// the ticket's.
    func placement(_ call: APICall, _ view: TicketView) -> Command.Placement {
        var placement = Command.Placement(
            client: call.text("client"), project: call.text("project"),
            contact: call.text("contact"))
        guard let contact = placement.contact else { return placement }
        let people = desk.people
        // Who has the key; else who is called so now.
        let known = people.client(ofContact: contact)
        if placement.client == nil, let known { placement.client = known.id }
        if let client = (placement.client ?? view.row.client).flatMap({ people.clients[$0] }),
            client.contacts[contact] == nil
        {
            let called =
                client.contact(called: contact) ?? client.contact(called: "\(client.id).\(contact)")
            if let called { placement.contact = called.id }
        }
        return placement
    }
}
