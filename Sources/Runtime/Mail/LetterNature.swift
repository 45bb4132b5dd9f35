import Channels
import Letters
import ServiceDesk

/// What kind of letter has come, before anybody judges what it says.
enum LetterNature: Sendable, Hashable {
    case ordinary
    /// Nobody wrote it. A notice (of an absence, of reading) asks nothing: where it answers nothing
    /// of ours, it opens nothing.
    case machine(isNotice: Bool)
    case report(DeliveryReport)
    /// This desk wrote it.
    case own

    init(_ message: InboundLetter, isOwn: Bool) {
        if isOwn {
            self = .own
        } else if let report = DeliveryReport(message) {
            self = .report(report)
        } else {
            let kind = message.automatic?.kind
            self = kind?.isMachine == true ? .machine(isNotice: kind?.isNotice == true) : .ordinary
        }
    }

    /// Nobody wrote it.
    var isMachine: Bool { if case .machine = self { true } else { false } }
}

extension Desk {
    /// Whether a letter of ours has come back: by its keyed mark, never by a name that anybody can
    /// write.
    func wrote(_ message: InboundLetter) -> Bool {
        LetterMark.isOwn(message.mark, of: message.messageID, desk: id, keys: mail?.markKeys ?? [])
    }
}

extension InboundLetter {
    /// Message-IDs that it refers to, the nearest last.
    var threadIDs: [String] { references + [inReplyTo].compactMap(\.self) }

    var addressees: [String] { (to + cc).map(\.address) }
}

extension LetterOrigin {
    /// What our own mail server said about the sender and the letter; nothing when no server was
    /// named.
    func judgement(of message: InboundLetter) -> (isProven: Bool?, isSpam: Bool) {
        // What was found in a broken field may be somebody else's word of who they are.
        let isFound = message.defects.contains(.foundSender)
        guard let authserv else { return (isFound ? false : nil, false) }
        let results = AuthenticationResults.topmost(of: authserv, in: message.authenticationResults)
        // With two From fields, nobody knows about which of them the server spoke.
        let isPlain = !message.defects.contains(.duplicatedHeader)
        let verdict = results?.verdict(on: message.from) ?? .unproven
        return (
            verdict == .proven && isPlain && !isFound, message.isMarkedSpam || verdict == .failed
        )
    }
}

extension Desk {
    /// Where the sender asks people to answer, when that is another address than the letter came
    /// from. A letter that our mail server does not vouch for moves nobody's answers elsewhere.
    func replyTo(_ message: InboundLetter, proven: Bool?) throws -> String? {
        guard proven != false, let from = message.from?.address.lowercased(),
            message.replyTo.count == 1,
            let asked = message.replyTo.first?.address, MailSyntax.isAddress(asked),
            asked.lowercased() != from,
            people.colleague(writing: asked) == nil, try !isOurs(asked)
        else { return nil }
        let known = people.contact(address: asked)
        return known == nil || known?.client.id == people.writer(address: from)?.client.id
            ? asked : nil
    }

    /// An address of this desk itself: a channel's, the one that letters leave from, a signed one.
    func isOurs(_ address: String) throws -> Bool {
        let channels = try edition().regulation.channels.pairs.compactMap(\.item.address)
        let own = (channels + [mail?.from.address].compactMap(\.self)).map { $0.lowercased() }
        let known = [address, MailAlias.base(of: address)].compactMap { $0?.lowercased() }
        return known.contains { own.contains($0) } || !replyAddresses([address]).isEmpty
    }
}
