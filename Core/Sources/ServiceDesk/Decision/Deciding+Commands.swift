import Regulations
import WorkingTime

/// One branch per command; the leaves stand below and in `Deciding+Door.swift`.
extension Deciding {
    mutating func carryOut(_ command: Command) throws(Refusal) {
        if case .receive(let interaction) = command { return try receive(interaction) }
        guard ticket.arrivedAt != nil else { throw .notFound }
        try requirePossible(command)
        let act = command.act
        guard act.isFor(actor.kind) else {
            // Where a rule says who may, it is the rule that is told.
            var supposed = self
            try supposed.follow(command)
            throw .needsRole([])
        }
        if let refusal = act.rule.authority.refusal(of: scene) { throw refusal }
        try follow(command)
    }

    /// As the table of acts sees it.
    var scene: ActScene {
        var acting = actor
        acting.roles += regulation.standingIn(
            with: actor.roles, holders: seen.holders, away: seen.away)
        return ActScene(ticket: ticket, actor: acting, regulation: regulation)
    }

    private mutating func requirePossible(_ command: Command) throws(Refusal) {
        guard let obstacle = command.act.obstacle(on: ticket) else { return }
        switch command {
        // What the client says of finished work, such as a rating, is heard after the end as well.
        case .fill(let fields)
        where ticket.mergedInto == nil && fields.keys.allSatisfy(regulation.isOfClient):
            return
        // What a rule says of work before the request is told first.
        case .log(let logged) where ticket.isOpen: try requireAllowed(logged)
        default: break
        }
        throw obstacle
    }

    private mutating func follow(_ command: Command) throws(Refusal) {
        switch command {
        case .receive: preconditionFailure("handled above")
        case .append(let letter): append(letter)
        case .admit: try admit()
        case .recordReceipt(let outcome, let reason): recordReceipt(outcome, reason: reason)
        case .categorise(let category): try categorise(category)
        case .place(let placement): try place(placement)
        case .prioritise(let priority, let reason): try prioritise(priority, reason: reason)
        case .assign(let people): try assign(people: people)
        case .take(let override): try take(override: override)
        case .release: try release()
        case .start: try attempt([.started], before: [.event(.started)])
        case .reply(let content):
            try reply(.replied(.init(content: content, first: ticket.isUnanswered)))
        case .askClient(let content):
            try reply(.askedClient(.init(content: content, first: ticket.isUnanswered)))
        case .note(let content): happen(.noted(.init(content: content)))
        case .fill(let fields): try fill(fields)
        case .refuse(let reason, let content): try refuse(reason: reason, content: content)
        case .postpone(let until, let reason, let content):
            try postpone(until: until, reason: reason, content: content)
        case .wait(let what, let content, let expected):
            try wait(for: what, content: content, expected: expected)
        case .resume: try attempt([.resumed], before: [.event(.resumed)])
        case .handOver(let roles):
            try attempt([.handedOver(.init(roles: roles))], before: [.event(.handedOver)])
        case .putInTurn(let content): try putInTurn(content: content)
        case .expedite(let reason, let content): try expedite(reason: reason, content: content)
        case .log(let logged): try log(logged)
        case .finish: try attempt([.done], before: [.event(.done)])
        case .signOff: try attempt([.signedOff], before: TicketEvent.signedOff.triggers)
        case .close: try attempt([.closed], before: TicketEvent.closed.triggers)
        case .reopen: try reopen()
        case .estimate(let minutes, let amount, let ready, let content):
            try estimate(minutes: minutes, amount: amount, ready: ready, content: content)
        case .approve(let version, let content):
            try answer(version, isApproval: true, content: content)
        case .decline(let version, let content):
            try answer(version, isApproval: false, content: content)
        case .reportDefect(let content): try reportDefect(content)
        case .publish(let content): try publish(content)
        case .openSubtask(let opened): try openSubtask(opened)
        case .finishSubtask(let subtask): try finishSubtask(subtask)
        case .prioritiseSubtask(let subtask, let priority):
            try prioritise(subtask: subtask, priority)
        case .correctLog(let entry, let minutes, let content):
            try correctLog(entry: entry, minutes: minutes, content: content)
        case .approveWork(let entry): try approveWork(entry: entry)
        case .merge(let other, let number): try merge(into: other, number: number)
        case .absorb(let absorbed): try absorb(absorbed)
        case .split(let split): try self.split(split)
        case .watch(let person): try watch(person)
        case .unwatch(let person): unwatch(person)
        case .snooze(let until): try snooze(until: until)
        case .escalate(let name, let content): try escalate(name, content: content)
        case .decide(let granted, let content):
            try decideEscalation(granted: granted, content: content)
        case .withdraw(let clock, let content): try withdraw(clock, content: content)
        case .ring: ring()
        case .tell(let messaged): tell(messaged)
        case .reachPackage(let reached): happen(.packageReached(reached))
        }
    }

