import Foundation
import Hummingbird
import Logging
import ServiceLifecycle

@testable import Web

extension LiveDesk {
    /// Runs `body` with the port of the site while it listens.
    func listening(
        _ limits: ConnectionLimits, _ body: @escaping @Sendable (Int) async throws -> Void
    ) async throws {
        let (ports, found) = AsyncStream.makeStream(of: Int.self)
        let server = site.server(host: "127.0.0.1", port: 0, room: ConnectionRoom(limits)) {
            address in
            found.yield(URL(string: address)?.port ?? 0)
        }
        let group = ServiceGroup(
            configuration: .init(services: [server], logger: Logger(label: "test")))
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            for await port in ports {
                try await body(port)
                break
            }
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
    }
}

extension RawClient {
    /// What blocks has a thread of its own.
    static func apart<T: Sendable>(_ body: @escaping @Sendable () -> T) async -> T {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread { continuation.resume(returning: body()) }
        }
    }

    /// Asks `/healthz`, blocking.
    static func health(on port: Int) -> String? {
        ask("GET /healthz HTTP/1.1\r\nHost: desk.example\r\nConnection: close\r\n\r\n", on: port)
    }

    /// The whole answer, where the connection ends with it.
    static func ask(_ text: String, on port: Int) -> String? {
        guard let client = RawClient(port: port), client.send(text) else { return nil }
        return client.readToEnd()
    }
}
