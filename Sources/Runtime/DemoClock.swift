import Synchronization
import WorkingTime

/// A clock that stands where the story is, then goes with the system's.
public final class DemoClock: Sendable {
    private let stopped = Mutex<Instant?>(nil)
    private let system: World

    public init(system: World = .system) { self.system = system }

    public var world: World {
        World(now: { self.now() }, randomBytes: system.randomBytes)
    }

    public func now() -> Instant { stopped.withLock { $0 } ?? system.now() }

    public func stand(at instant: Instant) { stopped.withLock { $0 = instant } }

    public func run() { stopped.withLock { $0 = nil } }
}
