import ServiceDesk
import Testing

@testable import Runtime
@testable import Web

/// The rules for people as a whole, at the administrators' pages and at the programs' door.
struct PeopleDoorTests {
    @Test func `a mail address of another is refused on the page, with whose it is`() async throws {
        let live = try await LiveDesk()
        let browser = try await live.enter("adam")
        let card = [
            "name": "Tanya", "email": "OLGA@echo.example", "language": "en", "roles.tester": "on",
        ]
        let answer = try await live.post("/admin/staff/tanya", browser, card)
        #expect(answer.status == 422 && answer.body.contains("Ольга Примерова"))
        let new = card.merging(["id": "twin"]) { $1 }
        #expect(try await live.post("/admin/new-staff", browser, new).status == 422)
        #expect(
            live.desk.people.staff["twin"] == nil
                && live.desk.people.staff["tanya"]?.email != card["email"])
    }

    @Test func `an address at two clients is asked about on the page, and taken when it is meant`()
        async throws
    {
        let live = try await LiveDesk()
        let browser = try await live.enter("adam")
        let path = "/admin/clients/gamma/contacts"
        #expect(try await !live.get(path, browser).body.contains("name=\"shared\""))
        let form = [
            "id": "vera", "name": "Vera", "addresses": "anna@alfa.example\nv@gamma.example",
            "language": "en",
        ]
        let asked = try await live.post(path, browser, form)
        #expect(asked.status == 422)
        #expect(asked.body.contains("Анна Условная") && asked.body.contains("name=\"shared\""))
        #expect(
            try await live.post(path, browser, form.merging(["shared": "on"]) { $1 }).status == 303)
        #expect(
            live.desk.people.clients["gamma"]?.contacts["gamma.vera"]?.shared == [
                "anna@alfa.example"
            ])
        // Saved again as it stands, and no longer meant.
        #expect(try await live.get("\(path)/vera", browser).body.contains("name=\"shared\""))
        #expect(
            try await live.post("\(path)/vera", browser, form.merging(["shared": "on"]) { $1 })
                .status == 303)
        #expect(try await live.post("\(path)/vera", browser, form).status == 422)
    }

    @Test func `an agreement that ends before it begins is refused on the page`() async throws {
        let live = try await LiveDesk()
        let form = ["kind": "contract", "from": "2027-01-01", "until": "2026-12-30"]
        let answer = try await live.post(
            "/admin/clients/gamma/agreements/contract", try await live.enter("adam"), form)
        #expect(answer.status == 422 && answer.body.contains("an end after it"))
    }

    @Test func `programs are told the same, and give back what is shared`() async throws {
        let desk = try await APIDesk()
        let token = try await desk.token("olga")
        func state(_ person: String, until: String = "2027-12-31") async throws -> APIAnswer {
            try await desk.call(
                .put, "/people/clients/zeta", token: token,
                body: """
                    {"name": "Zeta", "people": {"zoe": {"name": "Zoe", "addresses": ["ANNA@alfa.example"]\(person)}},
                     "agreements": {"contract": {"from": "2027-01-01", "until": "\(until)"}}}
                    """, version: desk.desk.people.clients["zeta"] == nil ? nil : "*")
        }
        let taken = try await state("")
        #expect(taken.status == 422)
        #expect(
            (taken["detail"] as? String)?.hasPrefix(
                "'ANNA@alfa.example' is an address of alfa.anna") == true)
        let late = try await state(#", "shared": ["ANNA@alfa.example"]"#, until: "2026-12-31")
        #expect(
            late.status == 422 && (late["detail"] as? String)?.contains("until: 2026-12-31") == true
        )
        #expect(try await state(#", "shared": ["ANNA@alfa.example"]"#).status == 201)
        let read = try await desk.call(.get, "/people/clients/zeta", token: token)
        let people = read["people"] as? [String: [String: Any]]
        #expect(people?["zoe"]?["shared"] as? [String] == ["ANNA@alfa.example"])
    }
}
