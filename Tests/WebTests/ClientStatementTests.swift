import ServiceDesk
import Testing
import WorkingTime

@testable import Runtime
@testable import Web

/// A month of a client as the client sees it, and as programs read it.
@Suite struct ClientStatementTests {
    /// 2 000 an hour with 20 % of tax on top.
    static func priced(_ regulation: String) -> String {
        regulation.replacing(
            "per: hour, amount: by_agreement } }",
            with: """
                per: hour, amount: 2000 } }
                  tax: { clause: "0.3", percent: 20, stands: on_top }
                """)
    }

    /// A desk on which half an hour was worked for alfa.
    private static func desk() async throws -> APIDesk {
        let desk = try await APIDesk(regulation: priced)
        _ = try await desk.ticket(try await desk.token())
        let now = desk.desk.world.now()
        let ticket = try #require(try await desk.desk.ticket(number: 1, for: .desk)).row.id
        let logged = TicketEvent.Logged(
            entry: "e", person: "pavel", role: "programmer", from: now, minutes: 30,
            work: "execution")
        desk.clock.stand(at: now + 3600)
        _ = try await desk.desk.perform(
            Instruction(.log(logged), on: ticket, by: .staff("pavel"), commandID: "log"))
        return desk
    }

    @Test func `a client who sees all of the company's tickets sees its month; others see none`()
        async throws
    {
        let desk = try await Self.desk()
        // Anna sees the company's tickets, Gleb his own ones.
        let anna = try await PortalBrowser(desk, as: "anna@alfa.example")
        let page = try await anna.get("/portal/statement?month=2026-10")
        #expect(page.status == 200 && Markup(page.text).faults == [], "\(page.text)")
        let text = page.text.replacing("\u{A0}", with: " ")
        for part in ["/portal/tickets/1", "0:30", "₽1,200", "/portal/statement?month=2026-09"] {
            #expect(text.contains(part), "\(part)")
        }
        #expect(!text.contains("/admin/"))
        let file = try await anna.get("/portal/statement.csv?month=2026-10")
        #expect(file.text.contains("total,,,,RUB,,,,,,,1200.00"))
        #expect(try await anna.get("/portal").text.contains("/portal/statement"))
        let gleb = try await PortalBrowser(desk, as: "gleb@alfa.example")
        for path in ["/portal/statement", "/portal/statement.csv?month=2026-10"] {
            #expect(try await gleb.get(path).status == 404, "his own tickets only")
        }
        #expect(try await !gleb.get("/portal").text.contains("/portal/statement"))
        #expect(try await anna.get("/portal/statement.csv").status == 404, "of no month")
    }

    @Test func `a call reads the same sums in minor units; who sees no such page reads none`()
        async throws
    {
        let desk = try await Self.desk()
        let path = "/clients/alfa/statements/2026-10"
        for holder in ["marina", "alfa.anna"] {
            let token = try await desk.token(holder, ["read"], scope: "company")
            let read = try await desk.call(.get, path, token: token)
            #expect(read.status == 200 && read["month"] as? String == "2026-10")
            #expect(read["sum"] as? Int == 100_000 && read["total"] as? Int == 120_000)
            let work = try #require((read["work"] as? [[String: Any]])?.first)
            #expect(work["amount"] as? Int == 100_000 && work["counted_minutes"] as? Int == 30)
        }
        for (holder, scope) in [("alfa.anna", "own"), ("beta.boris", "company")] {
            let token = try await desk.token(holder, ["read"], scope: scope)
            #expect(try await desk.call(.get, path, token: token).status == 404, "\(holder)")
        }
        let marina = try await desk.token("marina", ["read"])
        for wrong in ["alfa/statements/2026-13", "nobody/statements/2026-10", "alfa/statements/x"] {
            #expect(try await desk.call(.get, "/clients/\(wrong)", token: marina).status == 404)
        }
    }
}
