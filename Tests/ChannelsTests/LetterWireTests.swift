import Letters
import Testing

@Suite struct LetterWireTests {
    private var full: InboundLetter {
        var message = InboundLetter()
        let person = MailAddress(name: "Анна", address: "anna@alfa.example")
        (message.messageID, message.inReplyTo, message.references) = (
            "1@a.example", "2@a.example", ["3@a.example"]
        )
        (message.from, message.sender, message.returnPath) = (person, person, "r@a.example")
        (message.replyTo, message.to, message.cc) = ([person], [person, person], [person])
        (message.subject, message.text, message.html) = ("тема", "text\n", "<b>x</b>")
        (message.date, message.receivedDate, message.receivedBy) = (-1, .max, "mx.example")
        message.automatic = AutomaticMail(kind: .list, reason: "List-Id: x")
        (message.authenticationResults, message.isMarkedSpam, message.mark) = (
            ["mx; dmarc=pass"], true, "m"
        )
        message.attachments = [
            MailAttachment(
                name: "a.txt", contentType: "text/plain", bytes: [0, 255], contentID: "c",
                inline: true)
        ]
        message.enclosedFrom = person
        (message.bodyDigest, message.defects) = ("bb", LetterDefect.allCases)
        return message
    }

    @Test func `every field of a letter crosses the line`() throws {
        let answer = LetterAnswer.letter(full)
        #expect(try LetterAnswer(wire: answer.wire) == answer)
        // A field that this letter leaves as it was would not be seen to cross.
        let untouched = Dictionary(
            uniqueKeysWithValues: Mirror(reflecting: InboundLetter()).children.map {
                ($0.label!, "\($0.value)")
            })
        for child in Mirror(reflecting: full).children {
            #expect(untouched[child.label!] != "\(child.value)", "\(child.label!) is not filled")
        }
    }

    @Test func `every other answer and every piece of work cross the line`() throws {
        var form = MultipartForm()
        let file = MultipartForm.File(field: "f", name: "n", contentType: "t/x", bytes: [7])
        (form.fields, form.files) = (["a": "1", "b": ""], [file])
        let causes: [MIMEError.Cause] = [
            .empty, .tooLarge(bytes: 7), .noHeaders, .tooManyHeaders, .headersTooLarge, .tooDeep,
            .tooManyParts,
            .unparsable, .tooCostly, .endedReader(signal: 11),
        ]
        let errors = causes.map { LetterAnswer.unreadable(MIMEError($0, readable: full)) }
        for answer in errors + [.header(nil), .header(full), .form(form)] {
            #expect(try LetterAnswer(wire: answer.wire) == answer)
        }
        let work = LetterWork(.form, [1, 2], contentType: "x/y", milliseconds: 30)
        #expect(try LetterWork(wire: work.wire) == work)
    }

    @Test func `no cut or changed answer is taken for one, and none is read past its end`() {
        let wire = LetterAnswer.letter(full).wire
        for length in 0..<wire.count {
            #expect(throws: WireError.self) { try LetterAnswer(wire: Array(wire[..<length])) }
        }
        for at in stride(from: 0, to: wire.count, by: 1) {
            for byte: UInt8 in [0x7F, 0xFF] {
                var changed = wire
                changed[at] = byte
                _ = try? LetterAnswer(wire: changed)
            }
        }
    }
}
