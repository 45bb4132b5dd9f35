import Store
import WorkingTime

/// Verifies the history once a week without being asked, and keeps what was found where `doctor`
/// reads it.
struct WeeklyVerification: Sendable {
    static let pauseSeconds: Int64 = 7 * 86_400
    /// Problems written into the log.
    private static let loggedMax = 20

    let desk: Desk
    let settings: SealSettings

    /// A desk that has sealed nothing has no history yet. After the clock was set back nobody waits
    /// for it.
    private static func isDue(_ desk: String, at now: Instant, in transaction: Transaction) throws
        -> Bool
    {
        guard let last = try Upkeep(desk: desk).lastVerified(in: transaction) else {
            return try Seals(desk: desk).last(in: transaction) != nil
        }
        return !(0..<pauseSeconds).contains(now - last.at)
    }

    /// - Returns: what was found; nil: it was not due.
    @discardableResult
    func run() async throws -> Verification? {
        let (id, now) = (desk.id, desk.world.now())
        guard try await desk.store.read({ try Self.isDue(id, at: now, in: $0) }) else { return nil }
        if try await desk.awaitsLease("verification") { return nil }
        let found = try await Maintenance(store: desk.store).verification(
            of: id, try settings.completing(Verification.Scope()))
        for problem in found.problems.prefix(Self.loggedMax) {
            desk.log.critical("the history is not whole: \(problem)")
        }
        try await desk.store.write { try Upkeep(desk: id).note(found, at: now, in: $0) }
        return found
    }
}
