import Synchronization

/// What statements cost their database, in a measure of its own that does not depend on the
/// machine: steps of SQLite's program, rows that PostgreSQL's plan touches. By it a test finds the
/// query whose cost grows with its table.
final class StatementMeter: Sendable {
    private let costs = Mutex<[String: Int]>([:])

    /// The dearest execution of each statement since the last `reset`.
    var dearest: [String: Int] { costs.withLock { $0 } }

    func note(_ sql: String, cost: Int) { costs.withLock { $0[sql] = max($0[sql] ?? 0, cost) } }

    func reset() { costs.withLock { $0 = [:] } }
}
