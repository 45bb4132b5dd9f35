import Regulations
import WorkingTime

/// At the door: what comes in is judged, never thrown away (decision 9).
extension Deciding {
    mutating func receive(_ interaction: Command.Interaction) throws(Refusal) {
        guard ticket.arrivedAt == nil else { throw .wrongState(ticket.state) }
        try requireStaffDomain(of: interaction.channel)
        try checkArrival(interaction)
        if let category = interaction.category, regulation.categories[category] == nil {
            throw .noSuchCategory(category)
        }
        try checkFields(interaction)
        try checkTickets(interaction.fields)
        judgedAt = interaction.arrivedAt
        isUnproven = interaction.sender.isUnproven
        if actor.kind == .staff { requester = Actor(interaction.sender) }
        let opening = self.opening(interaction)
        if let unticketed = self.unticketed(opening) {
            decision.unticketed = unticketed
            return
        }
        for event in opening { happen(event, occurredAt: interaction.arrivedAt) }
        proposePriority()
        try requireCounted(consents: interaction.fields, on: ticket)
        knock()
    }

    /// The arrival as stated lies within what the channel allows, and never in the future.
    private func checkArrival(_ interaction: Command.Interaction) throws(Refusal) {
        let channel = regulation.channels[interaction.channel]
        let earliest = at - Int64(channel?.backdateMinutes ?? 0) * 60
        let isStated = channel?.arrival == .stated && actor.kind == .staff
        guard interaction.arrivedAt <= at, !isStated || interaction.arrivedAt >= earliest else {
            throw .badMoment(earliest: earliest, latest: at)
        }
    }

    /// A field is given at the door by those who may fill it later, or by the staff who write down
    /// what they said. Who is not on the list has no role; only what is the staff's alone is not
    /// taken from them.
    private func checkFields(_ interaction: Command.Interaction) throws(Refusal) {
        let sender = Actor(interaction.sender)
        for name in interaction.fields.keys.sorted() {
            let roles = regulation.fields[name]?.by ?? []
            let mayFill = actor.has(anyOf: acting(roles)) || sender.has(anyOf: roles)
            if roles.isEmpty || actor.kind == .desk || mayFill { continue }
            let isClients = roles.contains { regulation.roles[$0]?.side == .client }
            guard isClients, sender.roles.isEmpty else { throw .needsRole(roles) }
        }
    }

    private func opening(_ interaction: Command.Interaction) -> [TicketEvent] {
        let arrived = TicketEvent.Arrived(
            interaction: interaction.id, number: seen.nextNumber,
            channel: regulation.channels[interaction.channel] == nil
                ? Channel.other : interaction.channel,
            client: seen.client?.id, project: interaction.project, sender: interaction.sender,
            content: interaction.content, marks: interaction.marks,
            entitlement: entitlement(at: interaction.arrivedAt),
            basis: edition.basis, answers: interaction.answers, resembles: seen.resembles,
            splitFrom: interaction.splitFrom,
            also: interaction.also.isEmpty ? nil : interaction.also)
        let category = interaction.category.map { TicketEvent.categorised(.init(category: $0)) }
        let fields =
            interaction.fields.isEmpty ? nil : TicketEvent.filled(.init(fields: interaction.fields))
        return [.arrived(arrived)] + [category, fields].compactMap(\.self)
    }

    /// Noted or merged interactions leave no ticket behind.
    private mutating func unticketed(_ opening: [TicketEvent]) -> Decision.Unticketed? {
        let spoken = verdicts(before: [.event(.registered)], supposing: opening)
        guard let first = spoken.first else { return nil }
        note(spoken)
        switch first.rule.verdict {
        case .record:
            return .recorded(rule: first.name, message: first.rule.effects.message)
        case .merge:
            return seen.repeats.map { .merged(into: $0, rule: first.name) }
        case .refuse, .giveBack, .hold, .handOver, .hint, nil:
            return nil
        }
    }

    /// The client's agreements as they are known now.
    var periods: [Entitlement.Period] { seen.client?.periods ?? [] }

