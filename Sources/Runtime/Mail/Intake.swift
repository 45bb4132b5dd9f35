import Channels
import Foundation
import Letters
import Regulations
import ServiceDesk
import Store
import WorkingTime

/// Takes contacts in: what comes in is stored first, then judged (decisions 9, 20).
public struct Intake: Sendable {
    let desk: Desk
    /// The member of staff who has contacts judged that were kept aside; nil: they are judged as they come.
    let judge: String?

    public init(desk: Desk) { self.init(desk: desk, judge: nil) }

    init(desk: Desk, judge: String?) { (self.desk, self.judge) = (desk, judge) }

    /// What became of a contact.
    public struct Outcome: Sendable, Hashable {
        public var outcome: InteractionEvent.Outcome
        public var interaction: String
        public var ticket: TicketID?
        public var number: Int?
        public var rule: String?
        public var reason: ContactReason?
        /// How it was decided; nil: it was decided before, or not at all.
        public var decision: Decision?
        /// Why nothing became of it.
        public var refusal: Refusal?
    }

    /// A contact as it was understood.
    public struct Contact: Sendable {
        public var channel: String
        public var address: String
        public var isAutomatic = false
        /// Whether our own mail server vouches for the address; nil: nobody was asked.
        public var isProven: Bool?
        public var isSpam = false
        /// Where people are asked to answer, when that is elsewhere.
        public var replyTo: String?
        /// Addresses that the letter was written to.
        public var addressees: [String] = []
        var nature = LetterNature.ordinary
        public var letter: StoredLetter
        public var attached: [String] = []
        public var raw: Data?
        public var messageID: String?
        public var references: [String] = []
        /// Addresses that the letter was copied to.
        public var copied: [String] = []
        public var bodyDigest: String?
        /// Client that was stated; nil: the sender's, else the one whose project it is for.
        public var client: String?
        public var project: String?
        public var category: String?
        public var fields: [String: FieldValue] = [:]
        /// Content rows of files and of the HTML part.
        public var contents: [Contents.Draft] = []
        public var arrivedAt: Instant
        /// Ticket that it belongs to, when that is known otherwise than by threading.
        public var ticket: TicketID?
        /// Who it is, when that is known otherwise than by the address: somebody who is signed in.
        public var known: PortalSignIn.Choice?
        /// Id of the interaction, so that the same form sent twice is one contact; nil: a new one.
        public var id: String?
        /// Where the raw letter was stored before.
        var storedRaw: ContentRef?

        public init(channel: String, address: String, letter: StoredLetter, arrivedAt: Instant) {
            self.channel = channel
            self.address = address
            self.letter = letter
            self.arrivedAt = arrivedAt
        }

        /// A report as a mail server would send it, without the letter that carries it.
        public init(report: DeliveryReport, from address: String, channel: String, arrivedAt: Instant) {
            let letter = StoredLetter(subject: "", text: report.recipients.map(\.sentence).joined(separator: "\n"))
            self.init(channel: channel, address: address, letter: letter, arrivedAt: arrivedAt)
            (nature, isAutomatic) = (.report(report), true)
        }

        mutating func take(_ letter: Raw) {
            if letter.stored == nil { raw = Data(letter.bytes) }
            (storedRaw, id) = (letter.stored, letter.id)
        }
    }

    // MARK: Letters

