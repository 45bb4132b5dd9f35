import Channels
import Foundation
import Letters
import Regulations
import ServiceDesk
import Store
import WorkingTime

/// Takes interactions in: what comes in is stored first, then judged (decisions 9, 20).
public struct Intake: Sendable {
    let desk: Desk
    /// The member of staff who has interactions judged that were kept aside; nil: they are judged
    /// as they come.
    let judge: String?

    public init(desk: Desk) { self.init(desk: desk, judge: nil) }

    init(desk: Desk, judge: String?) { (self.desk, self.judge) = (desk, judge) }

    /// What became of an interaction.
    public struct Outcome: Sendable, Hashable {
        public var outcome: InteractionEvent.Outcome
        public var interaction: String
        public var ticket: TicketID?
        public var number: Int?
        public var rule: String?
        public var reason: InteractionReason?
        /// How it was decided; nil: it was decided before, or not at all.
        public var decision: Decision?
        /// Why nothing became of it.
        public var refusal: Refusal?
    }

    // MARK: Any interaction

    /// Stores an interaction, then has it judged.
    public func receive(_ interaction: Interaction) async throws -> Outcome {
        try desk.requireSight(of: interaction)
        let stored = try await store(interaction)
        if let twin = stored.twin {
            // The first one was stored and not judged: whoever sends it again must not find it
            // forgotten.
            let ticket = twin.outcome == nil ? try await resume(twin.id) : stored.ticket
            return try await conclude(stored.id, .init(outcome: .duplicate, ticket: ticket))
        }
        if let aside = try await keptAside(interaction, stored) { return aside }
        return try await settle(interaction, stored)
    }

    /// What becomes of a stored interaction, by what kind of letter it is.
    func settle(_ interaction: Interaction, _ stored: Stored) async throws -> Outcome {
        switch interaction.facts.nature {
        case .own:
            return try await conclude(stored.id, .init(outcome: .recorded, reason: .ownLetter))
        case .report(let report): return try await settle(report, interaction, stored)
        case .machine(isNotice: true) where stored.ticket == nil && judge == nil:
            return try await conclude(stored.id, .init(outcome: .recorded, reason: .notice))
        case .machine, .ordinary: break
        }
        guard let ticket = stored.ticket else { return try await open(interaction, stored) }
        if let ended = try await barred(interaction, stored, from: ticket) {
            return try await open(interaction, stored, answering: ended)
        }
        return try await append(interaction, stored, to: ticket)
    }

    /// Puts a mail server's report on its ticket for the staff to see.
    ///
    /// - Parameter isAlarm: it is about a letter that told colleagues of something; nobody is told
    ///   of it again.
    func note(
        _ delivery: DeliveryNotice, isAlarm: Bool, of interaction: Interaction, _ stored: Stored,
        on ticket: TicketID
    ) async throws -> Outcome {
        let letter = Command.Letter(
            interaction: stored.id, sender: stored.sender, content: stored.content,
            arrivedAt: interaction.arrivedAt,
            channel: interaction.channel, isMachine: true, delivery: isAlarm ? nil : delivery)
        let note = Instruction(
            .append(letter), on: ticket, by: .desk, commandID: "note-\(stored.id)")
        let reason: InteractionReason =
            switch delivery.outcome {
            case .failed: .bounced(delivery.words)
            case .delayed: .delayed(delivery.words)
            }
        return try await add(
            note, .init(outcome: .appended, ticket: ticket, reason: reason), of: stored.id)
    }

    /// Carries the instruction out and concludes the interaction that it came from, as one.
    func add(
        _ instruction: Instruction, _ concluded: InteractionEvent.Concluded, of interaction: String
    ) async throws -> Outcome {
        let (desk, now, instruction) = (desk, desk.world.now(), instruction.digested())
        return told(
            try await desk.store.write { transaction in
                let performed = try desk.carryOut(instruction, at: now, in: transaction)
                var outcome = try conclude(interaction, concluded, at: now, in: transaction)
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
    public func draft(kind: Contents.Kind, _ bytes: Data) -> Contents.Draft {
        Contents.Draft(
            id: world.newID(), kind: kind, salt: Data(world.randomBytes(16)), bytes: bytes)
    }

    /// What somebody says, without a subject.
    public func draft(saying text: String) throws -> Contents.Draft {
        draft(kind: .letter, try EntryCodec.bytes(StoredLetter(subject: "", text: text)))
    }
}
