import Channels
import Foundation
import Letters
import Regulations
import ServiceDesk
import Store
import WorkingTime

/// From effects to letters in the outbox.
extension Desk {
    func queue(
        _ effect: Effect, of change: Change, record: TicketRecord, in transaction: Transaction
    ) throws {
        // The id follows from the event: replaying the reaction queues nothing twice (decision 17).
        let id = "\(change.after.ticket.id)-\(record.sequence)"
        switch effect {
        case .send(let messaged): try send(messaged, id: id, of: change, in: transaction)
        case .deliver(let content): try deliver(content, id: id, of: change, in: transaction)
        case .leadOn(let number): try leadOn(to: number, id: id, of: change, in: transaction)
        case .remind(let reminded): try remind(reminded, id: id, of: change, in: transaction)
        case .undelivered(let notice, let roles):
            try tell(of: notice, or: roles, id: id, of: change, in: transaction)
        case .alert(let clock, let roles, let isBreach):
            try alert(clock, roles: roles, isBreach: isBreach, id: id, of: change, in: transaction)
        }
    }

    private func send(
        _ messaged: TicketEvent.Messaged, id: String, of change: Change, in transaction: Transaction
    ) throws {
        guard let message = change.edition.regulation.messages[messaged.message] else { return }
        let recipients = recipients(of: message, change)
        let isReceipt = message.admits
        guard !recipients.isEmpty else {
            let cause: LetterProblem.Cause = isGone(change) ? .gone : .noRecipient
            return try withhold(id, of: change, isReceipt: isReceipt, cause: cause, in: transaction)
        }
        for (index, recipient) in recipients.enumerated() {
            let seen = try seen(messaged, for: recipient, of: change, in: transaction)
            let words = MessageWords(
                messaged, of: change.after, under: change.edition, in: recipient.language,
                at: change.at,
                seen: seen)
            let files =
                message.carriesMeeting
                ? try meetingFile(for: recipient, of: change, in: transaction) : nil
            try queue(
                words.text, to: recipient, id: index == 0 ? id : "\(id)-\(index)", of: change,
                isReceipt: isReceipt && index == 0, message: messaged.message,
                files: files.map { [$0] } ?? [],
                copies: index == 0 ? copies(of: message, change) : [],
                in: transaction)
        }
    }

    /// What the message may tell to this reader.
    private func seen(
        _ messaged: TicketEvent.Messaged, for recipient: Recipient, of change: Change,
        in transaction: Transaction
    ) throws -> MessageWords.Seen {
        let ticket = change.after.ticket
        let client = ticket.client.flatMap { change.people.clients[$0] }
        return MessageWords.Seen(
            client: client?.name, agreed: client?.periods ?? [],
            // A machine does not carry a stranger's words to an address that may not be theirs.
            title: recipient.isStranger ? nil : try title(of: ticket, in: transaction),
            question: try messaged.content.flatMap { try text(of: $0, in: transaction) },
            admittedBy: change.after.writtenDownBy.flatMap { change.people.staff[$0]?.name },
            site: address.text,
            isStaff: recipient.isStaff)
    }

    private func text(of content: ContentRef, in transaction: Transaction) throws -> String? {
        try words(content, in: transaction).letter?.text
    }

    /// A receipt that is not sent is told to the ticket by the dispatch.
    private func withhold(
        _ id: String, of change: Change, isReceipt: Bool, cause: LetterProblem.Cause,
        in transaction: Transaction
    ) throws {
        try Outbox(desk: self.id).add(
            id: id, ticket: change.after.ticket.id.text, kind: isReceipt ? .receipt : .message,
            payload: Data(),
            at: change.at, state: isReceipt ? .waiting : .withheld, problem: LetterProblem(cause),
            in: transaction)
    }

    private func recipients(of message: MessageTemplate, _ change: Change) -> [Recipient] {
        let ticket = change.after.ticket
        let addressees = change.edition.regulation.addressees(
            of: message, for: ticket, client: ticket.client.flatMap { change.people.clients[$0] },
            holders: holders(of: message, change), away: change.people.away(at: change.at))
        return addressees.compactMap { recipient($0, change) }
    }