    /// Facts about the client that later judgements need, as they are known now.
    func entitlement(at instant: Instant) -> Entitlement {
        let absent = regulation.roles.pairs.filter {
            $0.item.side == .provider && seen.isAbsent($0.name)
        }
        let signed =
            seen.client?.hasAcknowledged(digest: edition.basis.digest, by: instant) ?? false
        return Entitlement(
            agreements: periods, absentRoles: absent.map(\.name), acknowledged: signed)
    }

    private mutating func proposePriority() {
        let event = TicketEvent.prioritised(.init(priority: proposedPriority(), ground: .proposed))
        happen(event, by: .desk, occurredAt: judgedAt)
    }

    /// Of several priorities that propose themselves the first rank wins; none: the default.
    private func proposedPriority() -> String {
        let facts = facts(of: ticket)
        let proposed = regulation.priorities.pairs
            .filter { $0.item.when.map { facts.hold($0) } ?? false }
            .min { $0.item.rank < $1.item.rank }?.name
        return proposed ?? regulation.defaultPriority
    }

    /// Until somebody confirms the priority, the proposal follows the category and the fields it is
    /// made of.
    mutating func proposeAgain(_ fields: some Sequence<String>) {
        guard !ticket.priorityConfirmed, ticket.arrivedAt != nil else { return }
        let names = Set(fields)
        let isAsked = regulation.priorities.pairs.contains {
            regulation.asks($0.item.when ?? .always, for: names)
        }
        guard isAsked else { return }
        let priority = asAtTheDoor { $0.proposedPriority() }
        if priority != ticket.priority {
            happen(.prioritised(.init(priority: priority, ground: .proposed)), by: .desk)
        }
    }

    /// Asks the rules before registration, and does what the strictest says.
    mutating func knock() {
        let spoken = verdicts(before: [.event(.registered)], supposing: [.registered])
            .filter { !waitsForSorting($0.rule) }
        note(spoken)
        guard let first = spoken.first, let verdict = first.rule.verdict else { return register() }
        guard verdict == .hint else {
            return prevent(by: first.name, first.rule, verdict, supposing: [])
        }
        register()
        for hint in spoken { self.hint(hint.name, hint.rule) }
    }

    /// A returned ticket registers by itself when nothing prevents it any longer.
    mutating func knockAgain() {
        guard ticket.returned != nil, ticket.isOpen, ticket.state != .held,
            ticket.state != .handedOver
        else { return }
        let spoken = asAtTheDoor {
            $0.verdicts(before: [.event(.registered)], supposing: [.registered])
        }
        guard spoken.first.map({ $0.rule.verdict == .hint }) ?? true else { return }
        ticket.happened.contains(.registered)
            ? happen(.resumed, by: .desk) : asAtTheDoor { $0.knock() }
    }

    /// Judges as when the interaction came: `by` means who asked, and the hours are those of the
    /// arrival.
    mutating func asAtTheDoor<Said>(_ judge: (inout Deciding) -> Said) -> Said {
        let (moment, asker) = (judgedAt, requester)
        (judgedAt, requester) = (ticket.arrivedAt ?? at, ticket.requester.map { Actor($0) })
        let said = judge(&self)
        (judgedAt, requester) = (moment, asker)
        return said
    }

    mutating func register() {
        happen(.registered, by: .desk)
        if let content = ticket.content {
            escalateIfWritten(to: [ticket.channel] + ticket.also, content: content)
        }
        let waitsForReceipt = regulation.messages.pairs.contains { $0.item.admits }
        if !waitsForReceipt { admit(ground: .noReceiptNeeded) }
    }

    /// Admits unless a rule before `admitted` says no.
    mutating func admit(ground: TicketEvent.Admitted.Ground) {
        guard ticket.admittedAt == nil else { return }
        let event = TicketEvent.admitted(.init(ground: ground))
        let first = verdicts(before: [.event(.admitted)], supposing: [event]).first
        guard let first, first.rule.verdict != .hint else {
            return happen(event, by: ground == .person ? nil : .desk)
        }
        note([first])
        happen(.refused(.init(rule: first.name)), by: .desk)
        apply(first.rule.effects, of: first.name, depth: 1)
    }

