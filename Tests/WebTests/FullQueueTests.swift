import Foundation
import Runtime
import Store
import Testing

@testable import Web

/// The writer has as much waiting as it may have.
@Suite struct FullQueueTests {
    /// Runs `body` while the writer of the store stands still with a full queue.
    private func standing(_ store: Store, _ body: @escaping @Sendable () async throws -> Void)
        async throws
    {
        let gate = DispatchSemaphore(value: 0)
        try await withThrowingTaskGroup(of: Void.self) { group in
            let (stands, entered) = AsyncStream.makeStream(of: Void.self)
            group.addTask {
                try await store.write { _ in
                    entered.yield()
                    gate.wait()
                }
            }
            for await _ in stands { break }
            // Until one is refused, the queue is not full.
            let (refusals, refused) = AsyncStream.makeStream(of: Void.self)
            for _ in 0..<(Store.waitingMax + 300) {
                group.addTask {
                    do {
                        try await store.write { _ in }
                    } catch StoreError.busy {
                        refused.yield()
                    }
                }
            }
            for await _ in refusals { break }
            defer { gate.signal() }
            try await body()
        }
    }

    @Test
    func `pages are answered 503 with Retry-After while the queue is full, and served after it`()
        async throws
    {
        let live = try await LiveDesk()
        let olga = try await live.enter("olga")
        try await standing(live.desk.store) {
            let page = try await live.post(SiteURL.signOut.path, olga)
            #expect(page.status == 503)
            #expect(Int(page.headers[.retryAfter] ?? "") ?? 0 > 0)
            // Reading goes on.
            #expect(try await live.get("/", olga).status == 200)
        }
        #expect(try await live.post(SiteURL.signOut.path, olga).status == 303)
    }

    @Test
    func `a call is answered 503 with Retry-After while the queue is full, and its key is free`()
        async throws
    {
        let api = try await APIDesk()
        let token = try await api.token()
        try await standing(api.desk.store) {
            let answer = try await api.call(
                .post, "/tickets", token: token, body: APIDesk.new(), key: "full")
            #expect(answer.status == 503)
            #expect(answer.problem == "busy")
            #expect(Int(answer.headers[.retryAfter] ?? "") ?? 0 > 0)
        }
        let answer = try await api.call(
            .post, "/tickets", token: token, body: APIDesk.new(), key: "full")
        #expect(answer.status == 201)
        #expect(answer["is_repeat"] as? Bool == false)
    }
}
