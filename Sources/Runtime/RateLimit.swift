import Synchronization
import WorkingTime

/// So many acts of one kind in a window of time, per key. It forgets with the process.
final class RateLimit: Sendable {
    /// Keys remembered; when so many are active at once, those which acted longest ago are
    /// forgotten: nobody may shut others out by acting under ever new names.
    static let keysMax = 20_000

    private let limit: Int
    private let windowSeconds: Int64
    private let acts = Mutex<[String: [Instant]]>([:])

    init(_ limit: Int, inSeconds seconds: Int64) {
        self.limit = limit
        windowSeconds = seconds
    }

    /// Counts one act.
    ///
    /// - Returns: seconds to wait when there were too many; nil: go on.
    func take(_ key: String, at now: Instant) -> Int? {
        acts.withLock { acts in
            if acts.count >= Self.keysMax { forgetOldest(&acts) }
            let recent = (acts[key] ?? []).filter { now - $0 < windowSeconds }
            guard recent.count < limit else {
                return Int(windowSeconds - (now - (recent.first ?? now)))
            }
            acts[key] = recent + [now]
            return nil
        }
    }

    /// A quarter of all, so that it seldom happens.
    private func forgetOldest(_ acts: inout [String: [Instant]]) {
        let byAge = acts.sorted {
            ($0.value.last ?? .distantPast) < ($1.value.last ?? .distantPast)
        }
        for (key, _) in byAge.prefix(Self.keysMax / 4) { acts[key] = nil }
    }
}
