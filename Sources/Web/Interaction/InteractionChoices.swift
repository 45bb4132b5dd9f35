import Runtime
import ServiceDesk
import Store

/// Whom and what the form of an interaction offers: everybody, while they are few, else those who
/// are searched for.
struct InteractionChoices {
    let people: People
    let viewer: Viewer

    /// Clients that are offered without a search.
    static let clientsMax = 50
    /// Clients on a page of what was found.
    static let foundMax = 10
    /// People and projects of one client that are offered.
    static let ofClientMax = 20

    var areMany: Bool { (viewer.clients?.count ?? people.clients.count) > Self.clientsMax }

    private var few: [Client] {
        areMany ? [] : people.clients(seenBy: viewer, limit: Self.clientsMax).clients
    }

    /// People as the field is filled in, offered while typing.
    var names: [String] { few.flatMap { client in contacts(of: client).map(\.withClient.label) } }

    /// Projects of whoever is named in the form; before that of the few, else of the one that is
    /// chosen.
    func projects(for form: InteractionPage.Form) -> [FormChoice] {
        if let named = people.contact(calledWho: form.who, seenBy: viewer)?.client {
            return projects(of: named).map(\.withClient)
        }
        guard areMany else { return few.flatMap { projects(of: $0).map(\.withClient) } }
        let chosen = ProjectKey(text: form.project).client.flatMap { people.clients[$0] }
        return chosen.map { projects(of: $0).map(\.withClient) } ?? []
    }

    /// The form with the only project of whoever is named, as the desk would take it.
    func filledIn(_ form: InteractionPage.Form) -> InteractionPage.Form {
        guard form.project.isEmpty,
            let named = people.contact(calledWho: form.who, seenBy: viewer)?.client,
            named.onlyProject != nil, let only = projects(of: named).first
        else { return form }
        var filled = form
        filled.project = only.id
        return filled
    }

    /// - Parameter last: client after whom the page begins; empty: with the first.
    func finder(_ words: String, after last: String) -> InteractionPage.Finder {
        let page = people.clients(
            called: words, seenBy: viewer, after: last.isEmpty ? nil : last, limit: Self.foundMax)
        return .init(
            found: page.clients.map { client in
                .init(
                    client: client.name,
                    people: contacts(of: client).prefix(Self.ofClientMax).map(\.choice),
                    projects: projects(of: client).prefix(Self.ofClientMax).map(\.choice))
            }, next: page.next)
    }

    private func contacts(of client: Client) -> [Offered] {
        client.contacts.values.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
            .map { Offered(id: $0.id, name: $0.name, client: client.name) }
    }

    private func projects(of client: Client) -> [Offered] {
        client.projects.values.filter { viewer.sees(ProjectKey(client: client.id, name: $0.id)) }
            .sorted { ($0.name, $0.id) < ($1.name, $1.id) }.map { project in
                Offered(
                    id: ProjectKey(client: client.id, name: project.id).description,
                    name: project.name,
                    client: client.name)
            }
    }

    /// Somebody or something of a client: alone under the client's name, with it elsewhere.
    private struct Offered {
        var id: String
        var name: String
        var client: String

        var choice: FormChoice { .init(id: id, label: name) }
        var withClient: FormChoice { .init(id: id, label: "\(name), \(client)") }
    }
}

extension InteractionPage.Form {
    /// The form with what was pressed among the things found. The project of another client than
    /// the person's is put away.
    func picking(_ fields: [String: String], among people: People) -> Self {
        var form = self
        if let id = fields["pick_who"], let client = people.client(ofContact: id),
            let contact = client.contacts[id]
        {
            // The address is the person's alone, the name may be another's as well.
            form.who = contact.addresses.first ?? "\(contact.name), \(client.name)"
            if ProjectKey(text: form.project).client != client.id { form.project = "" }
        }
        if let project = fields["pick_project"] { form.project = project }
        return form
    }
}
