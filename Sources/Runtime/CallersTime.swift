import Foundation
import ServiceLifecycle
import Store
import Synchronization
import WorkingTime

/// The time of a server that takes it from its caller, for tests: it stands still until it is moved
/// through the control socket, and nothing happens by itself in between.
public final class CallersTime: Sendable {
    /// Marks a data folder whose history was made under such a clock: no server may serve people
    /// from it.
    public static let fileName = "time-from-caller"

    /// Why the time was not moved: cause and cure.
    public struct Refusal: Error, Sendable, CustomStringConvertible {
        public var description: String

        public init(description: String) { self.description = description }
    }

    public let clock: DemoClock
    private let isMoving = Mutex(false)

    /// The clock stands at `start`.
    public convenience init(start: Instant) {
        self.init(moving: DemoClock())
        clock.stand(at: start)
    }

    init(moving clock: DemoClock) { self.clock = clock }

    public var now: Instant { clock.now() }

    /// Moves the clock forward, timer by timer; the same instant again lets happen what is due now.
    ///
    /// - Throws: `Refusal` for an instant that has passed, or while another caller moves it.
    func advance(_ desk: Desk, to instant: Instant) async throws {
        guard instant >= now else {
            throw Refusal(
                description:
                    "the clock stands at \(now), and \(instant) is before it; it goes forward only")
        }
        let isFirst = isMoving.withLock { moving in
            defer { moving = true }
            return !moving
        }
        guard isFirst else {
            throw Refusal(
                description: "the clock is being moved by another caller; wait for that answer")
        }
        defer { isMoving.withLock { $0 = false } }
        try await VirtualTime(desk: desk, clock: clock).advance(to: instant)
    }

    // MARK: The folder

    /// Whether the history in the folder was made under a caller's time.
    public static func marks(_ folder: String) -> Bool {
        FileManager.default.fileExists(atPath: "\(folder)/\(fileName)")
    }

    /// Writes the mark. The folder must be there.
    public static func mark(_ folder: String) throws(StoreError) {
        let words = Data(
            "The history of this folder was made under a caller's time, for tests.\n".utf8)
        let path = "\(folder)/\(fileName)"
        let rights: [FileAttributeKey: Any] = [.posixPermissions: 0o600]
        guard FileManager.default.createFile(atPath: path, contents: words, attributes: rights)
        else {
            throw .folderUnusable(folder, cause: "'\(fileName)' cannot be written into it")
        }
    }
}

/// What a desk under a caller's time does by itself: nothing. Timers ring and letters leave when
/// the caller moves the clock; seals, verification and webhooks would tell people of what never
/// happened.
public struct StandingDesk: Service {
    let desk: Desk

    public init(desk: Desk) { self.desk = desk }

    public func run() async throws {
        try? await gracefulShutdown()
        desk.changes.finish()
        try? await desk.leave()
    }
}
