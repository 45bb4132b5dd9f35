import Foundation
import Regulations
import ServiceDesk
import Store
import Testing
import WorkingTime

@testable import Runtime

/// Work on a ticket as the desk keeps it: repeats, merging, reminders, letters to the head.
@Suite struct WorkTests {
    @Test func `the same question again is added to its open ticket, and the clock stays`()
        async throws
    {
        let temporary = try await TemporaryDesk()
        _ = try await temporary.deliver(temporary.letter())
        let due = try await temporary.ticket(1).clocks.first {
            $0.id.commitment == "standard_reaction"
        }?.due
        temporary.clock.stand(at: TemporaryDesk.tuesday + 3600)
        let again = try await temporary.deliver(
            temporary.letter(
                id: "two@alfa.example",
                text: "Are you there? The filter still shows the wrong goods."))
        #expect(again.outcome == .appended)
        #expect(again.number == 1)
        let view = try await temporary.ticket(1)
        #expect(view.clocks.first { $0.id.commitment == "standard_reaction" }?.due == due)
        #expect(view.letters.values.contains { $0.text.contains("Are you there") })
        #expect(try await temporary.desk.counts(of: [.all], for: .desk)[.all] == 1)
    }

    @Test func `another sender with the same subject opens a ticket of their own`() async throws {
        let temporary = try await TemporaryDesk()
        _ = try await temporary.deliver(temporary.letter())
        let other = try await temporary.deliver(
            temporary.letter(
                from: "boris@beta.example", id: "two@beta.example", text: "Mine fails too."))
        #expect(other.number == 2)
    }

    @Test
    func `merging ends one ticket and tells both, other clients' tickets are not to be found`()
        async throws
    {
        let temporary = try await TemporaryDesk()
        _ = try await temporary.deliver(temporary.letter())
        _ = try await temporary.deliver(temporary.letter(id: "two@alfa.example", subject: "Cart"))
        _ = try await temporary.deliver(
            temporary.letter(from: "boris@beta.example", id: "three@beta.example"))
        let desk = temporary.desk
        #expect(try await desk.merge(2, into: 3, by: "marina", for: .desk) == nil)
        #expect(try await desk.merge(2, into: 2, by: "marina", for: .desk) == nil)
        #expect(try await desk.merge(2, into: 1, by: "marina", for: .desk)?.isRepeat == false)
        #expect(try await temporary.ticket(2).stream.ticket.isOpen == false)
        #expect(try await temporary.ticket(1).stream.ticket.absorbed == [2])
        #expect(try await desk.merge(2, into: 1, by: "marina", for: .desk) == nil)
    }

    @Test func `an answer to a merged ticket reaches the one that goes on`() async throws {
        let temporary = try await TemporaryDesk()
        _ = try await temporary.deliver(temporary.letter())
        _ = try await temporary.deliver(temporary.letter(id: "two@alfa.example", subject: "Cart"))
        _ = try await temporary.desk.merge(2, into: 1, by: "marina", for: .desk)
        let answer = temporary.letter(
            id: "three@alfa.example", subject: "Re: Cart",
            more: "In-Reply-To: <two@alfa.example>\r\n",
            text: "One more thing.")
        let outcome = try await temporary.deliver(answer)
        #expect(outcome.number == 1)
        #expect(
            try await temporary.ticket(1).letters.values.contains {
                $0.text.contains("One more thing")
            })
    }

    @Test func `a colleague whom the client copied gets the answer, a stranger does not`()
        async throws
    {
        let temporary = try await TemporaryDesk()
        let copied = temporary.letter(more: "Cc: gleb@alfa.example, eve@elsewhere.example\r\n")
        _ = try await temporary.deliver(copied)
        #expect(try await temporary.ticket(1).stream.ticket.watchers == ["alfa.gleb"])
        let draft = try temporary.say("It is fixed.")
        _ = try await temporary.desk.perform(
            Instruction(
                .reply(draft.ref), on: try await temporary.ticket(1).row.id, by: .staff("pavel"),
                commandID: "reply",
                contents: [draft]))
        try await temporary.send()
        let answers = try temporary.sent().filter { $0.text.contains("It is fixed.") }
        #expect(
            Set(answers.compactMap { $0.to.first?.address }) == [
                "anna@alfa.example", "gleb@alfa.example",
            ])
    }

    @Test func `a snooze sends its person one letter when it ends`() async throws {
        let temporary = try await TemporaryDesk()
        _ = try await temporary.deliver(temporary.letter())
        let until = TemporaryDesk.tuesday + 1800
        _ = try await temporary.desk.perform(
            Instruction(
                .snooze(until: until), on: try await temporary.ticket(1).row.id,
                by: .staff("marina"),
                commandID: "snooze"))
        temporary.clock.stand(at: until)
        _ = try await Timekeeper(desk: temporary.desk).ring()
        _ = try await Timekeeper(desk: temporary.desk).ring()
        let address = try #require(temporary.desk.people.staff["marina"]?.email)
        try await temporary.send()
        #expect(
            try temporary.sent().count { $0.to.first?.address == address && $0.text.contains("#1") }
                == 1)
    }
}
