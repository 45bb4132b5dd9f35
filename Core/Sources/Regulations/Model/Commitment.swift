/// A promise with a clock (language.md §8). `like` is already resolved.
public struct Commitment: Sendable, Hashable {
    /// What is promised something: a ticket, a project or a client.
    public enum About: String, Sendable, Hashable, CaseIterable { case ticket, project, client }

    /// How far a promise binds.
    public enum Nature: String, Sendable, Hashable, CaseIterable {
        case binding, indicative
        case notGuaranteed = "not_guaranteed"
        case unregulated, cap
    }

    /// When the clock of a promise starts.
    public enum Start: Sendable, Hashable {
        case triggers([Trigger])
        case every(Recurrence, from: String?)
        case endOfEvery(Recurrence, from: String?)
        /// A duty that repeats while the ticket is in one of these states: one interval after
        /// another.
        case whileIn([TicketState])
        /// No start is stated: the clock starts when the date of `until` becomes known.
        case whenDateKnown
    }

    /// Who has to keep the promise.
    public enum Owner: Sendable, Hashable {
        case role(String)
        case client
    }

    public var clauses: [String]
    public var title: LocalizedText?
    public var about: About = .ticket
    public var when: Condition = .always
    public var starts: Start
    /// The field from whose day or moment the limit is counted; nil: from the start.
    public var from: String?
    public var stops: [Trigger] = []
    public var pauses: [TicketState] = []
    public var resumes: [Trigger] = []
    /// States in which the date is not shown; the clock runs on.
    public var hides: [TicketState] = []
    public var cancels: [Trigger] = []
    public var resets: [Trigger] = []
    public var within: Limit?
    public var until: Until?
    public var earliest: Limit?
    public var roll: Roll?
    /// In whose hours it is counted; nil: the regulation's own.
    public var calendar: String?
    public var nature: Nature = .binding
    public var guaranteedWhen: Condition = .always
    public var owner: Owner?
    /// Who may say that a breach is not held against the desk; empty: nobody.
    public var mayWithdraw: [String] = []
    public var warnsAt: [Warning] = []
    /// Roles and channels.
    public var warnsTo: [String] = []
    /// What follows at the due instant and after it, in the order of the file; empty: nothing.
    public var ifMissed: [LateStep] = []
    /// The commitment that this one was written by.
    public var like: String?
}
