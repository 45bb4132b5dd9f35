import Regulations
import Runtime
import ServiceDesk
import WorkingTime

/// What happened to a ticket, a page of it.
struct TimelineBody: Encodable {
    var number: Int
    var version: Int
    var entries: [TimelineEntryBody]
    var next: Int?
}

struct FileBody: Encodable {
    var id: String
    var name: String
    var contentType: String
    var size: Int

    init(_ file: StoredLetter.File) {
        id = file.content
        name = file.name
        contentType = file.contentType
        size = file.size
    }
}

/// One event.
struct TimelineEntryBody: Encodable {
    var position: Int
    var event: String
    var occurredAt: String
    var recordedAt: String
    var by: String
    var person: String?
    var personName: String?
    var voice: String?
    var writtenDownBy: String?
    var text: String?
    var isErased: Bool?
    /// The text is kept back from who asks.
    var isWithheld: Bool?
    var isDamaged: Bool?
    var senderProven: Bool?
    var senderNote: String?
    var senderFormerly: String?
    var senderReplyTo: String?
    var senderCopied: [String]?
    var senderSentBy: String?
    var files: [FileBody]?
    var rule: String?
    var clauses: [String]?
    var details: [String: String]?
    var possiblyTwice: Bool?

    /// - Parameter isStaff: a contact sees neither remarks of the staff nor anybody's address.
    /// - Parameter twice: positions of those whose letter may have left twice; the staff is told.
    init(
        _ record: TicketRecord, _ view: TicketView, _ reader: EditionReader, isStaff: Bool,
        twice: Set<Int>
    ) {
        possiblyTwice = isStaff && twice.contains(record.sequence) ? true : nil
        position = record.sequence
        event = record.event.kind.rawValue
        occurredAt = record.occurredAt.iso8601
        recordedAt = record.recordedAt.iso8601
        by = record.actor.kind.rawValue
        person = record.actor.id.isEmpty ? nil : record.actor.id
        personName = person.flatMap(reader.people.name)
        voice = record.event.voice?.rawValue
        if record.event.isClientsWord, record.actor.kind == .staff {
            writtenDownBy = personName ?? person
        }
        let facts = record.event.facts
        if let content = facts.content, isStaff || facts.visibility == .words {
            let letter = view.letters[content.id]
            text = letter?.text
            if isStaff { (senderCopied, senderSentBy) = (letter?.copied, letter?.sentBy) }
            isDamaged = view.damaged.contains(content.id) ? true : nil
            isWithheld = view.isWithheld ? true : nil
            isErased = letter == nil && isDamaged == nil && !view.isWithheld ? true : nil
            files = (letter?.files.isEmpty ?? true) ? nil : letter?.files.map(FileBody.init)
        }
        senderProven = facts.sender?.proven
        senderNote =
            facts.sender?.isUnproven == true ? reader.words[.senderUnprovenWhy] : nil
        senderFormerly = isStaff ? facts.sender?.formerly : nil
        senderReplyTo = isStaff ? facts.sender?.replyTo : nil
        rule = facts.rule
        clauses = clauses(of: facts, reader.regulation)
        let event = isStaff ? record.event : record.event.forClients(under: reader.regulation)
        let details = event.details.filter { isStaff || $0.key != "address" }
        self.details = details.isEmpty ? nil : details
    }

    private func clauses(of facts: EventFacts, _ regulation: Regulation) -> [String]? {
        if let rule = facts.rule { return regulation.rules[rule]?.clauses }
        return facts.clock.flatMap { regulation.commitments[$0.commitment]?.clauses }
    }
}

extension TicketEvent {
    /// Whose words a letter is; nil: it was written here, or is no letter.
    var voice: Voice? {
        if case .noted(let noted) = self { return noted.voice }
        return isClientsWord ? .client : nil
    }

    /// What the client’s side said, by whatever way.
    var isClientsWord: Bool {
        if case .arrived = self { return true }
        if case .clientWrote = self { return true }
        return false
    }
}
