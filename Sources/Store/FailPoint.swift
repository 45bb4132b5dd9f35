import Foundation

/// Named points at which a crash trial may kill the process; `REGLAMENT_FAIL_POINT` names one, for tests only.
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

    private static let chosen = ProcessInfo.processInfo.environment["REGLAMENT_FAIL_POINT"].flatMap(FailPoint.init)

    @inline(__always)
    public static func reached(_ point: FailPoint) {
        if chosen == point { kill(getpid(), SIGKILL) }
    }
}
