import Runtime
import ServiceDesk
import Testing
import WorkingTime

@testable import Web

/// Newer holidays that move a deadline are told on the ticket: when they came, and the due before
/// and after.
@Suite struct MovedDuesTests {
    /// Wednesday, 2026-10-07, becomes a day off beside the others of the year's data.
    private static let dayOff = """
        BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1@echo.example\r\nDTSTART;VALUE=DATE:20261007\r\n\
        SUMMARY:City day\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n
        """

    @Test func `agent and client see when newer holidays moved a promise, and from where to where`()
        async throws
    {
        let live = try await LiveDesk()
        _ = try await live.deliver()
        live.clock.stand(at: LiveDesk.tuesday + 7200)
        let (olga, anna) = (
            try await live.enter("olga"),
            try await PortalBrowser(live.site, as: "anna@alfa.example")
        )
        #expect(try await !live.get("/tickets/1", olga).body.contains("Новые данные календаря"))
        _ = try await live.desk.publish(.file(Self.dayOff, .merge), country: "RU")
        let page = try await live.get("/tickets/1", olga).body.replacing("\u{a0}", with: " ")
        let told =
            "Новые данные календаря перенесли срок «Реакция на обращение»: "
            + "был ср 7 окт 11:00, стал чт 8 окт 11:00"
        #expect(page.contains(told), "\(page)")
        #expect(
            page.contains(
                "<span>Перенос</span><span>вт 6 окт 13:00 — новые данные календаря: срок был ср 7 окт"
            ))
        let own = try await anna.get("/portal/tickets/1").text
        #expect(own.contains("Newer data of the calendar moved “"), "\(own)")
    }

    @Test func `the API gives each move with its time, and the due before and after`() async throws
    {
        let temporary = try await APIDesk()
        let token = try await temporary.token()
        let number = try await temporary.ticket(token)
        temporary.clock.stand(at: APIDesk.tuesday + 7200)
        _ = try await temporary.desk.publish(.file(Self.dayOff, .merge), country: "RU")
        let answer = try await temporary.call(.get, "/tickets/\(number)/explain", token: token)
        let all = answer["explanations"] as? [[String: Any]] ?? []
        let reaction = try #require(
            all.first { $0["commitment"] as? String == "standard_reaction" })
        let moved = try #require(reaction["moved"] as? [[String: String]])
        #expect(
            moved == [
                [
                    "at": "2026-10-06T10:00:00Z", "from": "2026-10-07T08:00:00Z",
                    "to": "2026-10-08T08:00:00Z",
                ]
            ])
    }
}
