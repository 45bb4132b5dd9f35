import Foundation

/// A few threads of their own for calls into C that block, so that they never hold up Swift's
/// cooperative pool.
public final class BlockingThreads: Sendable {
    /// Refused at once instead of waiting in an endless line.
    public struct Busy: Error, Sendable, CustomStringConvertible {
        public var waiting: Int
        public var description: String { "\(waiting) tasks wait already; try again later" }
    }

    private let line: WorkLine

    /// `waiting` bounds the work that has not begun yet.
    public init(name: String, count: Int, waiting: Int = 256) {
        let line = WorkLine(limit: waiting)
        self.line = line
        for index in 0..<count {
            let thread = Thread { line.serve() }
            thread.name = "\(name)-\(index)"
            thread.stackSize = 8 * 1024 * 1024
            thread.start()
        }
    }

    deinit { line.close() }

    /// The most pieces of work that ran at once so far.
    public var peak: Int { line.peak }

    /// - Parameter isAhead: before all work that is not, in a line of its own: others' being full
    ///   does not refuse it.
    public func run<Value: Sendable>(
        ahead isAhead: Bool = false, _ work: @escaping @Sendable () -> Value
    ) async throws(Busy) -> Value {
        let result: Result<Value, Busy> = await withCheckedContinuation { continuation in
            let busy = line.add(ahead: isAhead) { continuation.resume(returning: .success(work())) }
            if let busy { continuation.resume(returning: .failure(busy)) }
        }
        return try result.get()
    }
}

/// The work in waiting; its condition guards every field.
private final class WorkLine: @unchecked Sendable {
    private let condition = NSCondition()
    private let limit: Int
    private var work: [@Sendable () -> Void] = []
    private var workAhead: [@Sendable () -> Void] = []
    private var isClosed = false
    private var running = 0
    private var mostRunning = 0

    var peak: Int { condition.withLock { mostRunning } }

    init(limit: Int) { self.limit = limit }

    func add(ahead isAhead: Bool, _ item: @escaping @Sendable () -> Void) -> BlockingThreads.Busy? {
        condition.withLock {
            let waiting = isAhead ? workAhead.count : work.count
            guard waiting < limit else { return BlockingThreads.Busy(waiting: waiting) }
            if isAhead { workAhead.append(item) } else { work.append(item) }
            condition.signal()
            return nil
        }
    }

    func close() {
        condition.withLock {
            isClosed = true
            condition.broadcast()
        }
    }

    /// Runs work until the line is closed and empty.
    func serve() {
        while let item = next() {
            item()
            condition.withLock { running -= 1 }
        }
    }

    private func next() -> (@Sendable () -> Void)? {
        condition.withLock {
            while work.isEmpty, workAhead.isEmpty, !isClosed { condition.wait() }
            guard !work.isEmpty || !workAhead.isEmpty else { return nil }
            running += 1
            mostRunning = max(mostRunning, running)
            return workAhead.isEmpty ? work.removeFirst() : workAhead.removeFirst()
        }
    }
}
