import Foundation
import ServiceDesk
import Store
import Testing
import WorkingTime

@testable import Runtime
@testable import Web

/// Whoever gets a name later gets nothing of its former holder, by whatever door.
@Suite struct NameSuccessorTests {
    /// How the name goes to somebody else: by one file, or left free in between.
    private static func giveNameAway(_ desk: Desk, leavingFree: Bool) async throws {
        var vera = try #require(desk.people.clients["alfa"]?.contact(called: "alfa.gleb"))
        (vera.name, vera.addresses) = ("Вера Новая", ["vera@alfa.example"])
        if leavingFree {
            _ = try await desk.record(
                PeopleChange(client: "alfa", [.contactWithdrawn(.init(id: "alfa.gleb"))]), by: nil)
        }
        _ = try await desk.record(PeopleChange(client: "alfa", [.contactStated(vera)]), by: nil)
    }

    private static func letter(from: String, _ subject: String, more: String = "", text: String)
        -> [UInt8]
    {
        Array(
            """
            From: <\(from)>\r\nTo: support@echo.example\r\nSubject: \(subject)\r\nMessage-ID: <\(subject)@x>\r\n\
            \(more)Content-Type: text/plain; charset=utf-8\r\n\r\n\(text)\r\n
            """.utf8)
    }

    @Test(arguments: [false, true])
    func `portal and API show the former holder's tickets to nobody who is called so`(
        _ leavingFree: Bool
    ) async throws {
        let site = try await APIDesk()
        let desk = site.desk
        let old = Self.letter(
            from: "gleb@alfa.example", "Oldmatter", text: "See https://lavka.example/old")
        let outcome = try await Intake(desk: desk).deliver(old, arrivedAt: site.clock.now())
        #expect(outcome.number == 1)
        let before = try await PortalBrowser(site, as: "gleb@alfa.example")
        #expect(try await before.get("/portal").text.contains("Oldmatter"))
        try await Self.giveNameAway(desk, leavingFree: leavingFree)
        #expect(try await before.get("/portal").status != 200)

        let vera = try await PortalBrowser(site, as: "vera@alfa.example")
        let home = try await vera.get("/portal")
        #expect(home.status == 200 && !home.text.contains("Oldmatter"))
        #expect(try await vera.get("/portal/tickets/1").status == 404)
        let token = try await site.token("alfa.gleb", ["read", "write"])
        let list = try await site.call(.get, "/tickets", token: token)
        #expect((list["tickets"] as? [Any])?.isEmpty == true)
        #expect(try await site.call(.get, "/tickets/1", token: token).status == 404)
        // Her own are hers.
        let body = #"{ "subject": "Newmatter", "text": "See https://lavka.example/new" }"#
        #expect(
            try await site.call(.post, "/tickets", token: token, body: body, key: "n").status == 201
        )
        #expect(try await vera.get("/portal").text.contains("Newmatter"))
        #expect(
            try await site.call(.get, "/tickets/2", token: token)["requester"] as? String
                == "alfa.gleb~2")
        #expect(try await site.call(.get, "/tickets/2", token: token)["requester_left"] == nil)
        // The staff is told that who asked is there no more.
        let staff = try await site.call(.get, "/tickets/1", token: try await site.token())
        #expect(
            staff["requester"] as? String == "alfa.gleb" && staff["requester_left"] as? Bool == true
        )
    }

    @Test func `the staff sees who asked as a former contact, and an answer goes to nobody`()
        async throws
    {
        let live = try await LiveDesk()
        _ = try await live.deliver(from: "gleb@alfa.example", subject: "Oldmatter")
        try await live.send()
        try await Self.giveNameAway(live.desk, leavingFree: false)
        let olga = try await live.enter("olga")
        #expect(try await live.get("/", olga).body.contains("Глеб Примеров (бывший контакт)"))
        let page = try await live.get("/tickets/1", olga)
        #expect(page.body.contains("Глеб Примеров (бывший контакт)"))
        let said = try live.desk.draft(saying: "Done.")
        let ticket = try #require(try await live.desk.ticket(number: 1, for: .desk))
        _ = try await live.desk.perform(
            Instruction(
                .reply(said.ref), on: ticket.row.id, by: .staff("marina"), commandID: "reply",
                contents: [said]))
        try await live.send()
        let left = try await live.desk.store.read { transaction in
            try transaction.query("SELECT state, problem FROM outbox WHERE kind = 'reply'")
                .map { "\($0.text(0)) \($0.text(1))" }
        }
        #expect(left == ["withheld gone"])
    }

    @Test func `an act at a page of somebody who was called so does nothing to who is now`()
        async throws
    {
        let live = try await LiveDesk()
        let card = StaffEvent.Card(
            name: "Пётр Новый", email: "petr@echo.example", language: "ru", roles: ["programmer"])
        _ = try await live.desk.record(PeopleChange(staff: "pavel", [.stated(card)]), by: nil)
        let adam = try await live.enter("adam")
        #expect(try await live.get("/admin/staff/pavel", adam).body.contains("Павел Опытный"))
        let now = try await live.get("/admin/staff/pavel~2", adam)
        #expect(now.status == 200 && now.body.contains("Пётр Новый"))
        let answer = try await live.post("/admin/staff/pavel/leaving", adam, ["seen": "2"])
        #expect(answer.status == 404)
        #expect(live.desk.people.member(called: "pavel")?.left == false)
    }

    @Test func `whoever gets a login holds nothing of who had it, and is in the team by the name`()
        async throws
    {
        let live = try await LiveDesk()
        _ = try await live.deliver(subject: "Oldmatter")
        try await live.send()
        let ticket = try #require(try await live.desk.ticket(number: 1, for: .desk)).row.id
        _ = try await live.desk.perform(
            Instruction(.take(override: nil), on: ticket, by: .staff("pavel"), commandID: "take"))
        let card = StaffEvent.Card(
            name: "Пётр Новый", email: "petr@echo.example", language: "ru", roles: ["programmer"])
        _ = try await live.desk.record(PeopleChange(staff: "pavel", [.stated(card)]), by: nil)
        let people = live.desk.people
        #expect(try await live.desk.queue(.mine("pavel~2"), for: .desk).rows.isEmpty)
        #expect(people.teams(of: "pavel~2").contains(ProjectKey(client: "alfa", name: "lavka")))
        #expect(people.teams(of: "pavel").isEmpty)
        #expect(
            people.holders(project: ProjectKey(client: "alfa", name: "lavka"))["programmer"]?.first
                == "pavel~2")
        let away = people.away(at: live.clock.now()).sorted()
        #expect(try await live.desk.queue(.held(by: away), for: .desk).rows.map(\.number) == [1])
        let olga = try await live.enter("olga")
        #expect(try await live.get("/queue/absent", olga).body.contains("Oldmatter"))
        _ = try await live.desk.perform(
            Instruction(.take(override: nil), on: ticket, by: .staff("pavel~2"), commandID: "again")
        )
        #expect(try await live.desk.ticket(number: 1, for: .desk)?.stream.ticket.taker == "pavel~2")
        // Another process reads the same out of the journal.
        let read = try await live.desk.store.read { transaction in
            try PeopleJournal(journal: Journal(desk: "echo")).member("pavel", in: transaction)
        }
        #expect(read.id == "pavel~2" && read.predecessors.first?.name == "Павел Опытный")
    }
}
