import Foundation

/// The one writer: collects work from many tasks, runs each piece in a savepoint of one
/// transaction, and answers after the one fsync (decision 19). A refusal rolls back its own piece
/// only.
final class JournalWriter: Sendable {
    /// Pieces of work in one transaction.
    static let batchMax = 256
    /// Times that a batch runs when the connection to the database is lost.
    static let attemptsMax = 5

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
    private let database: any Database
    /// Pieces of work that may wait.
    let waitingMax: Int

    init(database: any Database, waitingMax: Int) {
        self.database = database
        self.waitingMax = waitingMax
        let thread = Thread { [self] in work() }
        thread.name = "journal-writer"
        thread.start()
    }

    func submit<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws
        -> T
    {
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
                    case (let problem, _):
                        continuation.resume(throwing: problem ?? StoreError.closed)
                    }
                }
            )
            enqueue(job)
        }
    }

    private func enqueue(_ job: Job) {
        state.condition.lock()
        let refusal: StoreError? =
            state.isClosed ? .closed : state.jobs.count >= waitingMax ? .busy : nil
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

    /// Runs the batch, again when a lost connection undid it, and answers every job after the
    /// commit.
    private func carryOut(_ batch: [Job]) {
        for attempt in 1...Self.attemptsMax {
            do {
                let refusals = try save(batch)
                FailPoint.reached(.afterCommit)
                for (job, refusal) in zip(batch, refusals) { job.finish(refusal) }
                return
            } catch StoreError.interrupted where attempt < Self.attemptsMax {
                Thread.sleep(forTimeInterval: Double(attempt) * 0.2)
            } catch {
                for job in batch { job.finish(StoreError(error, sql: "COMMIT")) }
                return
            }
        }
    }

    /// One transaction; gives what each job was refused with.
    private func save(_ batch: [Job]) throws -> [StoreError?] {
        var refusals: [StoreError?] = []
        try database.write { transaction in
            refusals = []
            for job in batch {
                let problem = Self.refusal(of: job, in: transaction)
                // A full disk undoes the whole transaction: nothing of this batch may be called
                // done.
                if let problem, !transaction.connection.isInsideTransaction { throw problem }
                refusals.append(problem)
            }
            FailPoint.reached(.beforeCommit)
        }
        return refusals
    }

    /// Runs one piece in its savepoint; gives what went wrong.
    private static func refusal(of job: Job, in transaction: Transaction) -> StoreError? {
        do {
            try transaction.connection.savepoint { try job.run(transaction) }
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
