import Regulations
import Runtime
import ServiceDesk
import WorkingTime

/// From everything known of a ticket to its page.
extension TicketPage.Model {
    init(
        _ view: TicketView, frame: DeskFrame, reader: EditionReader, roles: [String],
        person: String,
        written: TicketPage.Written? = nil, newAfter seen: Int? = nil, nonce: String
    ) {
        let ticket = view.stream.ticket
        let offers = Offers(view, reader, roles: roles, person: person)
        self.init(
            frame: frame, number: view.row.number, subject: reader.subject(view.row.title),
            project: reader.people.title(ofProject: ticket.projectKey)
                ?? ticket.client.flatMap { reader.people.clients[$0]?.name },
            state: ticket.state, priority: reader.priority(ticket.priority),
            category: reader.category(ticket.category),
            assignee: (ticket.taker ?? ticket.assignees.first).map(reader.person),
            channel: reader.channel(ticket.channel), arrived: reader.civil(view.row.arrivedAt),
            seen: view.stream.version,
            timeline: Timeline(view, reader).entries(newAfter: seen),
            clocks: Self.cards(view, view.clocks, reader),
            basis: ZonePlace(reader.zone.name).name(reader.language) + " · "
                + reader.words.edition(reader.regulation.version),
            composer: Self.composer(offers, nonce: nonce),
            offers: offers.all,
            hints: Self.hints(view, reader), facts: Self.facts(view, reader))
        work = WorkPanel(view, reader)
        meeting = MeetingPanel(view, reader, url: .meeting(ticket: view.row.number))
        composer?.written = written
        goesOn = view.goesOn
    }

    /// Intervals of one promise that are over and have a card; those before them stand in the
    /// conversation.
    private static let endedMax = 5

    /// Promises first, the nearest due on top; what is over comes last.
    ///
    /// - Parameter shown: those of the ticket's clocks that the reader of the page sees.
    static func cards(_ view: TicketView, _ shown: [Clock], _ reader: EditionReader) -> [ClockCard]
    {
        func weight(_ clock: Clock) -> Int {
            switch (clock.outcome, clock.nature) {
            case (.missed, _) where clock.endedAt == nil: 0
            case (.running, .binding), (.paused, .binding), (.running, .notGuaranteed): 1
            case (.running, _), (.paused, _): 2
            case (.met, _), (.missed, _), (.withdrawn, _): 3
            case (.cancelled, _): 4
            }
        }
        let explained = Dictionary(
            zip(view.clocks.map(\.id), view.explanations), uniquingKeysWith: { first, _ in first })
        let ended = Dictionary(
            grouping: shown.filter { $0.endedAt != nil }, by: \.id.commitment)
        let old = Set(ended.values.flatMap { $0.dropLast(endedMax).map(\.id) })
        return shown.filter { !old.contains($0.id) }
            .sorted {
                (weight($0), $0.due ?? .distantFuture, $0.id.commitment) < (
                    weight($1), $1.due ?? .distantFuture, $1.id.commitment
                )
            }
            .compactMap { reader.card($0, explained[$0.id]) }
    }

    /// nil: nothing may be written.
    private static func composer(_ offers: Offers, nonce: String) -> TicketPage.Composer? {
        let (view, reader, scene) = (offers.view, offers.reader, offers.scene)
        let ways = Act.written.filter { $0.isOffered(in: scene) }
        guard !ways.isEmpty else { return nil }
        let running = view.clocks.filter {
            $0.outcome == .running || ($0.outcome == .missed && $0.endedAt == nil)
        }
        let isFirst = view.stream.ticket.isUnanswered
        func names(_ condition: (Commitment) -> Bool) -> [String] {
            running.filter {
                reader.regulation.commitments[$0.id.commitment].map(condition) ?? false
            }
            .map { reader.commitment($0.id.commitment) }
        }
        var composer = TicketPage.Composer(
            replyStops: names { commitment in
                commitment.stops.contains(.event(.replied))
                    || (isFirst && commitment.stops.contains(.event(.firstReply)))
            },
            questionPauses: names { $0.pauses.contains(.waitingClient) }, nonce: nonce)
        composer.ways = ways
        return composer
    }

