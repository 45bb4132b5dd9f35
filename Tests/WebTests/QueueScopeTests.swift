import Foundation
import ServiceDesk
import Testing
import WorkingTime

@testable import Runtime
@testable import Web

/// The queue's `scope` on server, page and API: one pool of the desk, or one per project.
@Suite struct QueueScopeTests {
    private static func regulation(_ scope: String) -> (String) -> String {
        {
            $0.replacing(
                "scope: project, order: [expedited, priority, arrived] }",
                with: "scope: \(scope), order: [expedited, priority, arrived], strict: true, "
                    + "blocking: [received, admitted, in_progress] }"
            )
            .replacing(
                "chosen: project, titles: { project: { ru: \"по проекту\"",
                with: "chosen: \(scope), titles: { project: { ru: \"по проекту\""
            )
            .replacing(
                "alternatives: { desk: { queue.scope: desk } }",
                with: scope == "desk"
                    ? "alternatives: { project: { queue.scope: project } }"
                    : "alternatives: { desk: { queue.scope: desk } }"
            )
            .replacing(
                "\nfields:\n",
                with:
                    "  minor: { title: { ru: \"Мелкая\", en: \"Minor\" }, clause: \"0.3\", rank: 3 }\n\nfields:\n"
            )
        }
    }

    /// 1: minor, of Alfa's project; 2: of no project, minor; 3: in work, of Beta's project, above
    /// both.
    private static func fill(_ desk: Desk, at now: Instant) async throws {
        func letter(_ from: String, _ name: String, _ text: String) async throws -> TicketID {
            let letter =
                "From: <\(from)>\r\nTo: support@echo.example\r\nSubject: \(name)\r\nMessage-ID: <\(name)@x>\r\n"
                + "Content-Type: text/plain; charset=utf-8\r\n\r\n\(text)\r\n"
            return try #require(
                try await Intake(desk: desk).deliver(Array(letter.utf8), arrivedAt: now).ticket)
        }
        func act(_ command: Command, on ticket: TicketID, _ person: String, _ id: String)
            async throws
        {
            _ = try await desk.perform(
                Instruction(command, on: ticket, by: .staff(person), commandID: id))
        }
        let zoe = Contact(
            id: "zeta.zoe", name: "Zoe", addresses: ["zoe@zeta.example"], roles: ["official"],
            language: "en")
        _ = try await desk.record(
            PeopleChange(
                client: "zeta",
                [
                    .named(.init(name: "Zeta")), .contactStated(zoe),
                    .agreementStated(
                        .init(id: "c", agreement: "contract", from: .distantPast, until: nil)),
                ]), by: nil)
        let alfa = try await letter("anna@alfa.example", "Alfas", "See https://lavka.example")
        let zeta = try await letter("zoe@zeta.example", "Zetas", "Nothing works any more")
        let beta = try await letter("boris@beta.example", "Betas", "The shop is slow")
        for (ticket, id) in [(alfa, "m1"), (zeta, "m2")] {
            try await act(.prioritise("minor", reason: nil), on: ticket, "marina", id)
        }
        try await act(.take(override: nil), on: beta, "sergey", "take")
    }

    private static func heads(_ page: String) -> [String] {
        page.matches(of: #/<h2>([^<]*)</h2>/#).map { String($0.1) }
    }

    @Test func `with scope project each pool is its own, also of those without a project`()
        async throws
    {
        let live = try await LiveDesk(regulation: Self.regulation("project"))
        try await Self.fill(live.desk, at: live.clock.now())
        let page = try await live.get("/", try await live.enter("marina")).body
        let heads = Self.heads(page)
        #expect(
            Set(heads).isSuperset(of: ["Лавка 24", "Степной берег", "Без проекта"]), "\(heads)")
        #expect(!page.contains("Общая очередь"))
        #expect(try await live.desk.next(for: .desk)?.number == 1)
        let alfa = try #require(try await live.desk.ticket(number: 1, for: .desk)).row.id
        _ = try await live.desk.perform(
            Instruction(.take(override: nil), on: alfa, by: .staff("pavel"), commandID: "take-1"))
        #expect(try await live.desk.next(for: .desk)?.number == 2)
    }

    @Test func `with scope desk one pool holds all, and what comes first anywhere comes first`()
        async throws
    {
        let live = try await LiveDesk(regulation: Self.regulation("desk"))
        try await Self.fill(live.desk, at: live.clock.now())
        let page = try await live.get("/", try await live.enter("marina")).body
        let heads = Self.heads(page)
        #expect(
            heads.count { $0 == "Общая очередь всех проектов" } == 1 && !heads.contains("Лавка 24"),
            "\(heads)")
        // Each row says whose it is.
        #expect(page.contains("· Лавка 24") && page.contains("· Степной берег"))
        // Two wait for the one in work, and nothing can be taken next.
        #expect(page.components(separatedBy: "ticket-row waits").count == 3)
        #expect(try await live.desk.next(for: .desk) == nil)
        let alfa = try #require(try await live.desk.ticket(number: 1, for: .desk)).row.id
        await #expect(
            throws: Refusal.outOfOrder(
                first: 3, clauses: ["2.2-order", "2.2-urgent", "2.2-solution"])
        ) {
            _ = try await live.desk.perform(
                Instruction(
                    .take(override: nil), on: alfa, by: .staff("pavel"), commandID: "take-1"))
        }
    }

    @Test(arguments: [("project", 1, []), ("desk", nil, [1, 2])] as [(String, Int?, Set<Int>)])
    func `programs are told what comes next and what waits`(
        _ scope: String, _ next: Int?, _ waiting: Set<Int>
    ) async throws {
        let site = try await APIDesk(regulation: Self.regulation(scope))
        try await Self.fill(site.desk, at: site.clock.now())
        let token = try await site.token()
        func numbers(_ path: String, where isFit: ([String: Any]) -> Bool = { _ in true })
            async throws -> [Int]
        {
            let tickets =
                try await site.call(.get, path, token: token)["tickets"] as? [[String: Any]] ?? []
            return tickets.filter(isFit).compactMap { $0["number"] as? Int }
        }
        #expect(try await numbers("/tickets?view=next") == [next].compactMap(\.self))
        #expect(
            Set(try await numbers("/tickets?view=pool") { $0["waits_turn"] as? Bool == true })
                == waiting)
        let anna = try await site.token("alfa.anna", ["read"])
        let hers = try await site.call(.get, "/tickets?view=next", token: anna)["tickets"] as? [Any]
        #expect(hers?.isEmpty == true)
    }
}
