import Testing

@testable import Channels
@testable import LetterParsing

@Suite struct DeliveryReportTests {
    static func report(
        status: String = "Action: failed\r\nStatus: 5.1.1\r\n"
            + "Diagnostic-Code: smtp; 550 5.1.1 <anna@alfa.example>:\r\n unknown",
        letter: String =
            "Content-Type: text/rfc822-headers\r\n\r\nSubject: x\r\nMessage-ID:\r\n <one@echo.example>\r\n"
    ) -> [UInt8] {
        Array(
            """
            From: MAILER-DAEMON@mx.example\r\nTo: support@echo.example\r\nSubject: Undelivered\r\n\
            Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\nMIME-Version: 1.0\r\n\r\n\
            --b\r\n\r\nI am sorry.\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n\
            Reporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; anna@alfa.example\r\n\(status)\r\n\r\n\
            --b\r\n\(letter)\r\n--b--\r\n
            """.utf8)
    }

    @Test func `a report gives recipient, status, the server's words and the letter it is about`()
        throws
    {
        let message = try MIMECodec.parse(Self.report())
        #expect(message.automatic?.kind == .bounce)
        #expect(message.text == "I am sorry.")
        let report = try #require(DeliveryReport(message))
        #expect(report.messageID == "one@echo.example")
        let failure = try #require(report.failures.first)
        #expect(failure.address == "anna@alfa.example" && failure.status == "5.1.1")
        #expect(
            failure.sentence == "5.1.1 anna@alfa.example 550 5.1.1 <anna@alfa.example>: unknown")
    }

    @Test func `the letter may come back whole, and an unfinished one is only late`() throws {
        let whole =
            "Content-Type: message/rfc822\r\n\r\nFrom: a@b.example\r\nMessage-ID: <two@echo.example>\r\n\r\nHi\r\n"
        let report = try #require(
            DeliveryReport(
                try MIMECodec.parse(
                    Self.report(status: "Action: delayed\r\nStatus: 4.4.1", letter: whole))))
        #expect(report.messageID == "two@echo.example")
        #expect(report.failures.isEmpty && report.recipients.map(\.action) == [.delayed])
    }

    @Test func `an ordinary letter, a report without action and endless blocks are no report`()
        throws
    {
        #expect(
            DeliveryReport(try MIMECodec.parse(letter("From: a@b.example", "", "Action: failed")))
                == nil)
        let words = try #require(DeliveryReport(try MIMECodec.parse(Self.report(status: "X: y"))))
        #expect(words.recipients.map(\.sentence) == ["I am sorry."])
        let many =
            "X: 1\r\n\r\n" + String(repeating: "Y: 2\r\n\r\n", count: 500) + "Action: delayed"
        let endless = try #require(DeliveryReport(try MIMECodec.parse(Self.report(status: many))))
        #expect(endless.recipients.map(\.action) == [.failed])
    }

    /// Bounces that are told in words: lines of the text, then whom they are about, the status, the
    /// reason, and whether it is only late.
    static let told: [(text: String, sentence: String, isLate: Bool)] = [
        (
            """
            Hi. This is the mail program at mx.alfa.example. Nothing more is tried.

            <anna@alfa.example>:
            192.0.2.7 does not like recipient.
            Remote host said: 550 no such user

            --- Below this line is a copy of the message.

            Message-ID: <one@echo.example>
            """,
            "anna@alfa.example 192.0.2.7 does not like recipient. Remote host said: 550 no such user",
            false
        ),
        (
            """
            A message that you sent could not be delivered:

              anna@alfa.example
                SMTP error from remote mail server after RCPT TO: 550 5.1.1 unknown

            ------ This is a copy of the message, including all the headers. ------
            Message-ID: <one@echo.example>
            """,
            "5.1.1 anna@alfa.example SMTP error from remote mail server after RCPT TO: 550 5.1.1 unknown",
            false
        ),
        (
            """
            Вопросы: postmaster@alfa.example.
            Письмо для anna@alfa.example с адреса support@echo.example не дошло: 550 5.2.2 ящик полон.

            Исходное сообщение:
            Message-ID: <one@echo.example>
            """,
            "5.2.2 anna@alfa.example Письмо для anna@alfa.example с адреса support@echo.example не дошло: "
                + "550 5.2.2 ящик полон.", false
        ),
        (
            """
            The message to anna@alfa.example is delayed: 451 4.4.1 timed out. It will be retried.

            Original message follows.
            Message-ID: <one@echo.example>
            """,
            "4.4.1 anna@alfa.example The message to anna@alfa.example is delayed: 451 4.4.1 timed out. "
                + "It will be retried.", true
        ),
        (
            """
            Delivery to anna@alfa.example was delayed and has failed for good: 550 5.1.1 unknown.

            Original message follows.
            Message-ID: <one@echo.example>
            """,
            "5.1.1 anna@alfa.example Delivery to anna@alfa.example was delayed and has failed for good: "
                + "550 5.1.1 unknown.", false
        ),
        ("No address at all.\n\nMessage-ID: <one@echo.example>", "No address at all.", false),
    ]

    @Test(arguments: told)
    func `a bounce in words alone says whom it is about and why`(
        given: (text: String, sentence: String, isLate: Bool)
    ) throws {
        let message = try MIMECodec.parse(
            letter(
                "Return-Path: <>", "From: MAILER-DAEMON@mx.example", "To: support@echo.example",
                "Subject: failure notice",
                "Content-Type: text/plain; charset=utf-8", "", given.text))
        let report = try #require(DeliveryReport(message))
        #expect(report.recipients.map(\.sentence) == [given.sentence])
        #expect(report.recipients.map(\.action) == [given.isLate ? .delayed : .failed])
        #expect(report.messageID == "one@echo.example")
    }
}