    private static func hints(_ view: TicketView, _ reader: EditionReader) -> [TicketPage.Hint] {
        let rules = view.stream.ticket.hints.reduce(into: [String]()) {
            if !$0.contains($1) { $0.append($1) }
        }
        let ruled = rules.compactMap { name -> TicketPage.Hint? in
            guard let rule = reader.regulation.rules[name] else { return nil }
            return .init(
                kind: .rule, title: reader.words[.regulation],
                text: reader.caption(rule.title, rule.clauses),
                clauses: reader.links(rule.clauses))
        }
        let readings = Set(view.explanations.flatMap { $0.readings.map(\.reading) })
        let read = readings.sorted().compactMap { name -> TicketPage.Hint? in
            guard let reading = reader.regulation.readings[name] else { return nil }
            return .init(
                kind: .reading, title: reader.text(reading.question),
                text: reading.chosen.map { chosen in
                    reader.regulation.title(
                        ofAlternative: chosen, of: reading, in: reader.language.rawValue)
                } ?? EditionReader.unknown,
                clauses: reader.links(reading.clauses))
        }
        return ruled + read
    }

    /// Secret fields that are filled in; each is shown when somebody asks.
    static func secrets(
        _ view: TicketView, _ reader: EditionReader, revealed: (field: String, value: String)?
    ) -> [TicketPage.Fact] {
        view.stream.ticket.fields.sorted { $0.key < $1.key }.compactMap { name, value in
            guard let field = reader.regulation.fields[name], field.kind == .secret, !value.isEmpty
            else { return nil }
            let shown = revealed?.field == name ? revealed?.value : nil
            var fact = TicketPage.Fact(
                reader.caption(field.title, field.clauses), shown ?? "•••",
                clause: reader.link(field.clauses))
            fact.secret = shown == nil ? name : nil
            return fact
        }
    }

    private static func facts(_ view: TicketView, _ reader: EditionReader) -> [TicketPage.Fact] {
        let ticket = view.stream.ticket
        var facts: [TicketPage.Fact] = []
        if let client = ticket.client.flatMap({ reader.people.clients[$0] }) {
            facts.append(.init(reader.words[.clientTerm], client.name))
        }
        if let sender = ticket.requester {
            facts.append(.init(reader.words[.sender], sender.address))
        }
        if let moved = reader.former(ticket.requester) {
            facts.append(.init(reader.words[.movedFrom], moved))
        }
        if case .arrived(let arrived)? = view.stream.records.first?.event,
            let other = arrived.splitFrom
        {
            facts.append(.init(reader.words[.splitFrom], reader.words.number(other)))
        }
        if case .arrived(let arrived)? = view.stream.records.first?.event,
            let ended = arrived.answers
        {
            facts.append(.init(reader.words[.answersEnded], reader.words.number(ended)))
        }
        if case .arrived(let arrived)? = view.stream.records.first?.event,
            let other = arrived.resembles
        {
            facts.append(
                .init(reader.words[.mayRepeat], reader.words.number(other), url: .ticket(other)))
        }
        for (name, value) in ticket.fields.sorted(by: { $0.key < $1.key }) {
            guard let field = reader.regulation.fields[name], field.kind != .secret else {
                continue
            }
            facts.append(
                .init(
                    reader.caption(field.title, field.clauses), reader.words(value, of: field),
                    clause: reader.link(value.clauses(of: field)),
                    url: value.ticket(of: field).map { .ticket($0) }))
        }
        return facts
    }
}

extension EditionReader {
    /// A field's value as people read it.
    func words(_ value: FieldValue, of field: Field) -> String {
        switch value {
        case .text(let text): field.options[text].map { caption($0.title, $0.clauses) } ?? text
        case .number(let number) where field.kind == .ticket: words.number(Int(number))
        case .number(let number): number == number.rounded() ? String(Int(number)) : String(number)
        case .flag(let flag): flag ? "✓" : "—"
        case .date(let date): words.weekdayAndDay(date, now: today)
        case .moment(let instant): words.momentInFull(civil(instant), now: today)
        case .sealed: "•••"
        }
    }
}

extension FieldValue {
    /// The ticket that a field of type ticket names.
    func ticket(of field: Field) -> Int? {
        guard field.kind == .ticket, case .number(let number) = self else { return nil }
        return Int(number)
    }

    /// What the value stands on: a choice has clauses of its own.
    fileprivate func clauses(of field: Field) -> [String] {
        guard case .text(let text) = self, let own = field.options[text]?.clauses, !own.isEmpty
        else {
            return field.clauses
        }
        return own
    }
}
