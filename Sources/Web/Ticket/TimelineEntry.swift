import ServiceDesk
import WorkingTime

/// One entry of a ticket's conversation, oldest first.
public enum TimelineEntry: Sendable {
    case message(Message)
    /// Internal: the client does not see it.
    case note(Message)
    case event(Event)
    /// What follows came while the reader was writing.
    case news

    public struct Message: Sendable {
        /// Position in the ticket's stream.
        public var id: Int
        public var author: PersonModel
        public var at: CivilMoment
        public var text: String
        public var files: [File] = []
        /// Content of the HTML part, shown in a frame on request.
        public var letter: String?
        /// The letter could not be parsed: `text` is its source.
        public var isBroken: Bool = false
        /// `text` is the beginning; the whole is a file of the message.
        public var isCut = false
        /// Our mail server does not vouch for the sender: what binds the client does not come about
        /// by it.
        public var isUnproven = false
        /// Whose words a letter is that is not the client's; nil: the client's, or written here.
        public var voice: Voice?
        /// Address that a letter of a third party came from.
        public var address: String?
        /// Where the sender asks people to answer, when that is elsewhere.
        public var replyTo: String?
        /// Addresses in copy that nobody here knows.
        public var copied: [String] = []
        /// The form or the program that sent it for its author.
        public var sentBy: String?
        /// What the letter says of one of ours.
        public var delivery: DeliveryNotice?
        /// Client for whom the sender wrote before they came to another: whose words these are has
        /// to be asked.
        public var movedFrom: String?
        /// Who of the staff wrote down what the author said elsewhere.
        public var writtenDownBy: String?
        /// We stopped while the mail server was answering: the receiver may have got it twice.
        public var isPossiblyTwice = false
    }

    public struct File: Sendable {
        public var id: String
        public var name: String
        /// Bytes.
        public var size: Int
    }

    /// A line between the messages.
    public struct Event: Sendable {
        public var fact: TimelineFact
        public var clauses: [ClauseLink]
        public var at: CivilMoment
        /// End of what lasted.
        public var until: CivilMoment?

        public init(
            _ fact: TimelineFact, clauses: [ClauseLink] = [], at: CivilMoment,
            until: CivilMoment? = nil
        ) {
            self.fact = fact
            self.clauses = clauses
            self.at = at
            self.until = until
        }
    }
}
