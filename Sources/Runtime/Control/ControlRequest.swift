import Foundation
import Store
import WorkingTime

/// What a command asks of a running server (decision 18).
public enum ControlRequest: Sendable, Codable {
    /// - at: when the letter reached us; nil: now.
    case deliver(letter: Data, at: Instant? = nil, origin: LetterOrigin = LetterOrigin())
    /// - isConfirmed: what takes something away may be done.
    case people(text: String, file: String, isConfirmed: Bool)
    case publish(folder: RegulationFolder, name: String)
    case password(login: String, staff: String, password: String)
    case verify(scope: Verification.Scope = Verification.Scope())
    case rebuild
    case backup(folder: String)
    /// Holidays of a country.
    case calendar(country: String, source: HolidaySource, isPreview: Bool)
    case createToken(APITokens.Draft)
    case listTokens
    /// By its prefix as listed, or its id.
    case revokeToken(String)
    case addWebhook(Webhooks.Draft)
    case listWebhooks
    case retryWebhook(id: String)
    case removeWebhook(id: String)
    /// - ground: nil: it is only said what would go.
    case erase(person: String, ground: String?)
    /// What a client owes for a month, given by its first day.
    case statement(client: String, month: CivilDate, form: StatementForm)
    /// Where every client's month stands.
    case months(CivilDate, form: StatementForm)
    /// Something is done about a statement, in somebody's name.
    case settle(SettlementOrder)
    /// All that a client needs to recompute a month, into a file.
    case evidence(EvidenceOrder)
    /// How the mailboxes are doing, as JSON.
    case health
    /// The time of a server that takes it from its caller; nil: it stays where it is.
    case clock(to: Instant?)
}

/// How a statement is answered.
public enum StatementForm: String, Sendable, Codable {
    case table
    case csv
    /// Computed again from the journal alone; what differs is told.
    case verified
    /// Of all clients: bills of what was sent, as CommerceML.
    case bills
}

/// A request as it goes over the socket.
public struct ControlCall: Sendable, Codable {
    /// Empty: the server's only desk.
    public var desk: String
    public var request: ControlRequest
}

/// What came of a request.
public struct ControlReply: Sendable, Codable, Equatable {
    /// What programs must tell apart; everything else is for people, in the text.
    public enum Refused: String, Sendable, Codable {
        /// No desk was named of several, or one that is not there.
        case desk
    }

    public var isDone: Bool
    public var text: String
    public var refused: Refused?

    public init(isDone: Bool, text: String) {
        self.isDone = isDone
        self.text = text
    }

    init(_ refusal: DeskRefusal) {
        self.init(isDone: false, text: refusal.description)
        refused = .desk
    }

    static func done(_ text: String) -> ControlReply { ControlReply(isDone: true, text: text) }
    static func refused(_ text: String) -> ControlReply { ControlReply(isDone: false, text: text) }
}