    /// Takes a raw letter in. A letter that cannot be read is kept raw and shown.
    public func deliver(
        _ bytes: [UInt8], arrivedAt: Instant, origin: LetterOrigin = LetterOrigin(), in lane: LetterReader.Lane? = nil
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

    /// - Parameter lane: the only lane to read it in, then `LetterReader.TooSlow` is thrown; nil: as far as needed.
    func read(_ raw: Raw, in lane: LetterReader.Lane? = nil) async throws -> Outcome {
        do {
            let message =
                if let lane {
                    try await Self.reader.letter(raw.bytes, in: lane)
                } else {
                    try await Self.reader.letter(raw.bytes)
                }
            let contact = try contact(message, raw)
            let outcome = try await receive(contact, by: nil)
            try await watch(contact, outcome)
            return outcome
        } catch let error as MIMEError {
            return try await keepUnreadable(raw, error)
        }
    }

    private func contact(_ message: InboundMessage, _ raw: Raw) throws -> Contact {
        var letter = StoredLetter(subject: message.subject, text: message.text)
        var drafts = message.attachments.map { attachment in
            let draft = desk.draft(kind: "file", Data(attachment.bytes))
            letter.attach(
                draft, name: attachment.name ?? "", contentType: attachment.contentType, size: attachment.size)
            return draft
        }
        if let html = message.html.map({ desk.draft(kind: "html", Data($0.utf8)) }) {
            letter.show(html: html)
            drafts.append(html)
        }
        var contact = Contact(
            channel: try channel(of: message, raw.origin),
            address: message.from?.address ?? message.returnPath ?? "", letter: letter,
            arrivedAt: raw.origin.arrival(of: message, at: raw.arrivedAt))
        contact.isAutomatic = message.automatic != nil
        contact.nature = LetterNature(message, isOwn: desk.wrote(message))
        (contact.isProven, contact.isSpam) = raw.origin.judgement(of: message)
        contact.addressees = message.addressees
        contact.replyTo = try desk.replyTo(message, proven: contact.isProven)
        contact.attached = Set(message.attachments.map { $0.contentType.hasPrefix("image/") ? "image" : "file" })
            .sorted()
        contact.take(raw)
        contact.messageID = message.messageID
        contact.references = message.threadIDs
        contact.bodyDigest = message.bodyDigest
        contact.copied = (message.to + message.cc).map(\.address)
        contact.contents = drafts
        return contact
    }

    /// The channel of the mailbox; else the official channel that the letter was written to; one handed to us for
    /// another address came by the first.
    private func channel(of message: InboundMessage?, _ origin: LetterOrigin) throws -> String {
        let channels = try desk.edition().regulation.channels.pairs.filter { $0.item.kind == .email }
        if let own = origin.channel, channels.contains(where: { $0.name == own }) { return own }
        let addressed = Set(((message?.to ?? []) + (message?.cc ?? [])).map { $0.address.lowercased() })
        let found = channels.first { addressed.contains($0.item.address?.lowercased() ?? "") }
        return found?.name ?? channels.first?.name ?? Channel.other
    }

    func keepUnreadable(_ raw: Raw, _ error: MIMEError) async throws -> Outcome {
        try await keepUnreadable(raw, reason: .unreadable(error.cause.name), readable: error.readable)
    }

    func keepUnreadable(_ raw: Raw, reason: ContactReason, readable: InboundMessage? = nil) async throws -> Outcome {
        let letter = StoredLetter(subject: readable?.subject ?? "", text: reason.stored, isBroken: true)
        var contact = Contact(
            channel: try channel(of: readable, raw.origin), address: readable?.from?.address ?? "", letter: letter,
            arrivedAt: raw.arrivedAt)
        contact.take(raw)
        let stored = try await store(contact, by: .desk)
        return try await conclude(stored.id, .init(outcome: .unreadable, reason: reason))
    }

    // MARK: Any contact

    /// Stores a contact, then has it judged.
    ///
    /// - Parameter staff: the member of staff who writes the contact down; nil: it came by itself.
    public func receive(_ contact: Contact, by staff: String?) async throws -> Outcome {
        let performer: Performer = staff.map { .staff($0) } ?? .desk
        if let staff { try desk.requireSight(of: contact, by: staff) }
        let stored = try await store(contact, by: performer)
        if let twin = stored.twin {
            // The first one was stored and not judged: whoever sends it again must not find it forgotten.
            let ticket = twin.outcome == nil ? try await resume(twin.id) : stored.ticket
            return try await conclude(stored.id, .init(outcome: .duplicate, ticket: ticket))
        }
        if staff == nil, let aside = try await keptAside(contact, stored) { return aside }
        return try await settle(contact, stored, by: performer)
    }

    /// What becomes of a stored contact, by what kind of letter it is.
    func settle(_ contact: Contact, _ stored: Stored, by performer: Performer) async throws -> Outcome {
        switch contact.nature {
        case .own: return try await conclude(stored.id, .init(outcome: .recorded, reason: .ownLetter))
        case .report(let report): return try await settle(report, contact, stored)
        case .machine(isNotice: true) where stored.ticket == nil && judge == nil:
            return try await conclude(stored.id, .init(outcome: .recorded, reason: .notice))
        case .machine, .ordinary: break
        }
        guard let ticket = stored.ticket else { return try await open(contact, stored, by: performer) }
        if let ended = try await barred(contact, stored, from: ticket) {
            return try await open(contact, stored, by: performer, answering: ended)
        }
        return try await append(contact, stored, to: ticket, by: performer)
    }

    /// Puts a mail server's report on its ticket for the staff to see.
    ///
    /// - Parameter isAlarm: it is about a letter that told colleagues of something; nobody is told of it again.
    func note(
        _ delivery: DeliveryNotice, isAlarm: Bool, of contact: Contact, _ stored: Stored, on ticket: TicketID
    ) async throws -> Outcome {
        let letter = Command.Letter(
            interaction: stored.id, sender: stored.sender, content: stored.content, arrivedAt: contact.arrivedAt,
            channel: contact.channel, isMachine: true, delivery: isAlarm ? nil : delivery)
        let request = Request(.append(letter), on: ticket, by: .desk, commandID: "note-\(stored.id)")
        let reason: ContactReason =
            switch delivery.outcome {
            case .failed: .bounced(delivery.words)
            case .delayed: .delayed(delivery.words)
            }
        return try await add(request, .init(outcome: .appended, ticket: ticket, reason: reason), of: stored.id)
    }

    /// Carries the request out and concludes the contact that it came from, as one.
    private func add(
        _ request: Request, _ concluded: InteractionEvent.Concluded, of contact: String
    ) async throws -> Outcome {
        let (desk, now, request) = (desk, desk.world.now(), request.digested())
        return told(
            try await desk.store.write { transaction in
                let performed = try desk.carryOut(request, at: now, in: transaction)
                var outcome = try conclude(contact, concluded, at: now, in: transaction)
                outcome.decision = performed.decision
                return outcome
            })
    }

    func conclude(_ id: String, _ concluded: InteractionEvent.Concluded) async throws -> Outcome {
        let now = desk.world.now()
        return told(try await desk.store.write { try conclude(id, concluded, at: now, in: $0) })
    }

    private func conclude(
        _ id: String, _ concluded: InteractionEvent.Concluded, at now: Instant, in transaction: Transaction
    ) throws -> Outcome {
        let journal = InteractionJournal(journal: desk.journal)
        // Two copies at once both judge the first: what was written down first stands, unless it was only kept aside.
        let known = try journal.row(id, in: transaction)?.concluded
        if let known, !(known.mayBeJudged && judge != nil) { return try outcome(known, of: id, in: transaction) }
        let actor = judge.map { desk.actor(.staff($0), project: nil, people: desk.people) } ?? .desk
        try journal.conclude(
            concluded, id: id, after: known == nil ? 1 : 2, at: now, actor: actor, in: transaction)
        let outcome = try outcome(concluded, of: id, in: transaction)
        if let judge {
            let detail = outcome.number.map { "№\($0)" } ?? outcome.outcome.rawValue
            try Audit(desk: desk.id).record(
                .init(.contactJudged, by: judge, on: id, detail: detail), at: now, in: transaction)
        }
        return outcome
    }

    func outcome(
        _ stands: InteractionEvent.Concluded, of id: String, in transaction: Transaction
    ) throws -> Outcome {
        let row = try stands.ticket.flatMap { try desk.tickets.ticket($0, for: .desk, in: transaction) }
        return Outcome(
            outcome: stands.outcome, interaction: id, ticket: stands.ticket, number: row?.number, rule: stands.rule,
            reason: stands.reason)
    }

    private func told(_ outcome: Outcome) -> Outcome {
        desk.changes.announce(outcome.ticket)
        return outcome
    }

    private func append(
        _ contact: Contact, _ stored: Stored, to ticket: TicketID, by performer: Performer
    ) async throws -> Outcome {
        let request = appending(contact, stored, to: ticket, by: performer, marks: try marks(contact))
        return try await add(request, .init(outcome: .appended, ticket: ticket), of: stored.id)
    }

    private func appending(
        _ contact: Contact, _ stored: Stored, to ticket: TicketID, by performer: Performer, marks: TextMarks
    ) -> Request {
        let letter = Command.Letter(
            interaction: stored.id, sender: stored.sender, content: stored.content, arrivedAt: contact.arrivedAt,
            channel: contact.channel, marks: marks, isMachine: contact.nature.isMachine)
        let author = performer == .desk ? self.performer(stored.sender) : performer
        return Request(.append(letter), on: ticket, by: author, commandID: "append-\(stored.id)")
    }

    private func open(
        _ contact: Contact, _ stored: Stored, by performer: Performer, answering ended: Ended? = nil
    ) async throws -> Outcome {
        // The ticket is called like its contact: judged again after a crash, it is the same ticket.
        let ticket = TicketID(stored.id)
        let contact = contact.titled(stored.subject)
        var received = try command(contact, stored)
        received.answers = ended?.number
        received.category = received.category ?? ended?.category
        received.project = received.project ?? ended?.project
        let command = received
        let (desk, now) = (desk, desk.world.now())
        let (marks, project) = (command.marks, command.project)
        let request = Request(
            .receive(command), on: ticket, by: performer == .desk ? self.performer(stored.sender) : performer,
            commandID: "receive-\(stored.id)"
        ).digested()
        do {
            let outcome = try await desk.store.write { transaction in
                var incoming = Incoming(client: stored.client, project: project, spam: contact.isSpam)
                let repeated = try desk.repeated(
                    by: contact, stored, as: command, of: performer, in: transaction)
                (incoming.repeats, incoming.resembles) = (repeated.ticket, repeated.resembles)
                incoming.overlaps = try desk.overlaps(contact, by: stored, in: transaction)
                let performed = try desk.carryOut(request, at: now, incoming: incoming, in: transaction)
                if case .merged(let other, _)? = performed.decision.aside {
                    let appending = appending(contact, stored, to: other, by: performer, marks: marks)
                    _ = try desk.carryOut(appending, at: now, in: transaction)
                }
                if case .recorded(let rule, let message)? = performed.decision.aside {
                    try desk.redirect(
                        contact, stored, rule: rule, message: message,
                        under: try desk.edition(for: request.command, Ticket(id: ticket), client: stored.client),
                        at: now, in: transaction)
                }
                let became = performed.isRepeat ? try known(performed, in: transaction) : concluded(performed)
                var outcome = try conclude(stored.id, became, at: now, in: transaction)
                outcome.decision = performed.decision
                return outcome
            }
            return told(outcome)
        } catch let refusal as Refusal {
            // Told to the one who wrote it down, who will put it right: the next start must not make a ticket of it.
            var outcome = try await conclude(stored.id, .init(outcome: .recorded, reason: .refused(refusal.reason)))
            outcome.refusal = refusal
            // Nobody waits for the answer to a letter: it stands among the contacts that became no ticket.
            if contact.messageID != nil || contact.storedRaw != nil { return outcome }
            throw refusal
        }
    }

    /// What became of a contact that was judged before, when the process ended before it was written down.
    private func known(
        _ performed: Performed, in transaction: Transaction
    ) throws -> InteractionEvent.Concluded {
        let stream = try TicketJournal(journal: desk.journal).load(performed.ticket, in: transaction)
        guard stream.ticket.arrivedAt != nil else { return .init(outcome: .recorded) }
        let outcome: InteractionEvent.Outcome =
            switch stream.ticket.state {
            case .held: .held
            case .refused: .refused
            case .waitingClient: .returned
            case .received, .admitted, .inProgress, .waitingThirdParty, .waitingApproval, .handedOver, .postponed,
                .done, .signedOff, .closed, .notAdmitted:
                .ticket
            }
        return .init(outcome: outcome, ticket: performed.ticket)
    }

    private func command(_ contact: Contact, _ stored: Stored) throws -> Command.Contact {
        return Command.Contact(
            interaction: stored.id, channel: contact.channel,
            project: contact.project(of: stored.client), sender: stored.sender,
            content: stored.content, marks: try marks(contact), category: contact.category, fields: contact.fields,
            arrivedAt: contact.arrivedAt)
    }

    private func marks(_ contact: Contact) throws -> TextMarks {
        let people = desk.people
        let names = [contact.person(among: people)?.contact.name].compactMap(\.self) + people.staff.values.map(\.name)
        return TextMarks(
            subject: contact.letter.subject, text: contact.letter.text, attached: contact.attached, names: names,
            under: try desk.edition().regulation)
    }

    private func concluded(_ performed: Performed) -> InteractionEvent.Concluded {
        switch performed.decision.aside {
        case .recorded(let rule, _)?: return .init(outcome: .recorded, rule: rule)
        case .merged(let ticket, let rule)?: return .init(outcome: .appended, ticket: ticket, rule: rule)
        case nil: break
        }
        let (rule, ticket) = (performed.decision.rule, performed.ticket)
        switch performed.decision.verdict {
        case .refuse?: return .init(outcome: .refused, ticket: ticket, rule: rule)
        case .giveBack?: return .init(outcome: .returned, ticket: ticket, rule: rule)
        case .hold?: return .init(outcome: .held, ticket: ticket, rule: rule)
        case .record?, .merge?, .handOver?, .hint?, nil: return .init(outcome: .ticket, ticket: ticket)
        }
    }
}

extension Intake.Contact {
    /// The letter with what was stated beside it.
    var keptLetter: StoredLetter {
        var kept = letter
        guard client != nil || project != nil || category != nil || !fields.isEmpty || ticket != nil else {
            return kept
        }
        kept.stated = .init(
            client: client, project: project, category: category, fields: fields.isEmpty ? nil : fields, ticket: ticket)
        return kept
    }

