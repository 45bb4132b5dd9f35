import Regulations

extension Command {
    /// Whose a ticket is; what is nil stays as it is.
    public struct Placement: Sendable, Hashable {
        public var client: String?
        public var project: String?
        /// Who of the client asked.
        public var contact: String?

        public init(client: String? = nil, project: String? = nil, contact: String? = nil) {
            self.client = client
            self.project = project
            self.contact = contact
        }
    }
}

extension Command {
    /// The project of `client` that the ticket stands in once this is done: the one it is put to,
    /// the only one of another client, or the one whose site stands in a field that is filled.
    ///
    /// - Parameter client: the client that the ticket has then.
    public func project(for ticket: Ticket, of client: Client?) -> String? {
        switch self {
        case .place(let placement):
            placement.project
                ?? (client?.id == ticket.client ? ticket.project : client?.onlyProject)
        case .fill(let fields): ticket.project ?? client?.project(namedIn: fields)
        case .receive(let contact): contact.project
        default: ticket.project
        }
    }
}

/// A letter does not tell whose it is: its client, its contact and its project may be found out
/// later.
extension Deciding {
    mutating func place(_ placement: Command.Placement) throws(Refusal) {
        guard let placed = try placed(placement) else { return }
        try sorting { deciding throws(Refusal) in deciding.settle(placed) }
    }

    /// The project is told by an address that the sender, or who sorts, put into a field.
    mutating func placeBySite(_ fields: [String: FieldValue]) {
        guard ticket.project == nil, let requester = ticket.requester,
            ticket.client == seen.client?.id,
            let project = Command.fill(fields).project(for: ticket, of: seen.client)
        else { return }
        let entitlement = entitlement(at: ticket.arrivedAt ?? at)
        settle(
            .init(
                client: ticket.client, project: project, sender: requester,
                entitlement: entitlement,
                basis: edition.basis))
    }

    private mutating func settle(_ placed: TicketEvent.Placed) {
        let (isFirst, isElsewhere) = (ticket.project == nil, ticket.project != placed.project)
        happen(.placed(placed))
        guard isElsewhere else { return }
        let team = ticket.assignedRoles.flatMap { holders(of: $0) }
        guard !team.isEmpty else { return }
        let people = ((isFirst ? ticket.assignees : []) + team).uniqued()
        guard people != ticket.assignees else { return }
        happen(.assigned(.init(roles: ticket.assignedRoles, people: people)), by: .desk)
    }

    /// nil: it is there already.
    private func placed(_ placement: Command.Placement) throws(Refusal) -> TicketEvent.Placed? {
        guard let client = seen.client, client.id == placement.client ?? ticket.client
        else {
            throw .empty("client")
        }
        let isMoved = client.id != ticket.client
        if isMoved { try requireNothingSaid() }
        let project = Command.place(placement).project(for: ticket, of: client)
        if let project, client.projects[project] == nil {
            throw .badValue(
                field: "project", expected: client.projects.keys.sorted().joined(separator: ", "))
        }
        let sender = try sender(placement.contact, of: client, isMoved: isMoved)
        guard isMoved || project != ticket.project || sender != ticket.requester else { return nil }
        return .init(
            client: client.id, project: project, sender: sender,
            entitlement: entitlement(at: ticket.arrivedAt ?? at),
            basis: edition.basis)
    }

    private func sender(_ contact: String?, of client: Client, isMoved: Bool) throws(Refusal)
        -> Sender
    {
        var sender = ticket.requester ?? Sender(address: "", listed: false)
        if let contact {
            guard let person = client.contacts[contact] else {
                throw .badValue(
                    field: "contact",
                    expected: client.contacts.keys.sorted().joined(separator: ", "))
            }
            (sender.person, sender.roles, sender.listed) = (
                person.id, person.roles, !person.roles.isEmpty
            )
        } else if isMoved {
            (sender.person, sender.roles, sender.listed) = (nil, [], false)
        }
        return sender
    }

    /// What was said or offered to one client, or worked for them, is not put before another.
    private func requireNothingSaid() throws(Refusal) {
        let isUntouched =
            ticket.worklog.isEmpty && ticket.estimates.isEmpty && ticket.isUnanswered
        guard let client = ticket.client, !isUntouched else { return }
        throw .badValue(field: "client", expected: client)
    }
}

extension Client {
    /// The project whose site one of the values names.
    fileprivate func project(namedIn fields: [String: FieldValue]) -> String? {
        let texts = fields.sorted { $0.key < $1.key }.compactMap { field -> String? in
            if case .text(let text) = field.value { text } else { nil }
        }
        return project(namedIn: texts.joined(separator: "\n"))
    }

    /// The project, when there is only one to choose.
    public var onlyProject: String? { projects.count == 1 ? projects.keys.first : nil }
}
