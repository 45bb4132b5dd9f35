import Foundation
import Regulations
import ServiceDesk
import Store
import Testing
import WorkingTime

@testable import Runtime

/// The life of a letter, from its bytes to an answer.
@Suite struct LetterTests {
    @Test func `a letter becomes a ticket with a receipt, a clock and an explained deadline`()
        async throws
    {
        let temporary = try await TemporaryDesk()
        let outcome = try await temporary.deliver(temporary.letter())
        #expect(outcome.outcome == .ticket)
        #expect(try await temporary.ticket(1).stream.ticket.state == .received)
        try await temporary.send()
        let view = try await temporary.ticket(1)
        #expect(view.stream.ticket.state == .admitted)
        let receipt = try #require(
            try temporary.sent().first { $0.to.first?.address == "anna@alfa.example" })
        #expect(receipt.automatic != nil)
        #expect(receipt.inReplyTo == "one@alfa.example")
        #expect(receipt.text.contains("#1"))
        let reaction = try #require(view.clocks.first { $0.id.commitment == "standard_reaction" })
        // Tuesday 11:00 and eight working hours: five on Tuesday, three on Wednesday.
        #expect(reaction.due == Instant(iso8601: "2026-10-07T08:00:00Z"))
        let explanation = try #require(
            view.explanations.first { $0.commitment == "standard_reaction" })
        #expect(explanation.countedSeconds == 8 * 3600)
        #expect(explanation.clauses.contains("2.3.2-max"))
    }

    @Test func `the contract's shorter reaction counts for its client`() async throws {
        let temporary = try await TemporaryDesk()
        _ = try await temporary.deliver(temporary.letter(from: "boris@beta.example"))
        let reaction = try await temporary.ticket(1).clocks.first {
            $0.id.commitment == "standard_reaction"
        }
        #expect(reaction?.due == Instant(iso8601: "2026-10-06T12:00:00Z"))
        // Other readings are judged with the same contract: only the one about the reaction's end
        // differs.
        let notes = try await temporary.ticket(1).explanations.first {
            $0.commitment == "standard_reaction"
        }?.readings
        #expect(notes?.map(\.reading) == ["reaction_end"])
    }

    @Test func `the same letter again is a duplicate and makes nothing new`() async throws {
        let temporary = try await TemporaryDesk()
        _ = try await temporary.deliver(temporary.letter())
        let again = try await temporary.deliver(temporary.letter())
        #expect(again.outcome == .duplicate)
        #expect(again.number == 1)
        #expect(try await temporary.desk.counts(of: [.all], for: .desk)[.all] == 1)
    }

    @Test func `an answer to the receipt is added to its ticket and starts the follow-up clock`()
        async throws
    {
        let temporary = try await TemporaryDesk()
        _ = try await temporary.deliver(temporary.letter())
        try await temporary.send()
        let receipt = try #require(try temporary.sent().first?.messageID)
        let answer = temporary.letter(
            id: "two@alfa.example", subject: "Re: x", more: "In-Reply-To: <\(receipt)>\r\n")
        let outcome = try await temporary.deliver(answer)
        #expect(outcome.outcome == .appended)
        #expect(outcome.number == 1)
        #expect(
            try await temporary.ticket(1).clocks.contains {
                $0.id.commitment == "standard_follow_up"
            })
    }

    @Test func `a number in the subject is no authority for a stranger`() async throws {
        let temporary = try await TemporaryDesk()
        _ = try await temporary.deliver(temporary.letter())
        let stranger = temporary.letter(
            from: "eve@elsewhere.example", id: "x@elsewhere.example", subject: "Re: [#1] x")
        let outcome = try await temporary.deliver(stranger)
        #expect(outcome.outcome == .returned)
        #expect(outcome.number == 2)
    }

    @Test func `an automatic sender gets no receipt, and a person may admit the ticket`()
        async throws
    {
        let temporary = try await TemporaryDesk()
        _ = try await temporary.deliver(
            temporary.letter(more: "Auto-Submitted: auto-generated\r\n"))
        try await temporary.send()
        #expect(try temporary.sent().isEmpty)
        #expect(try await temporary.ticket(1).stream.ticket.receipt == .withheld)
        _ = try await temporary.desk.perform(
            Instruction(
                .admit, on: try await temporary.ticket(1).row.id, by: .staff("marina"),
                commandID: "admit"))
        #expect(try await temporary.ticket(1).stream.ticket.state == .admitted)
    }

    @Test func `a letter that cannot be read is kept raw and listed`() async throws {
        let temporary = try await TemporaryDesk()
        let bytes: [UInt8] = [0, 1, 2, 0xFF]
        let outcome = try await temporary.deliver(bytes)
        #expect(outcome.outcome == .unreadable)
        let row = try #require(try await temporary.desk.unticketed().first)
        let raw = try #require(row.raw)
        #expect(
            try await temporary.desk.store.read { try Contents(desk: "echo").bytes(raw, in: $0) }
                == Data(bytes))
    }

    @Test func `an unknown sender's letter is returned and the official address is asked`()
        async throws
    {
        let temporary = try await TemporaryDesk()
        let outcome = try await temporary.deliver(temporary.letter(from: "new@alfa.example"))
        #expect(outcome.outcome == .returned)
        #expect(outcome.rule == "unknown_sender")
    }

    @Test func `a marked letter in working hours is an emergency, after closing it is not`()
        async throws
    {
        let open = try await TemporaryDesk()
        _ = try await open.deliver(open.letter(subject: "=?UTF-8?B?0KHQoNCe0KfQndCe?="))
        #expect(try await open.ticket(1).stream.ticket.priority == "emergency")
        let closed = try await TemporaryDesk(at: TemporaryDesk.saturday)
        _ = try await closed.deliver(closed.letter(subject: "=?UTF-8?B?0KHQoNCe0KfQndCe?="))
        #expect(try await closed.ticket(1).stream.ticket.priority == "standard")
    }

    @Test
    func
        `a person's answer stops the reaction clock, is journalled as kept, and leaves as a letter`()
        async throws
    {
        let temporary = try await TemporaryDesk()
        _ = try await temporary.deliver(temporary.letter())
        try await temporary.send()
        let view = try await temporary.ticket(1)
        let draft = try temporary.say("We look into it.")
        temporary.clock.stand(at: TemporaryDesk.tuesday + 3600)
        _ = try await temporary.desk.perform(
            Instruction(
                .reply(draft.ref), on: view.row.id, by: .staff("pavel"), commandID: "r",
                seen: view.stream.version,
                contents: [draft]))
        try await temporary.send()
        let after = try await temporary.ticket(1)
        #expect(after.clocks.first { $0.id.commitment == "standard_reaction" }?.outcome == .met)
        #expect(after.stream.ticket.taker == "pavel")
        let kept = after.stream.records.contains { record in
            if case .kept(let observed) = record.event {
                return observed.clock.commitment == "standard_reaction"
            }
            return false
        }
        #expect(kept)
        #expect(
            try temporary.sent().contains {
                $0.text.contains("We look into it.") && $0.automatic?.kind != .autoReply
            })
    }

    @Test func `a repeated form acts once, and news meanwhile asks again`() async throws {
        let temporary = try await TemporaryDesk()
        _ = try await temporary.deliver(temporary.letter())
        let view = try await temporary.ticket(1)
        let draft = try temporary.say("note")
        let request = Instruction(
            .note(draft.ref), on: view.row.id, by: .staff("pavel"), commandID: "n",
            contents: [draft])
        _ = try await temporary.desk.perform(request)
        #expect(try await temporary.desk.perform(request).isRepeat)
        _ = try await temporary.deliver(
            temporary.letter(id: "two@alfa.example", more: "In-Reply-To: <one@alfa.example>\r\n"))
        let late = try temporary.say("late")
        await #expect(throws: NewsMeanwhile.self) {
            try await temporary.desk.perform(
                Instruction(
                    .reply(late.ref), on: view.row.id, by: .staff("pavel"), commandID: "l",
                    seen: view.stream.version,
                    contents: [late]))
        }
    }

    @Test func `a warning, then a breach ring once each and tell the owner`() async throws {
        let temporary = try await TemporaryDesk()
        _ = try await temporary.deliver(temporary.letter())
        try await temporary.send()
        // Six of eight working hours: Wednesday 9:00.
        temporary.clock.stand(at: Instant(iso8601: "2026-10-07T06:00:00Z")!)
        for _ in 0..<3 { _ = try await Timekeeper(desk: temporary.desk).ring() }
        temporary.clock.stand(at: Instant(iso8601: "2026-10-07T08:00:00Z")!)
        for _ in 0..<3 { _ = try await Timekeeper(desk: temporary.desk).ring() }
        try await temporary.send()
        let events = try await temporary.ticket(1).stream.records.map(\.event.kind)
        #expect(events.count { $0 == .warned } == 1)
        #expect(events.count { $0 == .missed } == 1)
        #expect(try temporary.sent().count { $0.to.first?.address == "marina@echo.example" } == 2)
        #expect(try await temporary.desk.counts(of: [.missed], for: .desk)[.missed] == 1)
    }
}
