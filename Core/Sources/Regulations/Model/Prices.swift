import WorkingTime

/// Money (language.md §11). Amounts are in the file's currency, in minor units (hundredths).
public struct Prices: Sendable, Hashable {
    /// How minutes become whole units.
    public enum Rounding: String, Sendable, Hashable, CaseIterable { case up, nearest, none }
    /// In what pieces minutes are billed.
    public struct Quantum: Sendable, Hashable {
        /// Of one unit, 1 … 480.
        public var minutes = 1
        public var rounding = Rounding.up
        /// Minutes that any work costs, however short; nil: one unit.
        public var atLeast: Int?

        public init() {}
    }
    /// In what pieces work is billed.
    public struct Unit: Sendable, Hashable {
        /// What is rounded: the minutes of the whole ticket, or those of each entry.
        public enum Per: String, Sendable, Hashable, CaseIterable { case ticket, entry }
        public var clauses: [String] = []
        /// Of all work that has none of its own.
        public var quantum = Quantum()
        public var per = Per.ticket
        /// Kind of work to the pieces of its own.
        public var works = Section<Quantum>()

        public init() {}
    }
    /// Which kinds of work are charged.
    public struct Counted: Sendable, Hashable {
        public var clauses: [String] = []
        /// Kinds of work.
        public var work: [String] = []

        public init() {}
    }
    /// Who has to approve work before it is charged.
    public struct Approval: Sendable, Hashable {
        public var clauses: [String] = []
        /// Roles of the staff.
        public var by: [String] = []
        /// Minutes up to which an entry needs nobody; nil: every entry does.
        public var over: Int?

        public init() {}
    }
    /// What work costs.
    public struct Rate: Sendable, Hashable {
        /// What the amount is for: `unit` is a piece in which work is billed, `ticket` the first work
        /// on one.
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
    /// What a period costs and grants of which the agreement covers only a part.
    public enum Begun: String, Sendable, Hashable, CaseIterable {
        case whole
        /// Its share by calendar days.
        case byDay = "by_day"
    }
    /// On which day of a period it is charged.
    public enum Paid: String, Sendable, Hashable, CaseIterable {
        /// The first that the agreement covers.
        case advance
        /// The last.
        case arrears
    }
    /// Hours bought beforehand.
    public struct Package: Sendable, Hashable {
        /// What becomes of hours that are left over.
        public enum Unused: String, Sendable, Hashable, CaseIterable {
            case expires
            case carriesOver = "carries_over"
        }
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
        /// nil: expires.
        public var unused: Unused?
        /// Further periods in which hours left over may be used; nil: as long as the agreement.
        public var carriedFor: Int?
        /// Of several packages in force the one with the lower number is used up first; nil: the
        /// file does not say.
        public var drawn: Int?
        public var begun = Begun.whole
        public var paid = Paid.advance
        /// Parts of a period's hours at whose use it is told, in percent, 1 … 100.
        public var warnAt: [Int] = []

        public init() {}
    }
    /// What is paid whether anything is done or not.
    public struct Fee: Sendable, Hashable {
        public var clauses: [String] = []
        public var title: LocalizedText?
        /// nil: once.
        public var per: Recurrence?
        /// Minor units for each unit; nil: by agreement.
        public var amount: Int64?
        /// How many it is charged for, such as users; nil: by agreement.
        public var units: Int? = 1
        public var begun = Begun.whole
        public var paid = Paid.advance

        public init() {}
    }
    /// Tax of all that is charged.
    public struct Tax: Sendable, Hashable {
        /// Where it stands to the amounts of the file.
        public enum Stands: String, Sendable, Hashable, CaseIterable {
            case inside
            case onTop = "on_top"
        }
        public var clauses: [String] = []
        /// 0 … 100.
        public var percent = 0.0
        public var stands = Stands.onTop

        public init() {}
    }

    public var unit: Unit?
    public var counted: Counted?
    public var approval: Approval?
    public var rates = Section<Rate>()
    public var factors = Section<Factor>()
    public var packages = Section<Package>()
    public var fees = Section<Fee>()
    public var tax: Tax?
}
