import Foundation
import ServiceDesk
import Store
import Testing
import WorkingTime

@testable import Runtime

/// Erasure on request: contents go, the history stays whole.
@Suite struct ErasureTests {
    private static let secret = "Zanzibar-4711"

    private static func letter(from: String = "anna@alfa.example", _ id: String, _ subject: String)
        -> [UInt8]
    {
        Array(
            """
            From: <\(from)>\r\nTo: support@echo.example\r\nSubject: \(subject)\r\nMessage-ID: <\(id)>\r\n\
            MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\
            Content-Type: text/plain\r\n\r\nwords \(secret)\r\n--b\r\nContent-Type: text/html\r\n\r\n\
            <p>\(secret)</p>\r\n--b\r\nContent-Type: text/csv; name=a.csv\r\n\
            Content-Disposition: attachment; filename=a.csv\r\n\r\n\(secret),1\r\n--b--\r\n
            """.utf8)
    }

    /// Where in the database's files the words still stand.
    private static func left(_ desk: TemporaryDesk) throws -> [String] {
        let names = try FileManager.default.contentsOfDirectory(atPath: desk.folder)
            .filter { $0.hasPrefix("reglament.sqlite") }
        return names.flatMap { name in
            let bytes = FileManager.default.contents(atPath: "\(desk.folder)/\(name)") ?? Data()
            let text = String(decoding: bytes, as: UTF8.self)
            return text.ranges(of: secret).map { range in
                let from =
                    text.index(range.lowerBound, offsetBy: -120, limitedBy: text.startIndex)
                    ?? text.startIndex
                return "\(name): \(text[from..<range.upperBound])"
            }
        }
    }

    @Test func `texts, raw letters and files go, chains verify, nothing is left in the file`()
        async throws
    {
        let desk = try await TemporaryDesk()
        _ = try await desk.deliver(Self.letter("1@alfa.example", "Subject \(Self.secret)"))
        _ = try await desk.deliver(Self.letter("2@alfa.example", "Re: [#1] Subject \(Self.secret)"))
        try await desk.send()
        let before = try await desk.ticket(1)
        let preview = try await desk.desk.previewErasure(of: "alfa.anna")
        #expect(preview.numbers == [1] && preview.interactions.count == 2)
        #expect(preview.contents[.letter]?.count == 2 && preview.contents[.raw]?.count == 2)
        #expect(preview.contents[.file]?.count == 2 && preview.bytes > 0)
        #expect(
            try await desk.ticket(1).row.title.contains(Self.secret), "a preview changes nothing")

        let erased = try await desk.desk.erase("alfa.anna", ground: "request of 6 October")
        #expect(erased == preview)
        let after = try await desk.ticket(1)
        #expect(after.letters.isEmpty && after.row.title.isEmpty)
        #expect(after.stream.records == before.stream.records && after.clocks == before.clocks)
        #expect(try await Maintenance(store: desk.desk.store).verify(desk: "echo").isEmpty)
        #expect(try await desk.desk.rebuild().changed.isEmpty)
        #expect(try await desk.desk.previewErasure(of: "alfa.anna").count == 0)
        let row = try #require(try await desk.desk.audit(by: nil, before: nil).rows.first)
        #expect(row.entry.act == .erased && row.entry.subject == "alfa.anna")
        #expect(row.entry.detail.contains("request of 6 October"))
        try desk.desk.store.close()
        let left = try Self.left(desk)
        #expect(left == [])
    }

    @Test func `others keep what they wrote, and a contact known by an older address is found`()
        async throws
    {
        let desk = try await TemporaryDesk()
        _ = try await desk.deliver(Self.letter("1@alfa.example", "Old"))
        _ = try await desk.deliver(
            Self.letter(from: "boris@beta.example", "2@beta.example", "Other"))
        _ = try await desk.desk.apply(
            try desk.people { $0.replacing("anna@alfa.example", with: "anna.new@alfa.example") })
        let erased = try await desk.desk.erase("alfa.anna", ground: "request")
        #expect(erased.numbers == [1] && erased.addresses.contains("anna@alfa.example"))
        #expect(try await desk.ticket(2).row.title == "Other")
    }

    @Test func `the files of a letter that is damaged in the store are erased with it`()
        async throws
    {
        let desk = try await TemporaryDesk()
        _ = try await desk.deliver(Self.letter("1@alfa.example", "Subject"))
        let type = desk.database.address == nil ? "BLOB" : "BYTEA"
        _ = try await desk.desk.store.write {
            try $0.execute("UPDATE content SET bytes = CAST('{' AS \(type)) WHERE kind = 'letter'")
        }
        let erased = try await desk.desk.erase("alfa.anna", ground: "request")
        #expect(erased.contents[.file]?.count == 1 && erased.contents[.html]?.count == 1)
    }

    @Test func `a stranger is erased by address, nobody and no ground are refused`() async throws {
        let desk = try await TemporaryDesk()
        _ = try await desk.deliver(
            Self.letter(from: "new@nowhere.example", "1@nowhere.example", "Hello"))
        let erased = try await desk.desk.erase("New@Nowhere.example", ground: "request")
        #expect(erased.interactions.count == 1 && erased.count == 4)
        await #expect(throws: ErasureProblem.self) {
            try await desk.desk.erase("alfa.nobody", ground: "request")
        }
        await #expect(throws: ErasureProblem.self) {
            try await desk.desk.erase("alfa.anna", ground: " ")
        }
    }

    @Test func `the command previews with no ground and erases with one`() async throws {
        let desk = try await TemporaryDesk()
        _ = try await desk.deliver(Self.letter("1@alfa.example", "Old"))
        let control = desk.control
        let seen = await control.answer(.erase(person: "alfa.anna", ground: nil))
        #expect(seen.isDone && seen.text.contains("raw letters: 1") && seen.text.contains("#1"))
        #expect(try await desk.ticket(1).row.title == "Old")
        let done = await control.answer(
            .erase(person: "alfa.anna", ground: "request"))
        #expect(done.isDone && done.text.hasPrefix("erased: "))
        #expect(try await desk.ticket(1).row.title.isEmpty)
    }
}
