import Channels
import Foundation
import Letters
import Regulations
import ServiceDesk
import Store
import WorkingTime

/// What was stored and not judged, because the process ended in between.
extension Intake {
    /// Interactions looked at in one start.
    static let resumedMax = 1000

    /// Judges interactions that were stored and not judged. Call it before anything new is taken
    /// in.
    ///
    /// - Parameter lane: the only lane to read their letters in: who needs more is left for a later
    ///   call without it.
    /// - Parameter moment: only those that came until then.
    /// - Returns: how many there were.
    public func resume(in lane: LetterReader.Lane? = nil, before moment: Instant? = nil)
        async throws -> Int
    {
        let desk = desk
        let waiting = try await desk.store.read { transaction in
            let journal = InteractionJournal(journal: desk.journal)
            return try journal.unconcluded(limit: Self.resumedMax, in: transaction).compactMap {
                row in
                try journal.received(row.id, in: transaction).map { (row, $0.received, $0.at) }
            }
        }
        for (row, received, at) in waiting where moment.map({ row.receivedAt <= $0 }) ?? true {
            do {
                try await attempt(row, received, at: at, in: lane)
            } catch is LetterReader.TooSlow {
                // It waits for a call without hurry; the attempt did not end the process.
                try await desk.store.write { try Attempts(desk: desk.id).end(row.id, in: $0) }
            } catch let refusal as Refusal {
                // One interaction must not keep the desk from starting.
                desk.log.warning("interaction \(row.id) of the last run: \(refusal)")
            }
        }
        return waiting.count
    }

    /// What `resume` in one lane left, and what was stored since and never judged.
    func resumeSlow() async throws -> Int {
        _ = try await resume(before: desk.world.now() - Self.restSeconds)
        return 0
    }

    /// An interaction that is not judged so long after it came is nobody's any more.
    private static let restSeconds: Int64 = 60

    /// Judges an interaction, counting beforehand: what ends the process twice is kept as it came,
    /// unjudged.
    private func attempt(
        _ row: InteractionJournal.Row, _ received: InteractionEvent.Received, at: Instant,
        in lane: LetterReader.Lane?
    ) async throws {
        let attempts = Attempts(desk: desk.id)
        let made = try await desk.store.write { try attempts.begin(row.id, in: $0) }
        if made < Self.attemptsMax {
            try await resume(row, received, at: at, in: lane)
        } else {
            _ = try await conclude(row.id, .init(outcome: .unreadable, reason: .endedTwice))
        }
        try await desk.store.write { try attempts.end(row.id, in: $0) }
    }

    /// Attempts at judging a stored interaction or letter that may end the process.
    static let attemptsMax = 2

    /// Errors that any letter would have met.
    static func isNotTheLetters(_ error: any Error) -> Bool {
        error is StoreError || error is CancellationError || error is LetterReader.Unavailable
            || error is BlockingThreads.Busy
    }

    /// Judges one interaction that was stored before, unless that was done meanwhile.
    ///
    /// - Returns: its ticket.
    func resume(_ id: String) async throws -> TicketID? {
        let desk = desk
        let journal = InteractionJournal(journal: desk.journal)
        let (row, first) = try await desk.store.read {
            (try journal.row(id, in: $0), try journal.received(id, in: $0))
        }
        if let row, row.outcome == nil, let first {
            try await resume(row, first.received, at: first.at)
        }
        return try await desk.store.read {
            try journal.row(id, in: $0)?.ticket.map { TicketID($0) }
        }
    }

    func resume(
        _ row: InteractionJournal.Row, _ received: InteractionEvent.Received, at: Instant,
        in lane: LetterReader.Lane? = nil
    ) async throws {
        let desk = desk
        let (twin, kept, author) = try await desk.store.read { transaction in
            let journal = InteractionJournal(journal: desk.journal)
            let words = try desk.words(received.content, in: transaction)
            let kept =
                try words.letter.map { StoredWords.letter(try desk.whole($0, in: transaction)) }
                ?? words
            return (
                try journal.judgedTwin(of: row.id, in: transaction), kept,
                try journal.author(of: row.id, in: transaction)
            )
        }
        if let twin {
            let ticket = twin.ticket.map { TicketID($0) }
            _ = try await conclude(row.id, .init(outcome: .duplicate, ticket: ticket))
            return
        }
        guard let letter = kept.letter else {
            let reason: InteractionReason = if case .erased = kept { .erased } else { .damaged }
            _ = try await conclude(row.id, .init(outcome: .unreadable, reason: reason))
            return
        }
        if letter.isBroken == true {
            _ = try await conclude(row.id, .init(outcome: .unreadable))
            return
        }
        let interaction = Interaction(
            try await source(of: received, author, in: lane), channel: received.channel,
            address: received.sender.address, letter: letter, arrivedAt: at)
        let ticket = try await desk.store.read {
            try interaction.stated.ticket
                ?? desk.thread(of: interaction, sender: received.sender, in: $0)
        }
        let stored = Stored(
            id: row.id, content: received.content, subject: letter.subject, sender: received.sender,
            client: received.client.flatMap { desk.people.clients[$0] }, ticket: ticket)
        _ = try await settle(interaction, stored)
    }

    /// Who brought what was stored, as far as it was written down.
    private func source(
        of received: InteractionEvent.Received, _ author: Actor?, in lane: LetterReader.Lane?
    ) async throws -> Interaction.Source {
        let staff = author?.kind == .staff ? author?.id : nil
        guard received.raw != nil || received.messageID != nil else {
            return staff.map { .written(by: $0) } ?? .address
        }
        var facts = LetterFacts()
        if let message = try await message(of: received, in: lane) {
            let origin = LetterOrigin(channel: received.channel)
            let also = try channels(of: message, origin).filter { $0 != received.channel }
            facts = LetterFacts(message, also: also, by: desk)
        }
        facts.isSpam = received.spam == true
        facts.passedOnBy = staff
        return .letter(facts)
    }

    /// The raw letter read again; nil: it cannot be read, as it could not before.
    ///
    /// - Throws: `LetterReader.TooSlow` when one lane is named and its time is not enough.
    private func message(
        of received: InteractionEvent.Received, in lane: LetterReader.Lane?
    ) async throws -> InboundLetter? {
        let desk = desk
        guard let raw = received.raw,
            let bytes = try await desk.store.read({
                try Contents(desk: desk.id).bytes(raw.id, in: $0)
            })
        else { return nil }
        do {
            guard let lane else { return try await Self.reader.letter([UInt8](bytes)) }
            return try await Self.reader.letter([UInt8](bytes), in: lane)
        } catch is MIMEError {
            return nil
        }
    }
}