    private func holders(of message: MessageTemplate, _ change: Change) -> [String: [String]] {
        let (people, project) = (change.people, change.after.ticket.projectKey)
        return message.everywhere ? people.holdersEverywhere : people.holders(project: project)
    }

    /// Own copies come back and are known by the desk's mark: they open nothing.
    private func copies(of message: MessageTemplate, _ change: Change) -> [MailAddress] {
        guard !message.copyTo.isEmpty else { return [] }
        let ticket = change.after.ticket
        let addressees = change.edition.regulation.copies(
            of: message, for: ticket, client: ticket.client.flatMap { change.people.clients[$0] },
            holders: holders(of: message, change), away: change.people.away(at: change.at))
        return addressees.compactMap { recipient($0, change) }.map {
            MailAddress(name: $0.name, address: $0.address)
        }
    }

    private func recipient(_ addressee: Addressee, _ change: Change) -> Recipient? {
        let (ticket, regulation) = (change.after.ticket, change.edition.regulation)
        switch addressee {
        case .contact(let id):
            guard let contact = ticket.client.flatMap({ change.people.clients[$0] })?.contacts[id]
            else { return nil }
            let brought = regulation.broughtAddress(ticket.requester?.address, by: ticket.channel)
            let wroteFrom = id == ticket.requester?.person ? brought : nil
            return Recipient(
                name: contact.name, address: wroteFrom ?? contact.mailAddress ?? "",
                language: contact.language,
                contact: id)
        case .staff(let id):
            guard let member = change.people.staff[id], !member.email.isEmpty else { return nil }
            return Recipient(
                name: member.name, address: member.email, language: member.language, isStaff: true)
        case .sender:
            return ticket.requester.map {
                Recipient(name: "", address: $0.address, language: regulation.authoritative)
            }
        case .channel(let name):
            return regulation.channels[name]?.address.map {
                Recipient(name: "", address: $0, language: regulation.authoritative, isStaff: true)
            }
        }
    }

    /// A person's answer goes to the one who asked, by the mail address it came from or that is
    /// known.
    private func deliver(
        _ content: ContentRef, id: String, of change: Change, in transaction: Transaction
    ) throws {
        let ticket = change.after.ticket
        let known = requester(change, isAnswer: true)
        guard let recipient = known, let letter = try words(content, in: transaction).letter else {
            let cause: LetterProblem.Cause =
                isGone(change) ? .gone : known == nil ? .noAddress : .noWords
            return try Outbox(desk: self.id).add(
                id: id, ticket: ticket.id.text, kind: .reply, payload: Data(), at: change.at,
                state: .withheld,
                problem: LetterProblem(cause), in: transaction)
        }
        let files = try attachments(of: letter, in: transaction)
        try queue(
            letter.text, to: recipient, id: id, of: change, isReceipt: false, message: nil,
            files: files,
            in: transaction)
        for (person, watcher) in watchers(of: ticket, change)
        where watcher.address != recipient.address {
            try queue(
                letter.text, to: watcher, id: "\(id)-\(person)", of: change, isReceipt: false,
                message: nil,
                files: files, in: transaction)
        }
    }

    /// Who asked has left the client.
    private func isGone(_ change: Change) -> Bool {
        let ticket = change.after.ticket
        return ticket.requester?.isGone(from: ticket.client.flatMap { change.people.clients[$0] })
            ?? false
    }

    /// Whoever asked, at the mail address that it came from or that is known.
    ///
    /// - Parameter isAnswer: of a person, who answers where the sender asks for it; machines write
    ///   back to where it came from (RFC 3834, 4).
    private func requester(_ change: Change, isAnswer: Bool) -> Recipient? {
        guard !isGone(change) else { return nil }
        let ticket = change.after.ticket
        let contact = ticket.requester?.person.flatMap { change.people.contact($0) }
        let brought = change.edition.regulation.broughtAddress(
            ticket.requester?.address, by: ticket.channel)
        let asked = isAnswer ? ticket.requester?.replyTo : nil
        guard let address = asked ?? brought ?? contact?.mailAddress else { return nil }
        return Recipient(
            name: contact?.name ?? "", address: address, language: contact?.language ?? "ru",
            contact: contact?.id)
    }

