import Foundation
import NIOCore
import Testing

@testable import Runtime
@testable import Web

/// Strangers who take as much as they can get, on a real port, with limits as small as a test may
/// wait for.
@Suite(.serialized) struct CrowdTests {
    private static let slow =
        "POST /sign-in HTTP/1.1\r\nHost: desk.example\r\nContent-Length: 5000\r\n\r\nmail="

    /// Deadlines no test waits for: what ends, ends because it gives way.
    private static func limits(_ connections: Int) -> ConnectionLimits {
        var limits = ConnectionLimits()
        (limits.connections, limits.margin) = (connections, 8)
        return limits
    }

    /// How many of some requests, one after another, are answered, and how long the longest took.
    private static func answered(_ count: Int, on port: Int) -> (answers: Int, longest: Duration) {
        var (answers, longest) = (0, Duration.zero)
        for _ in 0..<count {
            let start = ContinuousClock.now
            if RawClient.health(on: port)?.hasPrefix("HTTP/1.1 200") == true { answers += 1 }
            longest = max(longest, ContinuousClock.now - start)
        }
        return (answers, longest)
    }

    @Test func `bodies that never end give way to requests that do, also of the same address`()
        async throws
    {
        let live = try await LiveDesk()
        try await live.listening(Self.limits(60)) { port in
            let slow = await RawClient.apart { () -> [RawClient] in
                let clients = (0..<90).compactMap { _ in RawClient(port: port) }
                for client in clients { client.send(Self.slow) }
                return clients
            }
            let (answers, longest) = await RawClient.apart { Self.answered(10, on: port) }
            #expect(answers == 10)
            print("90 bodies that never end in a room of 60: longest answer \(longest)")
            await RawClient.apart { for client in slow { client.cut() } }
        }
    }

    @Test func `headers that never end, and connections without use, give way as well`()
        async throws
    {
        let live = try await LiveDesk()
        try await live.listening(Self.limits(20)) { port in
            let slow = await RawClient.apart { () -> [RawClient] in
                let clients = (0..<30).compactMap { _ in RawClient(port: port) }
                for client in clients { client.send("GET / HTTP/1.1\r\nX-Slow: ") }
                return clients
            }
            #expect(await RawClient.apart { Self.answered(5, on: port) }.answers == 5)
            await RawClient.apart { for client in slow { client.cut() } }
        }
    }

    @Test func `the streams of one session are few, and others have theirs`() async throws {
        let live = try await LiveDesk()
        let (olga, marina) = (try await live.enter("olga"), try await live.enter("marina"))
        func ask(_ browser: LiveDesk.Browser) -> String {
            "GET /events HTTP/1.1\r\nHost: desk.example\r\nCookie: __Host-session-echo=\(browser.token ?? "")\r\n\r\n"
        }
        let (flood, own) = (ask(olga), ask(marina))
        try await live.listening(Self.limits(120)) { port in
            let clients = await RawClient.apart { () -> [RawClient] in
                let clients = (0..<80).compactMap { _ in RawClient(port: port) }
                for client in clients {
                    client.send(flood)
                    _ = client.read()
                }
                return clients
            }
            let other = try #require(await RawClient.apart { RawClient(port: port) })
            let head = await RawClient.apart { other.send(own) ? other.read() : nil }
            #expect(head?.hasPrefix("HTTP/1.1 200") == true)
            #expect(await RawClient.apart { Self.answered(5, on: port) }.answers == 5)
            while live.site.streams.count > 13 { try await Task.sleep(for: .milliseconds(10)) }
            // The first ones have ended, and with them their connections.
            let ended = await RawClient.apart {
                clients.prefix(20).count { $0.readToEnd()?.hasSuffix("0\r\n\r\n") == true }
            }
            #expect(ended == 20)
            await RawClient.apart { for client in clients + [other] { client.cut() } }
            // Whoever is gone is not told any more.
            while live.site.streams.count > 0 { try await Task.sleep(for: .milliseconds(10)) }
        }
    }

    @Test(arguments: [
        "", "Host: desk.example\r\nHost: evil.example\r\n",
        "Host: desk.example\r\nHost: desk.example\r\n", "Host:\r\n",
        "Host: desk.example/path\r\n", "Host: desk example\r\n", "Host: a,b\r\n",
    ])
    func `a request without a host, or with two, is answered 400`(fields: String) async throws {
        let live = try await LiveDesk()
        try await live.listening(.standard) { port in
            for path in ["/healthz", "/sign-in", "/api/v1/health", "/portal"] {
                let text = "GET \(path) HTTP/1.1\r\n\(fields)Connection: close\r\n\r\n"
                let answer = await RawClient.apart { RawClient.ask(text, on: port) }
                #expect(
                    answer?.hasPrefix("HTTP/1.1 400") == true,
                    "\(path): \(answer?.prefix(40) ?? "")")
            }
        }
    }
}
