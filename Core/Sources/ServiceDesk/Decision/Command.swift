import Regulations
import WorkingTime

/// What somebody wants done with a ticket. Imperative; the answer is events or a refusal.
public enum Command: Sendable, Hashable {
    case receive(Interaction)
    case append(Letter)
    case admit
    case recordReceipt(ReceiptOutcome, reason: String?)
    case categorise(String)
    /// Whose it is, where what came in did not tell.
    case place(Placement)
    /// Sets the priority, or confirms the one proposed; the reason is for this change alone.
    case prioritise(String, reason: String? = nil)
    case assign(people: [String])
    case take(override: String?)
    /// Back to the pool, by who took it, who decides about it now, or those to whom escalations
    /// climb.
    case release
    case start
    case reply(ContentRef)
    case askClient(ContentRef)
    case note(ContentRef)
    case fill([String: FieldValue])
    case refuse(reason: String?, ContentRef?)
    case postpone(until: Instant?, reason: String?, ContentRef?)
    case wait(TicketEvent.Waited.What, ContentRef?, expected: CivilDate? = nil)
    case resume
    case handOver(to: [String])
    case expedite(reason: String?, ContentRef?)
    /// Takes back what `expedite` did.
    case putInTurn(ContentRef?)
    case log(TicketEvent.Logged)
    case finish
    case signOff
    case close
    case reopen
    /// Time (minutes) and price (minor units) offered to the client, as a new version.
    case estimate(minutes: Int?, amount: Int64?, ready: CivilDate?, ContentRef?)
    /// The client's yes to one version; a member of staff states in the text what it rests on.
    case approve(version: Int, ContentRef?)
    case decline(version: Int, ContentRef?)
    case reportDefect(ContentRef)
    /// A notice about it is public.
    case publish(ContentRef)
    case openSubtask(TicketEvent.SubtaskOpened)
    case finishSubtask(String)
    /// nil: a part has the priority of the whole again.
    case prioritiseSubtask(String, String?)
    /// 0 minutes take the entry out.
    case correctLog(entry: String, minutes: Int, ContentRef?)
    /// An entry of the worklog, by whom the regulation names.
    case approveWork(entry: String)
    /// This ticket goes on in another; `absorb` is the other's side of it, in the same transaction.
    case merge(into: TicketID, number: Int)
    case absorb(TicketEvent.Absorbed)
    case split(TicketEvent.Split)
    case watch(String)
    case unwatch(String)
    case snooze(until: Instant)
    /// The next step of one of the regulation's escalations.
    case escalate(String, ContentRef?)
    case decide(granted: Bool, ContentRef)
    /// A broken promise is not held against the desk, and why.
    case withdraw(ClockID, ContentRef)
    /// A timer rang: warnings and breaches are journalled when they are due.
    case ring
    /// The desk's own: those whom a refused act's message addresses are told of it, once until
    /// something changes.
    case tell(TicketEvent.Messaged)
    /// The desk's own: work on the ticket has used up a part of a package.
    case reachPackage(TicketEvent.PackageReached)

    /// What came in, which may become a ticket.
    public struct Interaction: Sendable, Hashable {
        public var id: String
        public var channel: String
        public var project: String?
        public var sender: Sender
        public var content: ContentRef
        public var marks: TextMarks
        public var category: String?
        public var fields: [String: FieldValue]
        /// When it reached us, as the channel's `arrival` says.
        public var arrivedAt: Instant
        /// Number of the finished ticket that it answers and could not open again.
        public var answers: Int?
        /// Number of the ticket in which it was said first.
        public var splitFrom: Int?
        /// Further channels that it was written to.
        public var also: [String]

        public init(
            id: String, channel: String, project: String? = nil, sender: Sender,
            content: ContentRef,
            marks: TextMarks, category: String? = nil, fields: [String: FieldValue] = [:],
            arrivedAt: Instant,
            answers: Int? = nil, also: [String] = []
        ) {
            self.id = id
            self.channel = channel
            self.project = project
            self.sender = sender
            self.content = content
            self.marks = marks
            self.category = category
            self.fields = fields
            self.arrivedAt = arrivedAt
            self.answers = answers
            self.also = also
        }
    }

    /// More on a ticket that is there already.
    public struct Letter: Sendable, Hashable {
        public var interaction: String
        public var sender: Sender
        public var content: ContentRef
        public var arrivedAt: Instant
        /// Channel it came by; an escalation may have one of its own.
        public var channel: String
        /// Further channels that it was written to.
        public var also: [String]
        /// Facts of its text; nil: nobody has looked.
        public var marks: TextMarks?
        /// Nobody wrote it: an absence notice, a bounce.
        public var isMachine: Bool
        /// What it says of a letter of ours; nil: it is no report.
        public var delivery: DeliveryNotice?

        public init(
            interaction: String, sender: Sender, content: ContentRef, arrivedAt: Instant,
            channel: String = "", also: [String] = [],
            marks: TextMarks? = nil, isMachine: Bool = false, delivery: DeliveryNotice? = nil
        ) {
            self.interaction = interaction
            self.sender = sender
            self.content = content
            self.arrivedAt = arrivedAt
            self.channel = channel
            self.also = also
            self.marks = marks
            self.isMachine = isMachine
            self.delivery = delivery
        }
    }
}
