import Testing

@testable import Channels
@testable import Letters
@testable import LetterParsing

@Suite struct AutomaticMailTests {
    static let letters: [(String, AutomaticKind?)] = [
        ("Auto-Submitted: auto-replied", .autoReply), ("Auto-Submitted: auto-generated", .autoReply),
        ("Auto-Submitted: no", nil), ("Precedence: bulk", .bulk), ("Precedence: list", .list),
        ("List-Id: <news.alfa.example>", .list), ("X-Reglament-Desk: echo", .loop), ("Return-Path: <>", .bounce),
        ("Return-Path: <anna@alfa.example>", nil), ("X-Autoreply: yes", .autoReply),
        ("Precedence: auto_reply", .autoReply),
        ("X-Auto-Response-Suppress: All", .autoReply), ("X-Auto-Response-Suppress: DR, RN", nil),
        ("List-Unsubscribe: <https://list.example>", .list), ("Precedence: junk", .bulk),
        ("X-Other: 1", nil), ("Content-Type: multipart/report; report-type=delivery-status; boundary=x", .bounce),
    ]

    @Test(arguments: letters) func `a machine is told by its header`(given: (String, AutomaticKind?)) throws {
        let message = try MIMECodec.parse(letter("From: anna@alfa.example", given.0, "", "text"))
        #expect(message.automatic?.kind == given.1)
    }
}
