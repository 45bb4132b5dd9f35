import Foundation
import GRDB

/// The one writer: collects work from many tasks, runs each piece in a savepoint of one transaction, and answers after
/// the one fsync (decision 19). A refusal rolls back its own piece only.
final class JournalWriter: Sendable {
    /// Pieces of work in one transaction.
    static let batchMax = 256

    private struct Job {
        /// Runs inside the savepoint; gives what to do after the commit.
        let run: (Transaction) throws -> Void
        /// Called with nil after the commit, or with what went wrong.
        let finish: (StoreError?) -> Void
    }
    private final class State: @unchecked Sendable {
        let condition = NSCondition()
        var jobs: [Job] = []
        var isClosed = false
        var hasEnded = false
    }

    private let state = State()
    private let database: SQLiteDatabase
    /// Pieces of work that may wait.
    let waitingMax: Int

    init(database: SQLiteDatabase, waitingMax: Int) {
        self.database = database
        self.waitingMax = waitingMax
        let thread = Thread { [self] in work() }
        thread.name = "journal-writer"
        thread.start()
    }

    func submit<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            nonisolated(unsafe) var outcome: Result<T, any Error>?
            let job = Job(
                run: { transaction in
                    do {
                        outcome = .success(try body(transaction))
                    } catch {
                        outcome = .failure(error)
                        throw error
                    }
                },
                finish: { problem in
                    switch (problem, outcome) {
                    case (nil, .success(let value)?): continuation.resume(returning: value)
                    case (_, .failure(let error)?): continuation.resume(throwing: error)
                    case (let problem, _): continuation.resume(throwing: problem ?? StoreError.closed)
                    }
                }
            )
            enqueue(job)
        }
    }

    private func enqueue(_ job: Job) {
        state.condition.lock()
        let refusal: StoreError? = state.isClosed ? .closed : state.jobs.count >= waitingMax ? .busy : nil
        if refusal == nil {
            state.jobs.append(job)
            state.condition.signal()
        }
        state.condition.unlock()
        if let refusal { job.finish(refusal) }
    }

    private func work() {
        while let batch = nextBatch() { carryOut(batch) }
        state.condition.lock()
        state.hasEnded = true
        state.condition.broadcast()
        state.condition.unlock()
    }

    private func nextBatch() -> [Job]? {
        state.condition.lock()
        defer { state.condition.unlock() }
        while state.jobs.isEmpty {
            if state.isClosed { return nil }
            state.condition.wait()
        }
        let batch = Array(state.jobs.prefix(Self.batchMax))
        state.jobs.removeFirst(batch.count)
        return batch
    }

    private func carryOut(_ batch: [Job]) {
        var done: [Job] = []
        var answered = 0
        do {
            try database.pool.writeWithoutTransaction { connection in
                try connection.inTransaction(.immediate) {
                    for job in batch {
                        if let problem = Self.carryOut(job, on: connection) {
                            // A full disk undoes the whole transaction: nothing of this batch may be called done.
                            guard connection.isInsideTransaction else { throw problem }
                            job.finish(problem)
                        } else {
                            done.append(job)
                        }
                        answered += 1
                    }
                    FailPoint.reached(.beforeCommit)
                    return .commit
                }
            }
            FailPoint.reached(.afterCommit)
            for job in done { job.finish(nil) }
        } catch {
            let problem = StoreError(error, sql: "COMMIT")
            for job in done + batch[answered...] { job.finish(problem) }
        }
    }

    /// Runs one piece in its savepoint; gives what went wrong.
    private static func carryOut(_ job: Job, on connection: GRDB.Database) -> StoreError? {
        do {
            try connection.inSavepoint {
                try job.run(Transaction(database: connection))
                return .commit
            }
            return nil
        } catch {
            return StoreError(error, sql: "SAVEPOINT")
        }
    }

    /// Finishes what is waiting and ends the thread.
    func close() {
        state.condition.lock()
        state.isClosed = true
        state.condition.signal()
        while !state.hasEnded { state.condition.wait() }
        state.condition.unlock()
    }
}
