import WorkingTime

/// What provider and client did about the statement of a month.
public enum SettlementEvent: Sendable, Hashable {
    case sent(SentStatement)
    case recalled(Said)
    case disputed(Disputed)
    case answered(Disputed)
    case agreed(Agreed)
    case closed(Said)

    /// What was said of one sending as a whole.
    public struct Said: Sendable, Hashable, Codable {
        /// Of the sending.
        public var number: Int
        public var content: ContentRef

        public init(number: Int, content: ContentRef) {
            self.number = number
            self.content = content
        }
    }

    /// What was said of one line.
    public struct Disputed: Sendable, Hashable, Codable {
        /// Of the sending.
        public var number: Int
        /// From 1, as the statement numbers them.
        public var line: Int
        public var content: ContentRef

        public init(number: Int, line: Int, content: ContentRef) {
            self.number = number
            self.line = line
            self.content = content
        }
    }

    /// To which sending the client agreed.
    public struct Agreed: Sendable, Hashable, Codable {
        /// Of the sending, from 1.
        public var number: Int
        public init(number: Int) { self.number = number }
    }
}

extension SettlementEvent {
    /// Names of the journal; they never change.
    public enum Kind: String, Sendable, CaseIterable {
        case sent = "statement_sent"
        case recalled = "statement_recalled"
        case disputed = "statement_disputed"
        case answered = "statement_answered"
        case agreed = "statement_agreed"
        case closed = "statement_closed"
    }

    /// Version in which payloads are written.
    public static let schema = 1

    /// The name under which the journal keeps it.
    public var kind: Kind {
        switch self {
        case .sent: .sent
        case .recalled: .recalled
        case .disputed: .disputed
        case .answered: .answered
        case .agreed: .agreed
        case .closed: .closed
        }
    }

    /// What the journal keeps of it beside the name.
    public var payload: any Encodable & Sendable {
        switch self {
        case .sent(let payload): payload
        case .recalled(let payload), .closed(let payload): payload
        case .disputed(let payload), .answered(let payload): payload
        case .agreed(let payload): payload
        }
    }

    /// Reads what the journal keeps. Throws `DecodingError` where the payload is not of that kind.
    public init(kind: Kind, decode: PayloadDecoder) throws {
        switch kind {
        case .sent: self = .sent(try decode(SentStatement.self))
        case .recalled: self = .recalled(try decode(Said.self))
        case .disputed: self = .disputed(try decode(Disputed.self))
        case .answered: self = .answered(try decode(Disputed.self))
        case .agreed: self = .agreed(try decode(Agreed.self))
        case .closed: self = .closed(try decode(Said.self))
        }
    }

    /// The words that it refers to; nil: there are none.
    public var content: ContentRef? {
        switch self {
        case .sent, .agreed: nil
        case .recalled(let said), .closed(let said): said.content
        case .disputed(let said), .answered(let said): said.content
        }
    }
}
