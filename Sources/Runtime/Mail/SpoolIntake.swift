import Channels
import Foundation
import Letters

/// Takes spooled letters in. Each attempt is written down before it is made: a letter that ends the
/// process twice is kept as it came, unjudged, and ends no third one.
struct SpoolIntake: Sendable {
    let desk: Desk
    let spools: [Spool]

    /// - Parameter isSlow: the letters that were set aside because they are slow to read, or the
    ///   others.
    /// - Returns: how many were judged, or set aside.
    func take(isSlow: Bool) async throws -> Int {
        let waiting = spools.flatMap { spool in
            spool.waiting().filter { $0.isSlow == isSlow }.map { (spool, $0) }
        }
        for (spool, letter) in waiting {
            try Task.checkCancellation()
            try await take(letter, of: spool)
        }
        return waiting.count
    }

    private func take(_ waiting: SpooledLetter, of spool: Spool) async throws {
        // Another desk of this server, or another attempt, was quicker.
        guard let data = FileManager.default.contents(atPath: waiting.path) else { return }
        let letter = try spool.relabel(waiting) { $0.attempts += 1 }
        let (intake, bytes) = (Intake(desk: desk), [UInt8](data))
        do {
            if waiting.attempts >= Intake.attemptsMax {
                let raw = Intake.Raw(
                    bytes: bytes, arrivedAt: letter.arrivedAt, origin: letter.origin)
                _ = try await intake.keepUnreadable(raw, reason: .endedTwice)
            } else {
                _ = try await intake.deliver(
                    bytes, arrivedAt: letter.arrivedAt, origin: letter.origin,
                    in: letter.isSlow ? nil : .quick)
            }
            spool.remove(letter)
        } catch is LetterReader.TooSlow {
            _ = try spool.relabel(letter) { ($0.attempts, $0.isSlow) = (waiting.attempts, true) }
        } catch  where Intake.isNotTheLetters(error) {
            // What failed now is tried again, and was no attempt that counts.
            _ = try spool.relabel(letter) { $0.attempts = waiting.attempts }
            throw error
        } catch {
            desk.log.error("spooled letter \(letter.path) cannot be judged: \(error)")
        }
    }
}
