import Foundation
import Synchronization

/// Connections that read snapshots, each on a thread of its own because libpq blocks (decision 34).
final class PostgreSQLReaders: Sendable {
    /// Reads that may wait for a connection.
    static let waitingMax = 2000

    /// A connection and its thread. The connection is touched on the queue only.
    private final class Reader: @unchecked Sendable {
        let queue: DispatchQueue
        var connection: PostgreSQLConnection?

        init(number: Int) { queue = DispatchQueue(label: "postgresql-reader-\(number)") }
    }

    private struct State {
        var idle: [Reader] = []
        var count = 0
        var waiting: [CheckedContinuation<Reader, any Error>] = []
        var isClosed = false
    }

    private let address: String
    private let countMax: Int
    private let meter: StatementMeter?
    private let state = Mutex(State())

    init(address: String, countMax: Int, meter: StatementMeter? = nil) {
        self.meter = meter
        self.address = address
        self.countMax = countMax
    }

    func read<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T
    {
        let reader = try await take()
        return try await withCheckedThrowingContinuation { continuation in
            reader.queue.async { [self] in
                let result = Result { try run(body, on: reader) }
                give(reader)
                continuation.resume(with: result)
            }
        }
    }

    /// A lost connection is opened again once: a read may run twice.
    private func run<T>(_ body: (Transaction) throws -> T, on reader: Reader) throws -> T {
        do {
            return try snapshot(body, on: reader)
        } catch StoreError.interrupted {
            reader.connection = nil
            return try snapshot(body, on: reader)
        }
    }

    private func snapshot<T>(_ body: (Transaction) throws -> T, on reader: Reader) throws -> T {
        let connection = try reader.connection ?? PostgreSQLConnection(address, meter: meter)
        reader.connection = connection
        // Goes with the first query: the server is waited for once.
        try connection.send("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", [])
        do {
            let value = try body(Transaction(connection: connection))
            try connection.script("COMMIT")
            return value
        } catch {
            if connection.isOpen { try connection.script("ROLLBACK") }
            throw error
        }
    }

    private enum Turn {
        case now(Reader)
        case later
        case refused(StoreError)
    }

    private func take() async throws -> Reader {
        try await withCheckedThrowingContinuation { continuation in
            switch turn(for: continuation) {
            case .now(let reader): continuation.resume(returning: reader)
            case .later: break
            case .refused(let refusal): continuation.resume(throwing: refusal)
            }
        }
    }

    private func turn(for continuation: CheckedContinuation<Reader, any Error>) -> Turn {
        state.withLock { state in
            if state.isClosed { return .refused(.closed) }
            if let reader = state.idle.popLast() { return .now(reader) }
            if state.count < countMax {
                state.count += 1
                return .now(Reader(number: state.count))
            }
            if state.waiting.count >= Self.waitingMax { return .refused(.busy) }
            state.waiting.append(continuation)
            return .later
        }
    }

    private func give(_ reader: Reader) {
        let next = state.withLock { state -> CheckedContinuation<Reader, any Error>? in
            if state.waiting.isEmpty {
                if !state.isClosed { state.idle.append(reader) }
                return nil
            }
            return state.waiting.removeFirst()
        }
        next?.resume(returning: reader)
    }

    /// Reads that still wait get their turn; new ones are refused.
    func close() {
        state.withLock { state in
            state.isClosed = true
            state.idle = []
        }
    }
}
