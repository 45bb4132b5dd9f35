import ServiceDesk
import Testing
import WorkingTime

@testable import Runtime
@testable import Web

/// A month of a client on the administrators' pages.
@Suite struct StatementPageTests {
    /// A desk on which half an hour was worked for alfa, at 2 000 an hour with 20 % of tax on top.
    static func worked() async throws -> LiveDesk {
        let live = try await LiveDesk(regulation: ClientStatementTests.priced)
        _ = try await live.deliver()
        try await live.send()
        live.clock.stand(at: LiveDesk.tuesday + 3600)
        let ticket = try #require(try await live.desk.ticket(number: 1, for: .desk)).row.id
        let logged = TicketEvent.Logged(
            entry: "=e", person: "pavel", role: "programmer", from: LiveDesk.tuesday, minutes: 30,
            work: "execution")
        _ = try await live.desk.perform(
            Instruction(.log(logged), on: ticket, by: .staff("pavel"), commandID: "log"))
        return live
    }

    /// The same, with an administrator who looks at it.
    private static func desk() async throws -> (LiveDesk, LiveDesk.Browser) {
        let live = try await worked()
        return (live, try await live.enter("adam"))
    }

    @Test func `a month is shown line by line, with its tax and its neighbours`() async throws {
        let (live, browser) = try await Self.desk()
        let page = try await live.get("/admin/clients/alfa/statement?month=2026-10", browser)
        #expect(page.status == 200 && Markup(page.body).faults == [], "\(page.body)")
        let text = page.body.replacing("\u{A0}", with: " ")
        for part in [
            "Statement: October 2026", "/tickets/1", "0:30", "₽1,000", "₽200", "₽1,200",
            "/admin/clients/alfa/statement?month=2026-09",
            "/admin/clients/alfa/statement?month=2026-11",
        ] {
            #expect(text.contains(part), "\(part)")
        }
        let card = try await live.get("/admin/clients/alfa", browser)
        #expect(card.body.contains("/admin/clients/alfa/statement"))
    }

    @Test func `the file has the same sums, and no cell that a table would compute`() async throws {
        let (live, browser) = try await Self.desk()
        let file = try await live.get("/admin/clients/alfa/statement.csv?month=2026-10", browser)
        #expect(file.headers[.contentDisposition]?.contains("alfa-2026-10.csv") == true)
        let lines = file.body.split(separator: "\r\n")
        #expect(lines.contains("work,2026-10-06 11:00,1,'=e,work,0.3,30,1,30,,30,1000.00"))
        #expect(lines.last == "total,,,,RUB,,,,,,,1200.00")
    }

    @Test func `only administrators see it, of clients that there are`() async throws {
        let (live, browser) = try await Self.desk()
        for path in [
            "nobody/statement", "nobody/statement.csv?month=2026-10", "alfa/statement.csv",
        ] {
            #expect(try await live.get("/admin/clients/\(path)", browser).status == 404, "\(path)")
        }
        let other = try await live.enter("pavel")
        let refused = try await live.get("/admin/clients/alfa/statement", other)
        #expect(refused.status != 200 && !refused.body.contains("₽1,000"))
    }
}