    // MARK: Classification

    mutating func categorise(_ category: String) throws(Refusal) {
        guard regulation.categories[category] != nil else { throw .noSuchCategory(category) }
        try sorting { deciding throws(Refusal) in
            deciding.happen(.categorised(.init(category: category)))
            deciding.proposeAgain(["category"])
        }
    }

    /// Sets the priority, or confirms the one proposed.
    mutating func prioritise(_ priority: String, reason: String?) throws(Refusal) {
        guard regulation.priorities[priority] != nil else { throw .noSuchPriority(priority) }
        try requireConfirming(priority)
        let ground: TicketEvent.Prioritised.Ground = priority == ticket.priority ? .confirmed : .set
        let event = TicketEvent.prioritised(.init(priority: priority, ground: ground))
        try attempt(reasoned(reason) + [event], before: [.event(.prioritised)])
    }

    /// Some priorities stand only when one of their roles says so.
    func requireConfirming(_ priority: String) throws(Refusal) {
        let confirming = regulation.priorities[priority]?.confirmedBy ?? []
        guard !confirming.isEmpty, actor.kind != .desk, !actor.has(anyOf: acting(confirming)) else {
            return
        }
        throw .needsRole(confirming)
    }

    mutating func fill(_ fields: [String: FieldValue]) throws(Refusal) {
        for (name, value) in fields.sorted(by: { $0.key < $1.key }) { try check(value, for: name) }
        try checkTickets(fields)
        try requireCounted(consents: fields, on: supposing([.filled(.init(fields: fields))]))
        try sorting { deciding throws(Refusal) in
            try deciding.attempt(
                [.filled(.init(fields: fields))], before: fields.keys.sorted().map { .filled([$0]) }
            )
            deciding.proposeAgain(fields.keys)
            deciding.placeBySite(fields)
        }
    }

    func check(_ value: FieldValue, for name: String) throws(Refusal) {
        guard let field = regulation.fields[name], field.about == .ticket else {
            throw .noSuchField(name)
        }
        if !field.by.isEmpty, actor.kind != .desk, !actor.has(anyOf: acting(field.by)) {
            throw .needsRole(field.by)
        }
        if let expected = field.expectation(unmetBy: value) {
            throw .badValue(field: name, expected: expected)
        }
    }

    /// Another client's ticket and none at all are told apart by nobody.
    func checkTickets(_ fields: [String: FieldValue]) throws(Refusal) {
        guard let known = seen.numbers else { return }
        for (name, number) in regulation.tickets(namedIn: fields) where !known.contains(number) {
            throw .noSuchTicket(field: name, number: number)
        }
    }

    // MARK: Pool

    mutating func assign(people: [String]) throws(Refusal) {
        let event = TicketEvent.assigned(
            .init(roles: ticket.assignedRoles, people: people.uniqued()))
        try attempt([event], before: [.event(.assigned)])
    }

