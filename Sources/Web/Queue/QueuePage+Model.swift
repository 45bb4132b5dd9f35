import Regulations
import WorkingTime

/// The queue: the next ticket by the regulation with its reason, then its pools in order of being
/// taken.
public enum QueuePage {
    public struct Model: Sendable {
        /// Rows on one page.
        public static let rowsMax = 50

        public var frame: DeskFrame
        public var view: QueueView
        /// The text searched for, when the page shows results of a search.
        public var search: String?
        public var next: Next?
        public var pools: [Pool]
        /// Due moment of the nearest clock of the whole queue, for an empty view.
        public var nearestDue: CivilMoment?
        /// Where the following page begins.
        public var older: String?
        public var isFirst: Bool = true
    }

    /// The one ticket that the regulation puts first.
    public struct Next: Sendable {
        public enum Reason: Sendable, Hashable {
            /// Its priority is the highest; so many others have the same.
            case highestPriority(others: Int)
            case earliest
            case expedited
        }

        public var row: Row
        public var project: String?
        public var arrived: CivilMoment
        public var reason: Reason
        public var clause: ClauseLink?
    }

    public struct Pool: Sendable {
        /// A priority of the pool and how many tickets wait in it.
        public struct Step: Sendable {
            public var name: String
            public var count: Int
            public var isCurrent: Bool
        }

        /// Whose tickets stand in it.
        public enum Scope: Sendable, Hashable {
            case project(String)
            case noProject
            case wholeDesk
        }

        public var scope: Scope
        /// `Алматы · пн–пт 9:00–18:00`
        public var calendar: String
        public var steps: [Step]
        public var rows: [Row]

        public init(_ scope: Scope, calendar: String, steps: [Step], rows: [Row]) {
            self.scope = scope
            self.calendar = calendar
            self.steps = steps
            self.rows = rows
        }
    }

    public struct Row: Sendable {
        public var number: Int
        public var priority: PriorityModel?
        public var subject: String
        public var sender: String
        /// Where the pool is not the project's own.
        public var project: String?
        public var state: TicketState
        /// Another ticket must be taken first.
        public var waitsTurn: Bool = false
        /// The nearest clock.
        public var clock: ClockModel?
        public var assignee: PersonModel?
    }
}
