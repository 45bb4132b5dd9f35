import ServiceDesk
import Store

/// Who of the staff may write down what a client said: whoever will see what comes of it.
extension Desk {
    /// Whoever works for the whole desk writes down every interaction; a project's team those of
    /// their projects; who has neither role nor team none. Nobody puts one client's request into a
    /// project of another.
    ///
    /// - Throws: `Refusal`, before anything is stored or told.
    func requireSight(of interaction: Interaction) throws(Refusal) {
        guard let staff = interaction.writer else { return }
        let client = interaction.client(among: people)
        try requireSight(of: client, project: interaction.project(of: client), by: staff)
    }

    /// The same for a ticket that is put to a client and a project.
    func requireSight(of client: Client?, project: String?, by staff: String) throws(Refusal) {
        if let client, let project, client.projects[project] == nil {
            throw .badValue(
                field: "project", expected: client.projects.keys.sorted().joined(separator: ", "))
        }
        switch people.viewer(of: staff) {
        case .staff, .desk: return
        case .team(_, let projects):
            guard !projects.isEmpty else { throw .needsRole([]) }
            guard let project, projects.contains(ProjectKey(client: client?.id, name: project))
            else {
                let seen = projects.sorted().prefix(Self.namedMax).map(\.description).joined(
                    separator: ", ")
                throw .badValue(field: "project", expected: seen)
            }
        case .limited(let limits):
            // Who sorts what comes in puts it into projects that they do not see.
            guard limits.roles.isEmpty, let seen = limits.projects else { return }
            guard let project, seen.contains(ProjectKey(client: client?.id, name: project))
            else { throw .needsRole([]) }
        case .contact: throw .needsRole([])
        }
    }

    /// The ticket, if whoever writes the interaction down sees it; what came by itself is put where
    /// it belongs.
    func inSight(_ ticket: TicketID?, of performer: Performer, in transaction: Transaction) throws
        -> TicketID?
    {
        guard let ticket, case .staff(let person) = performer else { return ticket }
        let row = try tickets.ticket(ticket, for: people.viewer(of: person), in: transaction)
        return row == nil ? nil : ticket
    }
}

extension People {
    /// The member of staff whose mail address it is, if they are still here.
    public func colleague(address: String) -> StaffMember? {
        let address = address.lowercased()
        guard !address.isEmpty else { return nil }
        return staff.values.first { !$0.left && $0.email.lowercased() == address }
    }

    /// The member of staff who writes from the address, or from one with a plus that is theirs.
    func colleague(writing address: String) -> StaffMember? {
        colleague(address: address)
            ?? MailAlias.base(of: address).flatMap { colleague(address: $0) }
    }

    /// Up to so many clients of whom the viewer sees something, in the order of their names.
    ///
    /// - Parameters:
    ///   - words: what the client, somebody or something of it is called; empty: whatever it is
    ///     called.
    ///   - last: client after whom they begin; nil: with the first.
    public func clients(
        called words: String = "", seenBy viewer: Viewer, after last: String? = nil, limit: Int
    ) -> ClientDirectory.Page {
        guard let own = viewer.clients else {
            return directory.page(called: words, after: last, limit: limit)
        }
        return directory.page(called: words, after: last, limit: limit) { own.contains($0.id) }
    }
}

extension Viewer {
    /// Clients of whom they see something; nil: of all.
    public var clients: Set<String>? {
        switch self {
        case .staff, .desk: nil
        case .team(_, let projects): Set(projects.compactMap(\.client))
        case .limited(let limits): limits.clients
        case .contact(_, let client, _): [client]
        }
    }

    /// Whether tickets of the project are theirs to see, or to put there.
    public func sees(_ project: ProjectKey) -> Bool {
        switch self {
        case .team(_, let projects): projects.contains(project)
        case .limited(let limits):
            !limits.roles.isEmpty || limits.projects?.contains(project) ?? true
        case .staff, .contact, .desk: true
        }
    }
}
