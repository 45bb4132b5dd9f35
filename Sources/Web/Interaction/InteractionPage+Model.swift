import WorkingTime

/// A call or a messenger interaction, written down by the one who took it.
public enum InteractionPage {
    public struct Model: Sendable {
        public var frame: DeskFrame
        public var form: Form
        public var channels: [FormChoice]
        public var projects: [FormChoice]
        public var categories: [FormChoice]
        /// Known people, offered while typing.
        public var people: [String] = []
        /// The clients are too many for a list: they are searched by what stands in the field
        /// `who`.
        public var finder: Finder?
        public var errors: [FieldError] = []
        public var preview: Preview?
        /// Earliest arrival that the regulation lets one state.
        public var earliest: CivilMoment
        public var latest: CivilMoment
        public var nonce: String
    }

    /// A page of clients who are called as the field says; a press puts a person or a project into
    /// the form.
    public struct Finder: Sendable {
        public struct Found: Sendable {
            public var client: String
            public var people: [FormChoice]
            public var projects: [FormChoice]
        }

        /// nil: nobody has searched yet.
        public var found: [Found]?
        /// Client after whom the next page begins; nil: this is the last.
        public var next: String?
    }

    /// What was typed, kept as it was.
    public struct Form: Sendable, Hashable {
        public var channel = ""
        /// `2026-11-05T14:30`
        public var arrived = ""
        public var who = ""
        public var project = ""
        public var category = ""
        public var subject = ""
        public var text = ""
    }

    public enum Field: String, Sendable, Hashable, CaseIterable {
        case channel, arrived, who, project, category, subject, text
    }

    public struct FieldError: Sendable, Hashable {
        public var field: Field
        public var text: String
        public init(_ field: Field, _ text: String) { (self.field, self.text) = (field, text) }
    }

    /// What the regulation would do with the interaction as it stands.
    public struct Preview: Sendable {
        public var clocks: [ClockModel]
        /// How the first due moment adds up: `8 рабочих часов: сегодня 3:30, завтра 4:30`.
        public var sum: String?
        public var priority: PriorityModel?
        public var notices: [Notice] = []
        public var readiness: [Requirement] = []
    }

    /// A rule that applies: the channel is not official here, the contract has ended, …
    public struct Notice: Sendable, Hashable {
        public var text: String
        public var state: ClockState
        public var clause: ClauseLink?
        public init(_ text: String, state: ClockState, clause: ClauseLink? = nil) {
            (self.text, self.state, self.clause) = (text, state, clause)
        }
    }

    public struct Requirement: Sendable, Hashable {
        public var text: String
        public var isMet: Bool
        public var clause: ClauseLink?
        public init(_ text: String, isMet: Bool, clause: ClauseLink? = nil) {
            (self.text, self.isMet, self.clause) = (text, isMet, clause)
        }
    }
}

extension CivilMoment {
    /// Value of a `datetime-local` field.
    var fieldValue: String { "\(date)T\(time)" }
}
