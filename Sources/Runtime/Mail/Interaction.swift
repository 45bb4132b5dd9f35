import Channels
import Foundation
import Regulations
import ServiceDesk
import Store
import WorkingTime

/// What came in, as it was understood, before it is judged.
public struct Interaction: Sendable {
    /// Who brought it, with all that is known of such things alone.
    public enum Source: Sendable {
        /// Somebody of whom nothing but the address is known: a monitor, a program.
        case address
        case letter(LetterFacts)
        /// A contact who is signed in, on a page or by a key.
        case signedIn(KnownContact)
        /// A member of staff, who wrote down what this contact said; nil: whoever has the address.
        case written(by: String, of: KnownContact? = nil)
    }

    public var source: Source
    public var channel: String
    public var address: String
    /// What was said, with what was stated beside it.
    public var letter: StoredLetter
    /// Content rows of its files and of the HTML part.
    public var contents: [Contents.Draft]
    public var arrivedAt: Instant
    /// One for the same form sent twice; nil: a new one.
    public var id: String?
    /// Digest of what was sent, where the same may be sent again.
    public var bodyDigest: String?

    public init(
        _ source: Source = .address, channel: String, address: String, letter: StoredLetter,
        contents: [Contents.Draft] = [], arrivedAt: Instant, id: String? = nil,
        bodyDigest: String? = nil
    ) {
        self.source = source
        self.channel = channel
        self.address = address
        self.letter = letter
        self.contents = contents
        self.arrivedAt = arrivedAt
        self.id = id
        self.bodyDigest = bodyDigest
    }

    /// A report as a mail server would send it, without the letter that carries it.
    public init(
        report: DeliveryReport, from address: String, channel: String, arrivedAt: Instant
    ) {
        let letter = StoredLetter(
            subject: "", text: report.recipients.map(\.sentence).joined(separator: "\n"))
        var facts = LetterFacts()
        (facts.nature, facts.isAutomatic) = (.report(report), true)
        self.init(
            .letter(facts), channel: channel, address: address, letter: letter,
            arrivedAt: arrivedAt)
    }

    /// Client, project, category, fields and ticket, as far as they were stated.
    public var stated: StoredLetter.Stated {
        get { letter.stated ?? .init() }
        set { letter.stated = newValue }
    }

    /// What is known of a letter beside its words; of anything else: what is true of none.
    public var facts: LetterFacts {
        if case .letter(let facts) = source { facts } else { LetterFacts() }
    }

    /// The member of staff who writes it down; nil: it came by itself.
    var writer: String? { if case .written(let staff, _) = source { staff } else { nil } }

    /// Whoever of the staff brings it, by writing down or passing on; else the desk does.
    var bringer: Performer { (writer ?? facts.passedOnBy).map { .staff($0) } ?? .desk }
}

extension Interaction {
    /// The contact who is known otherwise than by the address.
    private var known: KnownContact? {
        switch source {
        case .signedIn(let person): person
        case .written(_, let person): person
        case .letter, .address: nil
        }
    }

    func person(among people: People) -> KnownContact? {
        known ?? people.writer(address: address)
    }

    func titled(_ subject: String) -> Interaction {
        var interaction = self
        interaction.letter.subject = subject
        return interaction
    }

    /// Of whoever asked; a request that the staff opens has the client whose project it is for.
    func client(among people: People) -> Client? {
        person(among: people)?.client ?? stated.client.flatMap { people.clients[$0] }
            ?? stated.project.flatMap { people.client(ofProject: $0) }
    }

    /// The project that was stated, the only one, or the one whose site the letter names.
    func project(of client: Client?) -> String? {
        if let stated = stated.project ?? client?.onlyProject { return stated }
        let links = stated.fields.values.compactMap {
            if case .text(let text) = $0 { text } else { nil }
        }
        return client?.project(
            namedIn: ([letter.subject, letter.text] + links).joined(separator: "\n"))
    }

    /// Whose words they are. An address tells a colleague only where it is all that is known of who
    /// wrote.
    func sender(among people: People) -> Sender {
        let contact = person(among: people)?.contact
        let isAddressAlone = bringer == .desk && known == nil
        return Sender(
            address: address, person: contact?.id,
            staff: isAddressAlone ? people.colleague(writing: address)?.id : nil,
            roles: contact?.roles ?? [], listed: !(contact?.roles.isEmpty ?? true),
            automatic: facts.isAutomatic, proven: facts.isProven, replyTo: facts.replyTo)
    }
}
