import Channels
import Foundation
import ServiceDesk
import Store

extension Desk {
    /// The ticket that a letter answers: by the reply address it was written to, by the Message-IDs
    /// it refers to, or by the number in its subject when the sender is of the same client and the
    /// subject is the ticket's. All of it finds the ticket and is no authority there: what the
    /// letter is on it follows from its sender (`Voice.table`).
    func thread(
        of interaction: Interaction, sender: Sender, in transaction: Transaction
    ) throws -> TicketID? {
        let found = try threaded(interaction, sender: sender, in: transaction).map {
            try goingOn($0, in: transaction)
        }
        return try inSight(found, of: interaction.bringer, in: transaction)
    }

    /// Merged tickets lead to the one that goes on (decision 30).
    func goingOn(_ ticket: TicketID, in transaction: Transaction) throws -> TicketID {
        var ticket = ticket
        for _ in 0..<Self.mergesMax {
            let stream = try TicketJournal(journal: journal).load(ticket, in: transaction)
            guard let next = stream.ticket.mergedInto else { break }
            ticket = next
        }
        return ticket
    }

    /// Tickets merged one into the other in a row.
    private static let mergesMax = 20

    private func threaded(
        _ interaction: Interaction, sender: Sender, in transaction: Transaction
    ) throws -> TicketID? {
        let person = sender.person ?? sender.address.lowercased()
        let addresses = replyAddresses(interaction.facts.addressees)
        if let ticket = try ticket(of: addresses, for: person, in: transaction) { return ticket }
        let interactions = InteractionJournal(journal: journal)
        if let found = try interactions.ticket(
            ofMessages: interaction.facts.references, in: transaction)
        {
            return TicketID(found)
        }
        // What a signed-in client sends as new is new, whatever its subject says.
        guard try edition().regulation.channels[interaction.channel]?.kind != .portal else {
            return nil
        }
        guard let number = Self.number(in: interaction.letter.subject),
            let row = try tickets.ticket(
                number: number, for: sender.viewer(people), in: transaction)
        else { return nil }
        // Other people's systems number their matters as well.
        return isOwn(row, interaction, sender)
            && SubjectLine.isOf(row.title, interaction.letter.subject)
            ? row.id : nil
    }

    /// The sender opened the ticket, is a contact of the same client, or a colleague who sees it.
    private func isOwn(_ row: TicketRow, _ interaction: Interaction, _ sender: Sender) -> Bool {
        let isSameSender = row.address.lowercased() == interaction.address.lowercased()
        let client = interaction.person(among: people)?.client.id
        return isSameSender || (sender.person != nil && row.client == client)
            || sender.colleague != nil
    }

    /// What an interaction is called. An answer has no subject on a page, and what may become a
    /// request of its own is called like the finished one that it answers.
    func subject(
        of letter: StoredLetter, answering ticket: TicketID?, in transaction: Transaction
    ) throws -> String {
        guard letter.subject.allSatisfy(\.isWhitespace), letter.isBroken != true, let ticket,
            let row = try tickets.ticket(ticket, for: .desk, in: transaction),
            row.isOver
        else { return letter.subject }
        return row.title
    }

    // MARK: Reply addresses

    /// Addresses of our form and domain; nothing about them is believed yet.
    func replyAddresses(_ addressees: [String]) -> [ReplyAddress] {
        guard let replies = mail?.replies else { return [] }
        let suffix = "@" + replies.domain.lowercased()
        return addressees.filter { $0.lowercased().hasSuffix(suffix) }.compactMap {
            ReplyAddress($0)
        }
    }

    /// The ticket of an address that was made for this person and still holds.
    func ticket(
        of addresses: [ReplyAddress], for person: String, in transaction: Transaction
    ) throws -> TicketID? {
        guard let replies = mail?.replies else { return nil }
        let now = world.now().seconds
        for address in addresses where address.isValid(for: person, at: now, keys: replies.keys) {
            guard let number = Int(address.ticket) else { continue }
            if let row = try tickets.ticket(number: number, for: .desk, in: transaction) {
                return row.id
            }
        }
        return nil
    }

    /// `[#123]` in a subject.
    static func number(in subject: String) -> Int? {
        guard let open = subject.range(of: "[#"),
            let close = subject[open.upperBound...].firstIndex(of: "]")
        else {
            return nil
        }
        return Int(subject[open.upperBound..<close])
    }
}

extension Sender {
    /// Whose eyes look for the ticket of a number: a colleague's see what they may see on pages.
    fileprivate func viewer(_ people: People) -> Viewer {
        colleague.map { people.viewer(of: $0) } ?? .desk
    }
}
