import Foundation
import ServiceDesk
import Testing
import WorkingTime

@testable import Runtime
@testable import Web

/// A broken promise that is not held against the desk: by whom the regulation names, with a reason,
/// at every door.
@Suite struct WithdrawalTests {
    private static func changed(_ text: String) -> String {
        text.replacing(
            #"    title: { ru: "Реакция на обращение","#,
            with: "    may_withdraw: head\n" + #"    title: { ru: "Реакция на обращение","#)
    }

    /// The reaction of ticket 1 is a day late.
    private static func late(_ live: LiveDesk) async throws {
        _ = try await live.deliver()
        live.clock.stand(at: LiveDesk.tuesday + 86_400 * 2)
        _ = try await Timekeeper(desk: live.desk).ring()
    }

    private func outcomes(_ desk: Desk) async throws -> [Clock.Outcome] {
        let view = try #require(try await desk.ticket(number: 1, for: .desk))
        return view.clocks.filter { $0.id.commitment == "standard_reaction" }.map(\.outcome)
    }

    @Test func `on the page the head says why, and everybody reads it; a breach is withdrawn once`()
        async throws
    {
        let live = try await LiveDesk(regulation: Self.changed)
        try await Self.late(live)
        #expect(try await outcomes(live.desk) == [.missed])
        let (olga, pavel) = (try await live.enter("olga"), try await live.enter("pavel"))
        #expect(try await !live.get("/tickets/1", pavel).body.contains("act-withdraw"))
        #expect(try await live.get("/tickets/1", olga).body.contains("act-withdraw"))
        let form = [
            "clock": "standard_reaction-0", "text": "The client's own mail server was down.",
        ]
        let refused = try await live.post("/tickets/1/withdraw", pavel, form).status
        #expect(refused == 400)
        #expect(
            try await live.post("/tickets/1/withdraw", olga, ["clock": "standard_reaction-0"])
                .status == 422)
        #expect(try await live.post("/tickets/1/withdraw", olga, form).status == 303)
        #expect(try await outcomes(live.desk) == [.withdrawn])
        let page = try await live.get("/tickets/1", pavel).body
        #expect(page.contains("own mail server was down") && page.contains("нарушение снято"))
        #expect(try await live.post("/tickets/1/withdraw", olga, form).status == 400)
    }

    @Test func `the API does the same, and the figures count it apart`() async throws {
        let desk = try await APIDesk(regulation: Self.changed)
        let (olga, marina) = (try await desk.token("olga"), try await desk.token())
        let number = try await desk.ticket(marina)
        desk.clock.stand(at: APIDesk.tuesday + 86_400 * 2)
        func act(_ token: String, _ body: String) async throws -> Int {
            try await desk.call(
                .post, "/tickets/\(number)/actions", token: token, body: body,
                key: desk.desk.world.newID(),
                version: "*"
            ).status
        }
        let words =
            #"{"action":"withdraw","commitment":"standard_reaction","text":"Agreed by phone."}"#
        #expect(try await act(marina, words) == 422)
        #expect(
            try await act(olga, #"{"action":"withdraw","commitment":"standard_reaction"}"#) == 422)
        #expect(try await act(olga, words) == 200)
        #expect(try await outcomes(desk.desk) == [.withdrawn])
        let month = try await desk.desk.figures(of: CivilDate("2026-10-08")!, for: .desk)
        let kept = month.measured.compactMap { $0.figures?.first }
        #expect(kept.contains { $0.withdrawn == 1 && $0.outOf == 0 }, "\(kept)")
    }

    @Test func `where the regulation names nobody, nobody may`() async throws {
        let live = try await LiveDesk()
        try await Self.late(live)
        let olga = try await live.enter("olga")
        #expect(try await !live.get("/tickets/1", olga).body.contains("act-withdraw"))
        let form = ["clock": "standard_reaction-0", "text": "No."]
        #expect(try await live.post("/tickets/1/withdraw", olga, form).status == 400)
        #expect(try await outcomes(live.desk) == [.missed])
    }
}
