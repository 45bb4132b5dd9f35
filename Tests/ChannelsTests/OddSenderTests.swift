import Testing

@testable import LetterParsing
@testable import Letters

/// Senders and addressees in fields that break the grammar.
@Suite struct OddSenderTests {
    /// A From field, and whom it means.
    static let odd: [(field: String, name: String, address: String)] = [
        ("Vera | [Gamma] <vera@gamma.example>", "Vera | [Gamma]", "vera@gamma.example"),
        (#"GAMMA\vera <vera@gamma.example>"#, #"GAMMA\vera"#, "vera@gamma.example"),
        ("Vera (Gamma <vera@gamma.example>", "Vera (Gamma", "vera@gamma.example"),
        ("Vera vera@gamma.example", "Vera", "vera@gamma.example"),
        ("'vera@gamma.example'", "", "vera@gamma.example"),
        ("«vera@gamma.example»", "", "vera@gamma.example"),
        ("\"Vera <vera@gamma.example>", "Vera", "vera@gamma.example"),
        ("Vera [vera@gamma.example]", "Vera", "vera@gamma.example"),
        ("Vera <mailto:vera@gamma.example>", "Vera", "vera@gamma.example"),
        ("Vera <<vera@gamma.example>>", "Vera", "vera@gamma.example"),
        ("Vera: Gamma <vera@gamma.example>", "Gamma", "vera@gamma.example"),
        ("=?utf-8?B?0JLQtdGA0LA=?= (vera@gamma.example)", "Вера", "vera@gamma.example"),
        ("=?utf-8?Q?Vera_=3Cvera=40gamma.example=3E?=", "Vera", "vera@gamma.example"),
        ("=?koi8-r?B?98XSwSA8dmVyYUBnYW1tYS5leGFtcGxlPg==?=", "Вера", "vera@gamma.example"),
        ("=?utf-8?Q?vera=40gamma.example?=", "", "vera@gamma.example"),
        ("Vera, Gamma <vera@gamma.example>", "Vera, Gamma", "vera@gamma.example"),
        ("vera@gamma.example <vera@gamma.example", "vera@gamma.example", "vera@gamma.example"),
    ]

    @Test(arguments: odd) func `the address is found in an odd From`(
        row: (field: String, name: String, address: String)
    ) throws {
        let message = try MIMECodec.parse(letter("From: \(row.field)", "Subject: x", "", "y"))
        #expect(message.from?.address == row.address)
    }

    @Test func `what was found is marked, and keeps the name where there is one`() throws {
        for row in Self.odd.prefix(6) {
            let message = try MIMECodec.parse(letter("From: \(row.field)", "Subject: x", "", "y"))
            #expect(message.from?.name == row.name, "\(row.field)")
            #expect(message.defects.contains(.foundSender), "\(row.field)")
        }
    }

    /// Fields that keep the rules: nothing is looked for, whatever stands in names and comments.
    static let sound: [(field: String, name: String, address: String)] = [
        ("\"boss@gamma.example\" <eve@evil.example>", "boss@gamma.example", "eve@evil.example"),
        ("\"Vera, Gamma\" <vera@gamma.example>", "Vera, Gamma", "vera@gamma.example"),
        ("vera@gamma.example (Vera)", "Vera", "vera@gamma.example"),
        ("o'neil@gamma.example", "", "o'neil@gamma.example"),
        (
            "=?utf-8?Q?boss=40gamma.example?= <eve@evil.example>", "boss@gamma.example",
            "eve@evil.example"
        ),
    ]

    @Test(arguments: sound) func `a From that keeps the rules is read by them`(
        row: (field: String, name: String, address: String)
    ) throws {
        let message = try MIMECodec.parse(letter("From: \(row.field)", "Subject: x", "", "y"))
        #expect(message.from?.address == row.address)
        #expect(message.from?.name == row.name)
        #expect(!message.defects.contains(.foundSender))
    }

    /// Headers whose sender does not stand where it belongs.
    static let misplaced: [[String]] = [
        ["From: ???", "From: Vera <vera@gamma.example>"],
        ["From:", "From: vera@gamma.example"],
        ["Reply-To: vera@gamma.example", "Return-Path: <bounce@list.example>"],
        ["Sender: Vera <vera@gamma.example>"],
        ["From: undisclosed", "Reply-To: Vera <vera@gamma.example>"],
        ["From : Vera <vera@gamma.example>"],
        ["From\t : Vera <vera@gamma.example>"],
        ["-----Original Message-----", "From: vera@gamma.example"],
        ["Переслано:", "", "From: vera@gamma.example"],
        ["* * *", "===", "From: vera@gamma.example"],
    ]

    @Test(arguments: misplaced) func `the sender is found beside its place`(lines: [String]) throws
    {
        let header = lines + ["To: support@desk.example", "Subject: x", "", "words"]
        let message = try MIMECodec.parse(Array(header.joined(separator: "\n").utf8))
        #expect(message.from?.address == "vera@gamma.example")
        #expect(message.text == "words")
        #expect(message.subject == "x")
    }

    @Test func `words that are no header stay words`() throws {
        let message = try MIMECodec.parse(
            letter("From: a@b.example", "Subject: x", "", "Subject : of the talk", "From : home"))
        #expect(message.text == "Subject : of the talk\nFrom : home")
    }

    @Test func `every To and Cc counts, and odd ones give their addresses`() throws {
        let message = try MIMECodec.parse(
            letter(
                "From: a@b.example", "To: =?utf-8?B?0JLQtdGA0LA=?= (vera@gamma.example)",
                "To: one@x.example, Two two@x.example", "Cc: c@x.example",
                "Cc: \"D, E\" <d@x.example>; 'e@x.example'", "Subject: x", "", "y"))
        #expect(
            message.to.map(\.address) == ["vera@gamma.example", "one@x.example", "two@x.example"])
        #expect(message.cc.map(\.address) == ["c@x.example", "d@x.example", "e@x.example"])
    }
}
