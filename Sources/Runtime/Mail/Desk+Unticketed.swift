import Channels
import Foundation
import Letters
import Regulations
import ServiceDesk
import Store
import WorkingTime

/// The sender of an interaction that becomes no ticket is shown the way that is official.
extension Desk {
    /// What the message of the rule says to whoever came that way.
    ///
    /// - Parameter fallback: language of the words when the sender is unknown; nil: that of the
    ///   regulation.
    /// - Returns: nil when the rule has no message.
    public func told(byRule rule: String, toSender address: String, or fallback: String? = nil)
        throws -> String?
    {
        let edition = try edition()
        guard let message = edition.regulation.rules[rule]?.effects.message else { return nil }
        let known = people.writer(address: address)
        let language = known?.contact.language ?? fallback ?? edition.regulation.authoritative
        return words(
            of: message, rule: rule, to: address, client: known?.client, in: language,
            under: edition, at: world.now())
    }

    private func words(
        of message: String, rule: String, to address: String, client: Client?, in language: String,
        under edition: Edition, at now: Instant
    ) -> String {
        MessageWords(
            .init(message: message, rule: rule), of: TicketStream(id: TicketID("")), under: edition,
            in: language,
            at: now, seen: .init(client: client?.name, sender: address, site: self.address.text)
        ).text
    }

    /// Writes to the sender, by the address that a letter came from or that is known; a machine
    /// gets no letter.
    func redirect(
        _ interaction: Interaction, _ stored: Intake.Stored, rule: String, message: String?,
        under edition: Edition,
        at now: Instant, in transaction: Transaction
    ) throws {
        guard let message, let mail, !stored.sender.automatic else { return }
        let isMail = edition.regulation.channels[interaction.channel]?.kind == .email
        let known = stored.sender.person.flatMap { stored.client?.contacts[$0] }
        let brought = edition.regulation.broughtAddress(
            stored.sender.address, by: interaction.channel)
        guard let address = brought ?? known?.mailAddress else { return }
        let language = known?.language ?? edition.regulation.authoritative
        let recipient = Recipient(
            name: known?.name ?? "", address: address, language: language, contact: known?.id)
        let id = "\(stored.id)-redirect"
        if try isOverBudget(recipient, id: id, at: now, in: transaction) { return }
        let provider = edition.regulation.provider.text(
            in: language, fallbacks: edition.regulation.languages)?.text
        // A machine does not carry a stranger's words to an address that may not be theirs.
        let subject =
            recipient.isStranger
            ? provider ?? "" : "Re: \(interaction.letter.subject.prefix(Self.titleMax))"
        var letter = OutboundLetter(
            from: mail.from, to: [MailAddress(name: recipient.name, address: address)],
            subject: subject,
            text: words(
                of: message, rule: rule, to: address, client: stored.client, in: language,
                under: edition, at: now),
            messageID: "\(id)@\(mail.domain)", desk: self.id, date: now.seconds)
        letter.autoSubmitted = .autoReplied
        letter.inReplyTo = isMail ? interaction.facts.messageID : nil
        letter.references = [letter.inReplyTo].compactMap(\.self)
        try Outbox(desk: self.id).add(
            id: id, ticket: nil, kind: .letter,
            payload: try JSONEncoder().encode(
                QueuedLetter(letter: letter, isReceipt: false, message: message)),
            at: now, in: transaction)
    }
}
