import ServiceDesk
import Store
import WorkingTime

/// Time that goes when a story or a caller says so: from timer to timer and never past one, and at
/// each the desk does what its services would have done by then.
public struct VirtualTime: Sendable {
    /// Timers that may ring and letters that may leave between two steps.
    static let wakesMax = 10_000

    /// More was due between two instants than `VirtualTime.wakesMax`; the clock stands at the last.
    public struct TooManyWakes: Error, CustomStringConvertible {
        public var at: Instant

        public var description: String {
            "more than \(VirtualTime.wakesMax) timers rang, and the clock stands at \(at): "
                + "move it in smaller steps"
        }
    }

    let desk: Desk
    let clock: DemoClock

    public init(desk: Desk, clock: DemoClock) { (self.desk, self.clock) = (desk, clock) }

    /// Lets everything happen that is due by `instant`, each at its own time; then the clock stands there.
    ///
    /// - Throws: what the store throws, or `TooManyWakes`.
    public func advance(to instant: Instant) async throws {
        try await settle()
        var wakes = 0
        while let next = try await nextWake(), next <= instant {
            guard wakes < Self.wakesMax else { throw TooManyWakes(at: clock.now()) }
            wakes += 1
            clock.stand(at: max(next, clock.now()))
            try await settle()
        }
        clock.stand(at: instant)
        try await settle()
    }

    /// Timers rung and letters sent, as of now.
    public func settle() async throws {
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
