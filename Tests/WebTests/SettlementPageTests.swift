import Channels
import Foundation
import Letters
import ServiceDesk
import Testing
import WorkingTime

@testable import Runtime
@testable import Store
@testable import Web

/// A month is sent, disputed, answered, corrected and agreed through the pages of both sides.
@Suite struct SettlementPageTests {
    private static let october = CivilDate("2026-10-01")!

    private static func log(_ desk: Desk, _ entry: String, from: Instant, minutes: Int) async throws
    {
        let ticket = try #require(try await desk.ticket(number: 1, for: .desk)).row.id
        let logged = TicketEvent.Logged(
            entry: entry, person: "pavel", role: "programmer", from: from, minutes: minutes,
            work: "execution")
        _ = try await desk.perform(
            Instruction(.log(logged), on: ticket, by: .staff("pavel"), commandID: entry))
    }

    /// An hour of October that is written down in November.
    private static func logLate(_ live: LiveDesk) async throws {
        live.clock.stand(at: Instant(iso8601: "2026-11-02T10:00:00Z")!)
        let at = Instant(iso8601: "2026-10-20T09:00:00Z")!
        try await log(live.desk, "late", from: at, minutes: 60)
    }

    private struct Both {
        let live: LiveDesk
        let staff: LiveDesk.Browser
        let anna: PortalBrowser

        /// Half an hour was worked for alfa in October, and it is November.
        init() async throws {
            live = try await LiveDesk(regulation: ClientStatementTests.priced)
            _ = try await live.deliver()
            try await live.send()
            live.clock.stand(at: LiveDesk.tuesday + 3600)
            try await log(live.desk, "e", from: LiveDesk.tuesday, minutes: 30)
            live.clock.stand(at: Instant(iso8601: "2026-11-02T09:00:00Z")!)
            staff = try await live.enter("adam")
            anna = try await PortalBrowser(live.site, as: "anna@alfa.example")
        }

        func page() async throws -> String {
            try await live.get("/admin/clients/alfa/statement?month=2026-10", staff).body
                .replacing("\u{A0}", with: " ")
        }

        var settlement: Settlement {
            get async throws {
                try await live.desk.settled(of: "alfa", month: october).settlement
            }
        }

        func staff(_ act: String, _ number: Int, _ fields: [String: String] = [:]) async throws
            -> Int
        {
            var form = fields
            form["number"] = "\(number)"
            return try await live.post("/admin/clients/alfa/statement/2026-10/\(act)", staff, form)
                .status
        }

        func client(_ act: String, _ number: Int, _ fields: [String: String] = [:]) async throws
            -> (status: Int, text: String)
        {
            var form = fields
            form["number"] = "\(number)"
            let answer = try await anna.submit(
                "/portal/statement/2026-10/\(act)", of: "/portal/person", form)
            return (answer.status, answer.text)
        }

        func outgoing() async throws -> [OutboundLetter] {
            try await live.desk.store.read { transaction in
                try transaction.query(
                    "SELECT payload FROM outbox WHERE id LIKE 'statement-%' ORDER BY id", []
                ).map { try JSONDecoder().decode(QueuedLetter.self, from: $0.bytes(0)).letter }
            }
        }
    }

