import ServiceDesk
import Testing
import WorkingTime

@testable import Web

/// Roles of a project's team and of the whole desk, and work at once, at the page and at the API.
@Suite struct TeamRolesTests {
    /// A ticket of a project whose team names Pavel as programmer; Aigul has the role for the whole
    /// desk.
    private static func desk() async throws -> (live: LiveDesk, first: Int, second: Int) {
        let live = try await LiveDesk()
        let first = try await live.deliver()
        let second = try await live.deliver(
            id: "two@alfa.example", subject: "Another matter",
            body: "The cart at https://lavka.example/cart is empty\r\n")
        live.clock.stand(at: LiveDesk.tuesday + 3 * 3600)
        return (live, try #require(first.number), try #require(second.number))
    }

    private static let work = ["from": "2026-10-06T11:00", "minutes": "30", "role": "programmer"]

    @Test
    func
        `who is named by the team is assigned, who has the role for the desk goes on acting by it`()
        async throws
    {
        let (live, number, _) = try await Self.desk()
        let view = try #require(try await live.desk.ticket(number: number, for: .desk))
        #expect(
            view.stream.ticket.assignees.contains("pavel")
                && !view.stream.ticket.assignees.contains("aigul"))
        let aigul = try await live.enter("aigul")
        #expect(try await live.post("/tickets/\(number)/take", aigul).status == 303)
        let logged = try await live.post("/tickets/\(number)/log", aigul, Self.work)
        #expect(logged.status == 303, "\(logged.body)")
        let worklog = try #require(try await live.desk.ticket(number: number, for: .desk)).stream
            .ticket.worklog
        #expect(worklog.map(\.role) == ["programmer"])
    }

    @Test func `work at the time of other work is refused on the page with ticket and hours`()
        async throws
    {
        let (live, first, second) = try await Self.desk()
        let pavel = try await live.enter("pavel")
        #expect(try await live.post("/tickets/\(first)/log", pavel, Self.work).status == 303)
        let answer = try await live.post("/tickets/\(second)/log", pavel, Self.work)
        #expect(answer.status == 422)
        #expect(
            answer.body.contains("№\u{a0}\(first)") || answer.body.contains("№ \(first)"),
            "\(answer.body)")
        #expect(answer.body.contains("11:00") && answer.body.contains("11:30"))
        #expect(try await live.desk.ticket(number: second, for: .desk)?.stream.ticket.worklog == [])
    }

    @Test func `and by the API with its reason, the ticket and the instants`() async throws {
        let desk = try await APIDesk()
        let pavel = try await desk.token("pavel")
        let first = try await desk.ticket(try await desk.token())
        desk.clock.stand(at: APIDesk.tuesday + 3 * 3600)
        func log(_ minutes: Int, _ key: String) async throws -> APIAnswer {
            try await desk.call(
                .post, "/tickets/\(first)/actions", token: pavel,
                body: """
                    { "action": "log", "from": "2026-10-06T09:00:00Z", "minutes": \(minutes),
                      "role": "programmer", "work": "execution" }
                    """, key: key, version: "*")
        }
        #expect(try await log(30, "a").status == 200)
        let refused = try await log(10, "b")
        #expect(refused.status == 422 && refused["reason"] as? String == "worked_elsewhere")
        #expect(refused["worked_on"] as? Int == first)
        #expect(refused["worked_from"] as? String == "2026-10-06T09:00:00Z")
        #expect(refused["worked_until"] as? String == "2026-10-06T09:30:00Z")
    }
}
