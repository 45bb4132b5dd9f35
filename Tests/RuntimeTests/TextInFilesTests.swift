import Foundation
import ServiceDesk
import Testing

@testable import Runtime

/// The people file and the commands hold texts to the same rule as forms.
struct TextInFilesTests {
    @Test(arguments: ["\u{202E}", "\u{2066}"])
    func `no value of a people file holds a character that acts`(character: String) async throws {
        let desk = try await TemporaryDesk()
        let text = try String(
            contentsOf: TemporaryDesk.repository.appending(path: "demo/echo/people.yaml"),
            encoding: .utf8)
        let values = text.ranges(of: /: "?\p{L}/).filter {
            !text[..<$0.lowerBound].hasSuffix("Ended")
        }
        #expect(values.count > 40)
        for value in values {
            var changed = text
            changed.insert(contentsOf: character, at: value.upperBound)
            #expect(throws: PeopleFile.Problem.self, "\(text[value])") {
                try desk.people { _ in changed }
            }
        }
        // In quotes YAML has escapes for what no text of it may hold as it is.
        for (escape, code) in [
            (#"\0"#, "U+0000"), (#"\b"#, "U+0008"), (#"\r"#, "U+000D"), (#"\n"#, "U+000A"),
        ] {
            let changed = text.replacing("Ольга Примерова", with: "Ольга\(escape) Примерова")
            let problem = #expect(throws: PeopleFile.Problem.self) {
                try desk.people { _ in changed }
            }
            let told = problem?.description ?? ""
            #expect(
                told.hasPrefix("people.yaml:5:") && told.contains(code)
                    && told.contains("take it out"), "\(told)")
        }
    }

    @Test func `a token's name, a webhook's address and a password are one line`() async throws {
        let desk = try await TemporaryDesk()
        let signIn = SignIn(
            store: desk.desk.store, world: desk.desk.world, hash: PasswordHash(.cheap))
        let control = Control(desk: desk.desk, signIn: signIn)
        for character in ["\0", "\n", "\u{202E}"] {
            await #expect(throws: APITokens.Problem.self) {
                try await APITokens(desk: desk.desk).create(
                    .init(name: "a\(character)b", holder: "marina", permissions: ["read"], days: 1))
            }
            let problem = await #expect(throws: Webhooks.Problem.self) {
                try await Webhooks(desk: desk.desk).add(
                    .init(url: "https://hook.example/a\(character)b"))
            }
            #expect(problem?.description.contains("take it out") == true)
            let reply = await control.answer(
                .password(
                    login: "marina@echo.example", staff: "marina",
                    password: "a long\(character)password"))
            #expect(!reply.isDone && reply.text.contains("the password holds"), "\(reply.text)")
        }
    }
}
