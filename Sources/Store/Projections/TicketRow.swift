import Regulations
import ServiceDesk
import WorkingTime

/// A ticket as lists show it: a disposable projection, written in the transaction of the append
/// (decision 26).
public struct TicketRow: Sendable, Hashable {
    /// The clock that lists show: the nearest that runs, else the last that ended.
    public struct Due: Sendable, Hashable {
        public var at: Instant?
        public var commitment: String
        public var nature: Commitment.Nature
        public var outcome: Clock.Outcome
        public var startedAt: Instant
        /// When it ended or was paused; nil: it runs.
        public var changedAt: Instant?

        public init(
            at: Instant?, commitment: String, nature: Commitment.Nature, outcome: Clock.Outcome,
            startedAt: Instant,
            changedAt: Instant? = nil
        ) {
            self.changedAt = changedAt
            self.at = at
            self.commitment = commitment
            self.nature = nature
            self.outcome = outcome
            self.startedAt = startedAt
        }
    }

    public var id: TicketID
    public var version: Int
    public var number: Int
    public var client: String?
    public var project: String?
    public var channel: String
    public var state: TicketState
    public var isOpen: Bool
    /// Merged, ended, or done and waiting to be accepted.
    public var isOver: Bool { !isOpen || state.isOver }
    /// Into another one: closed without an end of its own.
    public var isMerged: Bool { !isOpen && !state.isFinal }
    public var inPool: Bool
    public var category: String?
    public var priority: String?
    public var rank: Int
    /// Contact who asked, when known, and the address.
    public var requester: String?
    public var address: String
    public var title: String
    public var assignees: [String]
    public var taker: String?
    public var arrivedAt: Instant
    public var admittedAt: Instant?
    public var expeditedAt: Instant?
    public var due: Due?
    /// Sorts as the regulation's queue does.
    public var queueKey: String
    public var updatedAt: Instant

    /// The project it belongs to; nil: none.
    public var projectKey: ProjectKey? { project.map { ProjectKey(client: client, name: $0) } }

    /// From what the events add up to.
    public init(
        ticket: Ticket, version: Int, rank: Int, title: String, due: Due?, queueKey: String,
        updatedAt: Instant
    ) {
        id = ticket.id
        self.version = version
        number = ticket.number ?? 0
        client = ticket.client
        project = ticket.project
        channel = ticket.channel
        state = ticket.state
        isOpen = ticket.isOpen
        inPool = ticket.isInPool
        category = ticket.category
        priority = ticket.priority
        self.rank = rank
        requester = ticket.requester?.person
        address = ticket.requester?.address ?? ""
        self.title = title
        assignees = ticket.assignees
        taker = ticket.taker
        arrivedAt = ticket.arrivedAt ?? updatedAt
        admittedAt = ticket.admittedAt
        expeditedAt = ticket.expeditedAt
        self.due = due
        self.queueKey = queueKey
        self.updatedAt = updatedAt
    }
}

extension TicketRow {
    static let columns = """
        id, version, number, client, project, channel, state, is_open, in_pool, category, priority, rank, requester,
        address, title, assignees, taker, arrived_at, admitted_at, expedited_at, due_at, due_commitment, due_nature,
        due_outcome, due_started_at, queue_key, updated_at, due_changed_at
        """

    /// A list of persons in one column; ids hold no line feed.
    static let separator = "\n"

    init(_ row: Row) {
        id = TicketID(row.text("id"))
        version = row.int("version")
        number = row.int("number")
        client = row.optionalText("client")
        project = row.optionalText("project")
        channel = row.text("channel")
        state = TicketState(rawValue: row.text("state")) ?? .received
        isOpen = row.flag("is_open")
        inPool = row.flag("in_pool")
        category = row.optionalText("category")
        priority = row.optionalText("priority")
        rank = row.int("rank")
        requester = row.optionalText("requester")
        address = row.text("address")
        title = row.text("title")
        assignees = row.text("assignees").split(separator: Self.separator).map(String.init)
        taker = row.optionalText("taker")
        arrivedAt = Instant(seconds: row.integer("arrived_at"))
        admittedAt = row.optionalInteger("admitted_at").map(Instant.init(seconds:))
        expeditedAt = row.optionalInteger("expedited_at").map(Instant.init(seconds:))
        due = Due(row)
        queueKey = row.text("queue_key")
        updatedAt = Instant(seconds: row.integer("updated_at"))
    }

    var values: [Value] {
        [
            .text(id.text), .integer(version), .integer(number), .optional(client),
            .optional(project), .text(channel),
            .text(state.rawValue), .flag(isOpen), .flag(inPool), .optional(category),
            .optional(priority),
            .integer(rank), .optional(requester), .text(address), .text(title),
            .text(assignees.joined(separator: Self.separator)), .optional(taker),
            .integer(arrivedAt.seconds),
            .optional(admittedAt?.seconds), .optional(expeditedAt?.seconds),
            .optional(due?.at?.seconds),
            .optional(due?.commitment), .optional(due?.nature.rawValue),
            .optional(due?.outcome.rawValue),
            .optional(due?.startedAt.seconds), .text(queueKey), .integer(updatedAt.seconds),
            .optional(due?.changedAt?.seconds),
        ]
    }
}

extension TicketRow.Due {
    fileprivate init?(_ row: Row) {
        guard let commitment = row.optionalText("due_commitment"),
            let nature = Commitment.Nature(rawValue: row.text("due_nature")),
            let outcome = Clock.Outcome(rawValue: row.text("due_outcome"))
        else { return nil }
        self.init(
            at: row.optionalInteger("due_at").map(Instant.init(seconds:)), commitment: commitment,
            nature: nature,
            outcome: outcome, startedAt: Instant(seconds: row.integer("due_started_at")),
            changedAt: row.optionalInteger("due_changed_at").map(Instant.init(seconds:))
        )
    }
}
