import Runtime
import ServiceDesk
import Store

/// The form that tells whose a ticket is.
extension ActInputs {
    /// Of the client that the ticket has, else of all.
    var projects: [FormChoice] {
        let clients =
            ticket.client.flatMap { reader.people.clients[$0] }.map { [$0] }
            ?? reader.people.clients(
                seenBy: reader.people.viewer(of: offers.person), limit: Self.projectsMax
            ).clients
        let keys = clients.flatMap { client in
            client.projects.values.sorted { $0.name < $1.name }.map { project in
                FormChoice(
                    id: ProjectKey(client: client.id, name: project.id).description,
                    label: "\(project.name), \(client.name)",
                    isChosen: client.id == ticket.client && project.id == ticket.project)
            }
        }
        return Array(keys.prefix(Self.projectsMax))
    }

    /// More are named by their contact.
    private static let projectsMax = 200
}

extension FormAnswers {
    /// nil: nobody is called so, or nothing is said.
    var placement: Command.Placement? {
        let project = field("project").map { ProjectKey(text: $0) }
        var placement = Command.Placement(client: project?.client, project: project?.name)
        if let who = field("who"), who != reader.people.caller(of: ticket) {
            let viewer = reader.people.viewer(of: person)
            guard let known = reader.people.contact(calledWho: who, seenBy: viewer) else {
                return nil
            }
            (placement.client, placement.contact) = (known.client.id, known.contact.id)
            // The project that the form came with stays behind; another one of another client is
            // refused.
            if let other = project?.client, other != known.client.id {
                if project == ticket.projectKey {
                    placement.project = nil
                } else {
                    placement.client = other
                }
            }
        }
        return placement == Command.Placement() ? nil : placement
    }
}

extension EditionReader {
    /// `Anna, Alfa, shop`.
    func place(_ placed: TicketEvent.Placed) -> String {
        let client = placed.client.flatMap { people.clients[$0] }
        let contact = placed.sender.person.flatMap { client?.contacts[$0]?.name }
        let project = placed.project.map { client?.projects[$0]?.name ?? $0 }
        return [contact ?? placed.sender.address, client?.name ?? placed.client, project]
            .compactMap(\.self)
            .filter { !$0.isEmpty }.joined(separator: ", ")
    }
}

extension People {
    /// By address or phone; by name, alone or with the client's, among the clients whom the viewer
    /// sees.
    func contact(calledWho who: String, seenBy viewer: Viewer) -> KnownContact? {
        if let known = contact(address: who) { return known }
        let seen = viewer.clients
        return contacts(called: who).first { seen?.contains($0.client.id) ?? true }
    }

    /// Who asked, as a form calls them; nil: nobody known.
    func caller(of ticket: Ticket) -> String? {
        guard let client = ticket.client.flatMap({ clients[$0] }),
            let contact = ticket.requester?.person.flatMap({ client.contacts[$0] })
        else { return nil }
        return "\(contact.name), \(client.name)"
    }
}
