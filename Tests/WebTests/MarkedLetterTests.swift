import Foundation
import LetterParsing
import Testing

@testable import Runtime
@testable import Web

/// What acts in a letter is shown by a mark on page, in the API and in our own letters; the bytes
/// stay as they came.
struct MarkedLetterTests {
    private static let body = [
        "--x", "Content-Type: text/plain; charset=utf-8", "",
        "Pay\u{202E}\u{8} here\u{0}, https://lavka.example", "--x",
        "Content-Type: application/pdf",
        "Content-Disposition: attachment; filename*=utf-8''bill%E2%80%AEfdp.exe", "",
        "%PDF", "--x--", "",
    ].joined(separator: "\r\n")

    private func taken() async throws -> (live: LiveDesk, outcome: Intake.Outcome) {
        let live = try await LiveDesk()
        let outcome = try await live.deliver(
            subject: "=?utf-8?q?Bill=E2=80=AE=00=0ABcc:_x_=F0=9F=91=A8=E2=80=8D=F0=9F=91=A9?=",
            headers: "Content-Type: multipart/mixed; boundary=x\r\n", body: Self.body)
        try await live.send()
        return (live, outcome)
    }

    private static let subject = "Bill⟨U+202E⟩⟨U+0000⟩⟨U+000A⟩Bcc: x 👨‍👩"

    private func acts(_ text: String) -> Bool {
        text.unicodeScalars.contains { $0 == "\u{202E}" || $0 == "\0" || $0 == "\u{8}" }
    }

    @Test func `the page of the ticket and the queue show the marks`() async throws {
        let (live, outcome) = try await taken()
        #expect(outcome.number == 1)
        let marina = try await live.enter("marina")
        let page = try await live.get("/tickets/1", marina).body
        #expect(page.contains(Self.subject) && page.contains("Pay⟨U+202E⟩⟨U+0008⟩ here⟨U+0000⟩,"))
        #expect(page.contains("bill⟨U+202E⟩fdp.exe"))
        #expect(!acts(page))
        let queue = try await live.get("/", marina).body
        #expect(queue.contains(Self.subject) && !acts(queue))
    }

    @Test func `the API tells the marks, and the files by their marked names`() async throws {
        let temporary = try await APIDesk()
        let letter =
            "From: <anna@alfa.example>\r\nTo: support@echo.example\r\nSubject: =?utf-8?q?a=E2=80=AEb?=\r\n"
            + "Message-ID: <m@alfa.example>\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n\(Self.body)"
        _ = try await Intake(desk: temporary.desk).deliver(
            Array(letter.utf8), arrivedAt: temporary.clock.now())
        let token = try await temporary.token()
        let ticket = try await temporary.call(.get, "/tickets/1", token: token)
        #expect(ticket["subject"] as? String == "a⟨U+202E⟩b")
        let timeline = try await temporary.call(.get, "/tickets/1/timeline", token: token)
        let text = String(decoding: timeline.bytes, as: UTF8.self)
        #expect(
            text.contains("Pay⟨U+202E⟩⟨U+0008⟩ here⟨U+0000⟩,")
                && text.contains("bill⟨U+202E⟩fdp.exe"))
        #expect(!acts(text) && !text.contains(#"\u0008"#) && !text.contains(#"\b"#))
    }

    @Test func `our receipt carries the marks, and the bytes of the letter are kept as they came`()
        async throws
    {
        let (live, _) = try await taken()
        let folder = live.folder + "/outgoing"
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        let name = try #require(names.first)
        let raw = [UInt8](FileManager.default.contents(atPath: "\(folder)/\(name)") ?? Data())
        let receipt = try MIMECodec.parse(raw)
        #expect(
            receipt.subject.contains(Self.subject) || receipt.text.contains(Self.subject),
            "\(receipt.subject)")
        #expect(!acts(receipt.subject + receipt.text))
        let kept = try await live.desk.store.read { transaction in
            try transaction.query("SELECT bytes FROM content WHERE kind = 'raw'").map {
                $0.bytes(0)
            }
        }
        #expect(kept.contains { $0.range(of: Data(Self.body.utf8)) != nil })
    }

    @Test func `what an older version kept unmarked is marked where it is shown`() throws {
        var letter = StoredLetter(subject: "a\u{202E}b", text: "one\0\r\ntwo\tx")
        letter.files = [
            .init(content: "c", name: "a\u{202E}fdp.exe", contentType: "text/plain", size: 1)
        ]
        let shown = try StoredLetter.read(JSONEncoder().encode(letter))
        #expect(shown.subject == "a⟨U+202E⟩b" && shown.text == "one⟨U+0000⟩\r\ntwo\tx")
        #expect(shown.files.first?.name == "a⟨U+202E⟩fdp.exe")
        #expect(("<p>\("a\u{202E}\u{1B}b")</p>" as HTML).text == "<p>a⟨U+202E⟩⟨U+001B⟩b</p>")
    }
}
