import Regulations
import Runtime
import ServiceDesk
import Store
import WorkingTime

/// How an event stands in the conversation of its ticket.
struct EventLine {
    enum Letter {
        case none
        /// Its words are a message before the line, or after it.
        case before, after
        /// The same, which asks for an answer.
        case question
        /// The staff's own.
        case note
        /// A message to the client; the staff reads the line.
        case toClient
    }

    var staff: TimelineFact?
    var client: TimelineFact?
    var letter = Letter.none

    init(_ staff: TimelineFact? = nil, client: TimelineFact? = nil, letter: Letter = .none) {
        self.staff = staff
        self.client = client
        self.letter = letter
    }
}

/// The table of events in the conversation: one row each, for the staff's page and for the portal.
/// What the client may see at all is the core's to say.
struct EventLines {
    let view: TicketView
    let reader: EditionReader

    func line(of record: TicketRecord) -> EventLine {
        switch record.event {
        case .arrived, .clientWrote, .replied, .defectReported: EventLine(letter: .before)
        case .askedClient: EventLine(letter: .question)
        case .noted: EventLine(letter: .note)
        case .published: EventLine(.published, letter: .after)
        case .decided(let it): EventLine(.decided(granted: it.granted), letter: .before)
        case .escalated(let it):
            EventLine(.escalated(to: reader.role(it.role)), letter: .toClient)
        case .registered: EventLine(.registered, client: .told(.happenedRegistered, .pen))
        case .admitted: EventLine(.admitted)
        case .held(let it): held(it)
        case .returned(let it): returned(it)
        case .refused(let it): refused(it)
        case .postponed(let it): postponed(it)
        case .assigned(let it): assigned(it, by: record.actor)
        case .taken(let it): taken(by: reader.person(it.by).name)
        case .released: EventLine(.released)
        case .prioritised(let it): prioritised(it)
        case .categorised(let it):
            EventLine(.categorised(reader.category(it.category) ?? EditionReader.unknown))
        case .placed(let it): EventLine(.placed(reader.place(it)))
        case .filled(let it): filled(it)
        case .handedOver(let it): handedOver(it)
        case .waited(let it):
            EventLine(.waiting(reader.words[it.state.word], until: it.expected.map(day)))
        case .resumed: EventLine(.resumed)
        case .expedited: EventLine(.putOutOfTurn)
        case .putInTurn: EventLine(.putInTurn)
        case .logged(let it):
            EventLine(.logged(by: reader.person(it.person).name, span(it.minutes)))
        case .logCorrected(let it): EventLine(.logCorrected(span(it.minutes)))
        case .merged(let it): EventLine(.mergedInto(it.number ?? 0))
        case .absorbed(let it): EventLine(.absorbed(it.number))
        case .split(let it): EventLine(.splitOff(it.number), client: .splitOff(it.number))
        case .estimated(let it): estimated(it)
        case .approved(let it):
            EventLine(.approved(version: it.version), client: .told(.clientApproved, .met, .met))
        case .declined(let it):
            EventLine(
                .declined(version: it.version), client: .told(.clientDeclined, .cross, .paused))
        case .subtaskOpened(let it): EventLine(.subtaskOpened(text(it.content)))
        case .subtaskDone(let it): EventLine(.subtaskDone(words(ofSubtask: it.subtask)))
        case .subtaskPrioritised(let it): EventLine(subtaskPrioritised(it))
        case .reminded(let it): EventLine(it.of == .expectedDate ? .expectedDayCame : nil)
        case .done: EventLine(.done, client: .told(.happenedDone, .met, .met))
        case .signedOff: EventLine(.signedOff, client: .told(.happenedSignedOff, .met, .met))
        case .closed: EventLine(.closed, client: .told(.happenedClosed, .cross))
        case .reopened: EventLine(.reopened, client: .told(.happenedReopened, .plus, .running))
        case .receipted(let it): EventLine(receipted(it, at: record.recordedAt))
        case .warned(let it): EventLine(of(it.clock, TimelineFact.clockWarned))
        case .kept(let it): EventLine(kept(it))
        case .missed(let it): missed(it, TimelineFact.clockMissed)
        case .foundLate(let it): missed(it, TimelineFact.clockFoundLate)
        case .overran(let it): EventLine(of(it.clock, TimelineFact.clockOverran))
        case .lateStepped(let it):
            EventLine(of(it.clock) { .clockLateStep($0, reader.words(of: it)) })
        case .withdrawn(let it): EventLine(withdrawn(it, by: record.actor))
        case .invoiced(let it): invoiced(it)
        case .packageReached(let it): packageReached(it)
        case .workApproved(let it):
            EventLine(.workApproved(by: reader.person(record.actor.id).name, span(it.minutes)))
        case .hinted, .started, .messaged, .admissionFailed, .watched, .unwatched, .snoozed:
            EventLine()
        }
    }

