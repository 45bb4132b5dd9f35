import Testing

@testable import Channels
@testable import LetterParsing
@testable import Letters

@Suite struct HostileLetterTests {
    private static let tokens = [
        "\r\n\r\n", "\n--outer\n", "\n--outer--\n", "\n--alt\n", "=?", "?=", "=?utf-8?B?", "\0",
        "=", "=\n", "\"", "<",
        ">",
        "Content-Type: multipart/mixed; boundary=outer\n", "Content-Type: message/rfc822\n\n",
        "boundary=\"\"", "\r",
        "Content-Transfer-Encoding: base64\n", "charset=utf-7", "charset=utf-16",
        "filename*0*=x''%", ";", ",", "(((",
        ":",
    ].map { Array($0.utf8) }

    private static func mutated(_ letter: [UInt8], _ other: [UInt8], _ chance: inout Chance)
        -> [UInt8]
    {
        var bytes = letter
        for _ in 0...chance.below(6) {
            let at = chance.below(bytes.count)
            let end = min(bytes.count, at + chance.below(80))
            switch chance.below(7) {
            case 0: if at < bytes.count { bytes[at] = UInt8(truncatingIfNeeded: chance.next()) }
            case 1: bytes.removeSubrange(at..<end)
            case 2: bytes.insert(contentsOf: bytes[at..<end], at: chance.below(bytes.count))
            case 3: bytes.insert(contentsOf: chance.pick(tokens), at: at)
            case 4: bytes.removeSubrange(at...)
            case 5: bytes += other.suffix(chance.below(other.count))
            default:
                bytes.insert(
                    contentsOf: (0..<20).map { _ in UInt8(truncatingIfNeeded: chance.next()) },
                    at: at)
            }
        }
        return bytes
    }

