import ServiceDesk
import Store

/// What the people of a desk keep to as a whole, by whichever door a change comes: file, page or
/// program. It is asked in the transaction that makes the change, so that two at once cannot break
/// it either. What was so before and is not touched is left alone.
struct PeopleRules {
    let change: PeopleChange
    let before: People
    let after: People

    init(_ change: PeopleChange, of people: People) {
        self.change = change
        before = people
        after = people.after(change)
    }

    func check() throws(PeopleRefusal) {
        for (id, events) in change.staff.sorted(by: { $0.key < $1.key }) {
            for event in events {
                if case .away(let absence) = event, !absence.isOrdered {
                    throw refusal(
                        .badPeriod, .member(id),
                        "the absence ends before it begins: correct its end")
                }
                if case .stated = event { try mail(of: id) }
            }
        }
        try administratorRemains()
        for (id, events) in change.clients.sorted(by: { $0.key < $1.key }) {
            for case .agreementStated(let agreement) in events where !agreement.isOrdered {
                throw refusal(
                    .badPeriod, .agreement(agreement.id, client: id),
                    "it ends before it begins: correct 'until'")
            }
        }
        try contacts()
    }

    // MARK: Staff

    /// An address of the staff is what they sign in with: it is one person's.
    private func mail(of id: String) throws(PeopleRefusal) {
        guard let member = after.member(called: id), !member.email.isEmpty else { return }
        guard PeopleCheck.isMail(member.email) else {
            throw refusal(
                .badMail, .member(id),
                "'\(member.email)' is no mail address such as \(id)@company.example")
        }
        let twin = after.member(mail: member.email, besides: member.id)
        guard let twin, isEarlier(twin.called, id) else { return }
        throw refusal(
            .mailTaken(twin.name), .member(id),
            "'\(member.email)' is the mail address of \(twin.called) (\(twin.name)) already: "
                + "each of the staff has their own")
    }

    /// Of two who are both stated now, the later one is told.
    private func isEarlier(_ other: String, _ id: String) -> Bool {
        change.staff[other] == nil || other < id
    }

    /// Somebody must be able to open the pages of administration.
    private func administratorRemains() throws(PeopleRefusal) {
        guard !before.administrators.isEmpty, after.administrators.isEmpty else { return }
        let last = before.administrators.first { change.staff[$0] != nil } ?? ""
        throw refusal(
            .lastAdministrator, .member(last),
            "'\(last)' is the last administrator: give somebody else 'administrator: true' first")
    }

    // MARK: Contacts

    /// Whose address it is must be known, or a letter would be taken for another client's.
    private func contacts() throws(PeopleRefusal) {
        let stated = change.clients.mapValues { events in
            events.compactMap {
                if case .contactStated(let contact) = $0 { contact.called } else { nil }
            }
        }.filter { !$0.value.isEmpty }
        guard !stated.isEmpty else { return }
        let isStated = Set(stated.values.joined())
        for (client, ids) in stated.sorted(by: { $0.key < $1.key }) {
            for id in ids.sorted() {
                guard let contact = after.clients[client]?.contact(called: id) else { continue }
                for address in contact.addresses {
                    let others = after.holders(ofAddress: address)
                        .filter { other in
                            other.contact.id != contact.id
                                && (!isStated.contains(other.contact.called)
                                    || other.contact.called < id)
                        }
                    for other in others {
                        try require(address, of: contact, client, besides: other)
                    }
                }
            }
        }
    }

    private func require(
        _ address: String, of contact: Contact, _ client: String,
        besides other: KnownContact
    ) throws(PeopleRefusal) {
        let whose = "\(other.contact.called) (\(other.contact.name))"
        guard other.client.id != client else {
            throw refusal(
                .addressTaken(other.contact.name), .contact(contact.called),
                "'\(address)' is an address of \(whose) already: leave it with one of them")
        }
        guard !contact.shares(address), !other.contact.shares(address) else { return }
        throw refusal(
            .addressElsewhere(other.contact.name, client: other.client.name),
            .contact(contact.called),
            "'\(address)' is an address of \(whose) at another client; if that is meant, say 'shared: [\(address)]'"
        )
    }

    func refusal(
        _ fault: PeopleFault, _ place: PeopleRefusal.Place, _ sentence: String
    ) -> PeopleRefusal {
        PeopleRefusal(fault: fault, place: place, sentence: sentence)
    }
}

extension Contact {
    fileprivate func shares(_ address: String) -> Bool {
        shared.contains { $0.addressKey == address.addressKey }
    }
}

extension People {
    /// As they are once the change is made.
    func after(_ change: PeopleChange) -> People {
        let clients = change.clients.filter { !$0.value.isEmpty }.map { id, events in
            events.reduce(into: self.clients[id] ?? Client(id: id)) { $0.evolve($1) }
        }
        let staff = change.staff.filter { !$0.value.isEmpty }.map { id, events in
            events.reduce(into: member(called: id) ?? StaffMember(id: id)) { $0.evolve($1) }
        }
        return replacing(clients: clients, staff: staff)
    }

    /// Somebody of the staff who has not left and whose mail address or login this is.
    func member(mail: String, besides id: String) -> StaffMember? {
        let wanted = mail.addressKey
        return staff.values.filter { $0.id != id && !$0.left && $0.email.addressKey == wanted }.min
        { $0.id < $1.id }
    }

    fileprivate var administrators: [String] {
        staff.values.filter { $0.isAdministrator && !$0.left }.map(\.called).sorted()
    }

    /// Of these addresses, those that a contact of another client has as well.
    public func shared(_ addresses: [String], besides client: String) -> [String] {
        addresses.filter { address in
            holders(ofAddress: address).contains { $0.client.id != client }
        }
    }
}
