import Regulations
import ServiceDesk

extension Intake.Contact {
    /// The letter with what was stated beside it.
    var keptLetter: StoredLetter {
        var kept = letter
        guard client != nil || project != nil || category != nil || !fields.isEmpty || ticket != nil
        else {
            return kept
        }
        kept.stated = .init(
            client: client, project: project, category: category,
            fields: fields.isEmpty ? nil : fields, ticket: ticket)
        return kept
    }

    func titled(_ subject: String) -> Self {
        var contact = self
        contact.letter.subject = subject
        return contact
    }

    mutating func take(_ stated: StoredLetter.Stated) {
        (client, project, category, ticket) = (
            stated.client, stated.project, stated.category, stated.ticket
        )
        fields = stated.fields ?? [:]
    }

    /// The project that was stated, the only one, or the one whose site the letter names.
    func project(of client: Client?) -> String? {
        if let stated = project ?? client?.onlyProject { return stated }
        let links = fields.values.compactMap { if case .text(let text) = $0 { text } else { nil } }
        return client?.project(
            namedIn: ([letter.subject, letter.text] + links).joined(separator: "\n"))
    }

    /// Of whoever asked; a request that the staff opens has the client whose project it is for.
    func client(among people: People) -> Client? {
        person(among: people)?.client ?? client.flatMap { people.clients[$0] }
            ?? project.flatMap { people.client(ofProject: $0) }
    }

    func person(among people: People) -> (client: Client, contact: ServiceDesk.Contact)? {
        known.map { ($0.client, $0.contact) } ?? people.writer(address: address)
    }
}
