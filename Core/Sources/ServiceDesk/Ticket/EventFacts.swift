import Regulations

/// What is true of an event whatever the ticket: one row per event, which every door asks.
public struct EventFacts: Sendable, Hashable {
    /// What the client's side sees of it: nothing that the staff keeps to itself.
    public enum Visibility: Sendable, Hashable {
        case staff
        /// That it happened; its words are a remark of the staff.
        case fact
        /// Its words as well.
        case words
    }

    public var visibility: Visibility
    /// Words that somebody wrote.
    public var content: ContentRef?
    /// A message after it may quote its words.
    var isQuoted: Bool
    /// Who wrote, of what came in from outside.
    public var sender: Sender?
    /// What brought it in.
    public var interaction: String?
    /// Rule of the regulation that acted.
    public var rule: String?
    /// The clock that it is about.
    public var clock: ClockID?
    /// The client agrees to something by it: to a price, to the result, to more work, to what
    /// stands in a field.
    public var bindsClient: Bool
    /// Whoever does it is at work on the ticket.
    var isWork: Bool
    /// Nothing was said or stated by it: a message before it is still the last word.
    var isQuiet: Bool

    init(
        _ visibility: Visibility = .staff, content: ContentRef? = nil, isQuoted: Bool = false,
        sender: Sender? = nil, interaction: String? = nil, rule: String? = nil,
        clock: ClockID? = nil, binds: Bool = false, isWork: Bool = false, isQuiet: Bool = false
    ) {
        self.visibility = visibility
        self.content = content
        self.isQuoted = isQuoted
        self.sender = sender
        self.interaction = interaction
        self.rule = rule
        self.clock = clock
        bindsClient = binds
        self.isWork = isWork
        self.isQuiet = isQuiet
    }

}

extension TicketEvent {
    /// Whether the client's side sees that it happened, on the portal, by the API and by a webhook
    /// of theirs alike: of fields only those that somebody of the client may fill in.
    public func isVisibleToClient(under regulation: Regulation) -> Bool {
        guard case .filled = self else { return facts.visibility != .staff }
        if case .filled(let filled) = forClients(under: regulation) {
            return !filled.fields.isEmpty
        }
        return false
    }

    /// The same without what the client's side does not see of it.
    public func forClients(under regulation: Regulation) -> TicketEvent {
        guard case .filled(let filled) = self else { return self }
        return .filled(.init(fields: filled.fields.filter { regulation.isForClients($0.key) }))
    }
}

extension Regulation {
    /// Roles of the client's side.
    public var clientRoles: Set<String> {
        Set(roles.pairs.filter { $0.item.side == .client }.map(\.name))
    }

    /// A field about a ticket that somebody of the client may fill in.
    public func isForClients(_ name: String) -> Bool {
        guard let field = fields[name], field.about == .ticket, field.kind != .secret else {
            return false
        }
        return field.isFilled(by: clientRoles)
    }

    /// A field that nobody but somebody of the client may fill in.
    public func isOfClient(_ field: String) -> Bool {
        guard let by = fields[field]?.by, !by.isEmpty else { return false }
        return clientRoles.isSuperset(of: by)
    }
}

extension Field {
    /// Whether somebody with one of these roles may give it a value.
    public func isFilled(by roles: some Collection<String>) -> Bool {
        by.isEmpty || !Set(by).isDisjoint(with: roles)
    }
}

extension TicketEvent {
    /// The row of the event.
    public var facts: EventFacts {
        switch self {
        case .arrived(let it):
            .init(.words, content: it.content, sender: it.sender, interaction: it.interaction)
        case .clientWrote(let it):
            .init(.words, content: it.content, sender: it.sender, interaction: it.interaction)
        case .replied(let it), .askedClient(let it):
            .init(.words, content: it.content, isQuoted: true)
        case .noted(let it): .init(content: it.content, sender: it.sender, isQuiet: true)
        case .categorised, .prioritised, .registered, .admitted, .merged, .split: .init(.fact)
        case .placed, .admissionFailed, .subtaskDone, .subtaskPrioritised, .absorbed: .init()
        case .hinted(let by): .init(rule: by.rule, isQuiet: true)
        case .held(let by), .returned(let by): .init(.fact, rule: by.rule)
        case .refused(let it): .init(.words, content: it.content, isQuoted: true, rule: it.rule)
        case .postponed(let it): .init(.words, content: it.content, isQuoted: true)
        case .assigned, .released: .init(isQuiet: true)
        case .taken: .init(.fact, isQuiet: true)
        case .started: .init(.fact, isWork: true, isQuiet: true)
        case .filled: .init(.fact, binds: true)
        case .waited(let it): .init(.fact, content: it.content, isWork: true)
        case .resumed: .init(.fact)
        case .handedOver(let over): .init(.fact, rule: over.rule, isWork: true)
        case .expedited(let it): .init(content: it.content, binds: true)
        case .putInTurn(let it): .init(content: it.content)
        case .logged(let it): .init(content: it.content, isWork: true)
        case .done, .signedOff, .closed, .reopened: .init(.fact, binds: true)
        case .estimated(let it): .init(.words, content: it.content, isQuoted: true, isWork: true)
        case .approved(let it), .declined(let it): .init(.fact, content: it.content, binds: true)
        case .defectReported(let it), .published(let it): .init(.words, content: it.content)
        case .subtaskOpened(let it): .init(content: it.content, isWork: true)
        case .logCorrected(let it): .init(content: it.content)
        case .escalated(let it): .init(.words, content: it.content)
        case .decided(let it): .init(.words, content: it.content, isQuoted: true)
        case .messaged(let it): .init(rule: it.rule, isQuiet: true)
        case .invoiced(let it): .init(.fact, rule: it.rule, isQuiet: true)
        // What a client's package has left is not for everybody who sees one of its tickets.
        case .packageReached, .workApproved: .init(isQuiet: true)
        case .receipted, .watched, .unwatched, .snoozed, .reminded: .init(isQuiet: true)
        case .warned(let it): .init(clock: it.clock, isQuiet: true)
        case .kept(let it), .overran(let it): .init(clock: it.clock, isQuiet: true)
        case .missed(let it), .foundLate(let it): .init(.fact, clock: it.clock, isQuiet: true)
        case .withdrawn(let it): .init(content: it.content, clock: it.clock, isQuiet: true)
        case .lateStepped(let it): .init(clock: it.clock, isQuiet: true)
        }
    }
}
