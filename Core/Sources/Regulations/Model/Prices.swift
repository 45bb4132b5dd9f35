import WorkingTime

/// Money (language.md §11). Amounts are in the file's currency, in minor units (hundredths).
public struct Prices: Sendable, Hashable {
    /// How minutes become whole units.
    public enum Rounding: String, Sendable, Hashable, CaseIterable { case up, nearest, none }
    /// In what pieces work is billed.
    public struct Unit: Sendable, Hashable {
        /// What is rounded: the minutes of the whole ticket, or those of each entry.
        public enum Per: String, Sendable, Hashable, CaseIterable { case ticket, entry }
        public var clauses: [String] = []
        /// Of one unit, 1 … 480.
        public var minutes = 1
        public var rounding = Rounding.up
        public var per = Per.ticket

        public init() {}
    }
    /// Which kinds of work are charged.
    public struct Counted: Sendable, Hashable {
        public var clauses: [String] = []
        /// Kinds of work.
        public var work: [String] = []

        public init() {}
    }
    /// What work costs.
    public struct Rate: Sendable, Hashable {
        /// What the amount is for.
        public enum Per: String, Sendable, Hashable, CaseIterable { case hour, unit, ticket }
        /// Whether the work uses up the hours of a package first, or never.
        public enum Package: String, Sendable, Hashable, CaseIterable { case first, never }
        public var clauses: [String] = []
        public var title: LocalizedText?
        public var per = Per.hour
        /// Minor units; nil: by agreement.
        public var amount: Int64?
        public var when = Condition.always
        public var package = Package.first

        public init() {}
    }
    /// What a rate is multiplied by, and when.
    public struct Factor: Sendable, Hashable {
        public var clauses: [String] = []
        /// 0.01 … 10.
        public var times = 1.0
        public var when = Condition.always

        public init() {}
    }
    /// Hours bought beforehand.
    public struct Package: Sendable, Hashable {
        public var clauses: [String] = []
        public var title: LocalizedText?
        /// In each `per`, 0.01 … 9999.
        public var hours = 0.0
        public var per = Recurrence(count: 1, unit: .month)
        /// Minor units.
        public var amount: Int64 = 0
        /// Minor units per hour, when stated.
        public var hourPrice: Int64?
        /// Rate beyond the package.
        public var then = ""
        /// What becomes of hours that are left over.
        public var unused: String?

        public init() {}
    }
    /// What is paid whether anything is done or not.
    public struct Fee: Sendable, Hashable {
        public var clauses: [String] = []
        public var title: LocalizedText?
        /// nil: once.
        public var per: Recurrence?
        /// Minor units; nil: by agreement.
        public var amount: Int64?

        public init() {}
    }

    public var unit: Unit?
    public var counted: Counted?
    public var rates = Section<Rate>()
    public var factors = Section<Factor>()
    public var packages = Section<Package>()
    public var fees = Section<Fee>()

    public init() {}
}
