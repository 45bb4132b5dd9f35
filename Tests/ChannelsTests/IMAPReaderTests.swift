import Testing

@testable import Channels

@Suite struct IMAPReaderTests {
    private static func responses(_ text: String) throws -> [IMAPResponse] {
        var reader = IMAPReader()
        reader.feed(Array(text.utf8))
        var found: [IMAPResponse] = []
        while let response = try reader.next() { found.append(response) }
        return found
    }

    private static let fetched =
        "* 12 FETCH (UID 7 INTERNALDATE \"17-Jul-1996 02:44:25 -0700\" BODY[] {11}\r\n"
        + "A: b\r\n\r\n)\r\n FLAGS (\\Seen))\r\n"

    @Test func `status lines give tag, kind, code and text`() throws {
        let found = try Self.responses(
            "* OK [UIDVALIDITY 3857529045] UIDs valid\r\nR1 NO [ALERT] full\r\n* BYE\r\n")
        #expect(
            found == [
                .status(
                    IMAPStatus(
                        tag: nil, kind: .ok, code: [.atom("UIDVALIDITY"), .atom("3857529045")],
                        text: "UIDs valid")),
                .status(IMAPStatus(tag: "R1", kind: .no, code: [.atom("ALERT")], text: "full")),
                .status(IMAPStatus(tag: nil, kind: .bye, text: "")),
            ])
    }

    @Test func `a literal is taken by its size, whatever stands in it`() throws {
        let found = try Self.responses(Self.fetched)
        let items: [IMAPValue] = [
            .atom("UID"), .atom("7"), .atom("INTERNALDATE"),
            .bytes(Array("17-Jul-1996 02:44:25 -0700".utf8)),
            .atom("BODY[]"), .bytes(Array("A: b\r\n\r\n)\r\n".utf8)), .atom("FLAGS"),
            .list([.atom("\\Seen")]),
        ]
        #expect(found == [.data([.atom("12"), .atom("FETCH"), .list(items)])])
    }

    @Test func `free text that ends like a literal is no literal`() throws {
        #expect(try Self.responses("* OK see {5}\r\nR2 OK done\r\n").count == 2)
        #expect(try Self.responses("R3 NO no {50000000000}\r\n").count == 1)
    }

    @Test func `any cut of the stream gives the same responses`() throws {
        let text =
            "* OK hi\r\n" + Self.fetched
            + "* LIST (\\Noselect) \"/\" {3}\r\na b\r\n+ go\r\nR1 OK x\r\n"
        let whole = try Self.responses(text)
        #expect(whole.count == 5)
        let bytes = Array(text.utf8)
        for cut in 0...bytes.count {
            var reader = IMAPReader()
            var found: [IMAPResponse] = []
            for part in [bytes[..<cut], bytes[cut...]] {
                reader.feed(part)
                while let response = try reader.next() { found.append(response) }
            }
            #expect(found == whole, "cut at \(cut)")
        }
        var reader = IMAPReader()
        var found: [IMAPResponse] = []
        for byte in bytes {
            reader.feed([byte])
            while let response = try reader.next() { found.append(response) }
        }
        #expect(found == whole)
    }

    @Test(arguments: [
        "* 1 FETCH (BODY[] {99999999999}\r\n", "* 1 FETCH (\r\n", "* LIST \"a\r\n",
        "* 1 FETCH )\r\n", "\r\n",
        "* " + String(repeating: "(", count: 40) + "\r\n", "R1 SOMETHING\r\n",
    ])
    func `what is not IMAP is refused and never waited for`(text: String) {
        #expect(throws: IMAPSyntaxError.self) { try Self.responses(text) }
    }

    @Test func `a line without an end is refused at its limit`() {
        var reader = IMAPReader()
        #expect(throws: IMAPSyntaxError.self) {
            for _ in 0...20 {
                reader.feed(Array(repeating: UInt8(ascii: "x"), count: 1 << 16))
                _ = try reader.next()
            }
        }
    }

    @Test func `random bytes neither crash the reader nor make it wait beyond its limits`() {
        var chance = Chance(seed: 7)
        let pieces = [
            "* ", "1 FETCH ", "(", ")", "{3}", "{0}\r\n", "\r\n", "\"", "\\", "[", "]", "OK ",
            "NIL", "\u{0}",
        ]
        for _ in 0..<3_000 {
            var reader = IMAPReader()
            for _ in 0..<20 {
                reader.feed(Array(pieces[Int(chance.next() % UInt64(pieces.count))].utf8))
                do {
                    while try reader.next() != nil {}
                } catch { break }
            }
        }
    }

    @Test func `folders are written in modified UTF-7`() {
        #expect(IMAPWords.folder("INBOX") == "\"INBOX\"")
        // The example of RFC 3501, 5.1.3.
        #expect(IMAPWords.folder("~peter/mail/台北/日本語") == "\"~peter/mail/&U,BTFw-/&ZeVnLIqe-\"")
        #expect(IMAPWords.folder("A&B \"x\"") == "\"A&-B \\\"x\\\"\"")
        #expect(IMAPWords.folder("a\r\nR9 LOGOUT") == nil)
    }

    @Test(arguments: [
        ("17-Jul-1996 02:44:25 -0700", 837_596_665), (" 1-Jan-1970 00:00:00 +0000", 0),
        ("29-Feb-2024 23:59:59 +0600", 1_709_229_599),
        ("31-Dec-2026 12:00:00 +0530", 1_798_698_600),
    ])
    func `an internal date is read with its zone`(text: String, seconds: Int64) {
        #expect(IMAPWords.seconds(text) == seconds)
    }

    @Test func `internal dates agree with dates of headers on any day`() throws {
        let months = [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ]
        for day in stride(from: Int64(0), to: 60_000, by: 17) {
            let header = try #require(MailDate.written(day * 86_400 + 3_661))
            let words = header.split(separator: " ")
            #expect(months.contains(String(words[2])))
            let text = "\(words[1])-\(words[2])-\(words[3]) \(words[4]) \(words[5])"
            #expect(IMAPWords.seconds(text) == day * 86_400 + 3_661)
        }
    }

    @Test func `sets of UIDs are written in runs`() {
        #expect(IMAPSession.set([1, 2, 3, 7, 9, 10]) == "1:3,7,9:10")
        #expect(IMAPSession.set([.max, .max - 1]) == "4294967294:4294967295")
    }
}
