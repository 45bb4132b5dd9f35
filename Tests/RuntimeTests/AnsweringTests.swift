import Channels
import ServiceDesk
import Testing

@testable import Runtime

/// A letter on what is over, where the regulation does not let it be opened again.
@Suite struct AnsweringTests {
    private static func desk() async throws -> TemporaryDesk {
        try await TemporaryDesk(amended: {
            $0.replacing(
                "\nrules:\n",
                with: "\nrules:\n  over: { clause: \"0.3\", before: reopened, verdict: refuse }\n",
                maxReplacements: 1)
        })
    }

    private static func finish(_ desk: TemporaryDesk) async throws -> String {
        _ = try await desk.deliver(desk.letter())
        try await desk.send()
        let ticket = try await desk.ticket(1).row.id
        for (index, command) in [Command.categorise("bug"), .take(override: nil), .finish]
            .enumerated()
        {
            _ = try await desk.desk.perform(
                Instruction(command, on: ticket, by: .staff("marina"), commandID: "finish-\(index)")
            )
        }
        return "In-Reply-To: <\(try #require(try desk.sent().first?.messageID))>\r\n"
    }

    @Test func `the letter is a request of its own, of the same kind, and says what it answers`()
        async throws
    {
        let desk = try await Self.desk()
        let answering = try await Self.finish(desk)
        let letter = desk.letter(
            id: "2@alfa.example", subject: "Re: Filter", more: answering, text: "It is back")
        let outcome = try await desk.deliver(letter)
        #expect(outcome.outcome == .ticket && outcome.number == 2)
        #expect(try await desk.ticket(1).stream.ticket.state == .done)
        #expect(
            try await desk.ticket(1).stream.records.allSatisfy { $0.event.kind != .clientWrote })
        let second = try await desk.ticket(2).stream
        #expect(second.ticket.category == "bug")
        guard case .arrived(let arrived)? = second.records.first?.event else {
            Issue.record("no arrival")
            return
        }
        #expect(arrived.answers == 1)
    }

    @Test func `before the end the letter is added as ever`() async throws {
        let desk = try await Self.desk()
        _ = try await desk.deliver(desk.letter())
        try await desk.send()
        let receipt = try #require(try desk.sent().first?.messageID)
        let letter = desk.letter(
            id: "2@alfa.example", subject: "Re: Filter", more: "In-Reply-To: <\(receipt)>\r\n",
            text: "More")
        #expect(try await desk.deliver(letter).outcome == .appended)
    }
}
