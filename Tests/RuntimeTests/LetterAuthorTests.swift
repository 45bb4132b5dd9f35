import Channels
import Foundation
import Letters
import ServiceDesk
import Store
import Testing

@testable import Runtime

/// Letters that somebody else sent, and letters to and from addresses that vary: whose tickets
/// they open.
@Suite struct LetterAuthorTests {
    private static func raw(_ header: String..., text: String) -> [UInt8] {
        let kind = "Content-Type: text/plain; charset=utf-8"
        return Array(((header + [kind, "", text]).joined(separator: "\r\n") + "\r\n").utf8)
    }

    private static let forward = raw(
        "From: Marina <marina@echo.example>", "To: support@echo.example", "Subject: Fwd: code",
        "Message-ID: <f1@echo.example>",
        text: """
            Please look.

            ---------- Forwarded message ---------
            From: Pavel <pavel@echo.example>
            Subject: Fwd: code

            ---------- Forwarded message ---------
            From: Boris <boris@beta.example>
            Subject: code

            The code does not come: https://bereg.example/login
            """)

    @Test func `what a colleague passes on is the ticket of who wrote it, written down by them`()
        async throws
    {
        let desk = try await TemporaryDesk()
        let outcome = try await desk.deliver(Self.forward)
        #expect(outcome.outcome == .ticket)
        let ticket = try await desk.ticket(try #require(outcome.number))
        #expect(ticket.row.requester == "beta.boris")
        #expect(ticket.stream.ticket.requester?.isUnproven == true)
        let first = try #require(ticket.stream.records.first)
        #expect(first.actor.kind == .staff && first.actor.id == "marina")
        try await desk.send()
        #expect(try desk.sent().allSatisfy { $0.to.map(\.address) == ["boris@beta.example"] })
    }

    @Test func `what is passed on twice is one, and what is passed on to a ticket is a note`()
        async throws
    {
        let desk = try await TemporaryDesk()
        _ = try await desk.deliver(desk.letter())
        let again = try await desk.deliver(
            Self.raw(
                "From: marina@echo.example", "To: support@echo.example", "Subject: Fwd: Filter",
                "Message-ID: <f2@echo.example>", "References: <one@alfa.example>",
                text: "---- Forwarded message ----\nFrom: anna@alfa.example\nSubject: Filter\n\nx"))
        #expect(again.outcome == .appended && again.number == 1)
        let last = try await desk.ticket(1).stream.records.last
        guard case .noted(let noted)? = last?.event else { throw TemporaryDesk.Missing(number: 1) }
        #expect(noted.voice == .colleague)
        let opened = try await desk.deliver(Self.forward)
        let twin = try await desk.deliver(Self.forward)
        #expect(twin.outcome == .duplicate && twin.number == opened.number)
    }

    @Test func `a stranger passed on is judged by the rules for strangers, and hears of it`()
        async throws
    {
        let desk = try await TemporaryDesk()
        let outcome = try await desk.deliver(
            Self.raw(
                "From: marina@echo.example", "To: support@echo.example", "Subject: Fwd: hello",
                "Message-ID: <f3@echo.example>",
                text: "---- Forwarded message ----\nFrom: Eve <eve@nobody.example>\nTo: us\n\nHi"))
        #expect(outcome.outcome == .returned && outcome.rule == "unknown_sender")
        let ticket = try await desk.ticket(try #require(outcome.number))
        #expect(ticket.row.address == "eve@nobody.example")
        try await desk.send()
        #expect(try desk.sent().allSatisfy { $0.to.map(\.address) == ["eve@nobody.example"] })
    }

    @Test func `a letter that a colleague attaches is its writer's, where the subject says so`()
        async throws
    {
        let desk = try await TemporaryDesk()
        let outcome = try await desk.deliver(
            Array(
                """
                From: marina@echo.example
                To: support@echo.example
                Subject: FW: code
                Message-ID: <f5@echo.example>
                Content-Type: multipart/mixed; boundary=b

                --b

                Please look.
                --b
                Content-Type: message/rfc822

                From: Boris <boris@beta.example>
                Subject: code

                It does not come: https://bereg.example/login
                --b--
                """.utf8))
        let ticket = try await desk.ticket(try #require(outcome.number))
        #expect(ticket.row.requester == "beta.boris")
    }

    @Test func `a client who passes a letter on writes for themselves`() async throws {
        let desk = try await TemporaryDesk()
        let outcome = try await desk.deliver(
            Self.raw(
                "From: anna@alfa.example", "To: support@echo.example", "Subject: Fwd: order",
                "Message-ID: <f4@alfa.example>",
                text:
                    "---- Forwarded message ----\nFrom: boris@beta.example\nTo: us\n\nlavka.example"
            ))
        let ticket = try await desk.ticket(try #require(outcome.number))
        #expect(ticket.row.requester == "alfa.anna")
    }

    // MARK: Forms

    private static func form(from: String, replyTo: String, more: String = "X-Form: 1") -> [UInt8] {
        raw(
            "From: Site <\(from)>", "To: support@echo.example", "Subject: From the site",
            "Message-ID: <w1@\(from)>", "Reply-To: \(replyTo)", more,
            text: "The cart is grey: https://lavka.example/cart")
    }

    @Test func `a form of the client's site speaks for whom Reply-To names`() async throws {
        let desk = try await TemporaryDesk()
        let outcome = try await desk.deliver(
            Self.form(
                from: "noreply@lavka.example", replyTo: "Anna <anna@alfa.example>",
                more: "Auto-Submitted: auto-generated"))
        let ticket = try await desk.ticket(try #require(outcome.number))
        #expect(ticket.row.requester == "alfa.anna")
        #expect(ticket.stream.ticket.requester?.isUnproven == true)
        #expect(ticket.letters.values.first?.sentBy == "noreply@lavka.example")
        try await desk.send()
        #expect(try desk.sent().map { $0.to.map(\.address) } == [["anna@alfa.example"]])
    }

    @Test(arguments: [
        ("eve@evil.example", "anna@alfa.example"), ("noreply@lavka.example", "eve@evil.example"),
        ("boris@beta.example", "anna@alfa.example"),
        ("noreply@lavka.example", "anna@alfa.example, gleb@alfa.example"),
        ("noreply@lavka.example", "marina@echo.example"),
    ]) func `others speak for themselves, whomever Reply-To names`(
        row: (from: String, replyTo: String)
    ) async throws {
        let desk = try await TemporaryDesk()
        let outcome = try await desk.deliver(Self.form(from: row.from, replyTo: row.replyTo))
        let ticket = try await desk.ticket(try #require(outcome.number))
        #expect(ticket.row.address == row.from)
    }

    // MARK: Addresses

    @Test func `addresses with a plus are those of the contact and of the desk`() async throws {
        let desk = try await TemporaryDesk()
        let outcome = try await desk.deliver(
            Self.raw(
                "From: anna+shop@alfa.example", "To: head+vip@echo.example", "Subject: Plus",
                "Message-ID: <p1@alfa.example>", text: "See https://lavka.example/x"))
        let ticket = try await desk.ticket(try #require(outcome.number))
        #expect(ticket.row.requester == "alfa.anna")
        #expect(ticket.row.address == "anna+shop@alfa.example")
        #expect(ticket.row.channel == "head_mail")
    }

    @Test(arguments: [["mail", "head_mail"], ["head_mail", "mail"]])
    func `a letter to two addresses of the desk is one ticket under the rules of both`(
        order: [String]
    ) async throws {
        let desk = try await TemporaryDesk()
        let letter = desk.letter(more: "Cc: head@echo.example\r\n")
        var outcomes: [Intake.Outcome] = []
        for channel in order {
            outcomes.append(
                try await desk.deliver(letter, origin: LetterOrigin(channel: channel)))
        }
        #expect(outcomes.map(\.outcome) == [.ticket, .duplicate])
        let ticket = try await desk.ticket(1).stream.ticket
        #expect(ticket.channel == order[0] && ticket.also == [order[1]])
        #expect(ticket.hints.contains("letter_to_head"))
    }

    @Test func `strangers in copy stand on the letter, people whom the desk knows do not`()
        async throws
    {
        let desk = try await TemporaryDesk()
        let copies =
            "Cc: kim@x.example, gleb@alfa.example, marina@echo.example, head+a@echo.example\r\n"
        _ = try await desk.deliver(desk.letter(more: copies))
        #expect(try await desk.ticket(1).letters.values.first?.copied == ["kim@x.example"])
    }

    @Test func `a sender who had to be found is not proven`() async throws {
        let desk = try await TemporaryDesk()
        let outcome = try await desk.deliver(
            Self.raw(
                "From: Anna | [A] <anna@alfa.example>", "To: support@echo.example", "Subject: Odd",
                "Message-ID: <o1@alfa.example>", text: "See https://lavka.example/x"))
        let ticket = try await desk.ticket(try #require(outcome.number))
        #expect(ticket.row.requester == "alfa.anna")
        #expect(ticket.stream.ticket.requester?.proven == false)
    }
}
