import Channels
import Crypto
import Foundation
import LetterParsing
import ServiceDesk
import Testing
import WorkingTime

@testable import Runtime
@testable import Store

/// Whom the desk believes: signed addresses, the configured server's word, machines.
@Suite struct MailTrustTests {
    private static let keys = ReplyKeys(
        domain: "desk.echo.example",
        keys: [
            ReplyAddress.Key(
                id: "k1", secret: SymmetricKey(data: [UInt8](repeating: 7, count: 32)))!
        ])
    private static let server = LetterOrigin(channel: "mail", authserv: "mx.echo.example")

    private static func to(_ address: String, from: String, id: String, more: String = "")
        -> [UInt8]
    {
        Array(
            """
            From: <\(from)>\r\nTo: <\(address)>\r\nSubject: about \(id)\r\nMessage-ID: <\(id)>\r\n\(more)\r\n\
            Text of \(id).\r\n
            """.utf8)
    }

    /// A ticket of Anna's and the signed address in its receipt.
    private static func receipt(_ desk: TemporaryDesk) async throws -> (
        address: String, messageID: String
    ) {
        _ = try await desk.deliver(desk.letter())
        try await desk.send()
        let receipt = try #require(
            try desk.sent().first { $0.to.first?.address == "anna@alfa.example" })
        return (try #require(receipt.replyTo.first?.address), try #require(receipt.messageID))
    }

    // MARK: Reply addresses

    @Test func `an answer to the signed address is threaded without any other sign`() async throws {
        let desk = try await TemporaryDesk(replies: Self.keys)
        let address = try await Self.receipt(desk).address
        #expect(address.hasSuffix("@desk.echo.example"))
        let outcome = try await desk.deliver(
            Self.to(address.uppercased(), from: "anna@alfa.example", id: "2@alfa.example"))
        #expect(outcome.outcome == .appended && outcome.number == 1)
    }