    mutating func take(override: String?) throws(Refusal) {
        if let taker = ticket.taker {
            if taker == actor.id { return }
            // What somebody holds who is not there may be taken by whoever is.
            let isFree = seen.away.contains(taker)
            guard isFree || override != nil && actor.has(anyOf: regulation.overseers) else {
                throw .alreadyTaken(by: taker)
            }
        }
        try requireTurn(override: override)
        try attempt([.taken(.init(by: actor.id, override: override))], before: [.event(.taken)])
        startIfAllowed()
    }

    /// In a strict pool a ticket of higher priority comes first, unless one to whom escalations
    /// climb says why not (decision 24).
    func requireTurn(override: String?) throws(Refusal) {
        if let override {
            guard actor.has(anyOf: regulation.overseers) else {
                throw .needsRole(regulation.overseers)
            }
            return override.allSatisfy(\.isWhitespace) ? try requireTurn(override: nil) : ()
        }
        guard let queue = regulation.queue else { return }
        let pool = Pool(queue: queue, entries: seen.pool, regulation: regulation)
        if let first = pool.blocker(of: ticket.id) {
            throw .outOfOrder(first: first.number, clauses: queue.clauses)
        }
    }

    /// Taking begins the work where no rule asks for something first; then the rule stays as a
    /// hint.
    mutating func startIfAllowed() {
        let spoken = verdicts(before: [.event(.started)], supposing: [.started])
        guard let first = spoken.first else { return happen(.started) }
        if first.rule.verdict == .hint { happen(.started) }
        if first.rule.verdict == .handOver {
            happen(
                .handedOver(.init(roles: first.rule.effects.assign, rule: first.name)), by: .desk)
            return message(of: first.rule.effects, rule: first.name)
        }
        happen(.hinted(byRule(first.name, first.rule, supposing: [.started])), by: .desk)
    }

    mutating func expedite(reason: String?, content: ContentRef?) throws(Refusal) {
        try attempt(
            reasoned(reason) + [.expedited(.init(content: content))], before: [.event(.expedited)])
    }

    /// Takes back what `expedite` did.
    mutating func putInTurn(content: ContentRef?) throws(Refusal) {
        try attempt([.putInTurn(.init(content: content))], before: [.event(.putInTurn)])
    }

    // MARK: Work

    /// Replying to an untaken ticket is a take under the same pool rule (decision 24).
    mutating func reply(_ event: TicketEvent) throws(Refusal) {
        try requireStaffDomain(of: ticket.channel)
        if ticket.isInPool { try take(override: nil) }
        try attempt([event], before: event.triggers)
    }

    /// Work has been done when it is logged, and on a ticket that was there.
    mutating func log(_ logged: TicketEvent.Logged) throws(Refusal) {
        guard ActAsk.minutesLogged.contains(logged.minutes) else {
            throw ActAsk.outside(ActAsk.minutesLogged, "minutes")
        }
        let latest = at - Int64(logged.minutes) * 60
        if logged.from > latest { throw .badMoment(earliest: .distantPast, latest: latest) }
        try requireAllowed(logged)
        let earliest = ticket.arrivedAt ?? .distantPast
        // People write minutes down, and read them on the page.
        if logged.from < earliest - earliest.seconds % 60 {
            throw .badMoment(earliest: earliest, latest: .distantFuture)
        }
        try requireFree(logged)
        try attempt([.logged(logged)], before: [.event(.logged)])
    }

    private mutating func requireAllowed(_ logged: TicketEvent.Logged) throws(Refusal) {
        judgedAt = logged.from
        let events = [TicketEvent.logged(logged)]
        let spoken = verdicts(before: [.event(.logged)], supposing: events).first {
            $0.rule.verdict == .refuse
        }
        guard let spoken else { return }
        throw .byRule(refusal(spoken.name, spoken.rule, supposing: events))
    }

    mutating func refuse(reason: String?, content: ContentRef?) throws(Refusal) {
        try attempt(
            reasoned(reason) + [.refused(.init(content: content))], before: [.event(.refused)])
    }

