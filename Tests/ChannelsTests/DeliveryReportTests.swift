import Testing

@testable import Channels
@testable import LetterParsing

@Suite struct DeliveryReportTests {
    static func report(
        status: String = "Action: failed\r\nStatus: 5.1.1\r\n"
            + "Diagnostic-Code: smtp; 550 5.1.1 <anna@alfa.example>:\r\n unknown",
        letter: String = "Content-Type: text/rfc822-headers\r\n\r\nSubject: x\r\nMessage-ID:\r\n <one@echo.example>\r\n"
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

    @Test func `a report gives recipient, status, the server's words and the letter it is about`() throws {
        let message = try MIMECodec.parse(Self.report())
        #expect(message.automatic?.kind == .bounce)
        #expect(message.text == "I am sorry.")
        let report = try #require(DeliveryReport(message))
        #expect(report.messageID == "one@echo.example")
        let failure = try #require(report.failures.first)
        #expect(failure.address == "anna@alfa.example" && failure.status == "5.1.1")
        #expect(failure.sentence == "5.1.1 anna@alfa.example 550 5.1.1 <anna@alfa.example>: unknown")
    }

    @Test func `the letter may come back whole, and an unfinished one is only late`() throws {
        let whole =
            "Content-Type: message/rfc822\r\n\r\nFrom: a@b.example\r\nMessage-ID: <two@echo.example>\r\n\r\nHi\r\n"
        let report = try #require(
            DeliveryReport(try MIMECodec.parse(Self.report(status: "Action: delayed\r\nStatus: 4.4.1", letter: whole))))
        #expect(report.messageID == "two@echo.example")
        #expect(report.failures.isEmpty && report.recipients.map(\.action) == [.delayed])
    }

    @Test func `an ordinary letter, a report without action and endless blocks are no report`() throws {
        #expect(DeliveryReport(try MIMECodec.parse(letter("From: a@b.example", "", "Action: failed"))) == nil)
        #expect(DeliveryReport(try MIMECodec.parse(Self.report(status: "X: y"))) == nil)
        let many = "X: 1\r\n\r\n" + String(repeating: "Y: 2\r\n\r\n", count: 500) + "Action: failed"
        #expect(DeliveryReport(try MIMECodec.parse(Self.report(status: many))) == nil)
    }
}