    // MARK: At the door

    private func held(_ by: TicketEvent.ByRule) -> EventLine {
        let (why, clauses) = (reader.rule(by.rule), clauses(by.rule))
        return EventLine(
            .held(why).citing(clauses),
            client: .told(.happenedHeld, .lock, .warning, why).citing(clauses))
    }

    private func returned(_ by: TicketEvent.ByRule) -> EventLine {
        let (why, clauses) = (reader.rule(by.rule), clauses(by.rule))
        let missing = by.missing.map(reader.fieldTitle).joined(separator: ", ")
        return EventLine(
            .returned(why).citing(clauses),
            client: .told(.happenedReturned, .mail, .paused, missing.isEmpty ? why : missing)
                .citing(clauses))
    }

    private func refused(_ refused: TicketEvent.Refused) -> EventLine {
        let why = refused.rule.flatMap(reader.rule) ?? words(refused.content)
        let clauses = refused.rule.map(clauses) ?? []
        return EventLine(
            .refused(why).citing(clauses),
            client: .told(.happenedRefused, .cross, .breached, why).citing(clauses))
    }

    private func postponed(_ postponed: TicketEvent.Postponed) -> EventLine {
        let (until, why) = (postponed.until.map(reader.civil), words(postponed.content))
        let day = until.map { reader.words.until(self.day($0.date)) }
        let client = TimelineFact(.paused, .paused) { words in
            let head = [words[.happenedPostponed], day].compactMap(\.self).joined(separator: " ")
            return why.map { "\(head). \($0)" } ?? head
        }
        let moment = until.map { reader.words.momentInFull($0, now: reader.today) }
        return EventLine(.postponed(until: moment, why: why), client: client)
    }

    // MARK: Who does it, and what it is

    private func assigned(_ assigned: TicketEvent.Assigned, by actor: Actor) -> EventLine {
        let people = assigned.people.map { reader.person($0).name }.joined(separator: ", ")
        return EventLine(actor.kind == .desk ? nil : .assigned(to: people))
    }

    private func taken(by name: String) -> EventLine {
        EventLine(.taken(by: name), client: .told(.happenedTaken, .user, .running, name))
    }

    private func handedOver(_ over: TicketEvent.HandedOver) -> EventLine {
        let whom = over.roles.map(reader.role).joined(separator: ", ")
        return EventLine(
            .handedOver(whom).citing(over.rule.map(clauses) ?? []),
            client: .told(.happenedHandedOver, .user, .running, whom))
    }

    private func prioritised(_ set: TicketEvent.Prioritised) -> EventLine {
        let name = reader.priority(set.priority)?.name ?? EditionReader.unknown
        return EventLine(
            .prioritised(name),
            client: set.ground == .proposed ? nil : .told(.level, .queue, nil, name))
    }

    private func subtaskPrioritised(_ set: TicketEvent.SubtaskPrioritised) -> TimelineFact {
        let priority = set.priority ?? view.stream.ticket.priority
        return .subtaskPrioritised(
            words(ofSubtask: set.subtask), priority.flatMap(reader.priority)?.name ?? "")
    }

