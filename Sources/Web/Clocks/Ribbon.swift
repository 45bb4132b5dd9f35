import WorkingTime

/// The days of a deadline, one column each, in minutes of the local day.
public struct Ribbon: Sendable {
    public struct Day: Sendable {
        public enum Kind: Sendable, Hashable {
            case working
            case weekend
            case holiday
            /// Untouched days in one column, when there are more than the ribbon can show.
            case merged(days: Int)
        }

        public var date: CivilDate
        public var kind: Kind
        public var windows: [Range<Int>] = []
        public var spent: [Range<Int>] = []
        public var pauses: [Range<Int>] = []
        public var ahead: [Range<Int>] = []
        /// Working minutes that this day gives to the sum.
        public var minutes: Int = 0
    }

    /// A place on the ribbon: a column and a minute of that day.
    public struct Mark: Sendable, Hashable {
        public var day: Int
        public var minute: Int
    }

    /// Columns the ribbon may have; more are merged before it is built.
    public static let daysMax = 12

    public var days: [Day]
    public var now: Mark?
    public var due: Mark
    /// The whole ribbon as a sentence.
    public var spoken: String
}
