import WorkingTime

/// A regulation after checking: every name it mentions exists, every limit is in range. Nobody
/// checks it again.
public struct Regulation: Sendable, Hashable {
    public var id = ""
    public var version = ""
    public var inForce = CivilDate(dayNumber: 0)
    public var replaces: String?
    public var title = LocalizedText([:])
    public var provider = LocalizedText([:])
    /// ISO 639-1 codes; the first is authoritative.
    public var languages: [String] = []
    /// IANA name.
    public var timeZone = "UTC"
    /// ISO 4217.
    public var currency = ""
    /// Name of the calendar used where none is named.
    public var calendar = ""
    public var labels = Section<LocalizedText>()
    public var calendars = Section<CalendarItem>()
    public var roles = Section<Role>()
    public var agreements = Section<Agreement>()
    public var channels = Section<Channel>()
    public var categories = Section<Category>()
    public var priorities = Section<Priority>()
    public var fields = Section<Field>()
    public var definitions = Section<Definition>()
    public var rules = Section<Rule>()
    public var commitments = Section<Commitment>()
    public var queue: Queue?
    public var escalations = Section<Escalation>()
    public var prices = Prices()
    public var messages = Section<MessageTemplate>()
    public var records = Section<RecordRule>()
    public var measures = Section<Measure>()
    public var readings = Section<Reading>()
    public var clauses = Section<Clause>()
    /// What is written over the clauses, each by the clause that it stands before.
    public var headings = Section<LocalizedText>()

    public init() {}

    /// The authoritative language.
    public var authoritative: String { languages.first ?? "en" }

    /// Name and item of the default priority.
    public var defaultPriority: String {
        priorities.pairs.first { $0.item.isDefault }?.name ?? priorities.names.first ?? ""
    }

    /// The category itself and, where it is a group, what stands under it.
    public func category(_ name: String, isUnder group: String) -> Bool {
        name == group || categories[name]?.under == group
    }

    /// How tickets of a category are planned as meetings; what stands under a group is planned as
    /// the group is.
    public func meeting(of category: String?) -> Category.Meeting? {
        guard let item = category.flatMap({ categories[$0] }) else { return nil }
        return item.meeting ?? item.under.flatMap { categories[$0]?.meeting }
    }

    /// The number of a clause as it is printed.
    public func number(of clause: String) -> String { clauses[clause]?.number ?? clause }

    /// Numbers as they are printed, each once.
    public func numbers(of cited: [String]) -> [String] {
        var seen: Set<String> = []
        return cited.map(number(of:)).filter { seen.insert($0).inserted }
    }

    /// Words of `title`, else the text of the first clause: how an item without a title is called
    /// (language.md §2).
    public func caption(title: LocalizedText?, clauses cited: [String]) -> LocalizedText {
        title ?? cited.lazy.compactMap { self.clauses[$0]?.text }.first ?? LocalizedText([:])
    }
}

/// A working calendar as the file states it; `week` is checked, the zone and holiday country are
/// names.
public struct CalendarItem: Sendable, Hashable {
    /// Whether a day off that is worked for another has hours.
    public enum TransferredDays: String, Sendable, Hashable, CaseIterable { case worked, closed }
    /// What one day of the calendar has instead of its weekly hours.
    public enum Exception: Sendable, Hashable {
        case closed
        case windows([Window])
    }
    /// Minutes of the local day, `from < to ≤ 1440`; a window that ends at or before its start
    /// crosses midnight.
    public struct Window: Sendable, Hashable {
        /// Minute of the local day.
        public var from: Int
        /// Minute of the local day, exclusive.
        public var to: Int

        public init(from: Int, to: Int) {
            self.from = from
            self.to = to
        }
    }

    public var title: LocalizedText?
    public var clauses: [String] = []
    /// ISO weekday 1 (Monday) … 7 to windows.
    public var week: [Int: [Window]] = [:]
    /// Country of the holiday set: `RU`, `KZ`.
    public var holidays: String?
    public var transferredDays = TransferredDays.worked
    /// Cut from days before holidays.
    public var shortMinutes = 0
    public var exceptions: [CivilDate: Exception] = [:]
    /// Own zone; nil: the file's.
    public var timeZone: String?

    public init() {}
}

/// A clause of the regulation's text.
public struct Clause: Sendable, Hashable {
    /// Whether the desk can carry the clause out, people do, or it only informs.
    public enum Kind: String, Sendable, Hashable, CaseIterable { case rule, manual, informative }
    public var kind = Kind.rule
    /// Name in a catalogue of clauses, which coverage is counted by; nil: the file keeps no
    /// catalogue.
    public var id: String?
    /// As it is printed; several clauses of the file may be parts of one printed number. nil: as it
    /// is called.
    public var number: String?
    public var text = LocalizedText([:])
    /// Why an informative clause asks for nothing.
    public var ground: LocalizedText?
    /// What people do by a manual clause.
    public var checklist: [LocalizedText] = []
}

/// A condition with a name, for others to use.
public struct Definition: Sendable, Hashable {
    public var title: LocalizedText?
    public var clauses: [String] = []
    public var when = Condition.always
}
