import Runtime
import ServiceDesk
import Store
import WorkingTime

/// Time that goes when a story says so: from timer to timer and never past one, and at each the desk does what its
/// services would have done by then.
struct VirtualTime: Sendable {
    /// Timers that may ring and letters that may leave between two steps of a story.
    static let wakesMax = 10_000

    let desk: Desk
    let clock: DemoClock

    func advance(to instant: Instant) async throws {
        try await settle()
        for _ in 0..<Self.wakesMax {
            guard let next = try await nextWake(), next <= instant else { break }
            clock.stand(at: max(next, clock.now()))
            try await settle()
        }
        clock.stand(at: instant)
        try await settle()
    }

    /// Timers rung and letters sent, as of now.
    func settle() async throws {
        while try await Timekeeper(desk: desk).ring() > 0 {}
        guard let mail = desk.mail else { return }
        while try await Dispatch(desk: desk, settings: mail).send() > 0 {}
    }

    private func nextWake() async throws -> Instant? {
        let id = desk.id
        return try await desk.store.read { transaction in
            try [Timers(desk: id).next(in: transaction), Outbox(desk: id).next(in: transaction)]
                .compactMap(\.self).min()
        }
    }
}
