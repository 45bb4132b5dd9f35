import Foundation
import ServiceDesk
import Testing

@testable import Runtime
@testable import Store
@testable import Web

/// A content that holds something else than was written is named as damaged, never as erased.
@Suite struct DamagedWordsTests {
    /// What somebody does to the rows of letters behind the program's back.
    private static let damages = [
        "bytes that are no letter":
            "UPDATE content SET bytes = CAST('{' AS {bytes}) WHERE kind = 'letter'",
        "other words": """
        UPDATE content SET bytes = CAST('{"files":[],"subject":"Filter","text":"forged"}' AS {bytes})
        WHERE kind = 'letter'
        """,
        "a row that is gone": "DELETE FROM content WHERE kind = 'letter'",
    ]

    private func damaged(_ sql: String) async throws -> LiveDesk {
        let live = try await LiveDesk()
        _ = try await live.deliver()
        let bytes = live.database.address == nil ? "BLOB" : "BYTEA"
        _ = try await live.desk.store.write {
            try $0.execute(sql.replacing("{bytes}", with: bytes))
        }
        return live
    }

    @Test(arguments: damages.keys.sorted())
    func `the page says that a text is damaged, and the verification names it`(damage: String)
        async throws
    {
        let live = try await damaged(try #require(Self.damages[damage]))
        let page = try await live.get("/tickets/1", live.enter("adam")).body
        #expect(page.contains("The text is damaged") && !page.contains("The text was erased"))
        #expect(!page.contains("forged"), "words that nobody wrote are nobody's")
        #expect(try await !Maintenance(store: live.desk.store).verify(desk: "echo").isEmpty)
    }

    @Test func `it is said in the reader's language`() async throws {
        let live = try await damaged(try #require(Self.damages["a row that is gone"]))
        for (language, words) in [("ru", "Текст повреждён"), ("kk", "Мәтін бүлінген")] {
            let page = try await live.get(
                "/tickets/1", live.enter("adam"), headers: [.cookie: "__Host-language=\(language)"])
            #expect(page.body.contains(words), "\(language)")
        }
    }

    @Test func `an erased text is still said to be erased`() async throws {
        let live = try await LiveDesk()
        _ = try await live.deliver()
        _ = try await live.desk.erase("alfa.anna", ground: "request of 6 October")
        let page = try await live.get("/tickets/1", live.enter("adam")).body
        #expect(page.contains("The text was erased") && !page.contains("The text is damaged"))
    }

    @Test func `the API tells damaged from erased`() async throws {
        let live = try await damaged(try #require(Self.damages["a row that is gone"]))
        let view = try #require(try await live.desk.ticket(number: 1, for: .desk))
        let visit = try live.desk.edition()
        let reader = EditionReader(
            language: .en, edition: visit, people: live.desk.people, now: live.clock.now())
        let arrived = try #require(view.stream.records.first { $0.event.facts.content != nil })
        let body = TimelineEntryBody(arrived, view, reader, isStaff: true, twice: [])
        #expect(body.isDamaged == true && body.isErased == nil && body.text == nil)
    }
}
