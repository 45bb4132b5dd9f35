import Synchronization
import WorkingTime

/// How a mailbox is doing, for people who look after the desk.
public struct MailboxHealth: Sendable, Hashable {
    public enum State: String, Sendable {
        case starting, connecting, reading
        /// Waiting for news from the server.
        case listening
        /// Another node reads it.
        case elsewhere
        case failing, stopped
    }

    public var name: String
    /// User, host, port and security; never the password.
    public var server: String
    public var channel: String
    public var state = State.starting
    public var lastSuccess: Instant?
    public var lastError: String?
    public var lastErrorAt: Instant?
    /// Failures since the last success.
    public var failures = 0
    public var nextAttemptAt: Instant?
    /// Letters taken since the server started.
    public var taken = 0
    /// Letters stored and not judged yet.
    public var waiting = 0
    /// Seconds between arrival and taking of the last letter.
    public var lagSeconds: Int64?
}

/// The health of every mailbox of a running desk.
public final class MailboxBoard: Sendable {
    private let known = Mutex<[String: MailboxHealth]>([:])

    public init() {}

    /// By name.
    public var all: [MailboxHealth] { known.withLock { $0.values.sorted { $0.name < $1.name } } }

    func enter(_ health: MailboxHealth) { known.withLock { $0[health.name] = health } }

    func note(_ name: String, _ change: (inout MailboxHealth) -> Void) {
        known.withLock { known in
            if var health = known[name] {
                change(&health)
                known[name] = health
            }
        }
    }
}
