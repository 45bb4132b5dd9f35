import Testing

@testable import Channels
@testable import Letters
@testable import LetterParsing

@Suite struct AutomaticMailTests {
    static let letters: [(String, AutomaticKind?)] = [
        ("Auto-Submitted: auto-replied", .autoReply), ("Auto-Submitted: auto-generated", .generated),
        ("Auto-Submitted: no", nil), ("Precedence: bulk", .bulk), ("Precedence: list", .list),
        ("List-Id: <news.alfa.example>", .list), ("X-Reglament-Desk: echo", nil), ("Return-Path: <>", .bounce),
        ("Return-Path: <anna@alfa.example>", nil), ("X-Autoreply: yes", .autoReply),
        ("Precedence: auto_reply", .autoReply),
        ("X-Auto-Response-Suppress: All", .generated), ("X-Auto-Response-Suppress: DR, RN", nil),
        ("List-Unsubscribe: <https://list.example>", .list), ("Precedence: junk", .bulk),
        ("X-Other: 1", nil), ("Content-Type: multipart/report; report-type=delivery-status; boundary=x", .bounce),
    ]

    @Test(arguments: letters) func `a machine is told by its header`(given: (String, AutomaticKind?)) throws {
        let message = try MIMECodec.parse(letter("From: anna@alfa.example", given.0, "", "text"))
        #expect(message.automatic?.kind == given.1)
    }

    @Test(arguments: [
        ("Auto-Submitted: auto-replied", true), ("Auto-Submitted: auto-notified; x", true), ("Return-Path: <>", true),
        ("Auto-Submitted: auto-generated", false), ("X-Auto-Response-Suppress: All", false),
        ("List-Id: <it.alfa.example>\r\nPrecedence: list", false), ("Precedence: bulk", false),
        // Several words of one sender: what a machine says of itself weighs more.
        ("X-Auto-Response-Suppress: All\r\nAuto-Submitted: auto-replied", true),
        ("List-Id: <x.example>\r\nX-Autoreply: yes", true),
    ])
    func `a letter that a program passed on may hold a person's words`(headers: String, isMachine: Bool) throws {
        let message = try MIMECodec.parse(letter("From: anna@alfa.example", headers, "", "text"))
        #expect(message.automatic?.kind.isMachine == isMachine)
    }
}