    /// No machine is told, and no flood comes of merging.
    private func leadOn(to number: Int, id: String, of change: Change, in transaction: Transaction)
        throws
    {
        let ticket = change.after.ticket
        guard ticket.requester?.automatic != true,
            let recipient = requester(change, isAnswer: false),
            try !isOverBudget(recipient, id: id, at: change.at, in: transaction)
        else { return }
        let words = MergedWords(
            number: ticket.number ?? 0, into: number, language: recipient.language)
        try queue(
            words.text, to: recipient, id: id, of: change, isReceipt: false, message: nil,
            isByMachine: true,
            in: transaction)
    }

    /// Files go along up to what mail carries; the rest waits on the ticket's page.
    private func attachments(
        of letter: StoredLetter, in transaction: Transaction
    ) throws -> [MailAttachment] {
        let contents = Contents(desk: id)
        var room = LetterLimits.bytes / 2
        return try letter.files.compactMap { file in
            guard file.size <= room, let bytes = try contents.bytes(file.content, in: transaction)
            else { return nil }
            room -= bytes.count
            return MailAttachment(
                name: file.name, contentType: file.contentType, bytes: [UInt8](bytes))
        }
    }

    /// Contacts of the ticket's client who watch it; watching colleagues are told of deadlines
    /// instead.
    private func watchers(of ticket: Ticket, _ change: Change) -> [(String, Recipient)] {
        let contacts = ticket.client.flatMap { change.people.clients[$0]?.contacts } ?? [:]
        return ticket.watchers.compactMap { person in
            guard let contact = contacts[person], let address = contact.mailAddress else {
                return nil
            }
            return (
                person, Recipient(name: contact.name, address: address, language: contact.language)
            )
        }
    }

    private func alert(
        _ clock: ClockID, roles: [String], isBreach: Bool, id: String, of change: Change,
        in transaction: Transaction
    ) throws {
        let ticket = change.after.ticket
        let (holders, away) = (
            change.people.holders(project: ticket.projectKey), change.people.away(at: change.at)
        )
        let called = roles.flatMap {
            change.edition.regulation.called(for: $0, holders: holders, away: away)
        }
        let owners = roles.isEmpty ? ticket.assignees : called
        let people = owners + [ticket.taker].compactMap(\.self) + ticket.watchers
        try tell(people, id: id, of: change, in: transaction) {
            AlertWords(change: change, language: $0).text(of: clock, isBreach: isBreach)
        }
    }

    private func remind(
        _ reminded: TicketEvent.Reminded, id: String, of change: Change, in transaction: Transaction
    ) throws {
        let ticket = change.after.ticket
        let people =
            reminded.person.map { [$0] } ?? ([ticket.taker].compactMap(\.self) + ticket.assignees)
        try tell(people, id: id, of: change, in: transaction) {
            AlertWords(change: change, language: $0).text(of: reminded)
        }
    }

    private func tell(
        of notice: DeliveryNotice, or roles: [String], id: String, of change: Change,
        in transaction: Transaction
    ) throws {
        let ticket = change.after.ticket
        var people = ticket.assignees + [ticket.taker].compactMap(\.self)
        if people.isEmpty {
            let (holders, away) = (
                change.people.holders(project: ticket.projectKey), change.people.away(at: change.at)
            )
            people = roles.flatMap {
                change.edition.regulation.called(for: $0, holders: holders, away: away)
            }
        }
        try tell(people, id: id, of: change, in: transaction) {
            AlertWords(change: change, language: $0).text(of: notice)
        }
    }

    /// Mail to colleagues who are here, each in their own language.
    private func tell(
        _ people: [String], id: String, of change: Change, in transaction: Transaction,
        _ text: (String) -> String
    ) throws {
        for person in Set(people).sorted() {
            guard let member = change.people.staff[person], !member.email.isEmpty,
                !member.isAway(at: change.at)
            else {
                continue
            }
            let recipient = Recipient(
                name: member.name, address: member.email, language: member.language, isStaff: true)
            try queue(
                text(member.language), to: recipient, id: "\(id)-\(person)", of: change,
                isReceipt: false,
                message: nil, isAlert: true, in: transaction)
        }
    }

