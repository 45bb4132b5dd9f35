import Testing

@testable import LetterParsing
@testable import Letters

/// What comes packed: signatures, TNEF, invitations, attached letters.
@Suite struct PackedContentsTests {
    // MARK: Opaque signatures

    private static func value(_ tag: UInt8, _ inside: [UInt8]) -> [UInt8] {
        let count = inside.count
        let length: [UInt8] =
            count < 128 ? [UInt8(count)] : [0x82, UInt8(count >> 8), UInt8(count & 0xFF)]
        return [tag] + length + inside
    }

    private static func endless(_ tag: UInt8, _ inside: [UInt8]) -> [UInt8] {
        [tag, 0x80] + inside + [0, 0]
    }

    private static let signedOID: [UInt8] = [0x06, 9, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 7, 2]
    private static let dataOID: [UInt8] = [0x06, 9, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 7, 1]

    private static func signed(
        _ octets: [UInt8], by wrap: (UInt8, [UInt8]) -> [UInt8] = value
    ) -> [UInt8] {
        let content = wrap(0x30, dataOID + wrap(0xA0, octets))
        let data = wrap(0x30, [0x02, 1, 1] + value(0x31, []) + content + value(0x31, []))
        return wrap(0x30, signedOID + wrap(0xA0, data))
    }

    private static let inner = letter(
        "Content-Type: multipart/mixed; boundary=i", "", "--i", "", "Не печатает", "--i",
        "Content-Type: text/csv; name=a.csv", "", "1;2", "--i--")

    private static let forms: [[UInt8]] = [
        signed(value(0x04, inner)), signed(value(0x04, inner), by: endless),
        signed(
            endless(0x24, value(0x04, Array(inner.prefix(30))) + value(0x04, Array(inner[30...]))),
            by: endless),
        signed(value(0x24, value(0x04, inner))),
    ]

    private func message(_ type: String, _ bytes: [UInt8], name: String = "p") throws
        -> InboundLetter
    {
        let head = "From: a@b.example\nSubject: x\nContent-Type: \(type)\n"
        let content = "Content-Transfer-Encoding: base64\n\n" + base64(bytes)
        return try MIMECodec.parse(Array((head + content).utf8))
    }

