import Runtime
import ServiceDesk
import Testing

@testable import Web

/// The order of a strict pool on the page that takes a ticket.
struct StrictPoolTests {
    /// Two tickets, of which the second comes first.
    private func pool() async throws -> (live: LiveDesk, later: Int, first: Int) {
        let live = try await LiveDesk { regulation in
            regulation.replacing(
                "order: [expedited, priority, arrived] }",
                with: "order: [expedited, priority, arrived], strict: true, "
                    + "blocking: [received, admitted, in_progress] }"
            )
            .replacing(
                "\nfields:\n",
                with:
                    "  minor: { title: { ru: \"Мелкая\", en: \"Minor\" }, clause: \"0.3\", rank: 3 }\n\nfields:\n"
            )
        }
        let later = try await live.deliver(id: "later@alfa.example", subject: "Later")
        _ = try await live.desk.perform(
            Instruction(
                .prioritise("minor", reason: nil), on: try #require(later.ticket),
                by: .staff("marina"),
                commandID: "minor"))
        let first = try await live.deliver(id: "first@alfa.example", subject: "First")
        return (live, try #require(later.number), try #require(first.number))
    }

    private func taker(_ live: LiveDesk, _ number: Int) async throws -> String? {
        try await live.desk.ticket(number: number, for: .desk)?.row.taker
    }

    @Test func `who takes out of order is told what comes first, and nothing is taken`()
        async throws
    {
        let (live, later, first) = try await pool()
        let browser = try await live.enter("marina")
        let answer = try await live.post("/tickets/\(later)/take", browser)
        #expect(answer.status == 422)
        #expect(answer.body.contains("/tickets/\(first)\""))
        #expect(!answer.body.contains("name=\"text\""), "nobody but the head is asked for a reason")
        // A reason changes nothing for somebody who may not decide.
        #expect(
            try await live.post("/tickets/\(later)/take", browser, ["text": "I want to"]).status
                >= 400)
        #expect(try await taker(live, later) == nil)
    }

    @Test func `the head may take out of order by giving a reason, which is journalled`()
        async throws
    {
        let (live, later, _) = try await pool()
        let browser = try await live.enter("olga")
        let asked = try await live.post("/tickets/\(later)/take", browser)
        #expect(asked.status == 422 && asked.body.contains("name=\"text\""))
        #expect(
            try await live.post("/tickets/\(later)/take", browser, ["text": "  "]).status == 422)
        let done = try await live.post(
            "/tickets/\(later)/take", browser, ["text": "The client waits at the counter"])
        #expect(done.status == 303)
        #expect(try await taker(live, later) == "olga")
        let view = try #require(try await live.desk.ticket(number: later, for: .desk))
        let reasons = view.stream.records.compactMap { record -> String? in
            if case .taken(let taken) = record.event { taken.override } else { nil }
        }
        #expect(reasons == ["The client waits at the counter"])
    }
}
