import Store
import Synchronization
import WorkingTime

/// Calls of each token in a window of a minute.
final class APIRate: Sendable {
    static let windowSeconds: Int64 = 60

    let callsMax: Int
    private let windows = Mutex<[String: (from: Instant, calls: Int)]>([:])

    init(callsMax: Int) { self.callsMax = callsMax }

    /// Seconds to wait; nil: the call may go on, and is counted.
    func refusal(_ token: String, at now: Instant) -> Int? {
        windows.withLock { windows in
            var window = windows[token] ?? (now, 0)
            if now - window.from >= Self.windowSeconds || now < window.from { window = (now, 0) }
            guard window.calls < callsMax else {
                return Int(Self.windowSeconds - (now - window.from))
            }
            window.calls += 1
            if windows.count > APITokenRows.tokensMax { windows.removeAll() }
            windows[token] = window
            return nil
        }
    }
}
