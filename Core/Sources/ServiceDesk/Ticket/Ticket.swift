import Regulations
import WorkingTime

/// What the events of a ticket add up to. Clocks are not here: they are always computed
/// (`clocks(of:under:)`).
public struct Ticket: Sendable, Hashable {
    public let id: TicketID
    /// Display number, from 1; nil before it has arrived.
    public internal(set) var number: Int?
    public internal(set) var client: String?
    public internal(set) var project: String?
    public internal(set) var channel = ""
    /// Further channels that the request was written to: their rules hold as well.
    public internal(set) var also: [String] = []
    /// All that it was written to.
    var channels: Set<String> { Set([channel] + also) }
    public internal(set) var requester: Sender?
    /// It was said in another ticket first.
    public internal(set) var isSplitOff = false
    public internal(set) var state = TicketState.received
    /// Whether its last event has begun or ended a wait.
    var waits: [EventName] = []
    /// State to go back to when a wait ends.
    public internal(set) var stateBefore = TicketState.received
    public internal(set) var category: String?
    public internal(set) var priority: String?
    /// A person has confirmed or set the priority.
    public internal(set) var priorityConfirmed = false
    public internal(set) var fields: [String: FieldValue] = [:]
    public internal(set) var assignedRoles: [String] = []
    public internal(set) var assignees: [String] = []
    public internal(set) var taker: String?
    public internal(set) var arrivedAt: Instant?
    public internal(set) var admittedAt: Instant?
    public internal(set) var expeditedAt: Instant?
    public internal(set) var postponedUntil: Instant?
    /// Rule and roles that must decide while the ticket is held.
    public internal(set) var hold: TicketEvent.ByRule?
    public internal(set) var returned: TicketEvent.ByRule?
    public internal(set) var hints: [String] = []
    public internal(set) var happened: Set<EventName> = []
    /// Who brought each of them about.
    var doers: [EventName: Set<Doer>] = [:]
    public internal(set) var marks = TextMarks()
    public internal(set) var entitlement = Entitlement()
    public internal(set) var content: ContentRef?
    /// What the ticket is pinned to.
    public internal(set) var basis: Basis?
    /// Entries of the worklog, with their corrected minutes.
    public internal(set) var worklog: [TicketEvent.Logged] = []
    /// Entries that were approved, with the minutes that they had then.
    var approvedWork: [String: Int] = [:]
    /// In order of their versions.
    public internal(set) var estimates: [Estimate] = []
    /// Versions of the estimates that were agreed to, in order.
    var agreedVersions: [Int] = []
    /// In the order in which they were made.
    public internal(set) var bills: [Bill] = []
    /// What work on it has used up, in order.
    public internal(set) var packagesReached: [TicketEvent.PackageReached] = []
    public internal(set) var subtasks: [Subtask] = []
    /// People who are told of every answer.
    public internal(set) var watchers: [String] = []
    /// Of them, those whom somebody added by an act of their own; in older journals the desk added
    /// whom a letter was copied to.
    public internal(set) var added: Set<String> = []
    /// Person to the end of their snooze.
    public internal(set) var snoozes: [String: Instant] = [:]
    /// Day on which those who wait are reminded.
    public internal(set) var expected: CivilDate?
    /// The last escalation.
    public internal(set) var escalation: TicketEscalation?
    /// Display numbers of the tickets merged into this one.
    public internal(set) var absorbed: [Int] = []
    public internal(set) var mergedInto: TicketID?
    /// Its display number.
    public internal(set) var mergedNumber: Int?
    public internal(set) var receipt: ReceiptOutcome?
    /// A letter opened it again, and nobody has said yet whether it is solved or not.
    public internal(set) var isReopenedByLetter = false

    public init(id: TicketID) { self.id = id }

    /// Minutes of work on it, corrections included.
    public var minutesLogged: Int { worklog.reduce(0) { $0 + $1.minutes } }

    /// The entry was approved as it stands.
    public func isApproved(_ logged: TicketEvent.Logged) -> Bool {
        approvedWork[logged.entry] == logged.minutes
    }

    /// It is neither over nor part of another ticket.
    public var isOpen: Bool { !state.isFinal && mergedInto == nil }

    /// Nobody has answered the client yet.
    public var isUnanswered: Bool { !happened.contains(.firstReply) }

    /// It is over, or a letter has opened it and nobody has said yet that it is not solved.
    public var canBeReopened: Bool {
        (state.isOver || isReopenedByLetter) && mergedInto == nil
    }

    /// Nobody has taken it and it waits for somebody of the staff.
    public var isInPool: Bool {
        guard taker == nil, isOpen, happened.contains(.registered) else { return false }
        switch state {
        case .admitted, .received: return true
        case .held, .inProgress, .waitingClient, .waitingThirdParty, .waitingApproval, .handedOver,
            .postponed, .done, .signedOff, .closed, .refused, .notAdmitted:
            return false
        }
    }

    /// Fields that the rule which gave it back waits for; empty: it waits for none.
    public var awaited: [String] {
        state == .waitingClient || state == .received ? returned?.missing ?? [] : []
    }

    /// Value of a field, the built-in ones included; nil when empty.
    public func value(of field: String) -> FieldValue? {
        switch field {
        case "category": return category.map { .text($0) }
        case "priority": return priority.map { .text($0) }
        case "project": return project.map { .text($0) }
        case "attachment": return marks.attached.isEmpty ? nil : .flag(true)
        case "link": return marks.link ? .flag(true) : nil
        case "description": return marks.empty ? nil : .flag(true)
        case "title" where fields[field] == nil: return marks.titled == true ? .flag(true) : nil
        default: return fields[field].flatMap { $0.isEmpty ? nil : $0 }
        }
    }
}
