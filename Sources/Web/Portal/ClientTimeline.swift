import Regulations
import Runtime
import ServiceDesk
import WorkingTime

/// The journal of a ticket as its client sees it: what was said to each other, and what happened.
/// Nothing that the staff say among themselves, nobody's mail address, no work entries.
struct ClientTimeline {
    let view: TicketView
    let reader: EditionReader
    /// Contact who looks.
    let person: String

    enum Entry: Sendable {
        case message(Message)
        case event(Event)
    }

    struct Message: Sendable {
        var id: Int
        var author: PersonModel
        var isOwn: Bool
        var isQuestion: Bool
        var at: CivilMoment
        var text: String
        var files: [TimelineEntry.File]
        /// Written in the client's name by somebody nobody vouches for.
        var isUnproven = false
        /// `text` is the beginning; the whole is a file of the message.
        var isCut = false
        /// Who of the staff wrote down what the client said elsewhere.
        var writtenDownBy: String?
    }

    struct Event: Sendable {
        var text: String
        var clauses: [ClauseLink]
        var at: CivilMoment
        var state: ClockState?
        var icon: Icon
    }

    var entries: [Entry] {
        let moved = view.movedDues.filter(\.clock.isForClients)
        return view.stream.records.flatMap { record in
            [entry(record)].compactMap(\.self)
                + moved.filter { $0.after == record.sequence }.map(event)
        }
    }

    /// A promise that newer data of the calendars moved between two events.
    private func event(_ due: MovedDue) -> Entry {
        event(reader.fact(due).citing(reader.clauses(of: due.clock.id)), at: due.moved.at)
    }

    /// Files that the client may have: those of the messages above.
    var files: [TimelineEntry.File] {
        entries.flatMap { entry -> [TimelineEntry.File] in
            if case .message(let message) = entry { return message.files }
            return []
        }
    }

    private func entry(_ record: TicketRecord) -> Entry? {
        guard record.event.isVisibleToClient(under: reader.regulation) else { return nil }
        let line = EventLines(view: view, reader: reader).line(of: record)
        return switch line.letter {
        case .before, .after, .toClient: message(record)
        case .question: message(record, isQuestion: true)
        case .none, .note: line.client.map { event($0, at: record.occurredAt) }
        }
    }

    private func message(_ record: TicketRecord, isQuestion: Bool = false) -> Entry? {
        let (facts, actor) = (record.event.facts, record.actor)
        guard let content = facts.content else { return nil }
        let (letter, sender) = (view.letters[content.id], facts.sender)
        let author = sender.map(reader.person) ?? reader.person(actor.id)
        let files = (letter?.files ?? []).map {
            TimelineEntry.File(id: $0.content, name: $0.name, size: $0.size)
        }
        return .message(
            Message(
                id: record.sequence, author: author,
                isOwn: (sender?.person ?? (actor.kind == .contact ? actor.id : nil))
                    == person,
                isQuestion: isQuestion, at: reader.civil(record.occurredAt),
                text: view.text(content, reader.words), files: files,
                isUnproven: sender?.isUnproven ?? false, isCut: letter?.isCut ?? false,
                writtenDownBy: sender != nil && actor.kind == .staff
                    ? reader.person(actor.id).name : nil))
    }

    private func event(_ fact: TimelineFact, at instant: Instant) -> Entry {
        .event(
            Event(
                text: fact.said(reader.words),
                clauses: Array(reader.links(fact.clauses).prefix(2)), at: reader.civil(instant),
                state: fact.state, icon: fact.icon))
    }
}

extension Words {
    /// What was offered: time, price, day.
    func estimate(_ offer: TicketEvent.Estimated, reader: EditionReader) -> String {
        let words = reader.words
        let time = offer.minutes.map { words.span(.elapsed($0 * 60)) }
        let price = offer.amount.map { words.money($0, currency: reader.regulation.currency) }
        let ready = offer.ready.map { until(words.weekdayAndDay($0, now: reader.today)) }
        let head = say(
            "Смета \(offer.version)", "Смета \(offer.version)", "Estimate \(offer.version)")
        return head + ": " + [time, price, ready].compactMap(\.self).joined(separator: ", ")
    }
}
