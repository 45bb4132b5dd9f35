import Foundation
import ServiceDesk
import Testing
import WorkingTime

@testable import Runtime
@testable import Store

/// What is computed where a month is sent and looked at, and when.
@Suite struct SentMonthTests {
    private static let october = CivilDate("2026-10-01")!

    /// October is over, and the clock goes on by a minute with each act.
    private func over() async throws -> TemporaryDesk {
        let desk = try await TemporaryDesk.packaged()
        try await desk.log(on: 1, "a", from: 0, minutes: 90)
        desk.clock.stand(at: Instant(iso8601: "2026-11-02T09:00:00Z")!)
        return desk
    }

    private var sending: SettlementRequest {
        SettlementRequest(.send, of: "alfa", month: Self.october, number: 0)
    }

    @Test func `what is sent was computed before the writing began`() async throws {
        let desk = try await over()
        let prepared = try await desk.desk.prepare(sending)
        let folds = desk.desk.ledgers.folds
        #expect(folds > 0)
        let done = try await desk.desk.settle(sending, by: .staff("pavel"), prepared)
        #expect(done?.sent?.total == 600_000)
        #expect(desk.desk.ledgers.folds == folds)
    }

    @Test(arguments: ["work", "agreement", "settlement"])
    func `what moved since it was computed is not sent, and is when it is asked again`(
        moved: String
    ) async throws {
        let desk = try await over()
        let prepared = try await desk.desk.prepare(sending)
        switch moved {
        case "work": try await desk.log(on: 2, "b", from: 120, minutes: 30)
        case "agreement":
            _ = try await desk.desk.apply(
                try desk.people {
                    $0.replacing(
                        "contract: { from: 2025-01-01, until: 2027-12-31 }",
                        with: "contract: { from: 2026-10-01 }")
                })
        default:
            try await desk.desk.settle(
                SettlementRequest(
                    .send, of: "alfa", month: CivilDate("2026-09-01")!, number: 0),
                by: .staff("pavel"))
        }
        let refused = try await desk.desk.settle(sending, by: .staff("pavel"), prepared)
        #expect(refused == nil)
        let before = try await desk.desk.settled(of: "alfa", month: Self.october)
        #expect(before.settlement.steps == [])
        let sent = try await desk.desk.settle(sending, by: .staff("pavel"))
        #expect(sent.sent?.total == before.statement.total.amount)
        #expect(sent.sent?.work.map(\.entry) == before.statement.work.map(\.line.entry))
        #expect(sent.sent?.work.contains { $0.entry == "b" } == (moved == "work"))
    }

    @Test func `who looks at a month that was sent has nothing computed, whatever is known since`()
        async throws
    {
        let desk = try await over()
        try await desk.desk.settle(sending, by: .staff("pavel"))
        try await desk.log(on: 2, "late", from: 120, minutes: 30)
        let folds = desk.desk.ledgers.folds
        for _ in 0..<3 {
            let seen = try await desk.desk.settled(of: "alfa", month: Self.october)
            #expect(seen.now == nil && seen.statement.total == .counted(600_000))
        }
        #expect(desk.desk.ledgers.folds == folds)
        for _ in 0..<3 {
            let compared = try await desk.desk.settled(
                of: "alfa", month: Self.october, isCompared: true)
            #expect(compared.now?.total == .counted(700_000))
        }
        #expect(desk.desk.ledgers.folds == folds + 2, "a ledger and a statement, once")
    }

    @Test func `a draft that nothing has changed is not computed twice`() async throws {
        let desk = try await over()
        let draft = try await desk.desk.settled(of: "alfa", month: Self.october)
        let folds = desk.desk.ledgers.folds
        let again = try await desk.desk.settled(of: "alfa", month: Self.october)
        #expect(again.statement == draft.statement && desk.desk.ledgers.folds == folds)
        try await desk.log(on: 2, "more", from: 120, minutes: 30)
        let more = try await desk.desk.settled(of: "alfa", month: Self.october)
        #expect(more.statement.total == .counted(700_000) && desk.desk.ledgers.folds > folds)
    }
}
