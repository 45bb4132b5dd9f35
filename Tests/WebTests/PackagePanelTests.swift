import ServiceDesk
import Testing
import WorkingTime

@testable import Runtime
@testable import Web

/// What a package has left, where people and programs look; and work that waits for the head.
@Suite struct PackagePanelTests {
    /// An hour costs 2 000; two hours a month come from the contract; more than an hour at once has
    /// to be approved.
    private static func packaged(_ regulation: String) -> String {
        regulation.replacing(
            "per: hour, amount: by_agreement } }",
            with: """
                per: hour, amount: 2000 } }
                  approval: { clause: "0.3", by: head, over: 60 minutes }
                  packages:
                    contract: { clause: "0.3", hours: 2, per: month, amount: 5000, then: work }
                """)
    }

    private static func desk() async throws -> APIDesk {
        let desk = try await APIDesk(regulation: packaged)
        _ = try await desk.ticket(try await desk.token())
        return desk
    }

    private static func log(_ desk: APIDesk, _ entry: String, minutes: Int) async throws {
        let now = desk.desk.world.now()
        let ticket = try #require(try await desk.desk.ticket(number: 1, for: .desk)).row.id
        let logged = TicketEvent.Logged(
            entry: entry, person: "pavel", role: "programmer", from: now, minutes: minutes,
            work: "execution")
        desk.clock.stand(at: now + Int64(minutes) * 60)
        _ = try await desk.desk.perform(
            Instruction(.log(logged), on: ticket, by: .staff("pavel"), commandID: entry))
    }

    @Test func `the client's home says what is left to those who see the company's statement`()
        async throws
    {
        let desk = try await Self.desk()
        try await Self.log(desk, "a", minutes: 45)
        let anna = try await PortalBrowser(desk, as: "anna@alfa.example")
        let home = try await anna.get("/portal")
        #expect(home.status == 200 && Markup(home.text).faults == [], "\(home.text)")
        #expect(home.text.contains("1:15 of 2:00"))
        let gleb = try await PortalBrowser(desk, as: "gleb@alfa.example")
        #expect(try await !gleb.get("/portal").text.contains("1:15"))
    }

    @Test func `a ticket tells the staff what the next hour costs, by page and by call`()
        async throws
    {
        let desk = try await Self.desk()
        try await Self.log(desk, "a", minutes: 60)
        try await Self.log(desk, "b", minutes: 30)
        let token = try await desk.token("marina", ["read"])
        let read = try await desk.call(.get, "/tickets/1", token: token)
        let next = try #require(read["next_hour"] as? [String: Any])
        #expect(next["package_minutes"] as? Int == 30 && next["amount"] as? Int == 100_000)
        let package = try #require((read["packages"] as? [[String: Any]])?.first)
        #expect(package["left_minutes"] as? Int == 30 && package["granted_minutes"] as? Int == 120)
        let client = try await desk.token("alfa.anna", ["read"], scope: "company")
        let theirs = try await desk.call(.get, "/tickets/1", token: client)
        #expect(theirs["packages"] == nil && theirs["next_hour"] == nil)
    }

    @Test func `long work waits for the head, who approves it by a call`() async throws {
        let desk = try await Self.desk()
        try await Self.log(desk, "long", minutes: 90)
        let read = try await desk.token("marina", ["read"])
        let path = "/clients/alfa/statements/2026-10"
        let before = try await desk.call(.get, path, token: read)
        let waiting = try #require((before["work"] as? [[String: Any]])?.first)
        #expect(waiting["worked_minutes"] as? Int == 90 && waiting["amount"] == nil)
        #expect(before["sum"] as? Int == 500_000)
        let body = #"{"action": "approve_work", "entry": "long"}"#
        for (person, status) in [("pavel", 422), ("olga", 200)] {
            let token = try await desk.token(person, ["read", "write"])
            let done = try await desk.call(
                .post, "/tickets/1/actions", token: token, body: body, key: person, version: "*")
            #expect(done.status == status, "\(person)")
        }
        let after = try await desk.call(.get, path, token: read)
        let line = try #require((after["work"] as? [[String: Any]])?.first)
        #expect(line["amount"] as? Int == 0 && line["is_from_package"] as? Bool == true)
    }
}
