import Channels
import Letters
import Regulations
import ServiceDesk

/// Who wrote a letter, where From names somebody who only sent it.
struct LetterAuthor: Sendable, Hashable {
    /// Whose words they are.
    var address: String
    /// Whom From names.
    var sender: String
    /// The member of staff who passed them on; nil: a form of a site did.
    var staff: String?
}

extension Desk {
    /// The contact whom Reply-To names, where a form of their site sent the letter; the first
    /// outsider whom a letter names that a colleague passes on. nil: From says it. Either way
    /// nobody vouches for the author.
    func author(of message: InboundLetter, proven: Bool?) throws -> LetterAuthor? {
        guard let sender = message.from?.address, message.automatic?.kind.isMachine != true else {
            return nil
        }
        if let colleague = people.colleague(writing: sender) {
            guard proven != false else { return nil }
            return try passedOn(message).map {
                LetterAuthor(address: $0, sender: sender, staff: colleague.id)
            }
        }
        guard people.writer(address: sender) == nil, message.replyTo.count == 1,
            let asked = message.replyTo.first?.address,
            let known = people.contact(address: asked),
            FormLetter.speaks(sender, for: known.client)
        else { return nil }
        return LetterAuthor(address: asked, sender: sender)
    }

    private func passedOn(_ message: InboundLetter) throws -> String? {
        let letter = ForwardedLetter(subject: message.subject, text: message.text)
        let isAttached = ForwardedLetter.isPassedOn(message.subject)
        let writers =
            (letter?.writers ?? []).map(\.address)
            + [isAttached ? message.enclosedFrom?.address : nil].compactMap(\.self)
        return try writers.first { address in
            try MailSyntax.isAddress(address) && people.colleague(writing: address) == nil
                && !isOurs(address)
        }
    }

    /// Addresses in copy that are nobody's whom the desk knows, up to so many as may watch.
    func strangers(of message: InboundLetter) throws -> [String]? {
        let sender = message.from?.address.lowercased()
        let strange = try message.addressees.filter { address in
            try MailSyntax.isAddress(address) && address.lowercased() != sender
                && people.writer(address: address) == nil
                && people.colleague(writing: address) == nil && !isOurs(address)
        }
        return strange.isEmpty ? nil : Array(strange.prefix(Intake.copiedMax))
    }
}

extension Interaction {
    /// The letter as its author's: a person wrote it, whatever the form says of itself.
    func said(by author: LetterAuthor) -> Interaction {
        var (interaction, facts) = (self, facts)
        facts.replyTo = nil
        facts.isProven = false
        facts.isAutomatic = false
        facts.passedOnBy = author.staff
        interaction.source = .letter(facts)
        interaction.address = author.address
        interaction.letter.sentBy = author.sender
        return interaction
    }
}
