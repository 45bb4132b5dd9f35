import Dispatch
import Testing

@testable import Channels

@Suite struct BlockingThreadsTests {
    @Test func `work beyond the limit is refused at once and the rest is done`() async throws {
        let threads = BlockingThreads(name: "test", count: 1, waiting: 2)
        let begun = DispatchSemaphore(value: 0)
        let gate = DispatchSemaphore(value: 0)
        async let first = threads.run {
            begun.signal()
            gate.wait()
            return 1
        }
        await withCheckedContinuation { continuation in
            DispatchQueue(label: "test").async {
                begun.wait()
                continuation.resume()
            }
        }
        let results = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<10 { group.addTask { (try? await threads.run { true }) ?? false } }
            var results: [Bool] = []
            for await done in group {
                results.append(done)
                if results.count == 8 { gate.signal() }
            }
            return results
        }
        #expect(results == Array(repeating: false, count: 8) + [true, true])
        #expect(try await first == 1)
    }
}
