import Foundation
import ServiceDesk
import Store
import Testing
import WorkingTime

@testable import Runtime
@testable import Web

/// What the API can do to a ticket, its page can too.
@Suite struct ActPagesTests {
    private func ticket(_ live: LiveDesk) async throws -> TicketView {
        _ = try await live.deliver()
        try await live.send()
        return try #require(try await live.desk.ticket(number: 1, for: .desk))
    }

    private func after(_ live: LiveDesk) async throws -> TicketView {
        try #require(try await live.desk.ticket(number: 1, for: .desk))
    }

    @Test func `a taken ticket goes back to the pool`() async throws {
        let live = try await LiveDesk()
        _ = try await ticket(live)
        let pavel = try await live.enter("pavel")
        #expect(try await !live.get("/tickets/1", pavel).body.contains("/tickets/1/release"))
        _ = try await live.post("/tickets/1/categorise", pavel, ["choice": "bug"])
        _ = try await live.post("/tickets/1/take", pavel)
        #expect(try await after(live).stream.ticket.taker == "pavel")
        #expect(try await live.get("/tickets/1", pavel).body.contains("/tickets/1/release"))
        #expect(try await live.post("/tickets/1/release", pavel).location == "/tickets/1")
        #expect(try await after(live).stream.ticket.taker == nil)
    }

    @Test func `a regulation whose reasons are choices asks for none when the priority changes`()
        async throws
    {
        let live = try await LiveDesk()
        _ = try await ticket(live)
        let marina = try await live.enter("marina")
        let form = try await live.get("/tickets/1/prioritise", marina).body
        #expect(!form.contains("name=\"text\""))
        let answer = try await live.post(
            "/tickets/1/prioritise", marina, ["choice": "standard", "text": "forged"])
        #expect(answer.location == "/tickets/1", "\(answer.body)")
        #expect(try await after(live).stream.ticket.fields["reason"] == nil)
    }

