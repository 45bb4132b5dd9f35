import Regulations

/// Who a message of the regulation goes to, before anybody asks for an address (language.md §12).
public enum Addressee: Sendable, Hashable {
    /// Somebody on the list of the ticket's client.
    case contact(String)
    case staff(String)
    /// Who wrote, though nobody knows them: at the address that the letter came from.
    case sender
    /// Our own address of a channel.
    case channel(String)
}

extension Regulation {
    /// The one who asked, when the message is meant for a role that they have, else those of the
    /// client who have one of the roles; a stranger is answered where they left an address. Then
    /// the staff who have one of them, and while those are all away who stands in as well.
    ///
    /// - Parameters:
    ///   - client: of the ticket, when known.
    ///   - holders: role to the staff who hold it for the ticket's project or the desk.
    ///   - away: staff who are away now.
    public func addressees(
        of message: MessageTemplate, for ticket: Ticket, client: Client?,
        holders: [String: [String]],
        away: Set<String> = []
    ) -> [Addressee] {
        ofClient(message.to, ticket, client) + ofProvider(message.to, holders, away)
    }

    /// Who gets a copy of the message; nobody twice.
    public func copies(
        of message: MessageTemplate, for ticket: Ticket, client: Client?,
        holders: [String: [String]],
        away: Set<String> = []
    ) -> [Addressee] {
        let roles = message.copyTo.filter { self.roles[$0] != nil }
        let own = message.copyTo.filter {
            channels[$0]?.kind == .email && channels[$0]?.address != nil
        }
        .map { Addressee.channel($0) }
        let people = roles.isEmpty ? [] : ofRoles(roles, client, holders, away)
        let told = Set(
            addressees(of: message, for: ticket, client: client, holders: holders, away: away))
        return (people + own).filter { !told.contains($0) }
    }

    private func ofClient(_ roles: [String], _ ticket: Ticket, _ client: Client?) -> [Addressee] {
        guard roles.contains(where: { self.roles[$0]?.side == .client }) else { return [] }
        let contacts = contacts(roles, client)
        if let requester = contacts.first(where: { $0.id == ticket.requester?.person }) {
            return [.contact(requester.id)]
        }
        if !contacts.isEmpty { return contacts.map { .contact($0.id) } }
        guard ticket.requester?.automatic == false, ticket.requester?.isGone(from: client) != true,
            broughtAddress(ticket.requester?.address, by: ticket.channel) != nil
        else { return [] }
        return [.sender]
    }

    /// The mail address that an interaction brings with it, to which an answer goes; nil: its
    /// channel brings none.
    public func broughtAddress(_ address: String?, by channel: String) -> String? {
        guard let kind = channels[channel]?.kind, kind == .email || kind == .form else {
            return nil
        }
        return address.flatMap { $0.contains("@") && !$0.hasPrefix("@") ? $0 : nil }
    }

    /// Those of the client with one of the roles whom a letter can reach, in order of their names.
    private func contacts(_ roles: [String], _ client: Client?) -> [Contact] {
        (client?.contacts.values.map { $0 } ?? [])
            .filter { contact in
                roles.contains { contact.roles.contains($0) } && contact.mailAddress != nil
            }
            .sorted { $0.id < $1.id }
    }

    private func ofRoles(
        _ roles: [String], _ client: Client?, _ holders: [String: [String]], _ away: Set<String>
    ) -> [Addressee] {
        contacts(roles, client).map { .contact($0.id) } + ofProvider(roles, holders, away)
    }

    private func ofProvider(
        _ roles: [String], _ holders: [String: [String]], _ away: Set<String>
    ) -> [Addressee] {
        let staff = roles.filter { self.roles[$0]?.side == .provider }
        return staff.flatMap { called(for: $0, holders: holders, away: away) }.uniqued().map {
            .staff($0)
        }
    }
}

extension Sender {
    /// Who asked is no contact of the client any more: what is said there is not for their address,
    /// whoever has it now.
    public func isGone(from client: Client?) -> Bool {
        person.map { client?.formerContacts[$0] != nil } ?? false
    }
}

extension Contact {
    /// The first address that mail can go to.
    public var mailAddress: String? { addresses.first { $0.contains("@") && !$0.hasPrefix("@") } }
}
