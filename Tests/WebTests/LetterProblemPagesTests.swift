import Foundation
import Testing

@testable import Runtime
@testable import Store
@testable import Web

/// Why a letter did not leave is said in the reader's words, whatever the database keeps.
@Suite struct LetterProblemPagesTests {
    @Test(arguments: [
        ("en", "too many automatic letters", "nobody to"),
        ("ru", "слишком много автоматических писем", "budget"),
        ("kk", "тым көп автоматты хат", "budget"),
    ])
    func `a letter beyond the budget is not said to have nobody to go to`(
        language: String, words: String, code: String
    ) async throws {
        let live = try await LiveDesk()
        let now = live.clock.now()
        try await live.desk.store.write {
            try Outbox(desk: "echo").add(
                id: "one", ticket: nil, kind: .message, payload: Data(), at: now, state: .withheld,
                problem: LetterProblem(.budget), in: $0)
        }
        let page = try await live.get(
            "/admin/letters", live.enter("adam"), headers: [.cookie: "__Host-language=\(language)"])
        #expect(
            page.body.replacing("\u{a0}", with: " ").contains(words) && !page.body.contains(code))
    }

    @Test func `every cause has words of its own in every language, and none is a code`() {
        let causes: [LetterProblem.Cause] = [
            .noRecipient, .noAddress, .gone, .damaged, .noWords, .budget, .automaticSender,
            .stopped, .restored,
            .bounced("5.1.1"),
        ]
        for language in Language.allCases {
            let said = causes.map { Words.of(language)(LetterProblem($0)) }
            #expect(
                Set(said).count == causes.count && !said.contains { $0.contains("_") },
                "\(language)")
            let marked = Words.of(language)(LetterProblem(.stopped, isPossiblyTwice: true))
            #expect(
                marked.hasPrefix(Words.of(language)[.possiblyTwice])
                    && !marked.contains("possibly twice"))
        }
        #expect(Words.of(.kk)(LetterProblem(.said("550 no such user"))) == "550 no such user")
    }
}
