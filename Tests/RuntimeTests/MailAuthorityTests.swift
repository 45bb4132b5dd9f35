import Channels
import Foundation
import LetterParsing
import ServiceDesk
import Store
import Testing
import WorkingTime

@testable import Runtime

/// What a letter may bring about whose From nobody vouches for (the class of holes "spoofed mail").
@Suite struct MailAuthorityTests {
    private static let server = LetterOrigin(channel: "mail", authserv: "mx.echo.example")
    private static let pass =
        "Authentication-Results: mx.echo.example; dmarc=pass header.from=alfa.example\r\n"

    /// Anna's ticket, finished, and the headers of an answer to its receipt.
    private static func finished(_ desk: TemporaryDesk) async throws -> String {
        _ = try await desk.deliver(desk.letter(more: pass), origin: server)
        try await desk.send()
        let receipt = try #require(try desk.sent().first?.messageID)
        let ticket = try await desk.ticket(1).row.id
        for (index, command) in [Command.take(override: nil), .finish].enumerated() {
            _ = try await desk.desk.perform(
                Instruction(command, on: ticket, by: .staff("marina"), commandID: "finish-\(index)")
            )
        }
        #expect(try await desk.ticket(1).stream.ticket.state == .done)
        return "In-Reply-To: <\(receipt)>\r\n"
    }

    @Test func `a forged From adds to an open ticket, and is marked`() async throws {
        let desk = try await TemporaryDesk()
        _ = try await desk.deliver(desk.letter(more: Self.pass), origin: Self.server)
        let forged = desk.letter(
            id: "2@alfa.example", subject: "Re: [#1] Filter", text: "I approve everything")
        let outcome = try await desk.deliver(forged, origin: Self.server)
        #expect(outcome.outcome == .appended && outcome.number == 1)
        let wrote = try await desk.ticket(1).stream.records.compactMap { record in
            if case .clientWrote(let wrote) = record.event { return wrote.sender.proven }
            return nil
        }
        #expect(wrote == [false])
    }

    @Test func `a forged From reopens nothing: it opens a ticket that names the finished one`()
        async throws
    {
        let desk = try await TemporaryDesk()
        let answering = try await Self.finished(desk)
        let forged = desk.letter(id: "2@alfa.example", subject: "Re: Filter", more: answering)
        let outcome = try await desk.deliver(forged, origin: Self.server)
        #expect(outcome.outcome == .ticket && outcome.number == 2)
        #expect(try await desk.ticket(1).stream.ticket.state == .done)
        guard case .arrived(let arrived)? = try await desk.ticket(2).stream.records.first?.event
        else {
            Issue.record("no arrival")
            return
        }
        #expect(arrived.answers == 1 && arrived.sender.proven == false)
    }

    @Test(arguments: [true, false])
    func `a proven letter, or one where nobody is asked, reopens`(isAsked: Bool) async throws {
        let desk = try await TemporaryDesk()
        let answering = try await Self.finished(desk)
        let letter = desk.letter(
            id: "2@alfa.example", subject: "Re: Filter",
            more: answering + (isAsked ? Self.pass : ""))
        let outcome = try await desk.deliver(letter, origin: isAsked ? Self.server : LetterOrigin())
        #expect(outcome.outcome == .appended && outcome.number == 1)
        #expect(try await desk.ticket(1).stream.ticket.happened.contains(.reopened))
    }

    @Test func `a letter stored before a crash is doubted as much after it`() async throws {
        let desk = try await TemporaryDesk()
        let answering = try await Self.finished(desk)
        let message = try MIMECodec.parse(
            desk.letter(id: "2@alfa.example", subject: "Re", more: answering))
        var facts = LetterFacts()
        facts.references = message.threadIDs
        facts.raw = .new(Data(desk.letter(id: "2@alfa.example", subject: "Re", more: answering)))
        facts.isProven = false
        let interaction = Interaction(
            .letter(facts), channel: "mail", address: "anna@alfa.example",
            letter: StoredLetter(subject: "Re", text: "x"), arrivedAt: desk.clock.now())
        _ = try await Intake(desk: desk.desk).store(interaction)
        #expect(try await Intake(desk: desk.desk).resume() == 1)
        #expect(try await desk.ticket(1).stream.ticket.state == .done)
        #expect(try await desk.ticket(2).stream.ticket.requester?.proven == false)
    }

    // MARK: The pipe

    @Test func `the spool keeps a letter's origin, and a strange name gives none`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "spool-\(UUID().uuidString)"
        ).path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let spool = Spool(data: folder)
        for (index, origin) in [LetterOrigin(), Self.server, .init(authserv: "mx-1.echo.example")]
            .enumerated()
        {
            try spool.keep(
                Data("x".utf8), arrivedAt: Instant(seconds: 1000 + Int64(index)), id: "0-\(index)",
                origin: origin)
        }
        let waiting = spool.waiting()
        #expect(
            waiting.map(\.origin) == [
                LetterOrigin(), Self.server, .init(authserv: "mx-1.echo.example"),
            ])
        #expect(waiting.map(\.arrivedAt.seconds) == [1000, 1001, 1002])
        #expect(LetterOrigin(fileName: "1000-x@a/b@c d") == LetterOrigin())
        #expect(
            LetterOrigin.isName("mx.example") && !LetterOrigin.isName("mx@example")
                && !LetterOrigin.isName(""))
    }

    @Test func `the socket carries a letter's origin to the desk`() async throws {
        let desk = try await TemporaryDesk()
        let request = ControlRequest.deliver(
            letter: Data(desk.letter()), at: desk.clock.now(), origin: Self.server)
        let carried = try JSONDecoder().decode(
            ControlRequest.self, from: JSONEncoder().encode(request))
        let reply = await desk.control.answer(carried)
        #expect(reply.isDone)
        #expect(try await desk.ticket(1).stream.ticket.requester?.proven == false)
    }
}