    @Test func `somebody is assigned, and a stranger is not`() async throws {
        let live = try await LiveDesk()
        _ = try await ticket(live)
        let marina = try await live.enter("marina")
        #expect(
            try await live.post("/tickets/1/assign", marina, ["person": "aigul"]).location
                == "/tickets/1")
        #expect(try await after(live).stream.ticket.assignees == ["aigul"])
        #expect(try await live.post("/tickets/1/assign", marina).status == 422)
    }

    @Test func `fields that the person may fill are asked for, and only changes are sent`()
        async throws
    {
        let live = try await LiveDesk()
        _ = try await ticket(live)
        let (marina, tanya) = (try await live.enter("marina"), try await live.enter("tanya"))
        let form = try await live.get("/tickets/1/fill", marina).body
        #expect(form.contains("field.works_partly"))
        #expect(!form.contains("field.test_passed"), "that is the tester's")
        #expect(try await live.get("/tickets/1/fill", tanya).body.contains("field.test_passed"))
        let typed = [
            "field.works_partly": "true", "field.promised_date": "2026-10-09", "field.page": "",
        ]
        #expect(try await live.post("/tickets/1/fill", marina, typed).location == "/tickets/1")
        let fields = try await after(live).stream.ticket.fields
        #expect(fields["works_partly"] == .flag(true))
        #expect(fields["promised_date"] == .date(.init("2026-10-09")!))
        #expect(
            try await live.post("/tickets/1/fill", marina, typed).status == 422, "nothing is new"
        )
        #expect(try await live.get("/tickets/1", marina).body.contains("2026-10-09"))
    }

    @Test func `a ticket is put to another client by who asked, and its old project stays behind`()
        async throws
    {
        let live = try await LiveDesk()
        _ = try await ticket(live)
        let olga = try await live.enter("olga")
        let form = try await live.get("/tickets/1/place", olga).body
        #expect(form.contains("Анна Условная") && form.contains("Лавка 24"))
        let nobody = try await live.post("/tickets/1/place", olga, ["who": "Никто"])
        #expect(nobody.status == 422)
        let kept = ["who": "Борис Тестов, ТОО «Бета»", "project": "alfa/lavka"]
        #expect(try await live.post("/tickets/1/place", olga, kept).location == "/tickets/1")
        let row = try #require(try await live.desk.ticket(number: 1, for: .desk)).row
        #expect(row.client == "beta" && row.project == "bereg")
        #expect(try await live.get("/tickets/1", olga).body.contains("Чей запрос"))
    }

    @Test func `own work is corrected, the client's acceptance stated, a defect recorded`()
        async throws
    {
        let live = try await LiveDesk()
        _ = try await ticket(live)
        let pavel = try await live.enter("pavel")
        _ = try await live.post("/tickets/1/categorise", pavel, ["choice": "bug"])
        _ = try await live.post("/tickets/1/take", pavel)
        live.clock.stand(at: LiveDesk.tuesday + 1800)
        _ = try await live.post(
            "/tickets/1/log", pavel,
            ["from": "2026-10-06T11:00", "minutes": "30", "role": "programmer"])
        let entry = try #require(try await after(live).stream.ticket.worklog.first)
        #expect(try await live.get("/tickets/1/correct_log", pavel).body.contains(entry.entry))
        let answer = try await live.post(
            "/tickets/1/correct_log", pavel, ["entry": entry.entry, "minutes": "20"])
        #expect(answer.location == "/tickets/1", "\(answer.body)")
        #expect(try await after(live).stream.ticket.worklog.first?.minutes == 20)
        _ = try await live.post("/tickets/1/finish", pavel, ["text": "Done."])
        let page = try await live.get("/tickets/1", pavel).body
        for action in ["sign_off", "report_defect"] {
            #expect(page.contains("/tickets/1/\(action)"), "\(action)")
        }
        #expect(
            try await live.post("/tickets/1/report_defect", pavel, ["text": "Still wrong."]).location
                == "/tickets/1")
    }

    @Test
    func `a letter that may have left twice is marked on the page and among the mail's health`()
        async throws
    {
        let live = try await LiveDesk()
        let view = try await ticket(live)
        let (marina, adam) = (try await live.enter("marina"), try await live.enter("adam"))
        #expect(try await !live.get("/tickets/1", marina).body.contains("Могло уйти дважды"))
        #expect(try await live.desk.mailHealth().possiblyTwice == [])
        _ = try await live.post("/tickets/1/reply", marina, ["text": "We look into it."])
        let now = live.clock.now()
        try await live.desk.store.write { transaction in
            let outbox = Outbox(desk: "echo")
            let item = try #require(try outbox.items(of: view.row.id.text, in: transaction).last)
            _ = try outbox.lease(at: now, until: now + Int64(600), limit: 20, in: transaction)
            try outbox.retry(
                item.id, at: now, problem: LetterProblem(.said("no answer"), isPossiblyTwice: true),
                in: transaction)
        }
        let page = try await live.get("/tickets/1", marina).body
        #expect(
            page.components(separatedBy: "Могло уйти дважды").count == 2, "once, at that message")
        #expect(try await live.desk.mailHealth().possiblyTwice.map(\.ticket) == [1])
        for (holder, count) in [("marina", 1), ("alfa.anna", 0)] {
            #expect(try await marks(live, holder) == count, "the API tells \(holder)")
        }
        let health = try await live.get("/admin/mail", adam).body
        for words in ["May have left twice", "anna@alfa.example", "/tickets/1"] {
            #expect(health.contains(words), "\(words)")
        }
    }

    /// Marks "possibly twice" in what the API tells the holder of a token.
    private func marks(_ live: LiveDesk, _ holder: String) async throws -> Int {
        let token = try await APITokens(desk: live.desk).create(
            .init(name: "test", holder: holder, scope: "company", permissions: ["read"], days: 1)
        ).token
        let answer = try await live.get(
            "/api/v1/tickets/1/timeline", headers: [.authorization: "Bearer \(token)"])
        #expect(answer.status == 200)
        return answer.body.components(separatedBy: "\"possibly_twice\":true").count - 1
    }

    @Test func `an agreement's services are stated on its page`() async throws {
        let live = try await LiveDesk()
        let adam = try await live.enter("adam")
        let path = "/admin/clients/alfa/agreements/contract"
        let page = try await live.get(path, adam)
        var form = [
            "kind": "contract", "from": "2025-01-01", "until": "2027-12-31",
            "services": "internet\n\n mail \n",
        ]
        form["seen"] = page.field("seen")
        let answer = try await live.post(path, adam, form)
        #expect(answer.status == 303, "\(answer.body)")
        #expect(
            live.desk.people.clients["alfa"]?.agreements["contract"]?.services == [
                "internet", "mail",
            ])
        form["seen"] = try await live.get(path, adam).field("seen")
        form["services"] = String(repeating: "x", count: 201)
        #expect(try await live.post(path, adam, form).status == 422)
        #expect(live.desk.people.clients["alfa"]?.contacts["alfa.anna"]?.scope == .company)
    }

    @Test func `a contact keeps what its form does not ask for`() async throws {
        let live = try await LiveDesk()
        let adam = try await live.enter("adam")
        let path = "/admin/clients/alfa/contacts/anna"
        let form = [
            "name": "Anna Renamed", "addresses": "anna@alfa.example", "language": "ru",
            "roles.official": "on",
            "seen": try await live.get(path, adam).field("seen") ?? "",
        ]
        #expect(try await live.post(path, adam, form).status == 303)
        let anna = live.desk.people.clients["alfa"]?.contacts["alfa.anna"]
        #expect(anna?.name == "Anna Renamed")
        #expect(anna?.scope == .company)
    }
}