    @Test func `a month is sent, disputed, answered and agreed, and both sides get letters`()
        async throws
    {
        let both = try await Both()
        let draft = try await both.page()
        #expect(Markup(draft).faults == [] && draft.contains("anna@alfa.example"), "\(draft)")
        #expect(try await both.staff("send", 0) == 303)
        #expect(try await both.settlement.state == .sent)
        #expect(try await both.anna.get("/portal").text.contains("Agree to the statement"))
        let page = try await both.anna.get("/portal/statement?month=2026-10")
        #expect(Markup(page.text).faults == [])
        #expect(page.text.contains("/portal/statement/2026-10/agree"))
        #expect(!page.text.contains("/recall"))
        #expect(
            try await both.client("dispute", 1, ["line": "1", "text": "Too long."]).status == 303)
        #expect(try await both.settlement.open == [1])
        #expect(try await !both.anna.get("/portal").text.contains("Agree to the statement"))
        let disputed = try await both.page()
        #expect(disputed.contains("Too long.") && disputed.contains("2026-10/answer"))
        #expect(
            try await both.staff("answer", 1, ["line": "1", "text": "It was that long."]) == 303)
        #expect(try await both.client("agree", 1).status == 303)
        #expect(try await both.settlement.state == .agreed)
        let agreed = try await both.anna.get("/portal/statement?month=2026-10")
        #expect(agreed.text.contains("It was that long.") && !agreed.text.contains("/agree"))
        let letters = try await both.outgoing()
        #expect(
            letters.compactMap(\.to.first?.address) == [
                "anna@alfa.example", "adam@echo.example", "anna@alfa.example", "adam@echo.example",
            ])
        #expect(letters.map(\.text)[1].contains("Too long."))
    }

    @Test func `what was sent stays as it was; what came later stands in the next month`()
        async throws
    {
        let both = try await Both()
        #expect(try await both.staff("send", 0) == 303)
        #expect(try await both.client("agree", 1).status == 303)
        try await Self.logLate(both.live)
        let october = try await both.anna.get("/portal/statement?month=2026-10")
        #expect(october.text.replacing("\u{A0}", with: " ").contains("₽1,200"))
        let november = try await both.anna.get("/portal/statement?month=2026-11")
        let text = november.text.replacing("\u{A0}", with: " ")
        #expect(text.contains("₽2,400") && text.contains("October 2026"), "\(text)")
        let file = try await both.anna.get("/portal/statement.csv?month=2026-11")
        #expect(file.text.contains("adjustment,2026-10,1,late,work,0.3,60,,60,0,60,2000.00"))
    }

    @Test func `what is known since it was sent is shown to the staff, and sent anew`() async throws
    {
        let both = try await Both()
        #expect(try await both.staff("send", 0) == 303)
        try await Self.logLate(both.live)
        let text = try await both.page()
        #expect(text.contains("₽3,600") && text.contains("₽1,200"))
        #expect(try await both.staff("recall", 1, ["text": "An hour was missing."]) == 303)
        // The client looked at the first one.
        let stale = try await both.client("agree", 1)
        #expect(stale.status == 422)
        #expect(try await both.staff("send", 1) == 303)
        #expect(try await both.client("agree", 1).status == 422, "another sum than was seen")
        #expect(try await both.client("agree", 2).status == 303)
        #expect(try await both.settlement.sent?.total == 360_000)
    }

    @Test func `wrong things are refused in words, and typed words are kept`() async throws {
        let both = try await Both()
        #expect(try await both.client("agree", 0).status == 422, "nothing was sent")
        #expect(try await both.staff("send", 0) == 303)
        #expect(try await both.staff("send", 0) == 303, "the same press twice")
        #expect(try await both.settlement.steps.count == 1)
        #expect(try await both.staff("agree", 1) == 404, "the client's to do")
        #expect(try await both.client("close", 1, ["text": "x"]).status == 404)
        #expect(
            try await both.client("dispute", 1, ["line": "9", "text": "kept words"]).text.contains(
                "kept words"))
        #expect(try await both.client("dispute", 1, ["line": "1", "text": " "]).status == 422)
        for _ in 0..<2 {
            #expect(
                try await both.client("dispute", 1, ["line": "1", "text": "Why?"]).status == 303)
        }
        #expect(try await both.settlement.words(on: 1).count == 1, "said once")
        let gleb = try await PortalBrowser(both.live.site, as: "gleb@alfa.example")
        let refused = try await gleb.submit(
            "/portal/statement/2026-10/agree", of: "/portal/person", ["number": "1"])
        #expect(refused.status == 404)
        let pavel = try await both.live.enter("pavel")
        _ = try await both.live.post(
            "/admin/clients/alfa/statement/2026-10/close", pavel, ["number": "1", "text": "x"])
        #expect(try await both.settlement.state == .disputed)
    }

    @Test func `programs read where it stands, and act as people do`() async throws {
        let desk = try await APIDesk(regulation: ClientStatementTests.priced)
        _ = try await desk.ticket(try await desk.token())
        let now = desk.desk.world.now()
        desk.clock.stand(at: now + 3600)
        try await Self.log(desk.desk, "e", from: now, minutes: 30)
        desk.clock.stand(at: Instant(iso8601: "2026-11-02T09:00:00Z")!)
        let path = "/clients/alfa/statements/2026-10"
        let olga = try await desk.token("olga", ["read", "write"])
        let anna = try await desk.token("alfa.anna", ["read", "write"], scope: "company")
        let pavel = try await desk.token("pavel", ["read", "write"])
        func act(_ body: String, _ token: String) async throws -> Int {
            let answer = try await desk.call(.post, path + "/settlement", token: token, body: body)
            return answer.status
        }
        #expect(try await act(#"{"action":"send","number":0}"#, pavel) == 403)
        #expect(try await act(#"{"action":"send","number":0}"#, anna) == 422)
        #expect(try await act(#"{"action":"send","number":0}"#, olga) == 200)
        #expect(
            try await act(#"{"action":"dispute","number":1,"line":1,"text":"Why?"}"#, anna) == 200)
        let read = try await desk.call(.get, path, token: olga)
        let settlement = try #require(read["settlement"] as? [String: Any])
        #expect(settlement["state"] as? String == "disputed" && settlement["open"] as? [Int] == [1])
        #expect(try await act(#"{"action":"agree","number":2}"#, anna) == 422)
        #expect(try await act(#"{"action":"agree","number":1}"#, anna) == 200)
        let settled = try await desk.desk.settled(of: "alfa", month: Self.october)
        #expect(settled.settlement.state == .agreed)
    }

    @Test func `the journal alone gives what was sent, whatever came later`() async throws {
        let both = try await Both()
        #expect(try await both.staff("send", 0) == 303)
        try await Self.logLate(both.live)
        let control = Control(
            desk: both.live.desk,
            signIn: SignIn(store: both.live.desk.store, world: both.live.desk.world))
        let reply = await control.answer(
            .statement(client: "alfa", month: Self.october, form: .verified))
        #expect(
            reply.isDone && reply.text.contains("something else is known since"), "\(reply.text)")
        #expect(reply.text.contains("1200.00") && !reply.text.contains("3600.00"))
    }

    @Test func `whoever is erased leaves no words on a statement, and the page says so`()
        async throws
    {
        let both = try await Both()
        #expect(try await both.staff("send", 0) == 303)
        _ = try await both.client("dispute", 1, ["line": "1", "text": "A private matter."])
        #expect(try await both.page().contains("A private matter."))
        _ = try await both.live.desk.erase("alfa.anna", ground: "asked")
        let page = try await both.page()
        #expect(!page.contains("A private matter.") && page.contains("the words were erased"))
    }

    @Test func `a form that is sent twice does once what it says; another's is refused`()
        async throws
    {
        let both = try await Both()
        let steps: [(act: String, number: Int, fields: [String: String])] = [
            ("send", 0, [:]), ("recall", 1, ["text": "An hour is missing."]), ("send", 1, [:]),
            ("close", 2, ["text": "Nobody answered for a month."]),
        ]
        for (index, step) in steps.enumerated() {
            for _ in 0..<2 {
                #expect(try await both.staff(step.act, step.number, step.fields) == 303)
            }
            #expect(try await both.settlement.steps.count == index + 1, "\(step.act)")
        }
        #expect(try await both.outgoing().count == steps.count, "a letter each")
        #expect(try await both.staff("close", 2, ["text": "Another ground."]) == 422)
        #expect(try await both.client("agree", 2).status == 422, "it is closed")
    }
}
