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
    /// The member of staff who has contacts judged that were kept aside; nil: they are judged as
    /// they come.
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
        /// Further channels that it was written to.
        public var also: [String] = []
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
        /// The member of staff who passed on what the address wrote.
        public var passedOnBy: String?
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
        public init(
            report: DeliveryReport, from address: String, channel: String, arrivedAt: Instant
        ) {
            let letter = StoredLetter(
                subject: "", text: report.recipients.map(\.sentence).joined(separator: "\n"))
            self.init(channel: channel, address: address, letter: letter, arrivedAt: arrivedAt)
            (nature, isAutomatic) = (.report(report), true)
        }

        mutating func take(_ letter: Raw) {
            if letter.stored == nil { raw = Data(letter.bytes) }
            (storedRaw, id) = (letter.stored, letter.id)
        }
    }

    // MARK: Any contact

    /// Stores a contact, then has it judged.
    ///
    /// - Parameter staff: the member of staff who writes the contact down; nil: it came by itself.
    public func receive(_ contact: Contact, by staff: String?) async throws -> Outcome {
        let performer: Performer = (staff ?? contact.passedOnBy).map { .staff($0) } ?? .desk
        if let staff { try desk.requireSight(of: contact, by: staff) }
        let stored = try await store(contact, by: performer)
        if let twin = stored.twin {
            // The first one was stored and not judged: whoever sends it again must not find it
            // forgotten.
            let ticket = twin.outcome == nil ? try await resume(twin.id) : stored.ticket
            return try await conclude(stored.id, .init(outcome: .duplicate, ticket: ticket))
        }
        if staff == nil, let aside = try await keptAside(contact, stored) { return aside }
        return try await settle(contact, stored, by: performer)
    }

    /// What becomes of a stored contact, by what kind of letter it is.
    func settle(_ contact: Contact, _ stored: Stored, by performer: Performer) async throws
        -> Outcome
    {
        switch contact.nature {
        case .own:
            return try await conclude(stored.id, .init(outcome: .recorded, reason: .ownLetter))
        case .report(let report): return try await settle(report, contact, stored)
        case .machine(isNotice: true) where stored.ticket == nil && judge == nil:
            return try await conclude(stored.id, .init(outcome: .recorded, reason: .notice))
        case .machine, .ordinary: break
        }
        guard let ticket = stored.ticket else {
            return try await open(contact, stored, by: performer)
        }
        if let ended = try await barred(contact, stored, from: ticket) {
            return try await open(contact, stored, by: performer, answering: ended)
        }
        return try await append(contact, stored, to: ticket, by: performer)
    }

    /// Puts a mail server's report on its ticket for the staff to see.
    ///
    /// - Parameter isAlarm: it is about a letter that told colleagues of something; nobody is told
    ///   of it again.
    func note(
        _ delivery: DeliveryNotice, isAlarm: Bool, of contact: Contact, _ stored: Stored,
        on ticket: TicketID
    ) async throws -> Outcome {
        let letter = Command.Letter(
            interaction: stored.id, sender: stored.sender, content: stored.content,
            arrivedAt: contact.arrivedAt,
            channel: contact.channel, isMachine: true, delivery: isAlarm ? nil : delivery)
        let request = Request(
            .append(letter), on: ticket, by: .desk, commandID: "note-\(stored.id)")
        let reason: ContactReason =
            switch delivery.outcome {
            case .failed: .bounced(delivery.words)
            case .delayed: .delayed(delivery.words)
            }
        return try await add(
            request, .init(outcome: .appended, ticket: ticket, reason: reason), of: stored.id)
    }

    /// Carries the request out and concludes the contact that it came from, as one.
    func add(
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

    func conclude(
        _ id: String, _ concluded: InteractionEvent.Concluded, at now: Instant,
        in transaction: Transaction
    ) throws -> Outcome {
        let journal = InteractionJournal(journal: desk.journal)
        // Two copies at once both judge the first: what was written down first stands, unless it
        // was only kept aside.
        let known = try journal.row(id, in: transaction)?.concluded
        if let known, !(known.mayBeJudged && judge != nil) {
            return try outcome(known, of: id, in: transaction)
        }
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
        let row = try stands.ticket.flatMap {
            try desk.tickets.ticket($0, for: .desk, in: transaction)
        }
        return Outcome(
            outcome: stands.outcome, interaction: id, ticket: stands.ticket, number: row?.number,
            rule: stands.rule,
            reason: stands.reason)
    }

    func told(_ outcome: Outcome) -> Outcome {
        desk.changes.announce(outcome.ticket)
        return outcome
    }
}

extension Desk {
    /// A content row with a new id and salt.
    public func draft(kind: String, _ bytes: Data) -> Contents.Draft {
        Contents.Draft(
            id: world.newID(), kind: kind, salt: Data(world.randomBytes(16)), bytes: bytes)
    }
}
