import Foundation
import Synchronization

/// Stands between a client and a server, and cuts the connection once, where it sees the client say
/// `word`.
final class CuttingProxy: Sendable {
    enum Cut: Sendable, CaseIterable {
        /// The server never hears of it.
        case before
        /// The server does it, the client never learns.
        case after
    }

    let port: Int
    private let listener: Int32
    private let server: Int
    private let word: [UInt8]
    private let cut: Cut
    private let isArmed = Mutex(false)
    private let cuts = Mutex(0)

    var count: Int { cuts.withLock { $0 } }

    init(to server: Int, cutting cut: Cut, at word: String) throws {
        (self.server, self.cut, self.word) = (server, cut, Array(word.utf8))
        (listener, port) = try Self.listening()
        Thread { [self] in accept() }.start()
    }

    private static func listening() throws -> (Int32, Int) {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = address(0)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { raw -> Int32 in
                guard bind(listener, raw, length) == 0, listen(listener, 16) == 0 else { return -1 }
                return getsockname(listener, raw, &length)
            }
        }
        guard bound == 0 else { throw POSIXError(.EADDRINUSE) }
        return (listener, Int(UInt16(bigEndian: address.sin_port)))
    }

    /// The next time that the word is said.
    func arm() { isArmed.withLock { $0 = true } }

    func close() {
        shutdown(listener, Int32(SHUT_RDWR))
        Glibc.close(listener)
    }

    private static func address(_ port: Int) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return address
    }

    private func accept() {
        while true {
            let client = Glibc.accept(listener, nil, nil)
            guard client >= 0 else { return }
            let upstream = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            var address = Self.address(server)
            let joined = withUnsafePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    connect(upstream, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
                }
            }
            guard joined == 0 else {
                Glibc.close(client)
                continue
            }
            let link = Link(client: client, server: upstream)
            Thread { [self] in forward(link) }.start()
            Thread { Self.backward(link) }.start()
        }
    }

    private final class Link: Sendable {
        let client: Int32
        let server: Int32
        let isSilent = Mutex(false)

        init(client: Int32, server: Int32) { (self.client, self.server) = (client, server) }

        func end() {
            shutdown(client, Int32(SHUT_RDWR))
            shutdown(server, Int32(SHUT_RDWR))
        }
    }

    private func forward(_ link: Link) {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = read(link.client, &buffer, buffer.count)
            guard count > 0 else { break }
            let isHit = isArmed.withLock { armed in
                guard armed, buffer[..<count].contains(word) else { return false }
                armed = false
                return true
            }
            if isHit {
                cuts.withLock { $0 += 1 }
                if cut == .before { break }
                link.isSilent.withLock { $0 = true }
            }
            guard write(link.server, buffer, count) == count else { break }
            if isHit {
                // Long enough for the server to commit; its answer is thrown away.
                usleep(300_000)
                break
            }
        }
        link.end()
    }

    private static func backward(_ link: Link) {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = read(link.server, &buffer, buffer.count)
            guard count > 0 else { break }
            if link.isSilent.withLock({ $0 }) { continue }
            guard write(link.client, buffer, count) == count else { break }
        }
        link.end()
    }
}
