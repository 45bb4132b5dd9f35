import Regulations

/// A row of `Act.table`.
public struct ActRule: Sendable {
    /// Who may do it at all, whatever their roles; the desk may do everything.
    public var by: Set<Actor.Kind> = [.staff]
    /// Whether somebody of the client does it at a door of their own; false: it comes about by
    /// their letters; nil: as `by` says.
    var clientsDoor: Bool?
    public var on: Stage = .any
    /// What must be there besides.
    public var needs: [Need] = []
    /// Who of those may do it.
    public var authority: Authority = .everybody
    /// There is nothing left to do by it: it is not refused, and not offered.
    public var moot: Moot = .never
    /// What becomes of it on a ticket that goes on in another.
    public var merged: Merged = .refused
    /// What it asks for, in the order of a form.
    public var asks: [ActAsk] = []
    /// Events that it brings about.
    public var does: [TicketEvent.Kind] = []
    /// The act by which its words go out first; nil: they are its own.
    public var says: Act?
    /// Who gets its words.
    public var reader: Reader?
    /// The other ticket that is changed with this one, all or nothing; nil: it is about this one.
    public var reach: Reach?
    /// The act that takes it back.
    public var undo: Act?

    /// Who reads what is written in an act.
    public enum Reader: Sendable, Hashable { case client, staff }

    /// A merged ticket goes on in another one.
    public enum Merged: Sendable, Hashable {
        /// The act belongs to where the work goes on, and is refused here.
        case refused
        /// It is done where the work goes on.
        case goesOn
        /// It is done here: what concerns this ticket's own letters, clocks and worklog.
        case here
    }

    /// Another ticket, which the one ask of the act tells.
    public enum Reach: Sendable, Hashable {
        /// The ticket of that number, in which this one goes on.
        case goesOn
        /// A new one, which the words at that position open.
        case opens
    }

    /// Whether somebody of the client does it at a door of their own.
    public var hasClientsDoor: Bool { clientsDoor ?? by.contains(.contact) }
}

/// A ticket, somebody who would act on it, and the regulation it stands under.
public struct ActScene: Sendable {
    public var ticket: Ticket
    /// Who would act, with the roles that they hold or stand in for.
    public var actor: Actor
    public var regulation: Regulation

    public init(ticket: Ticket, actor: Actor, regulation: Regulation) {
        self.ticket = ticket
        self.actor = actor
        self.regulation = regulation
    }
}

/// States in which an act can be done.
public struct Stage: Sendable {
    public var states: Set<TicketState>
    /// Only once the request has passed the door.
    public var isRegistered = false

    /// Whatever its state.
    public static let any = Stage(states: Set(TicketState.allCases))
    /// Not ended.
    public static let open = Stage(states: any.states.filter { !$0.isFinal })
    /// Not ended, and past the door.
    public static let registered = Stage(states: open.states, isRegistered: true)
    /// Past the door, and the work is not done.
    public static let unfinished = Stage(
        states: open.states.subtracting([.done]), isRegistered: true)
    /// The work is done, and nobody has accepted it yet.
    public static let done = Stage(states: [.done])
    /// Nothing more is expected, or the result waits to be accepted.
    public static let over = Stage(states: [.done, .signedOff, .refused])
    /// It waits for somebody, or for a day.
    public static let waiting = Stage(states: Set(TicketState.allCases.filter(\.isWaiting)))

    func refusal(of ticket: Ticket) -> Refusal? {
        let isPast = !isRegistered || ticket.happened.contains(.registered)
        return states.contains(ticket.state) && isPast ? nil : .wrongState(ticket.state)
    }
}

/// Something that must be there for an act; says what is in the way where it is not.
public struct Need: Sendable {
    var unmet: @Sendable (Ticket) -> Refusal?

    private static func state(_ holds: @escaping @Sendable (Ticket) -> Bool) -> Need {
        Need { holds($0) ? nil : .wrongState($0.state) }
    }

    /// Somebody has taken it, or it was handed over.
    static let held = state { $0.taker != nil || $0.state == .handedOver }
    static let inTurn = state { $0.expeditedAt == nil }
    static let outOfTurn = state { $0.expeditedAt != nil }
    /// Before the door, or behind it without having been admitted.
    static let unadmitted = state {
        !$0.happened.contains(.registered) || $0.admittedAt == nil
    }
    static let reopenable = state { $0.canBeReopened }
    /// A step of a ladder waits to be decided.
    static let openStep = state { $0.escalation?.isOpen == true }
    /// Open, or ended after it had passed the door.
    static let askedFor = state { $0.isOpen || $0.happened.contains(.registered) }
    static let subtasks = Need { $0.subtasks.isEmpty ? .notFound : nil }
    static let worklog = Need { $0.worklog.isEmpty ? .notFound : nil }
    /// An estimate lies on the table.
    static let offer = Need { ticket in
        if ticket.offeredEstimate != nil { return nil }
        return ticket.estimates.last.map { .superseded(version: $0.offer.version) } ?? .notFound
    }
}

/// Who of those that may do an act at all may do it here.
public struct Authority: Sendable {
    /// Roles one of which is needed; nil: who acts may do it whatever their roles.
    var roles: @Sendable (ActScene) -> [String]?

    public static let everybody = Authority { _ in nil }
    /// At the door: who is named to decide there, or those to whom escalations climb.
    static let decidersAtTheDoor = Authority { scene in
        let named = scene.ticket.hold?.roles ?? scene.ticket.returned?.roles ?? []
        return named.isEmpty ? nil : (named + scene.regulation.overseers).uniqued()
    }
    /// Who took it, who decides about it now, or those to whom escalations climb.
    static let holders = Authority { scene in
        scene.ticket.taker == scene.actor.id && scene.ticket.taker != nil
            ? nil : (scene.ticket.assignedRoles + scene.regulation.overseers).uniqued()
    }
    /// Who approves work by the regulation.
    static let approvers = Authority { $0.regulation.prices.approval?.by ?? [] }
    /// Who is asked by the open step of a ladder.
    static let askedByTheLadder = Authority { scene in scene.ticket.escalation.map { [$0.role] } }

    func refusal(of scene: ActScene) -> Refusal? {
        guard scene.actor.kind != .desk, let roles = roles(scene), !scene.actor.has(anyOf: roles)
        else { return nil }
        return .needsRole(roles)
    }
}

/// There is nothing left to do by an act.
public struct Moot: Sendable {
    var holds: @Sendable (ActScene) -> Bool

    static let never = Moot { _ in false }
    /// Work is under way, or waits for somebody; a rule may have something to say of it all the
    /// same.
    static let begun = Moot {
        ![.received, .admitted, .notAdmitted, .handedOver].contains($0.ticket.state)
    }
    static let taken = Moot { $0.ticket.taker != nil }
    static let watching = Moot { $0.ticket.watchers.contains($0.actor.id) }
    static let notWatching = Moot { !$0.ticket.watchers.contains($0.actor.id) }
    static let noOpenSubtask = Moot { $0.ticket.openSubtasks.isEmpty }
    static let nothingToApprove = Moot { $0.approvable.isEmpty }
    /// No promise of the regulation is kept by a notice.
    static let noNotices = Moot { scene in
        !scene.regulation.commitments.pairs.contains { $0.item.stops.contains(.event(.published)) }
    }
}