    private func queue(
        _ text: String, to recipient: Recipient, id: String, of change: Change, isReceipt: Bool,
        message: String?,
        isAlert: Bool = false, isByMachine: Bool = false, files: [MailAttachment] = [],
        copies: [MailAddress] = [],
        in transaction: Transaction
    ) throws {
        guard let mail else { return }
        let ticket = change.after.ticket
        if message != nil, try isOverBudget(recipient, id: id, at: change.at, in: transaction) {
            return try withhold(
                id, of: change, isReceipt: isReceipt, cause: .budget, in: transaction)
        }
        // A machine does not carry a stranger's words to an address that may not be theirs.
        let title =
            message != nil && recipient.isStranger
            ? "" : try self.title(of: ticket, in: transaction)
        var letter = OutboundLetter(
            from: mail.from, to: [MailAddress(name: recipient.name, address: recipient.address)],
            subject: "[#\(ticket.number ?? 0)] \(title)", text: text,
            messageID: "\(id)@\(mail.domain)",
            desk: self.id, date: change.at.seconds)
        let isByMachine = isByMachine || message != nil
        letter.autoSubmitted = isAlert ? .autoGenerated : isByMachine ? .autoReplied : .no
        if !recipient.isStaff {
            letter.replyTo = mail.replyTo(ticket, for: recipient, at: change.at)
        }
        letter.attachments = files
        letter.cc = copies
        if !isAlert {
            letter.references = try lettersOfClient(change.after, in: transaction)
            letter.inReplyTo = letter.references.last
        }
        // A colleague answers what they were told of as well.
        try Outbox(desk: self.id).remember(
            messageID: letter.messageID, ticket: ticket.id.text, in: transaction)
        let queued = QueuedLetter(letter: letter, isReceipt: isReceipt, message: message)
        try Outbox(desk: self.id).add(
            id: id, ticket: ticket.id.text,
            kind: isReceipt ? .receipt : isAlert ? .alert : .letter,
            payload: try JSONEncoder().encode(queued), at: change.at, in: transaction)
    }

    /// Machines' letters to one address in an hour; what is above is withheld, else two machines
    /// could write to each other for ever, or somebody could have us flood a mailbox.
    static let automaticMax = (contact: 30, stranger: 5)

    func isOverBudget(
        _ recipient: Recipient, id: String, at now: Instant, in transaction: Transaction
    ) throws -> Bool {
        guard !recipient.isStaff else { return false }
        let most = recipient.isStranger ? Self.automaticMax.stranger : Self.automaticMax.contact
        let count = try Outbox(desk: self.id).countAutomatic(
            to: recipient.address.lowercased(), id: id, since: now - 3600, at: now, limit: most + 1,
            in: transaction)
        return count > most
    }

    /// Message-IDs of the client's last letters, for threading.
    private func lettersOfClient(_ stream: TicketStream, in transaction: Transaction) throws
        -> [String]
    {
        let interactions = stream.records.compactMap(\.event.facts.interaction)
        return try InteractionJournal(journal: journal).messageIDs(
            of: interactions.suffix(10), in: transaction)
    }
}

/// Who gets a letter.
struct Recipient: Sendable {
    var name: String
    var address: String
    var language: String
    /// Contact of a client, when known.
    var contact: String?
    var isStaff = false

    var isStranger: Bool { contact == nil && !isStaff }
}

extension MailSettings {
    /// An address that proves, for half a year, which ticket an answer of this person belongs to.
    fileprivate func replyTo(_ ticket: Ticket, for recipient: Recipient, at now: Instant)
        -> MailAddress?
    {
        guard let replies, let number = ticket.number, let key = replies.keys.first else {
            return nil
        }
        let person = recipient.contact ?? recipient.address.lowercased()
        return ReplyAddress(
            ticket: String(number), person: person,
            validUntil: now.seconds + ReplyKeys.validSeconds, key: key
        ).map { MailAddress(name: from.name, address: $0.address(domain: replies.domain)) }
    }
}