    @Test func `a forged, an expired and a foreign address never thread`() async throws {
        let desk = try await TemporaryDesk(replies: Self.keys)
        let (address, messageID) = try await Self.receipt(desk)
        let forged = address.replacing("reply+1.", with: "reply+2.")
        _ = try await desk.deliver(
            desk.letter(from: "boris@beta.example", id: "b@beta.example", subject: "other"))
        let forging = try await desk.deliver(
            Self.to(forged, from: "anna@alfa.example", id: "3@alfa.example"))
        #expect(forging.outcome == .ticket && forging.number == 3)
        // Boris got the letter passed on: the Message-ID in it finds the ticket, and he is a third
        // party there.
        let foreign = try await desk.deliver(
            Self.to(
                address, from: "boris@beta.example", id: "4@beta.example",
                more: "In-Reply-To: <\(messageID)>\r\n"))
        #expect(foreign.outcome == .appended && foreign.number == 1)
        guard case .noted(let noted)? = try await desk.ticket(1).stream.records.last?.event else {
            Issue.record("no note")
            return
        }
        #expect(noted.voice == .thirdParty)
        desk.clock.stand(at: TemporaryDesk.tuesday + 200 * 86_400)
        let late = try await desk.deliver(
            Self.to(address, from: "anna@alfa.example", id: "5@alfa.example"))
        #expect(late.number != 1 && late.outcome != .appended)
        #expect(
            try await desk.ticket(1).stream.records.count { $0.event.kind == .clientWrote } == 0)
    }

    // MARK: The server's word

    private static func proven(_ desk: TemporaryDesk, _ number: Int) async throws -> Bool? {
        try await desk.ticket(number).stream.ticket.requester?.proven
    }

    @Test
    func `a sender is proven by the configured server alone, and only when one is configured`()
        async throws
    {
        let desk = try await TemporaryDesk()
        let pass =
            "Authentication-Results: mx.echo.example; dmarc=pass header.from=alfa.example\r\n"
        let foreign =
            "Authentication-Results: mx.evil.example; dmarc=pass header.from=alfa.example\r\n"
        _ = try await desk.deliver(
            desk.letter(id: "1@alfa.example", subject: "a", more: pass), origin: Self.server)
        _ = try await desk.deliver(
            desk.letter(id: "2@alfa.example", subject: "b", more: foreign), origin: Self.server)
        _ = try await desk.deliver(
            desk.letter(id: "3@alfa.example", subject: "c"), origin: Self.server)
        _ = try await desk.deliver(desk.letter(id: "4@alfa.example", subject: "d", more: pass))
        let twice = pass + "From: eve@elsewhere.example\r\n"
        _ = try await desk.deliver(
            desk.letter(id: "5@alfa.example", subject: "e", more: twice), origin: Self.server)
        #expect(try await Self.proven(desk, 1) == true)
        #expect(try await Self.proven(desk, 2) == false)
        #expect(try await Self.proven(desk, 3) == false)
        #expect(try await Self.proven(desk, 4) == nil)
        #expect(try await Self.proven(desk, 5) == false)
        // An unproven sender may open all the same.
        #expect(try await desk.ticket(2).stream.ticket.state == .received)
    }

    @Test(arguments: [
        ("X-Spam-Flag: YES\r\n", true), ("X-Spam-Status: Yes, score=9.1 required=5.0\r\n", true),
        ("X-Spam-Status: No, score=-1\r\n", false), ("X-Spam-Flag: NO\r\n", false),
        ("Authentication-Results: mx.echo.example; dmarc=fail header.from=alfa.example\r\n", true),
        ("Authentication-Results: mx.evil.example; dmarc=fail header.from=alfa.example\r\n", false),
    ])
    func `what the configured server takes for spam is held as the regulation says`(
        more: String, isHeld: Bool
    )
        async throws
    {
        let desk = try await TemporaryDesk()
        let outcome = try await desk.deliver(desk.letter(more: more), origin: Self.server)
        #expect(outcome.outcome == (isHeld ? .held : .ticket))
        #expect(outcome.rule == (isHeld ? "spam" : nil))
        let elsewhere = try await TemporaryDesk()
        #expect(try await elsewhere.deliver(elsewhere.letter(more: more)).outcome == .ticket)
    }

    @Test(arguments: [
        (
            "from x by mx.echo.example (Postfix) with ESMTP id 1; Tue, 06 Oct 2026 06:30:00 +0000",
            -5400
        ),
        ("from x BY MX.ECHO.EXAMPLE; Tue, 06 Oct 2026 11:00:00 +0300", 0),
        // Another server's word, a line below ours that a sender can write, a moment that is still
        // to come, no moment.
        ("from x by mx.evil.example; Tue, 06 Oct 2026 06:30:00 +0000", 0),
        (
            "from x by mx.alfa.example; Tue, 06 Oct 2026 07:59:00 +0000\r\n"
                + "Received: from y by mx.echo.example; Mon, 05 Oct 2026 06:30:00 +0000", 0
        ),
        ("from x by mx.echo.example; Wed, 07 Oct 2026 06:30:00 +0000", 0),
        ("from x by mx.echo.example", 0),
    ])
    func `a letter that waited at our mail server has arrived when that took it`(
        line: String, seconds: Int64
    )
        async throws
    {
        let desk = try await TemporaryDesk()
        let pass =
            "Authentication-Results: mx.echo.example; dmarc=pass header.from=alfa.example\r\n"
        let letter = Array("Received: \(line)\r\n".utf8) + desk.letter(more: pass)
        _ = try await desk.deliver(letter, origin: Self.server)
        #expect(try await desk.ticket(1).stream.ticket.arrivedAt == TemporaryDesk.tuesday + seconds)
        let elsewhere = try await TemporaryDesk()
        _ = try await elsewhere.deliver(letter)
        #expect(
            try await elsewhere.ticket(1).stream.ticket.arrivedAt == TemporaryDesk.tuesday,
            "nobody was named")
    }

    // MARK: Machines

    @Test func `an absence notice is noted and neither stops nor starts a clock`() async throws {
        let desk = try await TemporaryDesk(replies: Self.keys)
        let messageID = try await Self.receipt(desk).messageID
        let before = try await desk.ticket(1)
        let notice = desk.letter(
            id: "away@alfa.example", subject: "Away",
            more: "Auto-Submitted: auto-replied\r\nIn-Reply-To: <\(messageID)>\r\n")
        let outcome = try await desk.deliver(notice)
        let after = try await desk.ticket(1)
        #expect(outcome.outcome == .appended && outcome.number == 1)
        #expect(after.stream.records.last?.event.kind == .noted)
        #expect(after.clocks.map(\.id) == before.clocks.map(\.id))
        try await desk.send()
        #expect(try desk.sent().count == 1)
    }

    @Test func `our own letter that comes back opens nothing`() async throws {
        let desk = try await TemporaryDesk()
        _ = try await desk.deliver(desk.letter())
        try await desk.send()
        let names = try FileManager.default.contentsOfDirectory(atPath: desk.folder + "/outgoing")
        let ours = [UInt8](
            try #require(
                FileManager.default.contents(atPath: "\(desk.folder)/outgoing/\(names[0])")))
        let outcome = try await desk.deliver(ours)
        #expect(outcome.outcome == .recorded && outcome.ticket == nil)
        try await desk.send()
        #expect(try desk.sent().count == 1)
    }

    @Test func `a mark that another installation, another letter or nobody's key wrote is none`()
        async throws
    {
        let desk = try await TemporaryDesk()
        _ = try await desk.deliver(desk.letter())
        try await desk.send()
        let mark = try #require(try desk.sent().first?.mark)
        let foreign = ReplyAddress.Key(
            id: "m1", secret: SymmetricKey(data: [UInt8](repeating: 8, count: 32)))!
        let marks = [
            "X-Reglament-Desk: echo", "X-Reglament-Mark: echo", "X-Reglament-Mark: \(mark)",
            "X-Reglament-Mark: "
                + LetterMark.text(of: "3@alfa.example", desk: "echo", key: foreign),
        ]
        for (index, more) in marks.enumerated() {
            let id = "\(index)@alfa.example"
            let letter = desk.letter(id: id, subject: "s\(index)", more: more + "\r\n")
            #expect(try await desk.deliver(letter).outcome == .ticket, "\(more)")
        }
    }

    @Test
    func `one address gets only so many letters from the machine, and the rest wait for a person`()
        async throws
    {
        let desk = try await TemporaryDesk()
        for number in 0..<8 {
            _ = try await desk.deliver(
                desk.letter(
                    from: "new@nowhere.example", id: "\(number)@nowhere.example",
                    subject: "Echo me \(number)"))
        }
        try await desk.send()
        let sent = try desk.sent().filter { $0.to.first?.address == "new@nowhere.example" }
        #expect(sent.count == Desk.automaticMax.stranger)
        // Nobody can make the desk carry words to a stranger.
        #expect(sent.allSatisfy { !$0.subject.contains("Echo me") && !$0.text.contains("Echo me") })
        desk.clock.stand(at: TemporaryDesk.tuesday + 3700)
        _ = try await desk.deliver(
            desk.letter(from: "new@nowhere.example", id: "late@nowhere.example", subject: "z"))
        try await desk.send()
        #expect(try desk.sent().count == sent.count + 1)
    }

    @Test func `a letter that was stored and not judged is judged when it is sent again`()
        async throws
    {
        let desk = try await TemporaryDesk()
        let message = try MIMECodec.parse(desk.letter())
        var facts = LetterFacts()
        facts.messageID = message.messageID
        let interaction = Interaction(
            .letter(facts), channel: "mail", address: "anna@alfa.example",
            letter: StoredLetter(subject: "Filter", text: "x"),
            arrivedAt: TemporaryDesk.tuesday, bodyDigest: message.bodyDigest)
        _ = try await Intake(desk: desk.desk).store(interaction)
        #expect(try await desk.desk.counts(of: [.all], for: .desk)[.all] == 0)
        let again = try await desk.deliver(desk.letter())
        #expect(again.outcome == .duplicate && again.number == 1)
        #expect(try await desk.desk.counts(of: [.all], for: .desk)[.all] == 1)
    }

    @Test(arguments: [
        ("Автоматический ответ: Касса", ""), ("Away", "X-AutoReply-From: anna@alfa.example\r\n"),
        ("Away", "Precedence: vacation\r\n"), ("Away", "Auto-Submitted: auto-replied\r\n"),
    ])
    func `a notice that answers nothing of ours opens nothing, and is listed with its reason`(
        subject: String, more: String
    ) async throws {
        let desk = try await TemporaryDesk()
        let outcome = try await desk.deliver(desk.letter(subject: subject, more: more))
        #expect(outcome.outcome == .recorded && outcome.reason == .notice && outcome.ticket == nil)
        try await desk.send()
        #expect(try desk.sent().isEmpty)
        // Who sees that a person wrote it all the same makes a ticket of it, once.
        let intake = Intake(desk: desk.desk)
        let judged = try #require(try await intake.judge(outcome.interaction, .one, by: "olga"))
            .first
        #expect(
            judged?.outcome.outcome == .ticket && judged?.outcome.number == 1
                && judged?.isRepeat == false)
        let again = try #require(try await intake.judge(outcome.interaction, .one, by: "olga"))
            .first
        #expect(again?.isRepeat == true && again?.outcome.number == 1)
        #expect(try desk.sent().isEmpty)
    }

    @Test
    func `reasons of contacts are found again by a program that comes after one without them`()
        async throws
    {
        let desk = try await TemporaryDesk()
        let outcome = try await desk.deliver(desk.letter(subject: "Out of office"))
        func reason() async throws -> InteractionReason? {
            let journal = InteractionJournal(journal: Journal(desk: "echo"))
            return try await desk.desk.store.read { try journal.row(outcome.interaction, in: $0) }?
                .reason
        }
        #expect(try await reason() == .notice)
        try await desk.desk.store.write { transaction in
            try transaction.script(
                "ALTER TABLE interaction DROP COLUMN reason; DELETE FROM schema_version WHERE number = 18"
            )
            try transaction.apply(.m0018Reasons)
        }
        #expect(try await reason() == .notice)
    }

    // MARK: Where answers go

    @Test
    func
        `a person's answer goes where the sender asked for it, a receipt where the letter came from`()
        async throws
    {
        let desk = try await TemporaryDesk()
        let asked = "Reply-To: Anna at home <anna.home@mail.example>\r\n"
        _ = try await desk.deliver(desk.letter(more: asked))
        let (draft, ticket) = (try desk.say("Done."), try await desk.ticket(1).row.id)
        _ = try await desk.desk.perform(
            Instruction(
                .reply(draft.ref), on: ticket, by: .staff("marina"), commandID: "reply",
                contents: [draft]))
        try await desk.send()
        #expect(
            try desk.sent().flatMap(\.to).map(\.address).sorted() == [
                "anna.home@mail.example", "anna@alfa.example",
            ])
    }

    @Test(arguments: [
        "Reply-To: support@echo.example\r\n", "Reply-To: a@x.example, b@x.example\r\n",
        "Reply-To: boris@beta.example\r\n", "Reply-To: marina@echo.example\r\n",
        "Reply-To: not an address\r\n",
    ])
    func `answers go neither to ourselves nor to another client nor to many`(asked: String)
        async throws
    {
        let desk = try await TemporaryDesk()
        _ = try await desk.deliver(desk.letter(more: asked))
        #expect(try await desk.ticket(1).stream.ticket.requester?.replyTo == nil)
    }

    @Test func `a letter that our mail server does not vouch for moves nobody's answers elsewhere`()
        async throws
    {
        let desk = try await TemporaryDesk()
        let asked = "Reply-To: anna.home@mail.example\r\n"
        _ = try await desk.deliver(desk.letter(more: asked), origin: Self.server)
        #expect(try await desk.ticket(1).stream.ticket.requester?.replyTo == nil)
    }

    // MARK: Bounces

    @Test func `a failure is told to those who work on the ticket, a delay is only shown`()
        async throws
    {
        let desk = try await TemporaryDesk(replies: Self.keys)
        let address = try await Self.receipt(desk).address
        let late = String(
            decoding: Self.bounce(of: "x@elsewhere.example", to: address, turn: 2), as: UTF8.self
        )
        .replacing("Action: failed", with: "Action: delayed").replacing(
            "Status: 5.1.1", with: "Status: 4.4.1")
        let delayed = try await desk.deliver(Array(late.utf8))
        #expect(delayed.reason == .delayed("4.4.1 anna@alfa.example 550 no such user"))
        #expect(try await desk.ticket(1).stream.ticket.receipt == .sent)
        try await desk.send()
        let before = try desk.sent().count
        _ = try await desk.deliver(Self.bounce(of: "y@elsewhere.example", to: address))
        guard case .noted(let noted)? = try await desk.ticket(1).stream.records.last?.event else {
            Issue.record("no note")
            return
        }
        #expect(
            noted.delivery
                == DeliveryNotice(.failed, words: "5.1.1 anna@alfa.example 550 no such user"))
        #expect(noted.voice == .machine)
        try await desk.send()
        let told = try desk.sent().dropFirst(before)
        #expect(!told.isEmpty && told.allSatisfy { $0.text.contains("5.1.1 anna@alfa.example") })
        #expect(told.flatMap(\.to).allSatisfy { $0.address.hasSuffix("@echo.example") })
        // Their own addresses may fail as well: nobody is told of that again, or it would never
        // end.
        let all = try desk.sent().count
        for alarm in told {
            _ = try await desk.deliver(Self.bounce(of: try #require(alarm.messageID)))
        }
        try await desk.send()
        #expect(try desk.sent().count == all)
    }

    private static func bounce(
        of messageID: String, to: String = "support@echo.example", turn: Int = 1
    ) -> [UInt8] {
        Array(
            """
            Return-Path: <>\r\nFrom: MAILER-DAEMON@mx.example\r\nTo: \(to)\r\nSubject: Undelivered\r\n\
            Message-ID: <\(messageID)-bounce\(turn)@mx.example>\r\nAuto-Submitted: auto-replied\r\n\
            Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\nMIME-Version: 1.0\r\n\r\n\
            --b\r\n\r\nIt could not be delivered.\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n\
            Reporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; anna@alfa.example\r\nAction: failed\r\n\
            Status: 5.1.1\r\nDiagnostic-Code: smtp; 550 no such user\r\n\r\n\
            --b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <\(messageID)>\r\n\r\n--b--\r\n
            """.utf8)
    }

    @Test func `a bounce of the receipt comes back to the ticket and is shown`() async throws {
        let desk = try await TemporaryDesk()
        _ = try await desk.deliver(desk.letter())
        try await desk.send()
        let receipt = try #require(try desk.sent().first?.messageID)
        let outcome = try await desk.deliver(Self.bounce(of: receipt))
        #expect(outcome.outcome == .appended && outcome.number == 1)
        #expect(outcome.reason == .bounced("5.1.1 anna@alfa.example 550 no such user"))
        let ticket = try await desk.ticket(1)
        #expect(ticket.stream.ticket.receipt == .bounced)
        #expect(ticket.stream.records.map(\.event.kind).contains(.admissionFailed))
        // The regulation's rule about a failed receipt has spoken, and the bounce stands below it.
        #expect(ticket.stream.records.suffix(2).map(\.event.kind) == [.assigned, .noted])
        #expect(
            ticket.outbox.contains {
                $0.state == .failed && $0.problem?.stored.contains("5.1.1") == true
            })
        #expect(ticket.letters.values.contains { $0.text.contains("could not be delivered") })
        #expect(try await desk.desk.counts(of: [.all], for: .desk)[.all] == 1)
    }

    private static func receiptOf(_ desk: TemporaryDesk) async throws -> DeadLetter {
        try #require(
            try await desk.desk.deadLetters(for: .desk).letters.first { $0.kind == .receipt })
    }

    @Test func `a receipt sent again after its bounce admits the request, as often as it takes`()
        async throws
    {
        let desk = try await TemporaryDesk()
        _ = try await desk.deliver(desk.letter())
        try await desk.send()
        let receipt = try #require(try desk.sent().first?.messageID)
        #expect(try await desk.ticket(1).row.state == .admitted)
        for turn in 1...2 {
            _ = try await desk.deliver(Self.bounce(of: receipt, turn: turn))
            #expect(try await desk.ticket(1).row.state == .notAdmitted)
            desk.clock.stand(at: desk.clock.now() + 3600)
            #expect(try await desk.desk.resend(Self.receiptOf(desk).id, by: "olga"))
            try await desk.send()
            let ticket = try await desk.ticket(1).stream.ticket
            #expect(ticket.state == .admitted && ticket.receipt == .sent, "turn \(turn)")
            #expect(
                ticket.admittedAt == desk.clock.now() && ticket.arrivedAt == TemporaryDesk.tuesday)
        }
        #expect(try await desk.ticket(1).stream.records.count { $0.event.kind == .admitted } == 3)
    }

    @Test func `sent again, a letter goes to the address that was put right`() async throws {
        let desk = try await TemporaryDesk()
        _ = try await desk.deliver(desk.letter())
        try await desk.send()
        let receipt = try #require(try desk.sent().first?.messageID)
        _ = try await desk.deliver(Self.bounce(of: receipt))
        let mended = try desk.people {
            $0.replacing("[anna@alfa.example,", with: "[anna.new@alfa.example,")
        }
        _ = try await desk.desk.apply(mended)
        #expect(try await desk.desk.resend(Self.receiptOf(desk).id, by: "olga"))
        desk.clock.stand(at: desk.clock.now() + 60)
        try await desk.send()
        let outside = try desk.sent().flatMap(\.to).map(\.address).filter {
            !$0.hasSuffix("@echo.example")
        }
        #expect(outside == ["anna.new@alfa.example"])
        #expect(try await desk.ticket(1).row.state == .admitted)
    }

    @Test
    func `a bounce of an answer is noted, by its signed address when the letter is not in it`()
        async throws
    {
        let desk = try await TemporaryDesk(replies: Self.keys)
        let address = try await Self.receipt(desk).address
        let outcome = try await desk.deliver(
            Self.bounce(of: "unknown@elsewhere.example", to: address))
        #expect(outcome.outcome == .appended && outcome.number == 1)
        #expect(try await desk.ticket(1).stream.ticket.receipt == .sent)
        let stranger = try await desk.deliver(Self.bounce(of: "2@elsewhere.example"))
        #expect(stranger.outcome == .recorded && stranger.ticket == nil)
        // Only those who work on the ticket are told.
        try await desk.send()
        #expect(
            try desk.sent().dropFirst(1).flatMap(\.to).allSatisfy {
                $0.address.hasSuffix("@echo.example")
            })
    }
}
