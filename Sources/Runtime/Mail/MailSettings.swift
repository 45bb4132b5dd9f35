import Channels
import Foundation
import Letters

/// How the desk writes mail.
public struct MailSettings: Sendable {
    public enum Transport: Sendable {
        /// Letters are put into a folder as files: for a demo, and for tests.
        case folder(String)
        case smtp(SMTPServer)
    }

    public var transport: Transport
    /// `From` of every letter.
    public var from: MailAddress
    /// Domain of Message-IDs.
    public var domain: String
    /// Signed addresses for answers; nil: answers come to `from`.
    public var replies: ReplyKeys?

    public init(transport: Transport, from: MailAddress, domain: String) {
        self.transport = transport
        self.from = from
        self.domain = domain
    }
}

/// A letter waiting in the outbox, as its payload keeps it.
struct QueuedLetter: Sendable, Codable {
    var letter: OutboundMessage
    /// Its departure admits the ticket.
    var isReceipt: Bool
    /// Message of the regulation; nil: a person's own words.
    var message: String?
}
