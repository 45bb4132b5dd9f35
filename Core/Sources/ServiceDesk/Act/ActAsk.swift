/// Something that an act asks for.
public struct ActAsk: Sendable, Hashable {
    /// Its name for programs.
    public var name: String
    public var kind: Kind
    public var need: Need
    /// In the API's document, where the name does not say it all.
    public var words: String?

    /// Who has to answer it.
    public enum Need: Sendable, Hashable {
        /// Everybody.
        case must
        /// People at forms; a program may leave it out.
        case atForms
        case may
    }

    /// What kind of thing it is, with its limits.
    public enum Kind: Sendable, Hashable {
        /// Words of several lines, kept as an erasable content.
        case words
        /// Words of several lines that are kept in the event itself.
        case lines(Int)
        case number(ClosedRange<Int>)
        /// Minor units of the regulation's currency.
        case amount(ClosedRange<Int>)
        case moment, day, flag
        /// A choice of the regulation's field `reason`, or words where that is a text.
        case reason
        case category, priority
        /// Kind of work, as the regulation's prices name it.
        case work
        /// Members of the staff, so many at most.
        case people(Int)
        case person
        /// Roles of the staff, so many at most.
        case roles(Int)
        case role
        /// A role of the one who acts.
        case ownRole
        case client, project, contact
        /// Values of the regulation's fields.
        case fields
        /// Another ticket, by its number.
        case ticket
        /// Words of the client, by their position in the timeline.
        case message
        /// An entry of the worklog.
        case entry
        case subtask
        /// Version of an estimate.
        case version
        case escalation
        /// A broken promise.
        case breach
        case instance(ClosedRange<Int>)
        case awaited
    }

    static func must(_ name: String, _ kind: Kind, _ words: String? = nil) -> ActAsk {
        ActAsk(name: name, kind: kind, need: .must, words: words)
    }

    static func may(_ name: String, _ kind: Kind, _ words: String? = nil) -> ActAsk {
        ActAsk(name: name, kind: kind, need: .may, words: words)
    }

    /// The same, which people at forms have to answer.
    var atForms: ActAsk { ActAsk(name: name, kind: kind, need: .atForms, words: words) }
}

extension ActAsk {
    /// Minutes of one entry of the worklog: at most a day.
    public static let minutesLogged = 1...1440
    /// Minutes of a corrected entry; 0 takes it out.
    public static let minutesCorrected = 0...minutesLogged.upperBound
    /// Minutes of one estimate: ten thousand hours.
    public static let minutesEstimated = 1...600_000
    /// Minor units of one estimate.
    public static let amountEstimated = 0...1_000_000_000_000
    /// Characters of why a ticket is taken out of turn.
    public static let overrideMax = 500
    /// Characters of a reason in words.
    public static let reasonMax = 1000
    /// People or roles that one act names.
    public static let namedMax = 20
    /// Versions of a ticket's estimates.
    public static let versions = 1...1000
    /// Clocks of one commitment on one ticket.
    public static let instances = 0...100_000
    /// Numbers of tickets.
    public static let numbers = 1...999_999_999
}
