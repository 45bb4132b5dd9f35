import Foundation
import Synchronization

/// Named points at which a crash trial may kill the process; `REGLAMENT_FAIL_POINT` names one, for
/// tests only.
public enum FailPoint: String, Sendable, CaseIterable {
    case beforeAppend = "before_append"
    case afterAppend = "after_append"
    case beforeProjection = "before_projection"
    case afterProjection = "after_projection"
    case beforeOutbox = "before_outbox"
    case beforeCommit = "before_commit"
    case afterCommit = "after_commit"
    case afterLease = "after_lease"
    case afterSending = "after_sending"
    case duringMigration = "during_migration"

    /// `before_commit:3` kills at the third time.
    private static let chosen: (point: FailPoint, times: Int)? = {
        let parts = (ProcessInfo.processInfo.environment["REGLAMENT_FAIL_POINT"] ?? "").split(
            separator: ":")
        guard let first = parts.first, let point = FailPoint(rawValue: String(first)) else {
            return nil
        }
        return (point, parts.count > 1 ? Int(parts[1]) ?? 1 : 1)
    }()
    private static let reachedTimes = Mutex(0)

    @inline(__always)
    public static func reached(_ point: FailPoint) {
        guard let chosen, chosen.point == point else { return }
        let times = reachedTimes.withLock { times in
            times += 1
            return times
        }
        if times >= chosen.times { kill(getpid(), SIGKILL) }
    }
}
