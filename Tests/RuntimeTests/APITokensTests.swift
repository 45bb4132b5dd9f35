import Foundation
import Store
import Testing
import WorkingTime

@testable import Runtime

@Suite struct APITokensTests {
    private func draft(
        _ holder: String = "marina", scope: String = "own", allow: [String] = ["read", "write"],
        days: Int = 30
    ) -> APITokens.Draft {
        .init(name: "build server", holder: holder, scope: scope, permissions: allow, days: days)
    }

    @Test func `a token is recognised and only its digest is kept`() async throws {
        let temporary = try await TemporaryDesk()
        let tokens = APITokens(desk: temporary.desk)
        let made = try await tokens.create(draft())
        let bearer = try #require(try await tokens.bearer(made.token))
        #expect(bearer.performer == .staff("marina"))
        #expect(bearer.viewer == .staff(person: "marina", roles: ["account_manager"]))
        #expect(
            bearer.may(.read) && bearer.may(.write) && !bearer.may(.people) && !bearer.may(.admin))
        try temporary.desk.store.close()
        let files = try FileManager.default.contentsOfDirectory(atPath: temporary.folder)
        for file in files {
            let bytes =
                FileManager.default.contents(atPath: "\(temporary.folder)/\(file)") ?? Data()
            #expect(bytes.range(of: Data(made.token.utf8)) == nil, "\(file)")
        }
        #expect(
            made.token.hasPrefix(made.row.prefix) && made.row.prefix.count == APITokens.prefixLength
        )
    }

    @Test func `a revoked, expired or invented token is nobody's`() async throws {
        let temporary = try await TemporaryDesk()
        let tokens = APITokens(desk: temporary.desk)
        let first = try await tokens.create(draft())
        let second = try await tokens.create(draft(days: 1))
        #expect(try await tokens.bearer(first.token + "0") == nil)
        #expect(
            try await tokens.bearer(APITokens.prefix + String(repeating: "0", count: 64)) == nil)
        #expect(try await tokens.revoke(first.row.prefix))
        #expect(try await !tokens.revoke(first.row.prefix))
        #expect(try await tokens.bearer(first.token) == nil)
        #expect(try await tokens.bearer(second.token) != nil)
        temporary.clock.stand(at: temporary.clock.now() + 86_400)
        #expect(try await tokens.bearer(second.token) == nil)
        #expect(try await tokens.all().count == 2)
    }

    @Test func `a contact's token sees what its scope says, and ends with the contact`()
        async throws
    {
        let temporary = try await TemporaryDesk()
        let tokens = APITokens(desk: temporary.desk)
        let made = try await tokens.create(draft("alfa.anna", scope: "project:lavka"))
        let bearer = try await tokens.bearer(made.token)
        #expect(
            bearer?.viewer
                == .contact(person: "alfa.anna", client: "alfa", scope: .projects(["lavka"])))
        let without = try temporary.people { $0.replacing("      anna:", with: "      lena:") }
        _ = try await temporary.desk.apply(without)
        #expect(try await tokens.bearer(made.token) == nil)
    }

    @Test(arguments: [
        ("nobody", "own", ["read"], 30), ("alfa.anna", "everything", ["read"], 30),
        ("alfa.anna", "project:bereg", ["read"], 30), ("alfa.anna", "own", ["people"], 30),
        ("marina", "own", [], 30), ("marina", "own", ["root"], 30), ("marina", "own", ["read"], 0),
    ])
    func `a token that makes no sense is refused`(
        holder: String, scope: String, allow: [String], days: Int
    ) async throws {
        let temporary = try await TemporaryDesk()
        await #expect(throws: APITokens.Problem.self) {
            try await APITokens(desk: temporary.desk).create(
                .init(name: "x", holder: holder, scope: scope, permissions: allow, days: days))
        }
    }

    @Test
    func `what needs an administrator is left out of another's token, and ends with the office`()
        async throws
    {
        let temporary = try await TemporaryDesk()
        let tokens = APITokens(desk: temporary.desk)
        let marinas = try await tokens.create(draft(allow: ["read", "people", "admin"]))
        #expect(marinas.row.permissions == ["read"] && marinas.withheld == ["people", "admin"])
        await #expect(throws: APITokens.Problem.self) {
            try await tokens.create(draft(allow: ["people"]))
        }
        await #expect(throws: APITokens.Problem.self) {
            try await tokens.create(draft(allow: ["admin"]))
        }
        let olgas = try await tokens.create(draft("olga", allow: ["admin"]))
        #expect(olgas.withheld.isEmpty)
        #expect(try await tokens.bearer(olgas.token)?.may(.people) == true)
        _ = try await temporary.desk.apply(
            try temporary.people {
                $0.replacing("[head], administrator: true", with: "[head]")
                    .replacing("[tester] }", with: "[tester], administrator: true }")
            })
        let former = try #require(try await tokens.bearer(olgas.token))
        #expect(!former.may(.people) && former.may(.write) && former.allows(.people))
    }

    @Test func `a token does not come back with who had left`() async throws {
        let temporary = try await TemporaryDesk()
        let tokens = APITokens(desk: temporary.desk)
        let anna = try await tokens.create(draft("alfa.anna")).token
        let marina = try await tokens.create(draft()).token
        let pavel = try await tokens.create(draft("pavel")).token
        _ = try await temporary.desk.apply(
            try temporary.people { $0.replacing("      anna:", with: "      lena:") })
        _ = try await temporary.desk.record(PeopleChange(staff: "marina", [.left]), by: "olga")
        for token in [anna, marina] { #expect(try await tokens.bearer(token) == nil) }
        _ = try await temporary.desk.apply(try temporary.people())
        #expect(temporary.desk.people.staff["marina"]?.left == false)
        for token in [anna, marina] { #expect(try await tokens.bearer(token) == nil) }
        #expect(try await tokens.bearer(pavel) != nil)
        let ended = try await temporary.desk.audit(by: nil, before: nil).rows.map(\.entry)
            .filter { $0.act == .tokenRevoked }.map(\.subject)
        #expect(Set(ended) == ["alfa.anna", "marina"])
    }

    @Test func `the last use is written at most once a minute`() async throws {
        let temporary = try await TemporaryDesk()
        let tokens = APITokens(desk: temporary.desk)
        let made = try await tokens.create(draft())
        let start = temporary.clock.now()
        for seconds in [0, 59, 60] as [Int64] {
            temporary.clock.stand(at: start + seconds)
            _ = try await tokens.bearer(made.token)
            #expect(try await tokens.all().first?.usedAt == start + (seconds < 60 ? 0 : 60))
        }
    }

    @Test func `the command line makes, lists and revokes`() async throws {
        let temporary = try await TemporaryDesk()
        let control = temporary.control
        let made = await control.answer(.createToken(draft()))
        let token = String(made.text.prefix { $0 != "\n" })
        #expect(try await APITokens(desk: temporary.desk).bearer(token) != nil)
        let list = await control.answer(.listTokens).text
        #expect(list.contains("marina") && list.contains("build server") && !list.contains(token))
        #expect(
            await control.answer(.revokeToken(String(token.prefix(APITokens.prefixLength)))).isDone)
        #expect(await !control.answer(.revokeToken("rgl_nothing")).isDone)
    }
}
