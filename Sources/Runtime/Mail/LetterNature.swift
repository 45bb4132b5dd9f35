import Channels
import Letters

/// What kind of letter has come, before anybody judges what it says.
enum LetterNature: Sendable, Hashable {
    case ordinary
    /// Nobody wrote it: an absence notice, a bounce without a report.
    case machine
    case report(DeliveryReport)
    /// This desk wrote it.
    case own

    init(_ message: InboundMessage, isOwn: Bool) {
        if isOwn {
            self = .own
        } else if let report = DeliveryReport(message) {
            self = .report(report)
        } else {
            self = message.automatic?.kind.isMachine == true ? .machine : .ordinary
        }
    }
}

extension Desk {
    /// Whether a letter of ours has come back: by its keyed mark, never by a name that anybody can write.
    func wrote(_ message: InboundMessage) -> Bool {
        LetterMark.isOwn(message.mark, of: message.messageID, desk: id, keys: mail?.markKeys ?? [])
    }
}

extension InboundMessage {
    /// Message-IDs that it refers to, the nearest last.
    var threadIDs: [String] { references + [inReplyTo].compactMap(\.self) }

    var addressees: [String] { (to + cc).map(\.address) }
}

extension LetterOrigin {
    /// What our own mail server said about the sender and the letter; nothing when no server was named.
    func judgement(of message: InboundMessage) -> (isProven: Bool?, isSpam: Bool) {
        guard let authserv else { return (nil, false) }
        let results = AuthenticationResults.topmost(of: authserv, in: message.authenticationResults)
        // With two From fields, nobody knows about which of them the server spoke.
        let isPlain = !message.defects.contains(.duplicatedHeader)
        let verdict = results?.verdict(on: message.from) ?? .unproven
        return (verdict == .proven && isPlain, message.isMarkedSpam || verdict == .failed)
    }
}
