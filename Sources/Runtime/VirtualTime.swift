import ServiceDesk
import Store
import WorkingTime

/// Time that goes when a story or a caller says so: from timer to timer and never past one, and at
/// each the desk does what its services would have done by then.
public struct VirtualTime: Sendable {
    /// Timers that may ring and letters that may leave between two steps.
    static let wakesMax = 10_000
    /// Rounds of timers, and of letters, within a second of each other: one may bring about the
    /// next, and not without end.
    static let roundsMax = 100

    /// What a regulation makes the desk do does not come to an end.
    struct Endless: Error, CustomStringConvertible {
        var description: String
    }

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

    /// Lets everything happen that is due by `instant`, each at its own time; then the clock stands
    /// there.
    ///
    /// - Throws: what the store throws, `TooManyWakes`, or `Endless`.
    public func advance(to instant: Instant) async throws {
        try await settle()
        var (wakes, close) = (0, 0)
        while let next = try await nextWake(), next <= instant {
            guard wakes < Self.wakesMax else { throw TooManyWakes(at: clock.now()) }
            wakes += 1
            close = next <= clock.now() + 1 ? close + 1 : 0
            guard close < Self.roundsMax else {
                throw Endless(description: "timers ring every second")
            }
            clock.stand(at: max(next, clock.now()))
            try await settle()
        }
        clock.stand(at: instant)
        try await settle()
    }

    /// Timers rung and letters sent, as of now.
    public func settle() async throws {
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
