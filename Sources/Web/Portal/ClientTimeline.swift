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

    private var portal: Words { .of(reader.language) }

    var entries: [Entry] {
        view.stream.records.flatMap { record in
            [entry(record)].compactMap(\.self) + moved(after: record)
        }
    }

    /// Promises that newer data of the calendars moved between this event and the next.
    private func moved(after record: TicketRecord) -> [Entry] {
        view.movedDues.filter { $0.after == record.sequence && $0.clock.isForClients }.map { due in
            let clauses = (reader.regulation.commitments[due.clock.id.commitment]?.clauses ?? [])
                .prefix(1)
            return .event(
                Event(
                    text: reader.fact(due).said(reader.words), clauses: clauses.map(reader.link),
                    at: reader.civil(due.moved.at), state: .indicative, icon: .book))
        }
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
        return switch record.event {
        case .arrived(let arrived): message(record, arrived.content, by: arrived.sender)
        case .clientWrote(let wrote): message(record, wrote.content, by: wrote.sender)
        case .defectReported(let wrote), .published(let wrote):
            message(record, wrote.content, by: nil)
        case .replied(let replied): message(record, replied.content, by: nil)
        case .askedClient(let asked): message(record, asked.content, by: nil, isQuestion: true)
        case .decided(let decided): message(record, decided.content, by: nil)
        case .escalated(let escalated): escalated.content.flatMap { message(record, $0, by: nil) }
        case .estimated(let estimated): event(record, words(of: estimated), .paused, .scale)
        case .approved: event(record, portal[.clientApproved], .met, .met)
        case .declined: event(record, portal[.clientDeclined], .paused, .cross)
        case .registered: event(record, portal[.happenedRegistered], nil, .pen)
        case .held(let hold):
            event(record, named(.happenedHeld, hold.rule), .warning, .lock, clauses(hold.rule))
        case .returned(let back): event(record, asking(back), .paused, .mail, clauses(back.rule))
        case .refused(let refused):
            event(record, why(refused), .breached, .cross, refused.rule.map(clauses) ?? [])
        case .postponed(let postponed): event(record, words(of: postponed), .paused, .paused)
        case .taken(let taken):
            event(
                record, "\(portal[.happenedTaken]): \(reader.person(taken.by).name)", .running,
                .user)
        case .handedOver(let over): event(record, handedOver(over), .running, .user)
        case .prioritised(let set) where set.ground != .proposed:
            event(record, level(set), nil, .queue)
        case .filled(let filled):
            names(filled).map { event(record, "\(portal[.happenedFilled]): \($0)", nil, .pen) }
        case .split(let split):
            event(record, TimelineFact.splitOff(split.number).said(reader.words), nil, .plus)
        case .done: event(record, portal[.happenedDone], .met, .met)
        case .signedOff: event(record, portal[.happenedSignedOff], .met, .met)
        case .closed: event(record, portal[.happenedClosed], nil, .cross)
        case .reopened: event(record, portal[.happenedReopened], .running, .plus)
        case .missed(let missed), .foundLate(let missed):
            event(record, late(missed), .breached, .breached)
        case .merged, .admitted, .admissionFailed, .prioritised, .categorised, .placed, .hinted,
            .assigned, .started, .noted, .waited, .resumed, .putInTurn, .expedited, .logged,
            .messaged, .receipted, .warned, .kept, .withdrawn, .subtaskOpened, .subtaskDone,
            .subtaskPrioritised, .logCorrected, .absorbed, .watched, .unwatched, .snoozed,
            .reminded, .overran, .lateStepped, .released:
            nil
        }
    }

    // MARK: Messages

    /// - Parameter sender: of what came in; nil: the one who acted.
    private func message(
        _ record: TicketRecord, _ content: ContentRef, by sender: Sender?, isQuestion: Bool = false
    ) -> Entry? {
        let letter = view.letters[content.id]
        let author = sender.map(reader.person) ?? reader.person(record.actor.id)
        let files = (letter?.files ?? []).map {
            TimelineEntry.File(id: $0.content, name: $0.name, size: $0.size)
        }
        return .message(
            Message(
                id: record.sequence, author: author,
                isOwn: (sender?.person ?? (record.actor.kind == .contact ? record.actor.id : nil))
                    == person,
                isQuestion: isQuestion, at: reader.civil(record.occurredAt),
                text: view.text(content, reader.words), files: files,
                isUnproven: sender?.isUnproven ?? false, isCut: letter?.isCut ?? false,
                writtenDownBy: sender != nil && record.actor.kind == .staff
                    ? reader.person(record.actor.id).name : nil))
    }

    // MARK: Events

    private func event(
        _ record: TicketRecord, _ text: String, _ state: ClockState?, _ icon: Icon,
        _ clauses: [String] = []
    ) -> Entry {
        .event(
            Event(
                text: text, clauses: clauses.prefix(2).map(reader.link),
                at: reader.civil(record.occurredAt),
                state: state, icon: icon))
    }

    private func clauses(_ rule: String) -> [String] {
        reader.regulation.rules[rule]?.clauses ?? []
    }

    private func named(_ word: Word, _ rule: String) -> String {
        reader.rule(rule).map { "\(portal[word]): \($0)" } ?? portal[word]
    }

    private func asking(_ back: TicketEvent.ByRule) -> String {
        let missing = back.missing.map(reader.fieldTitle).joined(separator: ", ")
        return missing.isEmpty
            ? named(.happenedReturned, back.rule) : "\(portal[.happenedReturned]): \(missing)"
    }

    private func why(_ refused: TicketEvent.Refused) -> String {
        let reason =
            refused.rule.flatMap(reader.rule)
            ?? refused.content.flatMap { view.letters[$0.id]?.text }
        return reason.map {
            $0.isEmpty ? portal[.happenedRefused] : "\(portal[.happenedRefused]): \($0)"
        }
            ?? portal[.happenedRefused]
    }

    private func words(of postponed: TicketEvent.Postponed) -> String {
        let day = postponed.until.map { until in
            portal.until(reader.words.weekdayAndDay(reader.civil(until).date, now: reader.today))
        }
        let text = postponed.content.flatMap { view.letters[$0.id]?.text }.flatMap {
            $0.isEmpty ? nil : $0
        }
        let head = ([portal[.happenedPostponed]] + [day].compactMap(\.self)).joined(separator: " ")
        return text.map { "\(head). \($0)" } ?? head
    }

    private func words(of estimated: TicketEvent.Estimated) -> String {
        portal.estimate(estimated, reader: reader)
    }

    private func handedOver(_ over: TicketEvent.HandedOver) -> String {
        "\(portal[.happenedHandedOver]): \(over.roles.map(reader.role).joined(separator: ", "))"
    }

    private func level(_ set: TicketEvent.Prioritised) -> String {
        "\(portal[.level]): \(reader.priority(set.priority)?.name ?? EditionReader.unknown)"
    }

    /// Fields that the client may fill in as well; what the staff record is theirs.
    private func names(_ filled: TicketEvent.Filled) -> String? {
        let known = filled.fields.keys.sorted().filter { reader.regulation.isForClients($0) }
        return known.isEmpty ? nil : known.map(reader.fieldTitle).joined(separator: ", ")
    }

    private func late(_ missed: TicketEvent.Observed) -> String {
        TimelineFact.clockMissed(reader.commitment(missed.clock.commitment), over: nil)
            .said(reader.words)
    }
}

extension EditionReader {
    func fieldTitle(_ name: String) -> String {
        text(regulation.title(ofField: name))
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