    private func base64(_ bytes: [UInt8]) -> String {
        let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
        var out = ""
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let three = bytes[start...].prefix(3)
            let group = (Array(three) + [0, 0]).prefix(3).reduce(0) { $0 << 8 | Int($1) }
            let all = [18, 12, 6, 0].map { String(digits[group >> $0 & 63]) }
            out += all.prefix(three.count + 1).joined() + (three.count < 3 ? "=" : "")
            if start % 57 == 54 { out += "\n" }
        }
        return out
    }

    @Test(arguments: forms.indices) func `an opaque signature is opened and not believed`(
        form: Int
    ) throws {
        let message = try message(
            "application/pkcs7-mime; smime-type=signed-data; name=smime.p7m", Self.forms[form])
        #expect(message.text == "Не печатает")
        #expect(message.attachments.map(\.name) == ["a.csv", "smime.p7m"])
        #expect(message.defects.contains(.uncheckedSignature))
    }

    @Test func `no damage of a signature does more than leave it closed`() throws {
        let whole = Self.forms[2]
        for cut in 0..<whole.count {
            _ = SignedData.content(Array(whole.prefix(cut)))
            var bent = whole
            bent[cut] ^= 0xFF
            _ = SignedData.content(bent)
        }
        let message = try message("application/pkcs7-mime; name=smime.p7m", Array(whole.prefix(9)))
        #expect(message.text == "[smime.p7m]")
    }

    @Test func `an encrypted letter is named, whole`() throws {
        let message = try MIMECodec.parse(
            letter(
                "From: a@b.example", "Content-Type: multipart/encrypted; boundary=b;",
                " protocol=\"application/pgp-encrypted\"", "", "--b",
                "Content-Type: application/pgp-encrypted", "", "Version: 1", "--b",
                "Content-Type: application/octet-stream; name=encrypted.asc", "", "-----BEGIN",
                "--b--"))
        #expect(message.text == "[encrypted.asc]")
        #expect(message.attachments.count == 2)
    }

    // MARK: TNEF

    private static func little(_ number: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(number >> (8 * $0) & 0xFF) }
    }

    private static func attribute(_ kind: Int, _ content: [UInt8]) -> [UInt8] {
        [1] + little(kind, 4) + little(content.count, 4) + content + [0, 0]
    }

    private static func tnef(_ attributes: [UInt8]...) -> [UInt8] {
        [0x78, 0x9F, 0x3E, 0x22, 1, 0] + attributes.flatMap(\.self)
    }

    private static func property(_ name: Int, _ type: Int, _ content: [UInt8]) -> [UInt8] {
        let padding = [UInt8](repeating: 0, count: (4 - content.count % 4) % 4)
        return little(type, 2) + little(name, 2) + little(1, 4) + little(content.count, 4) + content
            + padding
    }

    private static func wide(_ text: String) -> [UInt8] {
        (Array(text.utf16) + [0]).flatMap { little(Int($0), 2) }
    }

    private static let page1251 = attribute(0x69007, little(1251, 4))
    private static let file =
        attribute(0x69002, [UInt8](repeating: 0, count: 14))
        + attribute(0x18010, Array("bill.txt\0".utf8)) + attribute(0x6800F, Array("100".utf8))

    @Test func `winmail is opened: words by their code page, files by their names`() throws {
        let words: [UInt8] = [0xCD, 0xE5, 0x20, 0xE8, 0xE4, 0xB8, 0xF2, 0]
        let packing = Self.tnef(Self.page1251, Self.attribute(0x2800C, words), Self.file)
        let message = try message("application/ms-tnef; name=winmail.dat", packing)
        #expect(message.text == "Не идёт")
        #expect(message.attachments.map(\.name) == ["bill.txt"])
        #expect(message.attachments.map(\.bytes) == [Array("100".utf8)])
    }

    @Test func `words and long names stand in properties as well`() throws {
        let name: [UInt8] = Self.wide("Счёт.pdf")
        let body: [UInt8] = Self.wide("Hello")
        let number = Self.little(0x0003, 2) + Self.little(0x0E20, 2) + Self.little(7, 4)
        let packing = Self.tnef(
            Self.attribute(
                0x69003, Self.little(2, 4) + number + Self.property(0x1000, 0x1F, body)),
            Self.file,
            Self.attribute(0x69005, Self.little(1, 4) + Self.property(0x3707, 0x1F, name)))
        let message = try message("application/octet-stream; name=winmail.dat", packing)
        #expect(message.text == "Hello")
        #expect(message.attachments.map(\.name) == ["Счёт.pdf"])
    }

    @Test func `compressed RTF gives its words`() throws {
        let rtf =
            #"{\rtf1\ansi\ansicpg1251{\fonttbl{\f0 Arial;}}\f0 \'cd\'e5\par two \u1178?{\*\x y}}"#
        let plain = Array(rtf.utf8)
        let stored =
            Self.little(plain.count + 12, 4) + Self.little(plain.count, 4)
            + Array("MELA".utf8) + Self.little(0, 4) + plain
        #expect(CompressedRTF.text(stored, charset: "windows-1251") == "Не\ntwo Қ")
        // «{\rtf1\ansi» is what the window begins with; then letters as they are.
        let packed: [UInt8] = [0b0000_0001, 0x00, 0x09, 0x20, 0x68, 0x69, 0x7D]
        let compressed =
            Self.little(packed.count + 12, 4) + Self.little(15, 4)
            + Array("LZFu".utf8) + Self.little(0, 4) + packed
        #expect(CompressedRTF.text(compressed, charset: nil) == "hi")
    }

    @Test func `no damage of a packing does more than lose what it holds`() throws {
        let whole = Self.tnef(
            Self.page1251, Self.file,
            Self.attribute(0x69005, Self.little(900, 4) + Self.property(0x3707, 0x1E, [0x61, 0])))
        for cut in 0..<whole.count {
            _ = TNEF.unpacked(Array(whole.prefix(cut)))
            var bent = whole
            bent[cut] ^= 0xFF
            _ = TNEF.unpacked(bent)
        }
        let message = try message("application/ms-tnef; name=winmail.dat", Array(whole.prefix(9)))
        #expect(message.text == "[winmail.dat]")
        #expect(message.attachments.map(\.name) == ["winmail.dat"])
    }

    // MARK: Invitations

    /// What stands in an entry, the method, and what is shown.
    static let invitations: [(lines: [String], method: String, text: String)] = [
        (
            [
                "SUMMARY:Planning", "DTSTART:20261203T080000Z", "DTEND:20261203T093000Z",
                "LOCATION:Room\\, 5", "DESCRIPTION:One\\nTwo",
                "ORGANIZER;CN=\"Vera\":mailto:v@x.example",
            ], "REQUEST",
            "Planning\n2026-12-03 08:00 – 09:30 UTC\nRoom, 5\n\nOne\nTwo\n\nVera <v@x.example>"
        ),
        (
            [
                "SUMMARY:Жоспар", "DTSTART;TZID=Asia/Almaty:20261203T080000",
                "DTEND;TZID=Asia/Almaty:20261204T090000",
            ], "REQUEST", "Жоспар\n2026-12-03 08:00 – 2026-12-04 09:00 Asia/Almaty"
        ),
        (["SUMMARY:Day off", "DTSTART;VALUE=DATE:20261203"], "PUBLISH", "Day off\n2026-12-03"),
        (
            ["SUMMARY:Plan", " ning", "DTSTART:20261203T080000Z", "STATUS:CANCELLED"], "CANCEL",
            "CANCELLED: Planning\n2026-12-03 08:00 UTC"
        ),
        (
            ["ATTENDEE;PARTSTAT=ACCEPTED:mailto:v@x.example", "SUMMARY:Plan"], "REPLY",
            "ACCEPTED: Plan"
        ),
        (
            [
                "SUMMARY:Plan", "BEGIN:VALARM", "DESCRIPTION:ring", "SUMMARY:ring", "END:VALARM",
            ], "REQUEST", "Plan"
        ),
    ]

    @Test(arguments: invitations) func `an invitation says what, when and where`(
        row: (lines: [String], method: String, text: String)
    ) throws {
        let lines =
            ["From: a@b.example", "Content-Type: text/calendar; charset=utf-8", ""]
            + ["BEGIN:VCALENDAR", "METHOD:\(row.method)", "BEGIN:VEVENT"] + row.lines
            + ["END:VEVENT", "END:VCALENDAR"]
        let message = try MIMECodec.parse(Array(lines.joined(separator: "\r\n").utf8))
        #expect(message.text == row.text)
        #expect(message.attachments.map(\.name) == ["text-1.ics"])
    }

    @Test func `beside words an invitation tells its hour and keeps its description back`() throws {
        let message = try MIMECodec.parse(
            letter(
                "From: a@b.example", "Content-Type: multipart/alternative; boundary=b", "", "--b",
                "", "Come, please.", "--b", "Content-Type: text/calendar", "", "BEGIN:VEVENT",
                "SUMMARY:Talk", "DTSTART:20261203T080000Z", "DESCRIPTION:Come\\, please.",
                "END:VEVENT", "--b--"))
        #expect(message.text == "Come, please.\n\nTalk\n2026-12-03 08:00 UTC")
    }

    // MARK: Attached letters

    @Test func `a letter that only carries another shows it, and no more than three deep`() throws {
        func carried(_ depth: Int) -> String {
            let head = "From: Petr <p\(depth)@x.example>\nTo: a@b.example\nSubject: n\(depth)\n"
            guard depth > 0 else { return head + "\nthe order has not come" }
            return head + "Content-Type: message/rfc822\n\n" + carried(depth - 1)
        }
        let shallow = try MIMECodec.parse(Array(carried(1).utf8))
        #expect(
            shallow.text
                == "From: Petr <p0@x.example>\nTo: a@b.example\nSubject: n0\n\nthe order has not come"
        )
        #expect(try MIMECodec.parse(Array(carried(3).utf8)).text.contains("the order"))
        #expect(try !MIMECodec.parse(Array(carried(5).utf8)).text.contains("the order"))
    }

    @Test func `beside own words an attached letter stays a file`() throws {
        let message = try MIMECodec.parse(
            letter(
                "From: a@b.example", "Content-Type: multipart/mixed; boundary=b", "", "--b", "",
                "See this.", "--b", "Content-Type: message/rfc822", "", "From: x@y.example",
                "Subject: s", "", "inner", "--b--"))
        #expect(message.text == "See this.")
        #expect(message.attachments.map(\.name) == ["letter-1.eml"])
    }
}
