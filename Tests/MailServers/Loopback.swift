import Foundation
import Glibc

/// A listening socket on 127.0.0.1 with a port of the system's choice.
enum Loopback {
    static func listening() throws -> (socket: Int32, port: Int) {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { plain in
                bind(descriptor, plain, length) == 0 && listen(descriptor, 128) == 0
                    && getsockname(descriptor, plain, &length) == 0
            }
        }
        guard bound else { throw POSIXError(.EADDRNOTAVAIL) }
        return (descriptor, Int(UInt16(bigEndian: address.sin_port)))
    }

    /// A connection to a port of this machine; nil when nobody listens.
    static func connected(to port: Int) -> Int32? {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(UInt16(port).bigEndian)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { plain in
                connect(descriptor, plain, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        if result == 0 { return descriptor }
        close(descriptor)
        return nil
    }

    /// True when somebody listens on the port within ten seconds.
    static func waits(on port: Int) -> Bool {
        for _ in 0..<200 {
            if let descriptor = connected(to: port) {
                close(descriptor)
                return true
            }
            usleep(50_000)
        }
        return false
    }

    /// A port on which nobody listens just now.
    static func freePort() throws -> Int {
        let (descriptor, port) = try listening()
        close(descriptor)
        return port
    }
}

/// A mail server that says what a test tells it to, for one connection.
final class ScriptedServer: Sendable {
    enum Step: Sendable {
        case say(String)
        case cut
        case silence
    }

    let port: Int

    /// `answer` gets each command line, and "." for the end of the letter.
    init(greeting: String = "220 scripted.example", answer: @escaping @Sendable (String) -> Step)
        throws
    {
        let (descriptor, port) = try Loopback.listening()
        self.port = port
        let thread = Thread { Self.serve(descriptor, greeting, answer) }
        thread.start()
    }

    private static func serve(_ listener: Int32, _ greeting: String, _ answer: (String) -> Step) {
        var waiting = pollfd(fd: listener, events: Int16(POLLIN), revents: 0)
        guard poll(&waiting, 1, 10_000) == 1 else { return }
        let peer = accept(listener, nil, nil)
        close(listener)
        defer { close(peer) }
        say(peer, greeting)
        var buffer: [UInt8] = []
        var inLetter = false
        while let line = line(peer, &buffer) {
            if inLetter, line != "." { continue }
            switch answer(line) {
            case .cut: return
            case .silence: _ = poll(&waiting, 0, 6_000)
            case .say(let reply):
                say(peer, reply)
                inLetter = line == "DATA" && reply.hasPrefix("354")
            }
        }
    }

    private static func say(_ peer: Int32, _ reply: String) {
        let bytes = Array((reply + "\r\n").utf8)
        _ = send(peer, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    }

    private static func line(_ peer: Int32, _ buffer: inout [UInt8]) -> String? {
        while true {
            if let end = buffer.firstIndex(of: 0x0A) {
                defer { buffer.removeSubrange(...end) }
                return String(decoding: buffer[..<end].filter { $0 != 0x0D }, as: UTF8.self)
            }
            var chunk = [UInt8](repeating: 0, count: 4_096)
            let count = recv(peer, &chunk, chunk.count, 0)
            guard count > 0 else { return nil }
            buffer += chunk[..<count]
        }
    }
}