    @Test func `no mutation of a letter crashes the parser or breaks its promises`() throws {
        let letters = try LetterFiles.names.map(LetterFiles.bytes)
        var chance = Chance(seed: 20_261_121)
        var parsed = 0
        for _ in 0..<4_000 {
            let bytes = Self.mutated(chance.pick(letters), chance.pick(letters), &chance)
            guard let message = try? MIMECodec.parse(bytes) else { continue }
            parsed += 1
            #expect(
                !message.subject.unicodeScalars.contains {
                    $0.properties.generalCategory == .control
                })
            #expect(!message.text.contains("\r") && !message.text.contains("\0"))
            #expect(
                message.attachments.allSatisfy {
                    $0.name.map { AttachmentName.safe($0) == $0 } ?? true
                })
            #expect(message.attachments.count <= LetterLimits.parts)
        }
        #expect(parsed > 2_000)
    }

    private func cause(_ bytes: [UInt8]) -> MIMEError.Cause? {
        do {
            _ = try MIMECodec.parse(bytes)
            return nil
        } catch {
            return error.cause
        }
    }

    private let head = "From: anna@alfa.example\nSubject: hostile\nMIME-Version: 1.0\n"

    @Test func `deep nesting is refused and the sender stays readable`() throws {
        for depth in [LetterLimits.depth + 2, 5_000] {
            let nest = (0..<depth).map {
                "Content-Type: multipart/mixed; boundary=b\($0)\n\n--b\($0)\n"
            }.joined()
            #expect(throws: MIMEError.self) { try MIMECodec.parse(Array((head + nest).utf8)) }
            do {
                _ = try MIMECodec.parse(Array((head + nest).utf8))
            } catch {
                #expect(error.cause == .tooDeep)
                #expect(error.readable?.subject == "hostile")
                #expect(error.readable?.from?.address == "anna@alfa.example")
            }
        }
    }

    @Test func `letters inside letters stay closed however deep they go`() throws {
        let nest = String(
            repeating: "Content-Type: message/rfc822\n\nSubject: inner\n", count: 3_000)
        #expect([nil, .tooDeep].contains(cause(Array((head + nest).utf8))))
    }

    @Test func `one part more than allowed is refused`() {
        func parts(_ count: Int) -> [UInt8] {
            let body = String(repeating: "--x\nContent-Type: image/png\n\nz\n", count: count)
            return Array(
                (head + "Content-Type: multipart/mixed; boundary=x\n\n" + body + "--x--\n").utf8)
        }
        #expect(cause(parts(LetterLimits.parts - 1)) == nil)
        #expect(cause(parts(LetterLimits.parts)) == .tooManyParts)
        #expect(cause(parts(LetterLimits.delimiterLines)) == .tooManyParts)
    }

    @Test func `too many and too long headers are refused`() {
        let many = String(repeating: "X-A: b\n", count: LetterLimits.headers + 1)
        #expect(cause(Array((head + many + "\ntext\n").utf8)) == .tooManyHeaders)
        let long = "X-A: " + String(repeating: "b", count: LetterLimits.headerBytes) + "\n"
        #expect(cause(Array((head + long + "\ntext\n").utf8)) == .headersTooLarge)
        let inner = "Content-Type: multipart/mixed; boundary=x\n\n--x\n" + many
        #expect(cause(Array((head + inner + "\ntext\n").utf8)) == .tooManyHeaders)
    }

    @Test func `a letter one byte over the limit is refused with its size`() {
        let filler = [UInt8](repeating: 0x61, count: LetterLimits.bytes)
        #expect(
            cause(Array((head + "\n").utf8) + filler)
                == .tooLarge(bytes: filler.count + head.utf8.count + 1))
    }

    @Test func `no nesting of groups or comments reaches the end of the parser's stack`() throws {
        let openers = ["a:", "(", "a:(", "\"x\":"].map {
            String(repeating: $0, count: 120_000 / $0.utf8.count)
        }
        for name in ["Cc", "From", "To", "Reply-To", "Sender", "Bcc", "Resent-To", "Content-Type"] {
            for opener in openers {
                for field in [
                    "\(name): \(opener)", "\(name):\n \(opener)",
                    "\(name.uppercased()) : \(opener)",
                ] {
                    let letter = "Subject: deep\n" + field + "\nX: y\n\ntext\n"
                    let message = try MIMECodec.parse(Array(letter.utf8))
                    #expect(message.subject == "deep")
                    // With a blank before its colon it is a line of text for the parser.
                    #expect(
                        message.defects.contains(.excessiveStructure)
                            || message.defects.contains(.noBlankLine))
                }
            }
        }
    }

    @Test func `what decoding brings to light is bounded too, and so are attached letters`() throws
    {
        // A byte that is no UTF-8 makes the field be read in the letter's own character set, UTF-7.
        let hidden = "Cc: " + String(repeating: "a+ADo-", count: 40_000) + "\u{1}"
        var bytes = Array(
            (head + hidden + "\nContent-Type: text/plain; charset=utf-7\n\ntext\n").utf8)
        bytes[try #require(bytes.firstIndex(of: 1))] = 0xFF
        _ = try MIMECodec.parse(bytes)
        let inner =
            "From: b@beta.example\nCc: " + String(repeating: "a:", count: 60_000) + "\n\ninner\n"
        for type in ["message/rfc822", "MESSAGE/RFC822", "message/news", "message/global"] {
            let part = "--x\nContent-Type:\n \(type)\n\n" + inner + "--x--\n"
            _ = try MIMECodec.parse(
                Array((head + "Content-Type: multipart/mixed; boundary=x\n\n" + part).utf8))
            _ = try MIMECodec.parse(Array((head + "Content-Type:\n \(type)\n\n" + inner).utf8))
        }
    }

    @Test func `ordinary groups and comments are read as before`() throws {
        let to = "Sales: a@b.example, \"c: d\" <c@b.example>;, (two (nested) comments) e@b.example"
        let message = try MIMECodec.parse(Array((head + "To: \(to)\n\nx\n").utf8))
        #expect(message.to.map(\.address) == ["a@b.example", "c@b.example", "e@b.example"])
        #expect(!message.defects.contains(.excessiveStructure))
    }

    @Test func `addresses over the limit are left out and noted`() throws {
        let many = (0..<(LetterLimits.addressesPerHeader + 50)).map { "a\($0)@alfa.example" }
            .joined(separator: ",\n ")
        let message = try MIMECodec.parse(Array((head + "To: " + many + "\n\nx\n").utf8))
        #expect(message.to.count == LetterLimits.addressesPerHeader)
        #expect(message.defects.contains(.tooManyAddresses))
    }

    @Test(.timeLimit(.minutes(15)))
    func `shapes that make slow parsers slower take linear time`() throws {
        let shapes = [
            "<", "<a ", "&", "<div>", "</", "<!--", "<b x='", "=?utf-8?B?", "> ", "\n\n", "(",
            "On 1 wrote:\n",
        ]
        for shape in shapes {
            let body = String(repeating: shape, count: 200_000 / shape.utf8.count)
            for type in ["text/html", "text/plain; format=flowed"] {
                _ = try MIMECodec.parse(
                    Array((head + "Content-Type: \(type)\n\n" + body + "\n").utf8))
            }
            _ = LetterHTML.sanitised(body)
            _ = EncodedWords.mended(body)
            _ = try MIMECodec.parse(
                Array(
                    ("Subject: " + body.filter { $0 != "\n" } + "\nFrom: a@b.example\n\nx\n").utf8))
        }
    }
}