    private func filled(_ filled: TicketEvent.Filled) -> EventLine {
        let names = filled.fields.keys.sorted()
        // Fields that the client may fill in as well; what the staff record is theirs.
        let own = names.filter(reader.regulation.isForClients).map(reader.fieldTitle)
        let said = names.map { name in
            let title = reader.fieldTitle(name)
            // A reason holds for one change: afterwards it stands nowhere else.
            guard name == "reason", let value = filled.fields[name],
                let field = reader.regulation.fields[name]
            else { return title }
            return "\(title): \(reader.words(value, of: field))"
        }
        return EventLine(
            .filled(said.joined(separator: ", ")),
            client: own.isEmpty
                ? nil : .told(.happenedFilled, .pen, nil, own.joined(separator: ", ")))
    }

    private func estimated(_ offer: TicketEvent.Estimated) -> EventLine {
        let said = Words.of(reader.language).estimate(offer, reader: reader)
        return EventLine(
            .estimated(version: offer.version, reader.words(offer)),
            client: TimelineFact(.scale, .paused) { _ in said })
    }

    // MARK: Clocks

    private func of(_ clock: ClockID, _ fact: (String) -> TimelineFact) -> TimelineFact {
        fact(reader.commitment(clock.commitment)).citing(reader.clauses(of: clock))
    }

    private func kept(_ kept: TicketEvent.Observed) -> TimelineFact {
        let clock = view.clocks.first { $0.id == kept.clock }
        let limit = reader.regulation.commitments[kept.clock.commitment]?.within
        return of(kept.clock) { name in
            .clockMet(
                name, used: .working(Int(clock?.elapsedSeconds ?? 0)),
                limit: limit.flatMap { clock?.span(of: $0) })
        }
    }

    private func missed(
        _ missed: TicketEvent.Observed, _ staff: (String) -> TimelineFact
    ) -> EventLine {
        EventLine(
            of(missed.clock, staff),
            client: .clockMissed(reader.commitment(missed.clock.commitment)))
    }

    private func withdrawn(_ withdrawn: TicketEvent.Observed, by actor: Actor) -> TimelineFact {
        of(withdrawn.clock) { name in
            guard let content = withdrawn.content else {
                return withdrawn.wasKept == true ? .clockRunsAgain(name) : .clockMissWithdrawn(name)
            }
            return .breachWithdrawn(name, by: reader.person(actor.id).name, why: text(content))
        }
    }

    // MARK: Receipts

    /// Reasons that the desk itself writes have words of their own; a mail server's stand as they
    /// are.
    private func receipted(_ receipted: TicketEvent.Receipted, at instant: Instant) -> TimelineFact
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

    // MARK: Words

    private func clauses(_ rule: String) -> [String] {
        reader.regulation.rules[rule]?.clauses ?? []
    }

    private func words(ofSubtask id: String) -> String {
        view.stream.ticket.subtasks.first { $0.opened.subtask == id }.map {
            text($0.opened.content)
        } ?? ""
    }

    private func words(_ content: ContentRef?) -> String? {
        content.flatMap { view.letters[$0.id]?.text }.flatMap { $0.isEmpty ? nil : $0 }
    }

    private func text(_ content: ContentRef) -> String { view.text(content, reader.words) }

    private func day(_ date: CivilDate) -> String {
        reader.words.weekdayAndDay(date, now: reader.today)
    }

    private func span(_ minutes: Int) -> String {
        minutes == 0 ? "0" : reader.words.span(.elapsed(minutes * 60))
    }
}

extension EditionReader {
    /// The clause that a promise stands on.
    func clauses(of clock: ClockID) -> [String] {
        Array((regulation.commitments[clock.commitment]?.clauses ?? []).prefix(1))
    }

    func fieldTitle(_ name: String) -> String {
        text(regulation.title(ofField: name))
    }

    /// `3 h, 6 000 ₽, ready Tue 3 Nov`.
    func words(_ offer: TicketEvent.Estimated) -> String {
        let parts = [
            offer.minutes.map { words.span(.elapsed($0 * 60)) }, offer.amount.map(money),
            offer.ready.map { words.weekdayAndDay($0, now: today) },
        ]
        return parts.compactMap(\.self).joined(separator: ", ")
    }

    /// Minor units in the regulation's currency.
    func money(_ amount: Int64) -> String { words.money(amount, currency: regulation.currency) }
}
