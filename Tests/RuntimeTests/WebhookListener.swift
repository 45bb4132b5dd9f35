import Foundation
import Synchronization

/// A real HTTP receiver on a free loopback port.
final class WebhookListener: Sendable {
    struct Call: Sendable {
        var head: [String: String]
        var body: String
    }

    /// Requests that one listener takes.
    private static let callsMax = 100

    let port: Int
    private let descriptor: Int32
    private let state: Mutex<(answers: [String], calls: [Call])>
    private let place = Mutex<String?>(nil)

    /// - Parameter answers: status lines in order, such as `204 No Content`; the last one stands
    ///   for all that follow.
    init(_ answers: String...) {
        state = Mutex((answers, []))
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let listening = descriptor
        withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                _ = bind(listening, $0, size)
                _ = listen(listening, 16)
                _ = getsockname(listening, $0, &size)
            }
        }
        port = Int(UInt16(bigEndian: address.sin_port))
        Thread.detachNewThread { [weak self] in
            for _ in 0..<Self.callsMax {
                let client = accept(listening, nil, nil)
                guard client >= 0, let self else { return }
                serve(client)
                close(client)
            }
        }
    }

    deinit { close() }

    /// Where its answers point.
    func redirect(to url: String) { place.withLock { $0 = url } }

    func close() {
        shutdown(descriptor, Int32(SHUT_RDWR))
        Glibc.close(descriptor)
    }

    private func close(_ client: Int32) { Glibc.close(client) }

    var url: String { "http://127.0.0.1:\(port)/hook" }
    var calls: [Call] { state.withLock(\.calls) }

    private func serve(_ client: Int32) {
        var text = ""
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while text.utf8.count < 1 << 20 {
            let parts = text.components(separatedBy: "\r\n\r\n")
            if parts.count > 1 {
                let head = Self.head(parts[0])
                let body = parts[1...].joined(separator: "\r\n\r\n")
                if body.utf8.count >= Int(head["content-length"] ?? "") ?? 0 {
                    return answer(Call(head: head, body: body), client)
                }
            }
            let count = read(client, &buffer, buffer.count)
            guard count > 0 else { return }
            text += String(decoding: buffer[0..<count], as: UTF8.self)
        }
    }

    private func answer(_ call: Call, _ client: Int32) {
        let status = state.withLock { state in
            state.calls.append(call)
            return state.answers.count > 1 ? state.answers.removeFirst() : state.answers[0]
        }
        let place = place.withLock(\.self) ?? url
        let text =
            "HTTP/1.1 \(status)\r\nLocation: \(place)\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        _ = text.withCString { write(client, $0, strlen($0)) }
    }

    private static func head(_ text: String) -> [String: String] {
        text.components(separatedBy: "\r\n").dropFirst().reduce(into: [:]) { head, line in
            let pair = line.split(separator: ":", maxSplits: 1)
            if pair.count == 2 {
                head[pair[0].lowercased()] = pair[1].trimmingCharacters(in: .whitespaces)
            }
        }
    }
}
