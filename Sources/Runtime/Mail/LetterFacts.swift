import Foundation
import Letters
import ServiceDesk
import Store

/// What is known of a letter beside its words.
public struct LetterFacts: Sendable {
    /// Further channels that it was written to.
    public var also: [String] = []
    var nature = LetterNature.ordinary
    public var isAutomatic = false
    /// Whether our own mail server vouches for the address; nil: nobody was asked.
    public var isProven: Bool?
    public var isSpam = false
    /// Where people are asked to answer, when that is elsewhere.
    public var replyTo: String?
    /// Addresses that it was written or copied to.
    public var addressees: [String] = []
    public var messageID: String?
    public var references: [String] = []
    /// Its bytes; nil: there are none, or they were dealt with before.
    var raw: RawBytes?
    /// The member of staff who passed on what the address wrote.
    public var passedOnBy: String?

    enum RawBytes: Sendable {
        case new(Data)
        /// Stored before anybody read them.
        case stored(ContentRef)
    }

    public init() {}

    init(_ message: InboundLetter, also channels: [String], by desk: Desk) {
        also = channels
        nature = LetterNature(message, isOwn: desk.wrote(message))
        isAutomatic = message.automatic != nil
        addressees = message.addressees
        messageID = message.messageID
        references = message.threadIDs
    }
}
