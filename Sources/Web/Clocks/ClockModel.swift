import WorkingTime

/// A clock as a page shows it: everything is computed already, in the reader's zone.
public struct ClockModel: Sendable {
    /// What each state has to tell.
    public enum Face: Sendable {
        case running(due: CivilMoment, left: TimeSpan)
        case warning(due: CivilMoment, left: TimeSpan)
        /// Still running, or stopped too late.
        case breached(due: CivilMoment, over: TimeSpan)
        /// Broken, and not held against the desk.
        case withdrawn(due: CivilMoment)
        /// The calendar's data do not reach so far.
        case beyond
        /// The regulation does not show the date now; it runs on.
        case hidden
        case paused(since: CivilMoment, why: String?, left: TimeSpan?)
        case met(used: TimeSpan, limit: TimeSpan?, at: CivilMoment)
        /// A day, or the days within which.
        case indicative(from: CivilDate?, to: CivilDate)
        case unpromised
        case unregulated
    }

    /// What the script needs to count on its own until the next border of a working window.
    public struct Live: Sendable {
        public var due: Instant
        /// Seconds left, negative when past due: working seconds for a working span, else by the
        /// clock.
        public var left: Int
        /// The calendar is open now.
        public var runs: Bool
        /// Seconds until the calendar opens or closes next: lengths need no agreement between two
        /// computers' clocks.
        public var border: Int?
    }

    /// Address of the clock within its ticket.
    public var id: String
    /// The commitment, in the reader's language.
    public var name: String
    /// Stands before the due moment in a row: `ответ` до 15:10.
    public var shortName: String?
    public var face: Face
    public var clause: ClauseLink?
    public var live: Live?
    /// Named when the due moment is not in the reader's zone.
    public var place: String?

    var state: ClockState {
        switch face {
        case .running: .running
        case .warning: .warning
        case .breached: .breached
        case .withdrawn: .withdrawn
        case .beyond: .beyond
        case .hidden: .hidden
        case .paused: .paused
        case .met: .met
        case .indicative: .indicative
        case .unpromised: .unpromised
        case .unregulated: .unregulated
        }
    }
}

/// A clause of the edition that governs the promise.
public struct ClauseLink: Sendable, Hashable {
    public var regulation: String
    public var version: String
    /// As it is printed; nil: it has none, and its words say which it is.
    public var number: String?
    /// Words of a clause that has no number.
    public var heading = ""
    /// Its anchor.
    public var name: String

    public init(
        regulation: String, version: String, number: String?, name: String? = nil,
        heading: String = ""
    ) {
        self.regulation = regulation
        self.version = version
        self.number = number
        self.name = name ?? number ?? ""
        self.heading = heading
    }

    var url: SiteURL { .regulation(id: regulation, version: version, clause: name) }
}
