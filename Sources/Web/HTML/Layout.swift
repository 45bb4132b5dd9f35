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
    }

    /// Result of the person's own last action.
    public struct Toast: Sendable {
        public var text: String
        public var state: ClockState
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

    var words: Words { Words.of(language).labelled(labels) }
}

/// Somebody as the pages name them.
public struct PersonModel: Sendable, Hashable {
    public enum Side: Sendable, Hashable { case staff, client, robot }

    public var name: String
    public var side: Side

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
