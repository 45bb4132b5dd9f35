import Foundation
import Runtime
import Store
import Testing

@testable import Web

/// Clients that are slow, half-open or gone, on a real port.
@Suite(.serialized) struct SlowClientTests {
    private static let brief = ConnectionLimits(
        connections: 260, header: .seconds(6), body: .seconds(4), pause: .seconds(4),
        reading: .seconds(4))

    private func listening(
        _ limits: ConnectionLimits, _ body: @escaping @Sendable (Int, LiveDesk) async throws -> Void
    ) async throws {
        let live = try await LiveDesk()
        try await live.listening(limits) { try await body($0, live) }
    }

    @Test func `two hundred clients that never finish their header stop nobody, and are sent away`()
        async throws
    {
        try await listening(Self.brief) { port, _ in
            let slow = await RawClient.apart { (0..<200).compactMap { _ in RawClient(port: port) } }
            #expect(slow.count == 200)
            await RawClient.apart {
                for client in slow { client.send("GET /healthz HTTP/1.1\r\nX-Slow: ") }
            }
            for _ in 0..<20 {
                let answer = await RawClient.apart { RawClient.health(on: port) }
                #expect(answer?.hasPrefix("HTTP/1.1 200") == true)
            }
            // One byte now and then keeps no connection open.
            let ended = await RawClient.apart { () -> Int in
                for client in slow.prefix(20) { client.send("a") }
                return slow.count { $0.readToEnd() != nil }
            }
            #expect(ended == 200)
        }
    }

    @Test
    func `a body that does not come in time is ended, and so is a connection kept without use`()
        async throws
    {
        try await listening(Self.brief) { port, _ in
            let half = try #require(await RawClient.apart { RawClient(port: port) })
            let head =
                "POST /sign-in HTTP/1.1\r\nHost: desk.example\r\nContent-Length: 500\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\n\r\nlogin=o"
            #expect(await RawClient.apart { half.send(head) ? half.readToEnd() : nil } != nil)
            let kept = try #require(await RawClient.apart { RawClient(port: port) })
            let first = await RawClient.apart { () -> String? in
                kept.send("GET /healthz HTTP/1.1\r\nHost: desk.example\r\n\r\n")
                return kept.read()
            }
            #expect(first?.hasPrefix("HTTP/1.1 200") == true)
            #expect(await RawClient.apart { kept.readToEnd() } != nil)
        }
    }

    @Test
    func `a connection that is cut in the middle of a request does nothing, and the desk goes on`()
        async throws
    {
        try await listening(Self.brief) { port, live in
            let token = try await APITokens(desk: live.desk).create(
                .init(name: "test", holder: "marina", scope: "own", permissions: ["write"], days: 1)
            ).token
            let body = APIDesk.new(subject: "Cut")
            let head =
                "POST /api/v1/tickets HTTP/1.1\r\nHost: desk.example\r\nAuthorization: Bearer \(token)\r\n"
                + "Idempotency-Key: cut\r\nContent-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n\r\n"
            let half = try #require(await RawClient.apart { RawClient(port: port) })
            await RawClient.apart {
                half.send(head + body.prefix(body.count / 2))
                half.cut()
            }
            // The same call again, whole: the key was not used up.
            let again = try #require(await RawClient.apart { RawClient(port: port) })
            let answer = await RawClient.apart { again.send(head + body) ? again.read() : nil }
            #expect(answer?.hasPrefix("HTTP/1.1 201") == true)
            #expect(try await live.desk.counts(of: [.all], for: .desk)[.all] == 1)
            // Cut before the answer: it is done, once, and known under its key.
            let impatient = try #require(await RawClient.apart { RawClient(port: port) })
            let other = head.replacing("Idempotency-Key: cut", with: "Idempotency-Key: gone")
            await RawClient.apart {
                impatient.send(other + body)
                impatient.cut()
            }
            // While the first is still at work, the same key is refused for the moment.
            var known: String?
            for _ in 0..<50 where known?.hasPrefix("HTTP/1.1 201") != true {
                known = await RawClient.apart {
                    guard let patient = RawClient(port: port), patient.send(other + body) else {
                        return nil
                    }
                    return patient.read()
                }
            }
            #expect(known?.hasPrefix("HTTP/1.1 201") == true)
            let tickets = try await live.desk.store.read { try $0.query("SELECT id FROM ticket") }
            #expect(tickets.count <= 2)
        }
    }
}
