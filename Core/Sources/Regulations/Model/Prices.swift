import WorkingTime

/// Money (language.md §11). Amounts are in the file's currency, in minor units (hundredths).
public struct Prices: Sendable, Hashable {
    public enum Rounding: String, Sendable, Hashable, CaseIterable { case up, nearest, none }
    public struct Unit: Sendable, Hashable {
        public enum Per: String, Sendable, Hashable, CaseIterable { case ticket, entry }
        public var clauses: [String] = []
        public var minutes = 1
        public var rounding = Rounding.up
        public var per = Per.ticket

        public init() {}
    }
    public struct Counted: Sendable, Hashable {
        public var clauses: [String] = []
        public var work: [String] = []

        public init() {}
    }
    public struct Rate: Sendable, Hashable {
        public enum Per: String, Sendable, Hashable, CaseIterable { case hour, unit, ticket }
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
    public struct Factor: Sendable, Hashable {
        public var clauses: [String] = []
        public var times = 1.0
        public var when = Condition.always

        public init() {}
    }
    public struct Package: Sendable, Hashable {
        public var clauses: [String] = []
        public var title: LocalizedText?
        public var hours = 0.0
        public var per = Recurrence(count: 1, unit: .month)
        /// Minor units.
        public var amount: Int64 = 0
        /// Minor units per hour, when stated.
        public var hourPrice: Int64?
        /// Rate beyond the package.
        public var then = ""
        public var unused: String?

        public init() {}
    }
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
