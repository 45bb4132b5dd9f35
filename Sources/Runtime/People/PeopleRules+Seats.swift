import ServiceDesk
import WorkingTime

/// Who may be given a role, and how many: what the regulation says of it (`at_most`, `per`, `when`)
/// holds for the file as for the form.
extension PeopleRules {
    /// - Parameter edition: the regulation in force; nil: none is published yet, and no role is
    ///   known.
    func seats(under edition: Edition?, at instant: Instant) throws(PeopleRefusal) {
        guard let edition else { return }
        for (id, events) in change.clients.sorted(by: { $0.key < $1.key }) {
            guard let client = after.clients[id] else { continue }
            for event in events {
                if case .contactStated(let stated) = event,
                    let contact = client.contact(called: stated.called)
                {
                    try seats(of: contact, at: client, instant, under: edition)
                }
                if case .projectStated(let stated) = event,
                    let project = client.projects[stated.id],
                    let fault = project.seatFault(under: edition.regulation)
                {
                    throw refusal(.seat(fault), .project(project.id, client: id), fault.sentence)
                }
            }
        }
    }

    /// Roles that the contact had before are not asked for again; colleagues are as they will be.
    private func seats(
        of contact: Contact, at client: Client, _ instant: Instant, under edition: Edition
    ) throws(PeopleRefusal) {
        var around = client
        around.contacts[contact.id] = before.clients[client.id]?.contacts[contact.id]
        guard let fault = around.seatFault(of: contact, at: instant, under: edition) else { return }
        // Who comes with a new client is written down as they are; their role may wait for its
        // agreement.
        if case .notOpen = fault, before.clients[client.id] == nil { return }
        throw refusal(.seat(fault), .roles(contact.called), fault.sentence)
    }
}

extension SeatFault {
    /// Cause and cure, for commands and programs.
    fileprivate var sentence: String {
        switch self {
        case .taken(let role, let people, let atMost):
            "the role '\(role)' is held by \(people.joined(separator: ", ")) already, and the regulation gives it to "
                + "\(atMost) at most: take it from them first"
        case .noDepartment(let role):
            "the role '\(role)' is one of a department: say which, 'department: …'"
        case .notOpen(let role):
            "the regulation does not give the role '\(role)' now: conclude the agreement that opens it first"
        }
    }
}
