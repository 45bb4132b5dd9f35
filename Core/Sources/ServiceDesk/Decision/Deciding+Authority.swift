/// What may come about by a letter whose sender nobody vouches for (decision 21): it opens and
/// adds. What binds the client waits for somebody who is known: signed in, proven by the mail
/// server, or written down by the staff.
extension Deciding {
    /// Whether the event may not come about by the letter that is being judged, nor by what follows
    /// from it.
    func isWithheld(_ event: TicketEvent) -> Bool { isUnproven && event.facts.bindsClient }
}

/// On some channels the staff write only from an address of their company (`staff_domain`).
extension Deciding {
    func requireStaffDomain(of channel: String) throws(Refusal) {
        guard actor.kind == .staff, let domain = regulation.channels[channel]?.staffDomain,
            let address = seen.actorAddress, !address.isEmpty
        else { return }
        let theirs = address.lowercased().split(separator: "@").last ?? ""
        guard theirs == domain.lowercased() else {
            throw .badValue(field: "email", expected: "…@\(domain)")
        }
    }
}

extension Sender {
    /// Our mail server was asked and does not vouch for the address.
    public var isUnproven: Bool { proven == false }
}
