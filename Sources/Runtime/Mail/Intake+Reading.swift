import Channels
import Foundation
import Letters
import Regulations
import ServiceDesk
import Store
import WorkingTime

/// From bytes to a contact.
extension Intake {
    /// Takes a raw letter in. A letter that cannot be read is kept raw and shown.
    public func deliver(
        _ bytes: [UInt8], arrivedAt: Instant, origin: LetterOrigin = LetterOrigin(),
        in lane: LetterReader.Lane? = nil
    ) async throws -> Outcome {
        try await read(Raw(bytes: bytes, arrivedAt: arrivedAt, origin: origin), in: lane)
    }

    /// A letter as bytes, with what is known of its coming.
    struct Raw: Sendable {
        var bytes: [UInt8]
        var arrivedAt: Instant
        var origin: LetterOrigin
        /// Where the bytes were stored before; nil: they are stored now.
        var stored: ContentRef?
        /// Id for the interaction; nil: a new one.
        var id: String?
    }

    /// The processes that read letters, for all desks of this one.
    static let reader = LetterReader()

    /// - Parameter lane: the only lane to read it in, then `LetterReader.TooSlow` is thrown; nil:
    ///   as far as needed.
    func read(_ raw: Raw, in lane: LetterReader.Lane? = nil) async throws -> Outcome {
        do {
            let message =
                if let lane {
                    try await Self.reader.letter(raw.bytes, in: lane)
                } else {
                    try await Self.reader.letter(raw.bytes)
                }
            let contact = try await authored(try contact(message, raw), message)
            let outcome = try await receive(contact, by: nil)
            try await watch(contact, outcome)
            return outcome
        } catch let error as MIMEError {
            return try await keepUnreadable(raw, error)
        }
    }

    private func contact(_ message: InboundLetter, _ raw: Raw) throws -> Contact {
        var letter = StoredLetter(subject: message.subject, text: message.text)
        var drafts = message.attachments.map { attachment in
            let draft = desk.draft(kind: "file", Data(attachment.bytes))
            letter.attach(
                draft, name: attachment.name ?? "", contentType: attachment.contentType,
                size: attachment.size)
            return draft
        }
        if let html = message.html.map({ desk.draft(kind: "html", Data($0.utf8)) }) {
            letter.show(html: html)
            drafts.append(html)
        }
        let channels = try channels(of: message, raw.origin)
        var contact = Contact(
            channel: channels.first ?? Channel.other,
            address: message.from?.address ?? message.returnPath ?? "", letter: letter,
            arrivedAt: raw.origin.arrival(of: message, at: raw.arrivedAt))
        contact.also = Array(channels.dropFirst())
        contact.isAutomatic = message.automatic != nil
        contact.nature = LetterNature(message, isOwn: desk.wrote(message))
        (contact.isProven, contact.isSpam) = raw.origin.judgement(of: message)
        contact.addressees = message.addressees
        contact.letter.copied = try desk.strangers(of: message)
        contact.replyTo = try desk.replyTo(message, proven: contact.isProven)
        contact.attached = Set(
            message.attachments.map { $0.contentType.hasPrefix("image/") ? "image" : "file" }
        )
        .sorted()
        contact.take(raw)
        contact.messageID = message.messageID
        contact.references = message.threadIDs
        contact.bodyDigest = message.bodyDigest
        contact.copied = (message.to + message.cc).map(\.address)
        contact.contents = drafts
        return contact
    }

    /// The contact as its author's, where somebody else sent it for them. What a colleague passes
    /// on to a ticket is their note there.
    private func authored(_ contact: Contact, _ message: InboundLetter) async throws -> Contact {
        guard contact.nature == .ordinary,
            let author = try desk.author(of: message, proven: contact.isProven)
        else { return contact }
        let (desk, sender) = (desk, sender(of: contact, by: .desk))
        if author.staff != nil,
            try await desk.store.read({
                try desk.thread(of: contact, sender: sender, by: .desk, in: $0) != nil
            })
        {
            return contact
        }
        var authored = contact
        authored.take(author)
        return authored
    }

    /// The channel of the mailbox, then every official channel that the letter was written to; one
    /// handed to us for another address came by the first.
    func channels(of message: InboundLetter?, _ origin: LetterOrigin) throws -> [String] {
        let channels = try desk.edition().regulation.channels.pairs.filter {
            $0.item.kind == .email
        }
        let addressed = message?.addressees.map { $0.lowercased() } ?? []
        let known = Set(addressed + addressed.compactMap { MailAlias.base(of: $0) })
        let own = channels.filter { $0.name == origin.channel }
        let written = channels.filter {
            known.contains($0.item.address?.lowercased() ?? "") && $0.name != own.first?.name
        }
        let found = (own + written).map(\.name)
        return found.isEmpty ? channels.prefix(1).map(\.name) : found
    }

    func keepUnreadable(_ raw: Raw, _ error: MIMEError) async throws -> Outcome {
        try await keepUnreadable(
            raw, reason: .unreadable(error.cause.name), readable: error.readable)
    }

    func keepUnreadable(_ raw: Raw, reason: ContactReason, readable: InboundLetter? = nil)
        async throws -> Outcome
    {
        let letter = StoredLetter(
            subject: readable?.subject ?? "", text: reason.stored, isBroken: true)
        var contact = Contact(
            channel: try channels(of: readable, raw.origin).first ?? Channel.other,
            address: readable?.from?.address ?? "", letter: letter,
            arrivedAt: raw.arrivedAt)
        contact.take(raw)
        let stored = try await store(contact, by: .desk)
        return try await conclude(stored.id, .init(outcome: .unreadable, reason: reason))
    }
}
