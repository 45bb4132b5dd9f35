import Testing

@testable import Channels
@testable import LetterParsing
@testable import Letters

@Suite struct MIMEComposerTests {
    private static func message(subject: String = "Receipt", text: String = "Text.")
        -> OutboundLetter
    {
        OutboundLetter(
            from: MailAddress(name: "Служба", address: "support@echo.example"),
            to: [MailAddress(name: "Anna", address: "anna@alfa.example")], subject: subject,
            text: text,
            messageID: "r1@echo.example", desk: "echo", date: 1_795_176_000
        )
    }

    private static func lines(_ bytes: [UInt8]) -> [String] {
        String(decoding: bytes, as: UTF8.self).split(
            separator: "\r\n", omittingEmptySubsequences: false
        ).map(
            String.init)
    }

    @Test func `a receipt carries the marks that keep two machines from writing to each other`()
        throws
    {
        var receipt = Self.message()
        receipt.autoSubmitted = .autoReplied
        receipt.mark = "m1.code"
        receipt.inReplyTo = "q1@alfa.example"
        receipt.references = ["q0@alfa.example", "q1@alfa.example"]
        let lines = Self.lines(try MIMEComposer.compose(receipt))
        #expect(lines.contains("Auto-Submitted: auto-replied"))
        #expect(lines.contains("X-Reglament-Mark: m1.code"))
        #expect(lines.contains("Message-ID: <r1@echo.example>"))
        #expect(lines.contains("In-Reply-To: <q1@alfa.example>"))
        #expect(lines.contains("Date: Fri, 20 Nov 2026 12:00:00 +0000"))
        let read = try MIMECodec.parse(try MIMEComposer.compose(receipt))
        #expect(read.automatic?.kind == .autoReply && read.mark == "m1.code")
        #expect(read.references == receipt.references)
    }

    @Test func `no value can begin another header field`() throws {
        let evil = "x\r\nBcc: victim@alfa.example\r\n\r\nbody\u{2028}\nX-A: b\u{85}\rX-C: d"
        var letter = Self.message(subject: evil, text: "Text.")
        letter.from.name = evil
        letter.to[0].name = evil
        letter.mark = evil
        letter.inReplyTo = evil
        letter.references = [evil, "ok@alfa.example"]
        letter.replyTo = MailAddress(name: evil, address: "support@echo.example")
        letter.attachments = [
            MailAttachment(name: evil, contentType: evil, bytes: [1], contentID: evil)
        ]
        let bytes = try MIMEComposer.compose(letter)
        let known = [
            "From", "To", "Reply-To", "Subject", "Date", "Message-ID", "References",
            "X-Reglament-Mark", "MIME-Version",
            "Content-Type",
        ]
        let head = Self.lines(bytes).prefix { !$0.isEmpty }.filter { !$0.hasPrefix(" ") }
        #expect(head.map { String($0.prefix { $0 != ":" }) } == known)
        let read = try MIMECodec.parse(bytes)
        #expect(read.attachments.count == 1)
        #expect(read.attachments.first?.contentType == "application/octet-stream")
        #expect(read.to.map(\.address) == ["anna@alfa.example"])
    }

    @Test func `an address or identifier with a line break is refused`() {
        for value in [
            "a@b.example\r\nBcc: c@d.example", "a@b.example>", "a b@c.example", "a@b@c",
            "@c.example", "a@", "",
        ] {
            var letter = Self.message()
            letter.to[0].address = value
            #expect(throws: ComposeError.badAddress(field: "To", value: value)) {
                try MIMEComposer.compose(letter)
            }
            letter = Self.message()
            letter.messageID = value
            if value != "a@b@c" {
                #expect(throws: ComposeError.badMessageID(value)) {
                    try MIMEComposer.compose(letter)
                }
            }
        }
    }

    @Test func `what is composed is read back the same`() throws {
        var chance = Chance(seed: 7)
        for round in 0..<600 {
            let letter = Self.random(&chance, round)
            let bytes = try MIMEComposer.compose(letter)
            #expect(bytes.allSatisfy { $0 < 0x80 && $0 != 0 })
            #expect(Self.lines(bytes).allSatisfy { $0.utf8.count <= 78 }, "round \(round)")
            let read = try MIMECodec.parse(bytes)
            #expect(read.subject == letter.subject, "round \(round)")
            #expect(read.text == letter.text, "round \(round)")
            #expect(
                read.from == letter.from && read.to == letter.to && read.cc == letter.cc,
                "round \(round)")
            #expect(read.messageID == letter.messageID && read.date == letter.date)
            #expect(read.attachments == letter.attachments, "round \(round)")
            #expect(read.defects == [], "round \(round)")
        }
    }

    private static let words = [
        "Принтер", "не", "работает", "сегодня", "қызмет", "өтініш", "the", "printer", "=?x?=", "=",
        "a=3D", "«да»",
        "№5",
        "🖨️", "e\u{301}", "\"quoted\"", "back\\slash", "comma,", "semi;colon", "(paren)", "<angle>",
        "From", ".", "..",
        ">",
        String(repeating: "long", count: 40), String(repeating: "ы", count: 90), "don't", "--", "-",
    ]

    private static func line(_ chance: inout Chance, _ count: Int) -> String {
        (0..<count).map { _ in chance.pick(words) }.joined(separator: " ")
    }

    private static func random(_ chance: inout Chance, _ round: Int) -> OutboundLetter {
        func text(_ chance: inout Chance) -> String {
            let lines = (0..<(1 + chance.below(12))).map { _ in
                // A line that begins with ">" is a quotation to every reader, and written as one.
                let line = line(&chance, chance.below(30))
                return line.hasPrefix(">") ? "x" + line : (chance.below(5) == 0 ? " " + line : line)
            }
            return LetterText.trimmed(
                lines.map { $0.allSatisfy(\.isWhitespace) ? "" : $0 }.joined(separator: "\n"))
        }
        var letter = message(subject: line(&chance, chance.below(20)), text: text(&chance))
        letter.date = Int64(chance.below(4_000_000_000))
        letter.messageID = "m\(round)@echo.example"
        letter.from.name = line(&chance, chance.below(8))
        letter.cc = (0..<chance.below(4)).map {
            MailAddress(name: line(&chance, $0), address: "c\($0)@beta.example")
        }
        letter.attachments = (0..<chance.below(3)).map { _ in
            let name = AttachmentName.safe(line(&chance, 1 + chance.below(4)) + ".bin")
            let bytes = (0..<chance.below(300)).map { _ in UInt8(truncatingIfNeeded: chance.next())
            }
            return MailAttachment(name: name, contentType: "application/octet-stream", bytes: bytes)
        }
        return letter
    }
}