    fileprivate func titled(_ subject: String) -> Self {
        var contact = self
        contact.letter.subject = subject
        return contact
    }

    mutating func take(_ stated: StoredLetter.Stated) {
        (client, project, category, ticket) = (stated.client, stated.project, stated.category, stated.ticket)
        fields = stated.fields ?? [:]
    }

    /// The project that was stated, the only one, or the one whose site the letter names.
    func project(of client: Client?) -> String? {
        if let stated = project ?? client?.onlyProject { return stated }
        let links = fields.values.compactMap { if case .text(let text) = $0 { text } else { nil } }
        return client?.project(namedIn: ([letter.subject, letter.text] + links).joined(separator: "\n"))
    }

    /// Of whoever asked; a request that the staff opens has the client whose project it is for.
    func client(among people: People) -> Client? {
        person(among: people)?.client ?? client.flatMap { people.clients[$0] }
            ?? project.flatMap { people.client(ofProject: $0) }
    }

    func person(among people: People) -> (client: Client, contact: ServiceDesk.Contact)? {
        known.map { ($0.client, $0.contact) } ?? people.contact(address: address)
    }
}

extension Desk {
    /// A content row with a new id and salt.
    public func draft(kind: String, _ bytes: Data) -> Contents.Draft {
        Contents.Draft(id: world.newID(), kind: kind, salt: Data(world.randomBytes(16)), bytes: bytes)
    }
}
