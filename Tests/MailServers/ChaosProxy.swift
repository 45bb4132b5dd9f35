import Foundation
import Glibc

/// A proxy on loopback that cuts connections where a test tells it to.
final class ChaosProxy: @unchecked Sendable {
    let port: Int
    private let listener: Int32
    private let target: Int
    /// Bytes from the server after which connection n (from 0) is cut; nil: it lives.
    private let cut: @Sendable (Int) -> Int?
    private let lock = NSLock()
    private var isClosed = false
    private var counts = (connections: 0, cuts: 0)

    init(to target: Int, cut: @escaping @Sendable (Int) -> Int?) throws {
        (listener, port) = try Loopback.listening()
        self.target = target
        self.cut = cut
        Thread { self.serve() }.start()
    }

    /// Connections that were cut so far.
    var cuts: Int { lock.withLock { counts.cuts } }
    var connections: Int { lock.withLock { counts.connections } }

    func stop() {
        lock.withLock { isClosed = true }
    }

    private func serve() {
        defer { close(listener) }
        while !lock.withLock({ isClosed }) {
            var waiting = pollfd(fd: listener, events: Int16(POLLIN), revents: 0)
            guard poll(&waiting, 1, 100) == 1 else { continue }
            let client = accept(listener, nil, nil)
            guard client >= 0, let server = Loopback.connected(to: target) else { continue }
            let number = lock.withLock {
                counts.connections += 1
                return counts.connections - 1
            }
            Thread { self.carry(client, server, limit: self.cut(number)) }.start()
        }
    }

    private func carry(_ client: Int32, _ server: Int32, limit: Int?) {
        defer {
            close(client)
            close(server)
        }
        var left = limit ?? .max
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while !lock.withLock({ isClosed }) {
            var ends = [
                pollfd(fd: client, events: Int16(POLLIN), revents: 0),
                pollfd(fd: server, events: Int16(POLLIN), revents: 0),
            ]
            guard poll(&ends, 2, 100) >= 0 else { return }
            if ends[0].revents != 0, !Self.pass(client, server, &chunk, most: chunk.count).isAlive {
                return
            }
            guard ends[1].revents != 0 else { continue }
            let (isAlive, count) = Self.pass(server, client, &chunk, most: min(left, chunk.count))
            left -= limit == nil ? 0 : count
            if left <= 0 { return lock.withLock { counts.cuts += 1 } }
            if !isAlive { return }
        }
    }

    private static func pass(
        _ from: Int32, _ to: Int32, _ chunk: inout [UInt8], most: Int
    ) -> (isAlive: Bool, count: Int) {
        let count = recv(from, &chunk, most, 0)
        guard count > 0 else { return (false, 0) }
        var sent = 0
        while sent < count {
            let more = chunk[sent..<count].withUnsafeBytes {
                send(to, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard more > 0 else { return (false, count) }
            sent += more
        }
        return (true, count)
    }
}
