import Foundation
import Store
import Testing

@testable import Runtime

/// Texts that are longer than anybody reads on a page.
@Suite struct LongTextTests {
    @Test func `the beginning stands in the conversation and the whole in a file`() async throws {
        let temporary = try await TemporaryDesk()
        let whole = (0..<40_000).map { "Строка \($0) о том же" }.joined(separator: "\n")
        _ = try await temporary.deliver(temporary.letter(text: whole))
        let view = try await temporary.ticket(1)
        let letter = try #require(view.letters.values.first)
        #expect(letter.isCut == true && letter.text.utf8.count <= Desk.shownTextMax)
        #expect(whole.hasPrefix(letter.text + "\n"))
        let file = try #require(letter.files.first)
        #expect(file.name == "text.txt" && file.size == whole.utf8.count)
        let bytes = try #require(try await temporary.desk.file(file.content, for: .desk)?.bytes)
        #expect(String(decoding: bytes, as: UTF8.self) == whole)
    }

    @Test func `a text without lines is cut between characters`() async throws {
        let temporary = try await TemporaryDesk()
        for (shift, character) in ["ж", "漢", "😀"].enumerated() {
            let text =
                String(repeating: "x", count: shift) + String(repeating: character, count: 30_000)
            let (kept, rest) = temporary.desk.cut(StoredLetter(subject: "", text: text))
            #expect(text.hasPrefix(kept.text) && kept.text.utf8.count > Desk.shownTextMax - 8)
            #expect(rest.count == 1)
        }
        #expect(temporary.desk.cut(StoredLetter(subject: "", text: "short")).1.isEmpty)
    }

    @Test func `a letter that is judged again after a crash is judged by the whole of its text`()
        async throws
    {
        let temporary = try await TemporaryDesk()
        let desk = temporary.desk
        let text = String(repeating: "слово ", count: 30_000)
        var facts = LetterFacts()
        facts.messageID = "long@alfa.example"
        let interaction = Interaction(
            .letter(facts), channel: "mail", address: "anna@alfa.example",
            letter: StoredLetter(subject: "Filter", text: text),
            arrivedAt: temporary.clock.now())
        let stored = try await Intake(desk: desk).store(interaction)
        let whole = try await desk.store.read { transaction in
            let bytes =
                try Contents(desk: "echo").bytes(stored.content.id, in: transaction) ?? Data()
            return try desk.whole(
                try JSONDecoder().decode(StoredLetter.self, from: bytes), in: transaction)
        }
        #expect(whole.text == text && whole.isCut == nil && whole.files.isEmpty)
        #expect(try await Intake(desk: desk).resume() == 1)
        #expect(try await temporary.ticket(1).letters.values.first?.isCut == true)
    }
}
