import WorkingTime

/// What surrounds every page of the desk.
public struct DeskFrame: Sendable {
    public enum Section: Sendable, Hashable {
        case queue, mine, waiting, interaction, unticketed, figures, regulation, search, account
        case admin
    }

    public struct Project: Sendable {
        public var name: String
        public var open: Int
        public init(name: String, open: Int) { (self.name, self.open) = (name, open) }
    }

    /// Result of the person's own last action.
    public struct Toast: Sendable {
        public var text: String
        public var state: ClockState
        public init(text: String, state: ClockState) { (self.text, self.state) = (text, state) }
    }

    public var language: Language
    public var deskName: String
    public var person: PersonModel
    public var today: CivilDate
    public var section: Section?
    public var counts: QueueCounts
    public var projects: [Project]
    public var calendars: [CalendarGlance]
    public var regulation: ClauseLink
    /// Goes into every form.
    public var formToken: String
    /// Who looks; stands in every form beside the token.
    public var personID = ""
    public var toast: Toast?
    public var searchText = ""
    public var isAdministrator = false
    /// What the regulation calls states and its clients, in the reader's language.
    public var labels: [String: String] = [:]

    public init(
        language: Language, deskName: String, person: PersonModel, today: CivilDate,
        section: Section?,
        counts: QueueCounts, projects: [Project], calendars: [CalendarGlance],
        regulation: ClauseLink,
        formToken: String, toast: Toast? = nil
    ) {
        self.language = language
        self.deskName = deskName
        self.person = person
        self.today = today
        self.section = section
        self.counts = counts
        self.projects = projects
        self.calendars = calendars
        self.regulation = regulation
        self.formToken = formToken
        self.toast = toast
    }

    var words: Words { Words.of(language).labelled(labels) }
}

/// Somebody as the pages name them.
public struct PersonModel: Sendable, Hashable {
    public enum Side: Sendable, Hashable { case staff, client, robot }

    public var name: String
    public var side: Side
    public init(name: String, side: Side) { (self.name, self.side) = (name, side) }

    /// First letters of the first two words.
    var initials: String {
        name.split(separator: " ").prefix(2).compactMap(\.first).map { String($0).uppercased() }
            .joined()
    }

    var avatar: HTML {
        let kind: HTML = side == .staff ? "" : " client"
        return #"<span class="avatar\#(kind)" aria-hidden="true">\#(initials)</span>"#
    }
}

/// Whether a calendar is open right now.
public struct CalendarGlance: Sendable {
    public enum Door: Sendable, Hashable {
        case openUntil(CivilTime)
        case openAlways
        case opensAt(CivilMoment)
    }

    public var place: String
    public var now: CivilTime
    public var door: Door
    public init(place: String, now: CivilTime, door: Door) {
        (self.place, self.now, self.door) = (place, now, door)
    }

    func view(_ words: Words, today: CivilDate) -> HTML {
        let (text, state): (String, ClockState) =
            switch door {
            case .openUntil(let until):
                (words.openUntil(place: place, now: now, until: until), .met)
            case .openAlways: (words.openAlways(place: place, now: now), .met)
            case .opensAt(let at):
                (words.opensAt(place: place, now: now, opening: at, today: today), .unregulated)
            }
        return #"<span class="open-now" data-state="\#(state.rawValue)">\#(text)</span>"#
    }
}

/// Open tickets per view.
public struct QueueCounts: Sendable {
    private var counts: [QueueView: Int]
    public init(_ counts: [QueueView: Int]) { self.counts = counts }
    public subscript(_ view: QueueView) -> Int { counts[view] ?? 0 }
}
