import Regulations
import Runtime
import ServiceDesk
import Store
import WorkingTime

/// The journal of a ticket as the staff sees it: messages, notes, and a line for what happened
/// between them.
struct Timeline {
    let view: TicketView
    let reader: EditionReader

    /// Positions in the stream of those whose letter may have left twice.
    private let twice: Set<Int>
    private let lines: EventLines
    private let moved: [MovedDue]

    init(_ view: TicketView, _ reader: EditionReader) {
        self.view = view
        self.reader = reader
        twice = view.possiblyTwice
        lines = EventLines(view: view, reader: reader)
        moved = view.movedDues
    }

    var entries: [TimelineEntry] { entries(of: view.stream.records) }

    /// What came after a position, under its mark; empty: nothing that is shown.
    func news(after seen: Int) -> [TimelineEntry] {
        let news = entries(of: view.stream.records.filter { $0.sequence > seen })
        return news.isEmpty ? [] : [.news] + news
    }

    /// All, with the mark before what came after a position.
    func entries(newAfter seen: Int?) -> [TimelineEntry] {
        guard let seen else { return entries }
        return entries(of: view.stream.records.filter { $0.sequence <= seen }) + news(after: seen)
    }

    private func entries(of records: [TicketRecord]) -> [TimelineEntry] {
        records.flatMap { record in
            entry(record) + clockLines(at: record) + movedLines(after: record)
        }
    }

    private func entry(_ record: TicketRecord) -> [TimelineEntry] {
        let line = lines.line(of: record)
        let event = fact(of: record, line).map { [shown($0, at: record)] } ?? []
        return switch line.letter {
        case .none, .toClient: event
        case .before, .question: letter(record) + event
        case .after: event + letter(record)
        case .note: note(record)
        }
    }

    /// A letter of the desk's own is seen only where it may have left twice.
    private func fact(of record: TicketRecord, _ line: EventLine) -> TimelineFact? {
        if case .messaged = record.event, twice.contains(record.sequence) { return .possiblyTwice }
        return line.staff
    }

    private func shown(_ fact: TimelineFact, at record: TicketRecord) -> TimelineEntry {
        .event(
            .init(
                fact, clauses: Array(reader.links(fact.clauses).prefix(2)),
                at: reader.civil(record.occurredAt)))
    }

    private func letter(_ record: TicketRecord) -> [TimelineEntry] {
        let facts = record.event.facts
        guard let content = facts.content else { return [] }
        return facts.sender.map { message(record, content, from: $0) }
            ?? message(record, content, by: reader.person(record.actor.id))
    }

    private func message(_ record: TicketRecord, _ content: ContentRef, from sender: Sender)
        -> [TimelineEntry]
    {
        message(record, content, by: reader.person(sender)).map { entry in
            guard case .message(var message) = entry else { return entry }
            (message.isUnproven, message.movedFrom) = (sender.isUnproven, reader.former(sender))
            message.replyTo = sender.replyTo
            if record.actor.kind == .staff {
                message.writtenDownBy = reader.person(record.actor.id).name
            }
            return .message(message)
        }
    }

    private func note(_ record: TicketRecord) -> [TimelineEntry] {
        guard case .noted(let noted) = record.event else { return [] }
        let author =
            noted.isColleagues ? reader.person(record.actor.id) : reader.person(noted.sender)
        guard case .message(var note)? = message(record, noted.content, by: author).first else {
            return []
        }
        (note.voice, note.isUnproven) = (noted.voice, noted.sender?.isUnproven ?? false)
        if noted.voice == .thirdParty { note.address = noted.sender?.address }
        (note.movedFrom, note.delivery) = (reader.former(noted.sender), noted.delivery)
        return [.note(note)]
    }

    private func message(_ record: TicketRecord, _ content: ContentRef, by author: PersonModel)
        -> [TimelineEntry]
    {
        let letter = view.letters[content.id]
        let files = (letter?.files ?? []).map {
            TimelineEntry.File(id: $0.content, name: $0.name, size: $0.size)
        }
        var message = TimelineEntry.Message(
            id: record.sequence, author: author, at: reader.civil(record.occurredAt),
            text: view.text(content, reader.words), files: files, letter: letter?.html,
            isBroken: letter?.isBroken ?? false)
        message.isCut = letter?.isCut ?? false
        message.copied = letter?.copied ?? []
        message.sentBy = record.actor.kind == .staff ? nil : letter?.sentBy
        return [.message(message)].map { twice.contains(record.sequence) ? $0.possiblyTwice : $0 }
    }

    /// Promises that began with this event, in one line.
    private func clockLines(at record: TicketRecord) -> [TimelineEntry] {
        let started = view.clocks.filter {
            $0.startedBy == record.sequence && !$0.followsInterval && $0.nature == .binding
                && $0.outcome != .cancelled
        }
        guard !started.isEmpty else { return [] }
        let fact = TimelineFact.clocksStarted(started.map { reader.commitment($0.id.commitment) })
        return [shown(fact.citing(started.flatMap { reader.clauses(of: $0.id) }), at: record)]
    }

    /// Promises that newer data of the calendars moved between this event and the next.
    private func movedLines(after record: TicketRecord) -> [TimelineEntry] {
        moved.filter { $0.after == record.sequence }.map { due in
            let clauses = reader.clauses(of: due.clock.id).map(reader.link)
            return .event(.init(reader.fact(due), clauses: clauses, at: reader.civil(due.moved.at)))
        }
    }
}

extension TicketEvent.Noted {
    /// A colleague's own words, written here or in a letter; else it shows who wrote the letter.
    fileprivate var isColleagues: Bool { sender == nil || voice == .colleague }
}