    /// A person decides about a ticket at the door: held, returned, or without a receipt.
    mutating func admit() throws(Refusal) {
        let isRegistered = ticket.happened.contains(.registered)
        let event = isRegistered ? TicketEvent.admitted(.init(ground: .person)) : .registered
        if try isHeldByAnother(event) { return }
        isRegistered ? happen(event) : register()
    }

    /// A person's decision at the door lifts what that person decides about. What refuses still
    /// does, and what somebody else decides goes on to them.
    private mutating func isHeldByAnother(_ event: TicketEvent) throws(Refusal) -> Bool {
        let spoken = verdicts(before: event.triggers, supposing: [event])
        note(spoken)
        for (name, rule) in spoken {
            if rule.verdict == .refuse { throw .byRule(refusal(name, rule, supposing: [event])) }
            if rule.verdict == .handOver {
                happen(.handedOver(.init(roles: rule.effects.assign, rule: name)), by: .desk)
                message(of: rule.effects, rule: name)
                return true
            }
            let deciders = acting(rule.effects.assign) + regulation.overseers
            guard rule.verdict == .hold, !actor.has(anyOf: deciders) else { continue }
            happen(.held(byRule(name, rule, supposing: [event])), by: .desk)
            apply(rule.effects, of: name, depth: 1)
            return true
        }
        (decision.verdict, decision.rule) = (nil, nil)
        return false
    }

    mutating func recordReceipt(_ outcome: ReceiptOutcome, reason: String?) {
        // A machine asked: there is nobody to read it out to.
        let isUnheard = outcome == .shown && regulation.channels[ticket.channel]?.kind == .monitor
        let outcome = isUnheard ? .withheld : outcome
        happen(.receipted(.init(outcome: outcome, reason: reason)), by: .desk)
        switch outcome {
        case .sent, .shown: admit(ground: .receipt)
        case .bounced: happen(.admissionFailed(.init(reason: reason ?? "bounced")), by: .desk)
        case .withheld: break
        }
    }

    /// What a letter on the ticket is follows from whose words it is (`Voice.table`).
    mutating func append(_ letter: Command.Letter) {
        let voice = ticket.voice(
            of: letter.sender, client: seen.client, isMachine: letter.isMachine)
        voice == .client ? take(letter) : note(letter, as: voice)
    }

    private mutating func note(_ letter: Command.Letter, as voice: Voice) {
        let colleague = voice == .colleague ? letter.sender.colleague : nil
        let author = colleague.map {
            Actor(kind: .staff, id: $0, roles: actor.id == $0 ? actor.roles : [])
        }
        let noted = TicketEvent.Noted(
            content: letter.content, interaction: letter.interaction, sender: letter.sender,
            voice: voice,
            delivery: letter.delivery)
        happen(.noted(noted), by: author, occurredAt: letter.arrivedAt)
    }

    private mutating func take(_ letter: Command.Letter) {
        let wrote = TicketEvent.ClientWrote(
            interaction: letter.interaction, sender: letter.sender, content: letter.content,
            entitlement: entitlement(at: letter.arrivedAt), marks: letter.marks
        )
        judgedAt = letter.arrivedAt
        isUnproven = letter.sender.isUnproven
        happen(.clientWrote(wrote), occurredAt: letter.arrivedAt)
        escalateIfWritten(to: [letter.channel] + letter.also, content: letter.content)
        if !ticket.isOpen || ticket.state == .done { reopenIfAllowed() }
        knockAgain()
    }

    /// A letter on a finished ticket opens it again where the regulation lets it.
    private mutating func reopenIfAllowed() {
        guard ticket.mergedInto == nil, mayReopen else { return }
        happen(.reopened(.init(entitlement: entitlement(at: at), unsolved: false)))
    }

    var mayReopen: Bool {
        let event = TicketEvent.reopened(.init(entitlement: entitlement(at: at)))
        return verdicts(before: [.event(.reopened)], supposing: [event]).allSatisfy {
            $0.rule.verdict == .hint
        }
    }
}

extension Actor {
    /// Who wrote or called, with the roles known then.
    init(_ sender: Sender) {
        self.init(kind: .contact, id: sender.person ?? "", roles: sender.roles)
    }
}
