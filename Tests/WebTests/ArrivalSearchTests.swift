import ServiceDesk
import Testing
import WorkingTime

@testable import Runtime
@testable import Web

/// A ticket is found by the moment when its letter arrived.
@Suite struct ArrivalSearchTests {
    private static let moscow = TemporaryDesk.checkWorld.zone("Europe/Moscow")!

    @Test(arguments: ["2026-10-06 11:00", "06.10.2026 11:00", "6.10.2026 11:00"])
    func `a day and a time are read as people write them, a quarter of an hour around`(
        _ text: String
    ) throws {
        let found = try #require(ArrivalSearch(text, zone: Self.moscow))
        #expect(
            found.from == LiveDesk.tuesday - 900 && found.until == LiveDesk.tuesday + 900
                && found.rest == "")
    }

    @Test func `a day alone is the whole day of the desk, and words after it tell whose letter`()
        throws
    {
        let found = try #require(ArrivalSearch("2026-10-06 Anna Filter", zone: Self.moscow))
        #expect(found.from == Instant(iso8601: "2026-10-05T21:00:00Z"))
        #expect(
            found.until == Instant(iso8601: "2026-10-06T20:59:59Z") && found.rest == "anna filter")
    }

    @Test(arguments: ["Filter", "", "2026-13-40 11:00", "1.2", "12:00", "31.02.2026"])
    func `what begins with no day is searched for otherwise`(_ text: String) {
        #expect(ArrivalSearch(text, zone: Self.moscow) == nil)
    }

    @Test
    func `open and finished tickets are found by their letter's time, and only those one may see`()
        async throws
    {
        let live = try await LiveDesk()
        _ = try await live.deliver(subject: "Filter of goods")
        live.clock.stand(at: LiveDesk.tuesday + 3600)
        _ = try await live.deliver(
            from: "boris@beta.example", id: "two@beta.example", subject: "Another thing")
        _ = try await live.desk.perform(
            Instruction(
                .refuse(reason: "no_access", nil),
                on: try #require(try await live.desk.ticket(number: 1, for: .desk)).row.id,
                by: .staff("olga"),
                commandID: "no"))
        let marina = try await live.enter("marina")
        func search(_ text: String, _ browser: LiveDesk.Browser) async throws -> String {
            try await live.get("/search?q=\(PercentCoding.encode(text))", browser).body
        }
        let first = try await search("2026-10-06 11:10", marina)
        #expect(first.contains("Filter of goods") && !first.contains("Another thing"))
        let day = try await search("06.10.2026", marina)
        #expect(day.contains("Filter of goods") && day.contains("Another thing"))
        let boris = try await search("2026-10-06 boris", marina)
        #expect(!boris.contains("Filter of goods") && boris.contains("Another thing"))
        #expect(try await !search("2026-10-07", marina).contains("Filter of goods"))
        let team = try await live.enter("timur")
        #expect(try await !search("06.10.2026", team).contains("Another thing"))
    }

    @Test func `a client is found by somebody's name or address`() async throws {
        let live = try await LiveDesk()
        _ = try await live.deliver(subject: "Filter of goods")
        let marina = try await live.enter("marina")
        for text in ["Условная", "anna@alfa", "Альфа"] {
            let body = try await live.get("/search?q=\(PercentCoding.encode(text))", marina).body
            #expect(body.contains("Filter of goods"), "\(text)")
        }
    }
}
