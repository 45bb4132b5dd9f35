import Regulations
import WorkingTime

/// Why somebody cannot be given a role: the regulation says how many may hold it, for whom, and
/// when (`at_most`, `per`, `when` of roles).
public enum SeatFault: Error, Sendable, Hashable {
    /// As many as are allowed hold it already.
    case taken(role: String, by: [String], atMost: Int)
    /// It is a role of a department, and the person is in none.
    case noDepartment(role: String)
    /// What the role may be given for does not hold now.
    case notOpen(role: String)
}

extension Client {
    /// What prevents that `contact` stands as stated; roles held already are not asked for again.
    public func seatFault(of contact: Contact, at instant: Instant, under edition: Edition)
        -> SeatFault?
    {
        let held = contacts[contact.id]
        let isSame = held?.department == contact.department
        let given = contact.roles.filter { !(isSame && held?.roles.contains($0) == true) }
        return given.lazy.compactMap { seatFault($0, of: contact, at: instant, under: edition) }
            .first
    }

    private func seatFault(
        _ name: String, of contact: Contact, at instant: Instant, under edition: Edition
    ) -> SeatFault? {
        guard let role = edition.regulation.roles[name] else { return nil }
        if role.per == .department, contact.department == nil { return .noDepartment(role: name) }
        let others = contacts.values.filter { other in
            other.id != contact.id && other.roles.contains(name)
                && (role.per != .department || other.department == contact.department)
        }
        if let atMost = role.atMost, others.count >= atMost {
            return .taken(role: name, by: others.map(\.name).sorted(), atMost: atMost)
        }
        return isOpen(role, for: contact, at: instant, under: edition) ? nil : .notOpen(role: name)
    }

    private func isOpen(
        _ role: Role, for contact: Contact, at instant: Instant, under edition: Edition
    ) -> Bool {
        var ticket = Ticket(id: TicketID(""))
        ticket.entitlement.agreements = periods
        let actor = Actor(kind: .contact, id: contact.id, roles: contact.roles)
        return Facts(edition: edition, ticket: ticket, actor: actor, at: instant).hold(role.when)
    }

    /// The agreements as clocks and rules see them.
    public var periods: [Entitlement.Period] {
        agreements.values.sorted { $0.id < $1.id }.map {
            Entitlement.Period(
                agreement: $0.agreement, from: $0.from, until: $0.until, revision: version,
                services: $0.services)
        }
    }
}

extension Project {
    /// What prevents that the team stands as stated.
    public func seatFault(under regulation: Regulation) -> SeatFault? {
        team.sorted { $0.key < $1.key }.lazy.compactMap { name, people in
            guard let role = regulation.roles[name], role.per == .project, let atMost = role.atMost,
                people.count > atMost
            else { return nil }
            return SeatFault.taken(role: name, by: Array(people.prefix(atMost)), atMost: atMost)
        }.first
    }
}
