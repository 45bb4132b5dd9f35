import WorkingTime

/// Every interaction leaves a trace: it is stored first, then gets exactly one outcome (decision
/// 9).
public enum InteractionEvent: Sendable, Hashable {
    case received(Received)
    case concluded(Concluded)

    /// A letter, call or form came in.
    public struct Received: Sendable, Hashable, Codable {
        public var channel: String
        public var sender: Sender
        public var client: String?
        /// Subject and text.
        public var content: ContentRef
        /// The raw letter, when there is one.
        public var raw: ContentRef?
        /// `Message-ID` or another id which the sender's side gave it.
        public var messageID: String?
        /// The mail server took it for spam; nil: not.
        public var spam: Bool?

        public init(
            channel: String, sender: Sender, client: String?, content: ContentRef,
            raw: ContentRef? = nil,
            messageID: String? = nil, spam: Bool? = nil
        ) {
            self.channel = channel
            self.sender = sender
            self.client = client
            self.content = content
            self.raw = raw
            self.messageID = messageID
            self.spam = spam
        }
    }

    /// What became of it.
    public struct Concluded: Sendable, Hashable, Codable {
        public var outcome: Outcome
        public var ticket: TicketID?
        /// Rule of the regulation that decided, if one did.
        public var rule: String?
        public var reason: InteractionReason?

        public init(
            outcome: Outcome, ticket: TicketID? = nil, rule: String? = nil,
            reason: InteractionReason? = nil
        ) {
            self.outcome = outcome
            self.ticket = ticket
            self.rule = rule
            self.reason = reason
        }
    }

    /// What an interaction became.
    public enum Outcome: String, Sendable, Hashable, Codable, CaseIterable {
        case ticket, appended, returned, refused, held, recorded
        /// The same letter again.
        case duplicate
        /// It could not be read; the raw bytes are kept and shown.
        case unreadable
    }
}

extension InteractionEvent {
    /// Names of the journal; they never change.
    public enum Kind: String, Sendable, CaseIterable {
        case received = "interaction_received"
        case concluded = "interaction_concluded"
    }

    /// Version in which payloads are written.
    public static let schema = 1

    /// The name under which the journal keeps it.
    public var kind: Kind {
        switch self {
        case .received: .received
        case .concluded: .concluded
        }
    }

    /// What the journal keeps of it beside the name.
    public var payload: any Encodable & Sendable {
        switch self {
        case .received(let payload): payload
        case .concluded(let payload): payload
        }
    }

    /// Reads what the journal keeps. Throws `DecodingError` where the payload is not of that kind.
    public init(kind: Kind, decode: PayloadDecoder) throws {
        switch kind {
        case .received: self = .received(try decode(Received.self))
        case .concluded: self = .concluded(try decode(Concluded.self))
        }
    }
}
