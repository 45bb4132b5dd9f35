import Regulations
import ServiceDesk
import WorkingTime

/// One ticket: conversation on the left, clocks on the right.
public enum TicketPage {
    public struct Model: Sendable {
        public var frame: DeskFrame
        public var number: Int
        public var subject: String
        public var project: String?
        public var state: TicketState
        public var priority: PriorityModel?
        public var category: String?
        public var assignee: PersonModel?
        public var channel: String
        public var arrived: CivilMoment
        /// Position in the ticket's stream that this page shows; forms carry it, so that nobody
        /// answers unread news.
        public var seen: Int
        public var timeline: [TimelineEntry]
        /// In the order of the page: nearest first, done last.
        public var clocks: [ClockCard]
        /// Place and edition over the clocks: `Москва · Регламент, ред. 4`.
        public var basis: String
        public var composer: Composer?
        public var offers: [ActOffer]
        public var hints: [Hint] = []
        public var facts: [Fact] = []
        /// Roles in whose place the reader may act, as they are called.
        public var standsInFor: String?
        public var work = WorkPanel()
        var meeting: MeetingPanel?
        var readers: ReadersPanel?
        /// Number of the ticket that it was merged into.
        var goesOn: Int?
    }

    /// The box under the conversation, and what it does to the clocks.
    public struct Composer: Sendable {
        /// What may be written, the first one chosen from the beginning.
        var ways = Act.written
        public var replyStops: [String]
        public var questionPauses: [String]
        /// Kept from an attempt that did not go through.
        var written: Written?
        /// One per rendered form: the same form sent twice acts once.
        public var nonce: String
    }

    /// Words in the box that were not carried out: under the heading they were written for, with
    /// why they stand there.
    struct Written: Sendable {
        enum Why: Sendable, Hashable { case news, signedIn, expired, fault(String) }

        var way: Act
        var text: String
        /// Position that their writer saw; nil: the one that the page shows.
        var seen: Int?
        var nonce: String
        var why: Why
        /// Browsers fill in no files: they are asked for again.
        var hadFiles: Bool
    }

    /// What the regulation says about this ticket: a hint of a rule, or a reading that changed the
    /// result.
    public struct Hint: Sendable {
        public enum Kind: Sendable, Hashable { case rule, reading }

        public var kind: Kind
        public var title: String
        public var text: String
        public var clauses: [ClauseLink]
    }

    public struct Fact: Sendable {
        public var name: String
        public var value: String
        public var clause: ClauseLink?
        /// Of what the value names.
        public var url: SiteURL?
        /// Field whose value is shown when somebody asks.
        var secret: String?
        public init(_ name: String, _ value: String, clause: ClauseLink? = nil, url: SiteURL? = nil)
        {
            (self.name, self.value, self.clause, self.url) = (name, value, clause, url)
        }

        var shown: HTML { url.map { #"<a href="\#($0)">\#(value)</a>"# } ?? "<bdi>\(value)</bdi>" }
    }
}
