import Runtime
import ServiceDesk

extension API {
    /// Whose a ticket is said to be. A contact is called as answers call them, `client.contact`, which tells the client
    /// as well; the short name is enough where the client is stated, or is the ticket's.
    func placement(_ call: APICall, _ view: TicketView) -> Command.Placement {
        var placement = Command.Placement(
            client: call.text("client"), project: call.text("project"), contact: call.text("contact"))
        guard let contact = placement.contact else { return placement }
        let people = desk.people
        if placement.client == nil, let client = people.client(ofContact: contact) { placement.client = client.id }
        if let client = placement.client ?? view.row.client, people.clients[client]?.contacts[contact] == nil {
            let whole = "\(client).\(contact)"
            if people.clients[client]?.contacts[whole] != nil { placement.contact = whole }
        }
        return placement
    }
}
