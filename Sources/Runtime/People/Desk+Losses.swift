import ServiceDesk
import Store
import WorkingTime

extension Desk {
    /// Losses that are named one by one.
    static let lossesMax = 50

    /// What a change withdraws, a line each with the open tickets that hang on it; empty: nothing.
    public func losses(of change: PeopleChange) async throws -> [String] {
        let people = people
        let after = people.after(change)
        let zone = try edition().zone
        let gone =
            change.clients.sorted { $0.key < $1.key }.flatMap { id, events in
                let client = people.clients[id] ?? Client(id: id)
                return events.compactMap { $0.loss(of: client, becoming: after, in: zone) }
            }
            + change.staff.sorted { $0.key < $1.key }.flatMap { id, events in
                events.compactMap { event in people.staff[id].flatMap { event.loss(of: $0) } }
            }
        guard !gone.isEmpty else { return [] }
        let lines = try await store.read { [self] transaction in
            try gone.prefix(Self.lossesMax).map { loss in
                guard let viewer = loss.viewer else { return loss.line }
                let open = try tickets.count(.all, for: viewer, in: transaction)
                return loss.line + (open > 0 ? ", open tickets: \(open)" : "")
            }
        }
        return lines + (gone.count > lines.count ? ["… and \(gone.count - lines.count) more"] : [])
    }
}

/// Something of a client that is withdrawn.
private struct Loss {
    var line: String
    /// Who sees just the tickets that hang on it; nil: none do.
    var viewer: Viewer?
}

extension People {
    /// Where somebody has gone whose address stands at another contact now: a person is asked
    /// whether that is meant.
    fileprivate func moved(_ gone: Contact) -> String {
        let others = gone.addresses.lazy.flatMap { holders(ofAddress: $0) }.map(\.contact)
        return others.first { $0.id != gone.id }.map { ", now \($0.called)" } ?? ""
    }
}

extension ClientEvent {
    fileprivate func loss(of client: Client, becoming after: People, in zone: ZoneRules) -> Loss? {
        let head = "client \(client.id): "
        switch self {
        case .contactWithdrawn(let gone):
            let contact = client.contact(called: gone.id)
            return Loss(
                line: head + "contact \(gone.id) (\(contact?.name ?? ""))"
                    + (contact.map(after.moved) ?? ""),
                viewer: .contact(person: contact?.id ?? gone.id, client: client.id, scope: .own))
        case .projectWithdrawn(let gone):
            let name = client.projects[gone.id]?.name ?? ""
            return Loss(
                line: head + "project \(gone.id) (\(name))",
                viewer: .team(person: "", projects: [ProjectKey(client: client.id, name: gone.id)]))
        case .agreementWithdrawn(let gone):
            let end = client.agreements[gone.id]?.until.map {
                zone.civil(at: $0 - 1).date.description
            }
            return Loss(
                line: head + "agreement \(gone.id), "
                    + (end.map { "in force until \($0)" } ?? "without an end"))
        case .contactStated(let stated):
            return client.contact(givingWayTo: stated).map { gone in
                Loss(
                    line: head
                        + "contact \(gone.called) (\(gone.name)) gives way to another person, \(stated.name)"
                        + after.moved(gone),
                    viewer: .contact(person: gone.id, client: client.id, scope: .own))
            }
        case .named, .agreementStated, .projectStated, .acknowledged: return nil
        }
    }
}

extension StaffEvent {
    fileprivate func loss(of member: StaffMember) -> Loss? {
        guard case .stated(let card) = self, member.givesWay(to: card) else { return nil }
        return Loss(
            line:
                "staff \(member.called) (\(member.name)) gives way to another person, \(card.name)")
    }
}
