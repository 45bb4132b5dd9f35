import Channels
import Foundation
import Letters
import Regulations
import ServiceDesk
import Store
import WorkingTime

/// From bytes to an interaction.
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

        fileprivate var kept: LetterFacts.RawBytes {
            stored.map { .stored($0) } ?? .new(Data(bytes))
        }
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
            let interaction = try await authored(try interaction(message, raw), message)
            let outcome = try await receive(interaction)
            try await watch(interaction, outcome)
            return outcome
        } catch let error as MIMEError {
            return try await keepUnreadable(raw, error)
        }
    }

    private func interaction(_ message: InboundLetter, _ raw: Raw) throws -> Interaction {
        var letter = StoredLetter(subject: message.subject, text: message.text)
        var drafts = message.attachments.map { attachment in
            let draft = desk.draft(kind: .file, Data(attachment.bytes))
            letter.attach(
                draft, name: attachment.name ?? "", contentType: attachment.contentType,
                size: attachment.size)
            return draft
        }
        if let html = message.html.map({ desk.draft(kind: .html, Data($0.utf8)) }) {
            letter.show(html: html)
            drafts.append(html)
        }
        letter.copied = try desk.strangers(of: message)
        let channels = try channels(of: message, raw.origin)
        var facts = LetterFacts(message, also: Array(channels.dropFirst()), by: desk)
        (facts.isProven, facts.isSpam) = raw.origin.judgement(of: message)
        facts.replyTo = try desk.replyTo(message, proven: facts.isProven)
        facts.raw = raw.kept
        var interaction = Interaction(
            .letter(facts), channel: channels.first ?? Channel.other,
            address: message.from?.address ?? message.returnPath ?? "", letter: letter,
            contents: drafts, arrivedAt: raw.origin.arrival(of: message, at: raw.arrivedAt),
            id: raw.id)
        interaction.bodyDigest = message.bodyDigest
        return interaction
    }

    /// The interaction as its author's, where somebody else sent it for them. What a colleague
    /// passes on to a ticket is their note there.
    private func authored(
        _ interaction: Interaction, _ message: InboundLetter
    ) async throws -> Interaction {
        guard case .letter(let facts) = interaction.source, facts.nature == .ordinary,
            let author = try desk.author(of: message, proven: facts.isProven)
        else { return interaction }
        let (desk, sender) = (desk, interaction.sender(among: desk.people))
        if author.staff != nil,
            try await desk.store.read({
                try desk.thread(of: interaction, sender: sender, in: $0) != nil
            })
        {
            return interaction
        }
        return interaction.said(by: author)
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

    func keepUnreadable(_ raw: Raw, reason: InteractionReason, readable: InboundLetter? = nil)
        async throws -> Outcome
    {
        let letter = StoredLetter(
            subject: readable?.subject ?? "", text: reason.stored, isBroken: true)
        var facts = LetterFacts()
        facts.raw = raw.kept
        let interaction = Interaction(
            .letter(facts), channel: try channels(of: readable, raw.origin).first ?? Channel.other,
            address: readable?.from?.address ?? "", letter: letter, arrivedAt: raw.arrivedAt,
            id: raw.id)
        let stored = try await store(interaction)
        return try await conclude(stored.id, .init(outcome: .unreadable, reason: reason))
    }
}
