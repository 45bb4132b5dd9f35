import WorkingTime

/// Every text of the site that takes parameters, apart from dates, spans and due moments.
enum Phrase: Sendable {
    /// A calendar's place, its local time, and till when it is open.
    case openUntil(place: String, now: CivilTime, until: CivilTime)
    case openAlways(place: String, now: CivilTime)
    case opensAt(place: String, now: CivilTime, opening: CivilMoment, today: CivilDate)
    case number(Int)
    case highestPriority(String, others: Int)
    case earliest(String)
    case expedited
    case nearestDue(String)
    case newTickets(Int)
    case replyStops([String])
    case questionPauses([String])
    case actionStops([String])
    case actionCancels([String])
    case actionPauses([String])
    case firstTake(Int)
    case editionFrom(String, String)
    case edition(String)
    case ready(Int, of: Int)
    case backdateLimit(String)
    /// Contacts that were kept aside.
    case asidesJudged(Int)
    case decided(by: String, on: String)
    case mergedDays(Int)
    case ribbon(from: String, to: String, used: String, limit: String?)
    case size(kilobytes: Int)
    case andMore(Int)
    /// Question of a reading, its other answer, and what would be due then.
    case otherReading(String, String, String)
    /// Heading of a section that has only a number.
    case section(String)
    case ask(of: String, InputFault)
}

extension Words {
    subscript(_ phrase: Phrase) -> String {
        switch language {
        case .ru: russian(phrase)
        case .kk: kazakh(phrase)
        case .en: english(phrase)
        }
    }
}
