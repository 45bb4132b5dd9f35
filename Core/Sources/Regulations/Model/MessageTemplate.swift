/// What is written to whom (language.md §12). Placeholders stand in braces and are replaced once.
public struct MessageTemplate: Sendable, Hashable {
    public var clauses: [String] = []
    /// Sent on these events; empty: only where a rule names the message.
    public var after: [Trigger] = []
    public var when = Condition.always
    /// Roles.
    public var to: [String] = []
    /// To the holders of these roles in every project, not in the ticket's alone.
    public var everywhere = false
    /// Roles and channels.
    public var copyTo: [String] = []
    /// The ticket counts as admitted when this message has left.
    public var admits = false
    /// The letter carries the planned meeting as an iCalendar file.
    public var carriesMeeting = false
    public var text = LocalizedText([:])

    public init() {}
}

/// What a record rule with one of these names keeps back; the desk carries it out (language.md
/// §13).
public enum KeptMatter: String, Sendable, Hashable, CaseIterable {
    /// Everything about a ticket that is put to a project.
    case projectData = "project_data"
    /// Texts, letters and files, of tickets and of what became none.
    case correspondence
    /// Clients of whom somebody serves no project.
    case clientList = "client_list"
    /// Values of secret fields of a ticket.
    case secrets
}

/// What is kept back, and how long.
public struct RecordRule: Sendable, Hashable {
    /// How long records are kept.
    public enum Keep: Sendable, Hashable {
        case period(Recurrence)
        case forever
        case never
    }

    public var clauses: [String] = []
    public var title: LocalizedText?
    /// Roles.
    public var visibleTo: [String] = []
    public var readsLogged = false
    public var keep: Keep?
}

/// A figure.
public struct Measure: Sendable, Hashable {
    /// How the figure is counted.
    public enum Formula: String, Sendable, Hashable, CaseIterable {
        case ratio, gain
        /// Of the time of clocks that ended: the mean, the longest, and the longest past its due.
        case mean, longest, worst
        case value, kept, average, share

        /// It is about the time that clocks took.
        public var isOfTime: Bool { self == .mean || self == .longest || self == .worst }
        /// Its figure is a part of a hundred.
        public var isPercent: Bool { self == .kept || self == .share }
    }
    /// What the figure is said in.
    public enum Unit: String, Sendable, Hashable, CaseIterable {
        case money, percent, count, time
        /// In the hours of the clock; by the wall clock. Pauses count in neither.
        case workingTime = "working_time"
        case elapsedTime = "elapsed_time"
    }

    public var clauses: [String] = []
    public var title: LocalizedText?
    public var formula = Formula.value
    /// Fields, commitments or events that are counted, as the formula asks.
    public var of: [String] = []
    /// What it is compared with.
    public var to: String?
    public var unit: Unit?
    /// What it is counted for, one figure for each.
    public var by: [String] = []
    /// Fields of choice that say where a value is from.
    public var sources: [String] = []
    /// What a figure without a source or a number is.
    public var unsourced: String?
    public var every: Recurrence?

    public init() {}
}
