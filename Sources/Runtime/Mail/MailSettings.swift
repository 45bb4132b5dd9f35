import Channels
import Foundation
import Letters
import ServiceDesk

/// How the desk writes mail.
public struct MailSettings: Sendable {
    public enum Transport: Sendable {
        /// Letters are put into a folder as files: for a demo, and for tests.
        case folder(String)
        case smtp(SMTPServer)
        /// To whoever plays the post: for a desk that nobody outside hears of.
        case handed(@Sendable (PostedLetter) -> SMTPOutcome)
    }

    public var transport: Transport
    /// `From` of every letter.
    public var from: MailAddress
    /// Domain of Message-IDs.
    public var domain: String
    /// Signed addresses for answers; nil: answers come to `from`.
    public var replies: ReplyKeys?
    /// Secrets of the marks on our letters (`LetterMark`): the first writes, all are believed;
    /// none: those of `replies`.
    public var marks: [ReplyAddress.Key] = []

    public init(transport: Transport, from: MailAddress, domain: String) {
        self.transport = transport
        self.from = from
        self.domain = domain
    }
}

extension MailSettings {
    var markKeys: [ReplyAddress.Key] { marks.isEmpty ? replies?.keys ?? [] : marks }

    /// The letter as it leaves.
    func marked(_ letter: OutboundLetter) -> OutboundLetter {
        var letter = letter
        letter.mark = markKeys.first.map {
            LetterMark.text(of: letter.messageID, desk: letter.desk, key: $0)
        }
        return letter
    }
}

/// A letter as it leaves, with what it is about.
public struct PostedLetter: Sendable {
    public var letter: OutboundLetter
    public var ticket: TicketID?
    /// Message of the regulation; nil: a person's own words.
    public var message: String?
    /// Its departure admits the ticket.
    public var isReceipt: Bool
}

/// A letter waiting in the outbox, as its payload keeps it.
struct QueuedLetter: Sendable, Codable {
    var letter: OutboundLetter
    /// Its departure admits the ticket.
    var isReceipt: Bool
    /// Message of the regulation; nil: a person's own words.
    var message: String?
}
