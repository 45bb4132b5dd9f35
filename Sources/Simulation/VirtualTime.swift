import Runtime
import ServiceDesk
import Store
import WorkingTime

/// Time that goes when a story says so: from timer to timer and never past one, and at each the desk does what its
/// services would have done by then.
struct VirtualTime: Sendable {
    /// Timers that may ring and letters that may leave between two steps of a story.
    static let wakesMax = 10_000
    /// Rounds of timers, and of letters, within a second of each other: one may bring about the next, and not
    /// without end.
    static let roundsMax = 100

    /// What a regulation makes the desk do does not come to an end.
    struct Endless: Error, CustomStringConvertible {
        var description: String
    }

    let desk: Desk
    let clock: DemoClock

    func advance(to instant: Instant) async throws {
        try await settle()
        var close = 0
        for _ in 0..<Self.wakesMax {
            guard let next = try await nextWake(), next <= instant else { break }
            close = next <= clock.now() + 1 ? close + 1 : 0
            guard close < Self.roundsMax else { throw Endless(description: "timers ring every second") }
            clock.stand(at: max(next, clock.now()))
            try await settle()
        }
        clock.stand(at: instant)
        try await settle()
    }

    /// Timers rung and letters sent, as of now.
    func settle() async throws {
        try await rounds("timers ring") { try await Timekeeper(desk: desk).ring() }
        guard let mail = desk.mail else { return }
        try await rounds("letters leave") { try await Dispatch(desk: desk, settings: mail).send() }
    }

    private func rounds(_ what: String, _ work: () async throws -> Int) async throws {
        for _ in 0..<Self.roundsMax where try await work() == 0 { return }
        throw Endless(description: "\(what) without end at one instant")
    }

    private func nextWake() async throws -> Instant? {
        let id = desk.id
        return try await desk.store.read { transaction in
            try [Timers(desk: id).next(in: transaction), Outbox(desk: id).next(in: transaction)]
                .compactMap(\.self).min()
        }
    }
}
