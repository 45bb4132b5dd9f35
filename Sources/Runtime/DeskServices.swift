import Foundation
import Logging
import ServiceLifecycle
import Store
import WorkingTime

/// What a desk does by itself while the server runs: send, ring, take spooled letters in, seal the
/// day, verify.
public struct DeskServices: Service {
    let desk: Desk
    let dispatch: Dispatch?
    let spools: [Spool]
    let seals: SealSettings

    /// - Parameter isAlone: the server has no other desk.
    public init(
        desk: Desk, dataFolder: String, isAlone: Bool = true, seals: SealSettings = SealSettings()
    ) {
        self.desk = desk
        self.seals = seals
        spools = Spool.all(data: dataFolder, desk: desk.id, isAlone: isAlone)
        dispatch = desk.mail.map { Dispatch(desk: desk, settings: $0) }
    }

    public func run() async throws {
        try await takeBackLeases()
        let spooled = SpoolIntake(desk: desk, spools: spools)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await every(.milliseconds(500)) { try await dispatch?.send() ?? 0 } }
            group.addTask {
                await every(.milliseconds(500)) { try await WebhookDispatch(desk: desk).send() }
            }
            group.addTask {
                await every(.seconds(600)) { try await WebhookDispatch(desk: desk).purge() }
            }
            group.addTask { await every(.seconds(1)) { try await ring() } }
            group.addTask { await every(.seconds(600)) { try await seal() } }
            group.addTask { await every(.seconds(600)) { try await verify() } }
            group.addTask { await every(.seconds(3600)) { try await retain() } }
            group.addTask { await every(.seconds(3600)) { try await desk.rewrapSecrets() } }
            group.addTask { try await watchNodes() }
            group.addTask { await every(.seconds(3)) { try await spooled.take(isSlow: false) } }
            group.addTask { await every(.seconds(3)) { try await spooled.take(isSlow: true) } }
            group.addTask {
                await every(.seconds(600)) { try await Intake(desk: desk).resumeSlow() }
            }
            try await group.waitForAll()
        }
        desk.changes.finish()
        try? await desk.leave()
    }

    /// What the process before this one was sending when it was killed: the lock of the folder says
    /// that it is gone, so nobody waits for its leases. Of other nodes that is not known.
    private func takeBackLeases() async throws {
        guard !desk.store.isShared else { return }
        let (id, now) = (desk.id, desk.world.now())
        try await desk.store.write { try Outbox(desk: id).releaseLeases(at: now, in: $0) }
    }

    /// Timers are one node's work at a time.
    private func ring() async throws -> Int {
        if try await desk.awaitsLease("timers") { return 0 }
        return try await Timekeeper(desk: desk).ring()
    }

    /// Ends with an error when a newer program has changed the database: the node must not go on.
    private func watchNodes() async throws {
        try await cancelWhenGracefulShutdown { try await NodeWatch(desk: desk).run() }
    }

    /// Calls `work` again at once while it finds something to do, then after a pause. An error is
    /// logged and never ends the loop.
    private func every(_ pause: Duration, _ work: @Sendable @escaping () async throws -> Int) async
    {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    if try await work() > 0 { continue }
                } catch is CancellationError {
                    return
                } catch {
                    desk.log.error("\(error)")
                }
                try? await Task.sleep(for: pause)
            }
        }
    }

    private func seal() async throws -> Int {
        guard (try? desk.edition()) != nil else { return 0 }
        try await Sealing(desk: desk, settings: seals).run()
        return 0
    }

    private func retain() async throws -> Int {
        guard (try? desk.edition()) != nil else { return 0 }
        let outcome = try await Retention(desk: desk).run()
        if outcome.forgotten > 0 {
            desk.log.notice("texts past their term deleted: \(outcome.forgotten)")
        }
        return 0
    }

    private func verify() async throws -> Int {
        try await WeeklyVerification(desk: desk, settings: seals).run()
        return 0
    }
}