    mutating func postpone(until: Instant?, reason: String?, content: ContentRef?) throws(Refusal) {
        if let until, until <= at { throw .badMoment(earliest: at, latest: .distantFuture) }
        let event = TicketEvent.postponed(.init(until: until, content: content))
        try attempt(reasoned(reason) + [event], before: [.event(.postponed)])
    }

    /// The reason as the regulation's field, when it has one.
    func reasoned(_ reason: String?) throws(Refusal) -> [TicketEvent] {
        guard let reason else { return [] }
        try check(.text(reason), for: "reason")
        return [.filled(.init(fields: ["reason": .text(reason)]))]
    }

    mutating func wait(
        for what: TicketEvent.Waited.What, content: ContentRef?, expected: CivilDate?
    ) throws(Refusal) {
        let event = TicketEvent.waited(.init(what: what, content: content, expected: expected))
        try attempt([event], before: event.triggersBefore)
    }

    /// Says that it is not solved, also where a letter has opened the ticket already.
    mutating func reopen() throws(Refusal) {
        let event = TicketEvent.reopened(.init(entitlement: entitlement(at: at), unsolved: true))
        if ticket.isReopenedByLetter { return happen(event) }
        try attempt([event], before: [.event(.reopened)])
    }

    // MARK: Timers

    /// Journals warnings that are due; a breach supersedes them (decision 23). Breaches are
    /// journalled by `observe`.
    mutating func ring() {
        for clock in clocks(of: stream, under: edition, asOf: at) where clock.outcome == .running {
            guard let due = clock.due, at < due else { continue }
            for (index, instant) in clock.warnings.enumerated() where instant <= at {
                let warned = TicketEvent.Warned(clock: clock.id, warning: index, due: due)
                if !stream.hasWarned(warned.clock, index) { happen(.warned(warned), by: .desk) }
            }
        }
        if ticket.state == .postponed, let until = ticket.postponedUntil, until <= at {
            happen(.resumed, by: .desk)
        }
        remind()
    }
}

extension TicketStream {
    func hasWarned(_ clock: ClockID, _ warning: Int) -> Bool {
        records.contains { record in
            if case .warned(let warned) = record.event {
                return warned.clock == clock && warned.warning == warning
            }
            return false
        }
    }
}

extension Regulation {
    /// Field of type ticket to the number that it names, in order of the fields' names.
    public func tickets(namedIn values: [String: FieldValue]) -> [(field: String, number: Int)] {
        values.sorted { $0.key < $1.key }.compactMap { name, value in
            guard fields[name]?.kind == .ticket, case .number(let number) = value, number > 0,
                number < 1e15
            else {
                return nil
            }
            return (name, Int(number))
        }
    }
}

extension Field {
    /// What a value of this field must be, if `value` is not; nil: it fits.
    public func expectation(unmetBy value: FieldValue) -> String? {
        switch (kind, value) {
        case (.choice, .text(let text)):
            return options[text] == nil ? options.names.joined(separator: ", ") : nil
        case (.number, .number(let number)):
            let inRange = (min.map { $0 <= number } ?? true) && (max.map { number <= $0 } ?? true)
            return inRange ? nil : "\(min.map { "\($0)" } ?? "−∞") … \(max.map { "\($0)" } ?? "∞")"
        case (.text, .text), (.link, .text), (.secret, .text), (.file, .text), (.flag, .flag),
            (.consent, .flag),
            (.date, .date), (.moment, .moment), (.moment, .date), (.date, .moment):
            return nil
        case (.ticket, .number(let number)) where number > 0 && number == number.rounded():
            return nil
        case (.ticket, _), (.text, _), (.link, _), (.file, _), (.number, _), (.choice, _),
            (.flag, _), (.date, _),
            (.moment, _), (.consent, _), (.secret, _):
            return kind.rawValue
        }
    }
}
