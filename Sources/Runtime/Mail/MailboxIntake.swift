import Channels
import Crypto
import Foundation
import Letters
import ServiceDesk
import Store
import WorkingTime

/// From a mailbox to the journal: stored first in one transaction, judged in others (decision 20).
struct MailboxIntake: Sendable {
    /// A letter whose judging failed this often, or ended the process, is kept unread.
    static let attemptsMax = Intake.attemptsMax

    let desk: Desk
    let settings: MailboxSettings

    private var letters: MailboxLetters { MailboxLetters(desk: desk.id) }

    /// UIDs among `listed` that were not taken yet, ascending.
    func missing(among listed: [UInt32], validity: UInt32) async throws -> [UInt32] {
        guard let first = listed.first, let last = listed.last else { return [] }
        let (letters, name) = (letters, settings.name)
        let taken = try await desk.store.read {
            try letters.taken(name, validity, from: first, to: last, in: $0)
        }
        return listed.filter { !taken.contains($0) }
    }

    /// Transaction 1: the raw bytes, under a key that lets them in once.
    ///
    /// - Returns: how many were new.
    func take(_ fetched: [IMAPLetter], validity: UInt32) async throws -> Int {
        guard !fetched.isEmpty else { return 0 }
        try desk.disk.requireRoom(at: desk.world.now())
        let (desk, now, letters) = (desk, desk.world.now(), letters)
        let rows = fetched.map { row($0, validity: validity, at: now) }
        return try await desk.store.write { transaction in
            try rows.count {
                try letters.take($0.letter, bytes: $0.bytes, at: now, in: transaction)
            }
        }
    }

    private func row(
        _ fetched: IMAPLetter, validity: UInt32, at now: Instant
    ) -> (letter: MailboxLetters.Letter, bytes: Contents.Draft) {
        let draft = desk.draft(kind: .raw, Data(fetched.bytes))
        let letter = MailboxLetters.Letter(
            key: .init(mailbox: settings.name, validity: validity, uid: fetched.entry.uid),
            digest: Hexadecimal.text(SHA256.hash(data: Data(fetched.bytes))), raw: draft.ref,
            size: fetched.entry.size,
            isPartial: fetched.isPartial,
            arrivedAt: min(now, fetched.entry.arrivedAt.map { Instant(seconds: $0) } ?? now),
            interaction: desk.world.newID())
        return (letter, draft)
    }

    /// When a process starts: what waits since the last one may be why it ended.
    func suspectWaiting() async throws {
        let (letters, name) = (letters, settings.name)
        try await desk.store.write { try letters.suspectWaiting(name, in: $0) }
    }

    // MARK: Judging

    /// Transactions 2: parses and decides what was stored, the oldest first. What is slow to read
    /// is set aside for `judgeSlow`, and holds up nobody.
    ///
    /// - Throws: what has nothing to do with a letter: a full disk, no regulation, no program that
    ///   reads letters.
    func judge() async throws { try await judge(.waiting, in: .quick) }

    /// The same for what was set aside.
    func judgeSlow() async throws { try await judge(.slow, in: nil) }

    private func judge(_ state: MailboxLetters.State, in lane: LetterReader.Lane?) async throws {
        let (desk, letters, name) = (desk, letters, settings.name)
        _ = try desk.edition()
        while !Task.isCancelled {
            let waiting = try await desk.store.read { try letters.waiting(name, as: state, in: $0) }
            if waiting.isEmpty { return }
            for letter in waiting {
                try Task.checkCancellation()
                try await judge(letter, in: lane)
            }
        }
    }

    private func judge(_ letter: MailboxLetters.Letter, in lane: LetterReader.Lane?) async throws {
        do {
            if letter.attempts > 0 { try await count(letter) }
            let isKept = letter.attempts >= Self.attemptsMax
            try await isKept ? keep(letter) : read(letter, in: lane)
            try await mark(letter, as: isKept ? .failed : .judged)
        } catch is LetterReader.TooSlow {
            try await mark(letter, as: .slow)
            try await takeBack(letter)
        } catch  where Intake.isNotTheLetters(error) {
            try await takeBack(letter)
            throw error
        } catch {
            desk.log.error(
                "letter \(letter.key.uid) of mailbox \(settings.name) cannot be judged: \(error)")
            if letter.attempts == 0 { try await count(letter) }
        }
    }

    /// The attempt came to its end without a judgement that is the letter's own.
    private func takeBack(_ letter: MailboxLetters.Letter) async throws {
        guard letter.attempts > 0 else { return }
        let letters = letters
        try await desk.store.write { try letters.takeBackAttempt(letter.key, in: $0) }
    }

    private func read(_ letter: MailboxLetters.Letter, in lane: LetterReader.Lane?) async throws {
        let intake = Intake(desk: desk)
        if try await finishStarted(letter, intake) { return }
        guard let raw = try await raw(letter) else { return }
        if letter.isPartial {
            let message = try? await Intake.reader.letter(raw.bytes)
            _ = try await intake.keepUnreadable(
                raw, MIMEError(.tooLarge(bytes: letter.size), readable: message))
        } else {
            _ = try await intake.read(raw, in: lane)
        }
    }

    /// The interaction of a letter whose judging was interrupted is there already.
    private func finishStarted(_ letter: MailboxLetters.Letter, _ intake: Intake) async throws
        -> Bool
    {
        let desk = desk
        let started = try await desk.store.read { transaction in
            let journal = InteractionJournal(journal: desk.journal)
            return try journal.row(letter.interaction, in: transaction).map { row in
                (row, try journal.received(row.id, in: transaction))
            }
        }
        guard let (row, first) = started else { return false }
        if row.outcome == nil, let first {
            try await intake.resume(row, first.received, at: first.at)
        }
        return true
    }

    private func keep(_ letter: MailboxLetters.Letter) async throws {
        let desk = desk
        let row = try await desk.store.read {
            try InteractionJournal(journal: desk.journal).row(letter.interaction, in: $0)
        }
        guard row == nil, let raw = try await raw(letter) else { return }
        _ = try await Intake(desk: desk).keepUnreadable(raw, reason: .keptFailing)
    }

    /// Nil: the bytes were erased meanwhile.
    private func raw(_ letter: MailboxLetters.Letter) async throws -> Intake.Raw? {
        let id = desk.id
        let bytes = try await desk.store.read {
            try Contents(desk: id).bytes(letter.raw.id, in: $0)
        }
        return bytes.map {
            Intake.Raw(
                bytes: [UInt8]($0), arrivedAt: letter.arrivedAt, origin: settings.origin,
                stored: letter.raw,
                id: letter.interaction)
        }
    }

    private func mark(_ letter: MailboxLetters.Letter, as state: MailboxLetters.State) async throws
    {
        let letters = letters
        try await desk.store.write { try letters.mark(letter.key, as: state, in: $0) }
    }

    private func count(_ letter: MailboxLetters.Letter) async throws {
        let letters = letters
        try await desk.store.write { try letters.attempt(letter.key, in: $0) }
    }
}
