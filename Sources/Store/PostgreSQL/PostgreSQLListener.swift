import CPQ
import Foundation
import Synchronization

/// Tells other nodes that something was saved, and hears it from them: one coalesced NOTIFY outside
/// the transactions (decision 27). Nothing depends on it but how soon somebody looks.
final class PostgreSQLListener: Sendable {
    static let channel = "reglament"
    /// Least time between two notifications of a node, in microseconds.
    static let pause: UInt32 = 50_000
    /// Milliseconds after which a silent connection is looked after, and a lost one opened again.
    static let silence: Int32 = 5000

    private struct State {
        var isTelling = false
        var isClosed = false
        var isRunning = false
        var listeners: [AsyncStream<Void>.Continuation] = []
    }

    private let address: String
    private let state = Mutex(State())
    /// A byte written to the second end wakes the thread that waits at the first.
    private let ends: [Int32]

    init(address: String) {
        self.address = address
        var ends: [Int32] = [-1, -1]
        _ = pipe(&ends)
        for end in ends {
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        }
        self.ends = ends
    }

    deinit { for end in ends where end >= 0 { Glibc.close(end) } }

    /// The thread and its connection begin with the first who listens.
    func wakes() -> AsyncStream<Void> {
        let (stream, continuation) = AsyncStream<Void>.makeStream(
            bufferingPolicy: .bufferingNewest(1))
        let isFirst = state.withLock { state in
            state.listeners.append(continuation)
            defer { state.isRunning = true }
            return !state.isRunning
        }
        if isFirst {
            let thread = Thread { [self] in work() }
            thread.name = "postgresql-listener"
            thread.start()
        }
        return stream
    }

    /// Asks for a notification; several at once become one.
    func tell() {
        let isNew = state.withLock { state in
            defer { state.isTelling = true }
            return state.isRunning && !state.isTelling
        }
        if isNew { wake() }
    }

    func close() {
        let listeners = state.withLock { state in
            state.isClosed = true
            return state.listeners
        }
        for listener in listeners { listener.finish() }
        wake()
    }

    private func wake() { _ = write(ends[1], "x", 1) }

    private func work() {
        while !state.withLock(\.isClosed) {
            if let connection = try? PostgreSQLConnection(address) { try? listen(on: connection) }
            // Something may have been missed meanwhile.
            announce()
            if !state.withLock(\.isClosed) { usleep(1_000_000) }
        }
    }

    private func listen(on connection: PostgreSQLConnection) throws(StoreError) {
        try connection.script("LISTEN \(Self.channel)")
        while !state.withLock(\.isClosed) {
            let wasTold = state.withLock { state in
                defer { state.isTelling = false }
                return state.isTelling
            }
            if wasTold { try connection.script("NOTIFY \(Self.channel)") }
            if try connection.hasNews() { announce() }
            wait(for: connection)
            if wasTold { usleep(Self.pause) }
        }
    }

    private func wait(for connection: PostgreSQLConnection) {
        var watched = [
            pollfd(fd: connection.socket, events: Int16(POLLIN), revents: 0),
            pollfd(fd: ends[0], events: Int16(POLLIN), revents: 0),
        ]
        _ = poll(&watched, 2, Self.silence)
        var bytes = [UInt8](repeating: 0, count: 64)
        while read(ends[0], &bytes, bytes.count) > 0 {}
    }

    private func announce() {
        for listener in state.withLock(\.listeners) { listener.yield() }
    }
}

extension PostgreSQLConnection {
    /// Whether another connection has notified since the last question.
    func hasNews() throws(StoreError) -> Bool {
        guard consume() else { throw .interrupted(cause: "the listening connection was lost") }
        var isNews = false
        while let notice = nextNotification() { isNews = isNews || notice != ownProcess }
        return isNews
    }
}
