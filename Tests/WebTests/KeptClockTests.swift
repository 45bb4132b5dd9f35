import Testing
import WorkingTime

@testable import Runtime
@testable import Web

/// What a list says of a promise that was kept.
struct KeptClockTests {
    @Test
    func `a kept promise took as long as it took, whatever happened to the ticket afterwards`()
        async throws
    {
        let live = try await LiveDesk()
        let ticket = try #require(try await live.deliver().number)
        let browser = try await live.enter("marina")
        func act(_ action: String, after seconds: Int64) async throws {
            live.clock.stand(at: LiveDesk.tuesday + seconds)
            let answer = try await live.post(
                "/tickets/\(ticket)/\(action)", browser, ["text": "Смотрим", "nonce": action])
            #expect(answer.status == 303, "\(answer.body)")
        }
        try await act("reply", after: 1800)
        try await act("note", after: 3 * 3600)
        let queue = try await live.get("/", browser).body
        let text = queue.replacing("\u{a0}", with: " ").replacing("&nbsp;", with: " ")
        #expect(text.contains("за 30 мин"))
        #expect(!text.contains("за 3 раб. ч"))
    }
}
