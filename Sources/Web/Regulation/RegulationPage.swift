import WorkingTime

/// The regulation as a document to read: serif, clause numbers in the margin, readings under their
/// clause.
public enum RegulationPage {
    public struct Model: Sendable {
        public var frame: DeskFrame
        public var title: String
        public var edition: Edition
        public var editions: [Edition]
        public var sections: [Section]
        /// The version before this one; nil: it is the first.
        public var before: Edition?
        /// What differs from it.
        public var changes: [Change] = []
    }

    /// A difference from the version before, in one sentence.
    public struct Change: Sendable, Hashable {
        public var text: String
        /// A promise takes longer than it did.
        public var isLonger: Bool
    }

    public struct Edition: Sendable, Hashable {
        public var regulation: String
        public var version: String
        public var inForce: CivilDate
    }

    public struct Section: Sendable {
        /// What the numbers of its clauses begin with; nil: they begin with nothing alike.
        public var number: String?
        /// Empty: the regulation gives it none.
        public var title: String
        /// Words of its first clause, which lead to a section without a title.
        public var opening: String
        public var clauses: [Clause]
        public init(number: String?, title: String = "", opening: String = "", clauses: [Clause]) {
            (self.number, self.title, self.opening, self.clauses) = (
                number, title, opening, clauses
            )
        }

        var anchor: String { "s\(clauses.first?.name ?? "")" }

        /// Clauses with longer numbers than its own: `2.1` in 2.
        var hasParts: Bool { clauses.contains { $0.number != number } }
    }

    public struct Clause: Sendable {
        /// Who sees to it; rules that the desk executes need no mark.
        public enum Mark: Sendable, Hashable { case manual, informative }

        /// As it is printed; nil: it has none.
        public var number: String?
        /// Its anchor.
        public var name: String
        public var paragraphs: [String]
        /// Language of the text when it is not the page's: the authoritative text stands in for a
        /// missing translation.
        public var language: Language?
        public var mark: Mark?
        /// What of it the desk does not execute yet.
        public var waiting: [String]
        public var readings: [Reading]

        public init(
            number: String?, name: String? = nil, paragraphs: [String], language: Language? = nil,
            mark: Mark? = nil,
            waiting: [String] = [], readings: [Reading] = []
        ) {
            self.number = number
            self.name = name ?? number ?? ""
            self.paragraphs = paragraphs
            self.language = language
            self.mark = mark
            self.waiting = waiting
            self.readings = readings
        }
    }

    public struct Reading: Sendable {
        public struct Way: Sendable, Hashable {
            public var letter: String
            public var text: String
            public var isChosen: Bool
        }

        public var id: String
        public var question: String
        public var isContradiction: Bool
        public var ways: [Way]
    }
}
