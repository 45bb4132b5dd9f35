import Regulations
import Runtime
import ServiceDesk
import Store
import WorkingTime

/// The journal of a ticket as its readers see it: messages, notes, and a line for what happened
/// between them.
struct Timeline {
    let view: TicketView
    let reader: EditionReader

    /// Positions in the stream of those whose letter may have left twice.
    private let twice: Set<Int>

    init(_ view: TicketView, _ reader: EditionReader) {
        self.view = view
        self.reader = reader
        twice = view.possiblyTwice
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
        switch record.event {
        case .arrived(let arrived):
            return message(record, arrived.content, from: arrived.sender)
        case .clientWrote(let wrote):
            return message(record, wrote.content, from: wrote.sender)
        case .defectReported(let wrote):
            return message(record, wrote.content, by: reader.person(record.actor.id))
        case .published(let wrote):
            let line = line(record).map { [TimelineEntry.event($0)] } ?? []
            return line + message(record, wrote.content, by: reader.person(record.actor.id))
        case .decided(let decided):
            let line = line(record).map { [TimelineEntry.event($0)] } ?? []
            return message(record, decided.content, by: reader.person(record.actor.id)) + line
        case .replied(let replied), .askedClient(let replied):
            return message(record, replied.content, by: reader.person(record.actor.id))
        case .noted(let noted):
            return note(record, noted)
        case .registered, .admitted, .admissionFailed, .held, .returned, .refused, .postponed,
            .merged, .split, .assigned, .taken, .started, .prioritised, .categorised, .placed,
            .hinted, .filled, .waited, .resumed, .handedOver, .putInTurn, .expedited, .logged,
            .done, .signedOff, .closed, .reopened, .messaged, .receipted, .warned, .kept, .missed,
            .withdrawn, .foundLate, .estimated, .approved, .declined, .subtaskOpened, .subtaskDone,
            .subtaskPrioritised, .logCorrected, .absorbed, .watched, .unwatched, .snoozed,
            .reminded, .escalated, .overran, .lateStepped, .released:
            return line(record).map { [.event($0)] } ?? []
        }
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

    private func note(_ record: TicketRecord, _ noted: TicketEvent.Noted) -> [TimelineEntry] {
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

    private func line(_ record: TicketRecord) -> TimelineEntry.Event? {
        if case .messaged = record.event, twice.contains(record.sequence) {
            return .init(.possiblyTwice, at: reader.civil(record.occurredAt))
        }
        guard let (fact, clauses) = fact(record) else { return nil }
        return .init(
            fact, clauses: Array(reader.links(clauses).prefix(2)),
            at: reader.civil(record.occurredAt))
    }

    private func fact(_ record: TicketRecord) -> (TimelineFact, [String])? {
        switch record.event {
        case .registered: (.registered, [])
        case .admitted: (.admitted, [])
        case .held(let hold): (.held(reader.rule(hold.rule)), clauses(hold.rule))
        case .returned(let back): (.returned(reader.rule(back.rule)), clauses(back.rule))
        case .refused(let refused): refusedFact(refused)
        case .postponed(let postponed):
            (
                .postponed(
                    until: postponed.until.map {
                        reader.words.momentInFull(reader.civil($0), now: reader.today)
                    },
                    why: words(postponed.content)), []
            )
        case .assigned(let assigned) where record.actor.kind != .desk:
            (
                .assigned(
                    to: assigned.people.map { reader.person($0).name }.joined(separator: ", ")), []
            )
        case .taken(let taken): (.taken(by: reader.person(taken.by).name), [])
        case .prioritised(let set):
            (.prioritised(reader.priority(set.priority)?.name ?? EditionReader.unknown), [])
        case .categorised(let set):
            (.categorised(reader.category(set.category) ?? EditionReader.unknown), [])
        case .placed(let placed): (.placed(reader.place(placed)), [])
        case .filled(let filled): (.filled(fieldNames(filled)), [])
        case .handedOver(let over):
            (
                .handedOver(over.roles.map(reader.role).joined(separator: ", ")),
                over.rule.map(clauses) ?? []
            )
        case .done: (.done, [])
        case .signedOff: (.signedOff, [])
        case .closed: (.closed, [])
        case .reopened: (.reopened, [])
        case .receipted(let receipted): (receiptFact(receipted, at: record.recordedAt), [])
        case .warned(let warned):
            (
                .clockWarned(reader.commitment(warned.clock.commitment), left: nil),
                clauses(of: warned.clock)
            )
        case .missed(let missed):
            (
                .clockMissed(reader.commitment(missed.clock.commitment), over: nil),
                clauses(of: missed.clock)
            )
        case .kept(let kept): (keptFact(kept), clauses(of: kept.clock))
        case .foundLate(let found):
            (.clockFoundLate(reader.commitment(found.clock.commitment)), clauses(of: found.clock))
        case .overran(let passed):
            (.clockOverran(reader.commitment(passed.clock.commitment)), clauses(of: passed.clock))
        case .lateStepped(let stepped):
            (
                .clockLateStep(
                    reader.commitment(stepped.clock.commitment), reader.words(of: stepped)),
                clauses(of: stepped.clock)
            )
        case .withdrawn(let withdrawn):
            (withdrawnFact(withdrawn, by: record.actor), clauses(of: withdrawn.clock))
        case .waited, .resumed, .putInTurn, .expedited, .logged, .merged, .split, .estimated,
            .approved, .declined, .subtaskOpened, .subtaskDone, .subtaskPrioritised, .logCorrected,
            .absorbed, .reminded, .escalated, .decided, .defectReported, .released, .published:
            work(record).map { ($0, []) }
        case .arrived, .hinted, .assigned, .started, .replied, .askedClient, .noted, .clientWrote,
            .messaged, .admissionFailed, .watched, .unwatched, .snoozed:
            nil
        }
    }

    private func refusedFact(_ refused: TicketEvent.Refused) -> (TimelineFact, [String]) {
        (
            .refused(refused.rule.flatMap(reader.rule) ?? words(refused.content)),
            refused.rule.map(clauses) ?? []
        )
    }

    private func withdrawnFact(_ withdrawn: TicketEvent.Observed, by actor: Actor) -> TimelineFact {
        let name = reader.commitment(withdrawn.clock.commitment)
        guard let content = withdrawn.content else {
            return withdrawn.wasKept == true ? .clockRunsAgain(name) : .clockMissWithdrawn(name)
        }
        return .breachWithdrawn(
            name, by: reader.person(actor.id).name, why: view.text(content, reader.words))
    }

    private func keptFact(_ kept: TicketEvent.Observed) -> TimelineFact {
        let clock = view.clocks.first { $0.id == kept.clock }
        let limit = reader.regulation.commitments[kept.clock.commitment]?.within
        return .clockMet(
            reader.commitment(kept.clock.commitment),
            used: .working(Int(clock?.elapsedSeconds ?? 0)),
            limit: limit.flatMap { clock?.span(of: $0) })
    }

    /// Promises that began with this event, in one line.
    private func clockLines(at record: TicketRecord) -> [TimelineEntry] {
        let started = view.clocks.filter {
            $0.startedBy == record.sequence && !$0.followsInterval && $0.nature == .binding
                && $0.outcome != .cancelled
        }
        guard !started.isEmpty else { return [] }
        let clauses = started.flatMap { self.clauses(of: $0.id) }.prefix(2).map(reader.link)
        return [
            .event(
                .init(
                    .clocksStarted(started.map { reader.commitment($0.id.commitment) }),
                    clauses: Array(clauses),
                    at: reader.civil(record.occurredAt)))
        ]
    }

    /// Promises that newer data of the calendars moved between this event and the next.
    private func movedLines(after record: TicketRecord) -> [TimelineEntry] {
        view.movedDues.filter { $0.after == record.sequence }.map { due in
            let clauses = clauses(of: due.clock.id).map(reader.link)
            return .event(.init(reader.fact(due), clauses: clauses, at: reader.civil(due.moved.at)))
        }
    }

    private func clauses(_ rule: String) -> [String] {
        reader.regulation.rules[rule]?.clauses ?? []
    }

    private func clauses(of clock: ClockID) -> [String] {
        Array((reader.regulation.commitments[clock.commitment]?.clauses ?? []).prefix(1))
    }

    private func words(_ content: ContentRef?) -> String? {
        content.flatMap { view.letters[$0.id]?.text }.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Reasons that the desk itself writes have words of their own; a mail server's stand as they
    /// are.
    private func receiptFact(_ receipted: TicketEvent.Receipted, at instant: Instant)
        -> TimelineFact
    {
        switch receipted.outcome {
        case .sent: .receipted
        case .shown: .receiptToRead(receiptWords(at: instant) ?? "")
        case .withheld, .bounced: .receiptWithheld(withheld(receipted.reason))
        }
    }

    /// The receipt's words, for who reads them out to the client.
    private func receiptWords(at instant: Instant) -> String? {
        let receipt = view.stream.records.lazy.compactMap { record -> TicketEvent.Messaged? in
            guard case .messaged(let messaged) = record.event,
                reader.regulation.messages[messaged.message]?.admits == true
            else { return nil }
            return messaged
        }.first
        let client = view.stream.ticket.client.flatMap { reader.people.clients[$0] }
        return receipt.map {
            MessageWords(
                $0, of: view.stream, under: reader.edition, in: reader.language.rawValue,
                at: instant,
                seen: .init(
                    client: client?.name, agreed: client?.periods ?? [], title: view.row.title)
            ).text
        }
    }

    private func withheld(_ reason: String?) -> String {
        reader.words(reason.map(LetterProblem.init(stored:)) ?? LetterProblem(.noRecipient))
    }

    private func fieldNames(_ filled: TicketEvent.Filled) -> String {
        filled.fields.keys.sorted().map { name in
            let title = reader.fieldTitle(name)
            // A reason holds for one change: afterwards it stands nowhere else.
            guard name == "reason", let value = filled.fields[name],
                let field = reader.regulation.fields[name]
            else {
                return title
            }
            return "\(title): \(reader.words(value, of: field))"
        }.joined(separator: ", ")
    }
}

extension TicketEvent.Noted {
    /// A colleague's own words, written here or in a letter; else it shows who wrote the letter.
    fileprivate var isColleagues: Bool { sender == nil || voice == .colleague }
}
