import Regulations
import WorkingTime

/// Whether an interaction says again what an open ticket of the same client says
/// (docs/decisions/0012).
public enum Resemblance: Int, Sendable, Hashable, Comparable {
    /// Another matter.
    case none
    /// It may be the same: a person decides.
    case doubtful
    /// The same: nobody would tell them apart.
    case same

    public static func < (one: Resemblance, other: Resemblance) -> Bool {
        one.rawValue < other.rawValue
    }

    /// An interaction, or what a ticket began with.
    public struct Side: Sendable, Hashable {
        public var words: SaidWords
        /// Who said it: the contact's id, else the address.
        public var person: String
        public var category: String?
        public var project: String?
        public var at: Instant
        /// It brings files: what it is about may stand in them.
        public var hasFiles: Bool
        /// What became of it; nil: an interaction.
        public var state: TicketState?

        public init(
            words: SaidWords, person: String, category: String?, project: String?, at: Instant,
            hasFiles: Bool = false,
            state: TicketState? = nil
        ) {
            self.words = words
            self.person = person
            self.category = category
            self.project = project
            self.at = at
            self.hasFiles = hasFiles
            self.state = state
        }
    }

    /// Seconds in which somebody says a thing again.
    public static let windowOfOne: Int64 = 14 * 86_400
    /// Seconds in which a colleague says the same thing.
    public static let windowOfColleagues: Int64 = 2 * 86_400
    /// Seconds in which two calls about one kind of failure are asked about, whatever their words.
    static let windowOfFailure: Int64 = 2 * 3_600

    /// Words that two sayings must have in common to be asked about.
    static let wordsMin = 2
    /// Words that they must have in common to be the same.
    static let sameMin = 3

    /// - Parameters:
    ///   - subjects: the subjects are the same, and say something.
    ///   - isCopy: the letter's body is the same to the byte.
    public static func of(
        _ interaction: Side, to ticket: Side, subjects: Bool, isCopy: Bool = false
    ) -> Resemblance {
        let isOne = interaction.person == ticket.person
        let apart = interaction.at.seconds - ticket.at.seconds
        guard apart <= (isOne ? windowOfOne : windowOfColleagues),
            !interaction.isElsewhere(than: ticket)
        else {
            return .none
        }
        // What is done is not said again: it is answered, or asked for anew.
        if ticket.state == .done || ticket.state == .signedOff { return .none }
        let (words, before) = (interaction.words, ticket.words)
        let isTitledOtherwise = words.isTitledOtherwise(than: before)
        if isCopy, !isTitledOtherwise, apart <= windowOfColleagues { return .same }
        if words.namesOthers(than: before) { return .none }
        let best: Resemblance =
            interaction.hasFiles || isTitledOtherwise ? .doubtful : .same
        if words.whole == before.whole, words.text.count >= wordsMin { return best }
        let shared = words.shared(with: before)
        if shared.count >= sameMin, shared.ofSmaller >= 0.75, shared.ofLarger >= 0.3 { return best }
        if shared.count >= wordsMin, shared.ofSmaller >= 0.5 { return .doubtful }
        if subjects, isOne, words.saysLittle || before.saysLittle { return .doubtful }
        let isOneFailure = interaction.category != nil && interaction.category == ticket.category
        return isOneFailure && !isOne && apart <= windowOfFailure ? .doubtful : .none
    }
}

extension Resemblance.Side {
    /// Both say what they are about, and it is not the same.
    fileprivate func isElsewhere(than other: Self) -> Bool {
        func differ(_ one: String?, _ two: String?) -> Bool {
            one != nil && two != nil && one != two
        }
        return differ(category, other.category) || differ(project, other.project)
    }
}

extension SaidWords {
    /// Too little to tell matters apart by.
    fileprivate var saysLittle: Bool { text.count < Resemblance.wordsMin }
}
