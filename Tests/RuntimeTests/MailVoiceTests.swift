import Channels
import Foundation
import ServiceDesk
import Store
import Testing
import WorkingTime

@testable import Runtime

/// Whose words letters on a ticket are, from the bytes to the journal: Anna was asked, somebody
/// else answers.
@Suite struct MailVoiceTests {
    private static let server = LetterOrigin(channel: "mail", authserv: "mx.echo.example")

    /// Anna's ticket with an open question, and the header that answers it.
    private static func asked(_ desk: TemporaryDesk, cc: String = "") async throws -> String {
        _ = try await desk.deliver(desk.letter(more: cc))
        let draft = try desk.say("Which order?")
        _ = try await desk.desk.perform(
            Instruction(
                .askClient(draft.ref), on: try await desk.ticket(1).row.id, by: .staff("marina"),
                commandID: "ask",
                contents: [draft]))
        try await desk.send()
        let question = try #require(
            try desk.sent().first { $0.text.contains("Which order?") }?.messageID)
        return "In-Reply-To: <\(question)>\r\n"
    }

    private static func noted(_ desk: TemporaryDesk) async throws -> (
        noted: TicketEvent.Noted, actor: Actor
    )? {
        let last = try await desk.ticket(1).stream.records.last
        if let last, case .noted(let noted) = last.event { return (noted, last.actor) }
        return nil
    }

    @Test func `a colleague who answers by mail writes a note`() async throws {
        let desk = try await TemporaryDesk()
        let answering = try await Self.asked(desk)
        let before = try await desk.ticket(1)
        let outcome = try await desk.deliver(
            desk.letter(
                from: "Marina@echo.example", id: "m@echo.example", subject: "Re: Filter",
                more: answering))
        #expect(outcome.outcome == .appended && outcome.number == 1)
        let note = try #require(try await Self.noted(desk))
        #expect(
            note.noted.voice == .colleague && note.actor.kind == .staff && note.actor.id == "marina"
        )
        let after = try await desk.ticket(1)
        #expect(
            after.row.state == .waitingClient
                && after.clocks.map(\.outcome) == before.clocks.map(\.outcome))
        try await desk.send()
        #expect(try desk.sent().allSatisfy { $0.to.first?.address != "Marina@echo.example" })
    }

    @Test func `a colleague's address that our server does not vouch for is a third party's`()
        async throws
    {
        let desk = try await TemporaryDesk()
        let answering = try await Self.asked(desk)
        _ = try await desk.deliver(
            desk.letter(
                from: "marina@echo.example", id: "m@echo.example", subject: "Re: Filter",
                more: answering),
            origin: Self.server)
        let note = try #require(try await Self.noted(desk))
        #expect(note.noted.voice == .thirdParty && note.actor == Actor(kind: .stranger, id: ""))
    }

    @Test(arguments: ["bot@spam.example", "boris@beta.example"])
    func `who answers a letter that was passed on is a third party, and nothing moves`(from: String)
        async throws
    {
        let desk = try await TemporaryDesk()
        let answering = try await Self.asked(desk)
        let seen = try await desk.ticket(1).stream.version
        // A client's contact who copies colleagues brings nobody into another client's ticket.
        let more = answering + "Cc: gleb@alfa.example, boris@beta.example\r\n"
        let outcome = try await desk.deliver(
            desk.letter(
                from: from, id: "b@spam.example", subject: "Re: Filter", more: more,
                text: "Close it"))
        #expect(outcome.outcome == .appended && outcome.number == 1)
        let ticket = try await desk.ticket(1).stream
        #expect(ticket.ticket.state == .waitingClient && ticket.ticket.watchers.isEmpty)
        #expect(ticket.records.count == seen + 1)
        let note = try #require(try await Self.noted(desk))
        #expect(note.noted.voice == .thirdParty && note.noted.sender?.address == from)
        #expect(note.actor.kind != .desk && note.actor.kind != .staff)
        // Who decides without having read it is asked again, as for a word of the client.
        let draft = try desk.say("Done")
        var reply = Instruction(
            .reply(draft.ref), on: ticket.ticket.id, by: .staff("marina"), commandID: "late",
            contents: [draft])
        reply.seen = seen
        await #expect(throws: NewsMeanwhile.self) { try await desk.desk.perform(reply) }
        #expect(try await desk.desk.traces(of: from) == 1)
    }

    @Test func `on a finished ticket a third party opens nothing`() async throws {
        let desk = try await TemporaryDesk()
        let answering = try await Self.asked(desk)
        let ticket = try await desk.ticket(1).row.id
        for (index, command) in [Command.resume, .finish].enumerated() {
            _ = try await desk.desk.perform(
                Instruction(command, on: ticket, by: .staff("marina"), commandID: "end-\(index)"))
        }
        let state = try await desk.ticket(1).row.state
        _ = try await desk.deliver(
            desk.letter(
                from: "bot@spam.example", id: "b@spam.example", subject: "Re: Filter",
                more: answering))
        #expect(try await desk.ticket(1).row.state == state)
        #expect(try await desk.desk.counts(of: [.all], for: .desk)[.all] == 1)
    }

    @Test(arguments: [
        "List-Id: <it.alfa.example>\r\nPrecedence: list\r\n", "X-Auto-Response-Suppress: All\r\n",
        "Auto-Submitted: auto-generated\r\nResent-From: <office@alfa.example>\r\n",
    ])
    func `a contact's words that a program passed on are the contact's`(more: String) async throws {
        let desk = try await TemporaryDesk()
        let answering = try await Self.asked(desk)
        let count = try desk.sent().count
        _ = try await desk.deliver(
            desk.letter(
                id: "2@alfa.example", subject: "Re: Filter", more: answering + more,
                text: "Order 4711"))
        let ticket = try await desk.ticket(1)
        #expect(
            ticket.row.state != .waitingClient
                && ticket.stream.records.contains { $0.event.kind == .clientWrote })
        try await desk.send()
        #expect(try desk.sent().count == count)
    }

    @Test func `the number of another matter adds to no ticket`() async throws {
        let desk = try await TemporaryDesk()
        _ = try await desk.deliver(desk.letter())
        for (index, (subject, number)) in [
            ("[#1] A new task of our system", 2), ("Re: [#1] Filter", 1),
            ("AW[2]: Fwd: [#1]  FILTER ", 1), ("[#1]", 1),
        ].enumerated() {
            let outcome = try await desk.deliver(
                desk.letter(id: "n\(index)@alfa.example", subject: subject))
            #expect(outcome.number == number, "\(subject)")
        }
    }

    @Test func `a copy makes a colleague of the contact watch, by the contact's own act`()
        async throws
    {
        let desk = try await TemporaryDesk()
        _ = try await desk.deliver(
            desk.letter(
                more: "Cc: gleb@alfa.example, boris@beta.example, kirill@contractor.example\r\n"))
        let stream = try await desk.ticket(1).stream
        #expect(stream.ticket.watchers == ["alfa.gleb"])
        #expect(
            stream.records.filter { $0.event.kind == .watched }.map(\.actor.id) == ["alfa.anna"])
        let doubted = try await TemporaryDesk()
        _ = try await doubted.deliver(
            doubted.letter(more: "Cc: gleb@alfa.example\r\n"), origin: Self.server)
        #expect(try await doubted.ticket(1).stream.ticket.watchers.isEmpty)
    }

    @Test
    func `a stranger who opens a ticket acts as a stranger, and answers on it in their own words`()
        async throws
    {
        let desk = try await TemporaryDesk()
        let outcome = try await desk.deliver(
            desk.letter(from: "new@nowhere.example", id: "1@nowhere.example"))
        let number = try #require(outcome.number)
        #expect(try await desk.ticket(number).stream.records.first?.actor.kind == .stranger)
        _ = try await desk.deliver(
            desk.letter(
                from: "New@nowhere.example", id: "2@nowhere.example", subject: "Re: Filter",
                more: "In-Reply-To: <1@nowhere.example>\r\n"))
        let last = try await desk.ticket(number).stream.records.last { $0.actor.kind != .desk }
        #expect(last?.event.kind == .clientWrote && last?.actor.kind == .stranger)
    }
}

extension Desk {
    /// How many letters of the person stand on tickets.
    fileprivate func traces(of address: String) async throws -> Int {
        try await store.read { try self.traces(of: address, in: $0).tickets.count }
    }
}
