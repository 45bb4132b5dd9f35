import Databases
import Foundation
import ServiceDesk
import Testing
import WorkingTime

@testable import Runtime
@testable import Store
@testable import Web

/// A query costs as much as what it gives, not as much as its table: the same day of a desk is
/// lived with tables of two sizes, and no statement may cost more with the larger.
struct CostTests {
    /// Copies of each row; the counts of lists have reached their end with the first.
    private static let (small, large) = (1...1000, 1001...2500)
    /// A statement may grow by so many steps or rows: a tree of an index becomes a level deeper.
    private static let growthMax = 120

    @Test(.timeLimit(.minutes(15)))
    func `what pages, letters and timers ask of the database costs the same with many more rows`()
        async throws
    {
        let meter = StatementMeter()
        let live = try await LiveDesk(meter: meter)
        try await day(0, live)
        let tables = LargeTables(live.desk.store)
        try await tables.copy(Self.small)
        meter.reset()
        try await day(1, live)
        let before = meter.dearest
        try await tables.copy(Self.large)
        meter.reset()
        try await day(2, live)
        let dear = meter.dearest.filter { $0.value > (before[$0.key] ?? 0) + Self.growthMax }
        #expect(before.count > 40, "\(before.count)")
        for (sql, cost) in dear.sorted(by: { $0.value > $1.value }) {
            Issue.record("\(before[sql] ?? 0) before, \(cost) now: \(sql)")
        }
    }

    @Test func `a query that walks its table is found`() async throws {
        let meter = StatementMeter()
        let live = try await LiveDesk(meter: meter)
        try await day(0, live)
        let tables = LargeTables(live.desk.store)
        func cost() async throws -> Int {
            let sql = "SELECT COUNT(*) FROM interaction WHERE title = $1"
            meter.reset()
            _ = try await live.desk.store.read { try $0.query(sql, [.text("none")]) }
            return meter.dearest[sql] ?? 0
        }
        try await tables.copy(1...50)
        let before = try await cost()
        try await tables.copy(51...200)
        #expect(try await cost() > before + Self.growthMax)
    }

    /// Letters come, are read and answered, clocks ring, everybody looks at their pages.
    private func day(_ number: Int, _ live: LiveDesk) async throws {
        let first = try await live.deliver(
            id: "first-\(number)@alfa.example", subject: "Day \(number)")
        _ = try await live.deliver(id: "first-\(number)@alfa.example", subject: "Day \(number)")
        _ = try await live.deliver(
            id: "second-\(number)@alfa.example", subject: "Re: Day \(number)",
            headers: "In-Reply-To: <first-\(number)@alfa.example>\r\nContent-Type: text/plain\r\n")
        _ = try await live.deliver(
            from: "nobody@stranger.example", id: "third-\(number)@stranger.example")
        _ = try await live.deliver(
            id: "fourth-\(number)@alfa.example", subject: "Left on day \(number)")
        let ticket = try #require(first.number)
        let marina = try await live.enter("marina")
        try await act(on: ticket, live, marina, number)
        try await live.send()
        live.clock.stand(at: LiveDesk.tuesday + Int64(number + 1) * 7200)
        _ = try await Timekeeper(desk: live.desk).ring()
        try await look(at: ticket, live, marina)
        try await look(try await live.enter("adam"), live)
    }

    private func act(on ticket: Int, _ live: LiveDesk, _ browser: LiveDesk.Browser, _ number: Int)
        async throws
    {
        for (action, form) in [
            ("take", [:]), ("note", ["text": "Looking"]), ("reply", ["text": "On it"]),
            ("completion", ["text": "Done"]),
        ] {
            _ = try await live.post(
                "/tickets/\(ticket)/\(action)", browser,
                form.merging(["nonce": "\(action)-\(number)"]) { own, _ in own })
        }
    }

    private func look(at ticket: Int, _ live: LiveDesk, _ browser: LiveDesk.Browser) async throws {
        let queues = QueueView.allCases.map { SiteURL.queue($0, after: nil).path }
        for path in queues + [
            "/tickets/\(ticket)", "/search?q=alfa", "/search?q=2026-10-06%2011:00", "/contacts",
            "/contacts/new",
            "/account",
        ] {
            #expect(try await live.get(path, browser).status == 200, "\(path)")
        }
    }

    private func look(_ browser: LiveDesk.Browser, _ live: LiveDesk) async throws {
        for path in [
            "/", "/admin", "/admin/letters", "/admin/audit", "/admin/audit?by=adam",
            "/admin/staff/adam",
            "/admin/clients/alfa",
        ] {
            #expect(try await live.get(path, browser).status == 200, "\(path)")
        }
    }
}
