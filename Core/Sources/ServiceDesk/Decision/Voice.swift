/// Whose words a letter on a ticket are.
public enum Voice: String, Sendable, Hashable, Codable, CaseIterable {
    /// The client's side: it answers questions, moves clocks and opens again.
    case client
    /// A colleague: an internal note.
    case colleague
    /// Somebody else: a note that the staff sees as theirs; it reopens, stops and decides nothing.
    case thirdParty = "third_party"
    /// Nobody wrote it: a note.
    case machine

    /// What may be known of a sender where a ticket is concerned.
    struct Known {
        var sender: Sender
        var ticket: Ticket
        /// The client of the ticket.
        var client: Client?
        var isMachine: Bool
    }

    /// A row of the table of senders: whom it means, and whose words theirs are.
    struct Row: Sendable {
        var voice: Voice
        var fits: @Sendable (Known) -> Bool
    }

    /// The table of senders. The first row that fits counts; who fits none is a third party. How a
    /// letter found its ticket — by a Message-ID, a number, an address passed on — stands in no
    /// row: it is no authority.
    static let table: [Row] = [
        Row(voice: .machine) { $0.isMachine },
        // Who opened the ticket, also where no client is known, or a colleague asks for themselves.
        Row(voice: .client) { $0.isRequester },
        Row(voice: .colleague) { $0.sender.colleague != nil },
        Row(voice: .client) { $0.isContactOfClient },
        // Added by somebody's act; a copy of a letter adds nobody.
        Row(voice: .client) { $0.isAdded },
    ]
}

extension Voice.Known {
    /// By the contact's key; by the address where it tells no contact, whom an act may have named
    /// since. The address of somebody who is no longer there is nobody's.
    fileprivate var isRequester: Bool {
        guard let requester = ticket.requester else { return false }
        if let person = requester.person, let theirs = sender.person { return person == theirs }
        if requester.isGone(from: client) { return false }
        return !sender.address.isEmpty
            && requester.address.lowercased() == sender.address.lowercased()
    }

    fileprivate var isContactOfClient: Bool {
        sender.person.map { client?.contacts[$0] != nil } ?? false
    }

    fileprivate var isAdded: Bool { sender.person.map { ticket.added.contains($0) } ?? false }
}

extension Ticket {
    /// Whose words a letter of this sender would be here.
    ///
    /// - Parameters:
    ///   - client: the client of the ticket.
    ///   - isMachine: nobody wrote it.
    public func voice(of sender: Sender, client: Client?, isMachine: Bool = false) -> Voice {
        let known = Voice.Known(sender: sender, ticket: self, client: client, isMachine: isMachine)
        return Voice.table.first { $0.fits(known) }?.voice ?? .thirdParty
    }
}

extension Sender {
    /// The member of staff, unless our mail server was asked and does not vouch for the address.
    public var colleague: String? { isUnproven ? nil : staff }
}
