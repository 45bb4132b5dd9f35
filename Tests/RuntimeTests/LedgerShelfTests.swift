import Foundation
import Logging
import Regulations
import ServiceDesk
import Store
import Testing
import WorkingTime

@testable import Runtime

/// What is kept of a client's work is never older than the journal.
@Suite struct LedgerShelfTests {
    private static let october = CivilDate("2026-10-06")!

    /// Sums of the statement and of the pages of both tickets.
    private func shown(_ desk: TemporaryDesk) async throws -> [Int64?] {
        let statement = try await desk.desk.statement(of: "alfa", month: Self.october)
        var sums = [statement.total.amount]
        for number in [1, 2] {
            sums.append(try await desk.ticket(number).work.flatMap { total(of: $0).amount })
        }
        // The same from nothing that is kept.
        let again = try await desk.desk.statementFromJournal(of: "alfa", month: Self.october)
        #expect(statement == again)
        return sums
    }

    @Test func `a new entry and a correction are seen at once, on whatever ticket`() async throws {
        let desk = try await TemporaryDesk.packaged()
        try await desk.log(on: 1, "a", from: 60, minutes: 60)
        #expect(try await shown(desk) == [500_000, 0, 0])
        // Done before what was written down first, so the hour of the package is spent on it.
        try await desk.log(on: 2, "b", from: 0, minutes: 60)
        #expect(try await shown(desk) == [700_000, 200_000, 0])
        try await desk.act(.correctLog(entry: "b", minutes: 30, nil), on: 2, "correct")
        #expect(try await shown(desk) == [600_000, 100_000, 0])
    }

    @Test func `what another node writes is seen at once, people as well`() async throws {
        let desk = try await TemporaryDesk.packaged()
        let node = try await Desk(
            id: "echo", store: desk.desk.store, world: desk.clock.world,
            checkWorld: TemporaryDesk.checkWorld, mail: desk.settings, log: Logger(label: "node"))
        try await desk.log(on: 1, "a", from: 60, minutes: 60)
        #expect(try await shown(desk) == [500_000, 0, 0])
        try await desk.log(on: 2, "b", from: 0, minutes: 60, by: node)
        #expect(try await shown(desk) == [700_000, 200_000, 0])
        _ = try await node.apply(
            try desk.people {
                $0.replacing(
                    "contract: { from: 2025-01-01, until: 2027-12-31 }",
                    with: "contract: { from: 2026-11-01, until: 2027-12-31 }")
            })
        #expect(try await shown(desk) == [400_000, 200_000, 200_000])
    }

    @Test func `an agreement that is stated or changed is seen at once`() async throws {
        let desk = try await TemporaryDesk.packaged()
        try await desk.log(on: 1, "a", from: 0, minutes: 90)
        #expect(try await shown(desk) == [600_000, 100_000, 0])
        let contract = { (line: String) in
            try desk.people {
                $0.replacing("contract: { from: 2025-01-01, until: 2027-12-31 }", with: line)
            }
        }
        _ = try await desk.desk.apply(try contract("contract: { from: 2026-11-01 }"))
        #expect(try await shown(desk) == [300_000, 300_000, 0])
        _ = try await desk.desk.apply(try contract("contract: { from: 2026-10-01 }"))
        #expect(try await shown(desk) == [600_000, 100_000, 0])
    }

    @Test func `other holidays are seen at once`() async throws {
        let desk = try await TemporaryDesk.packaged { text in
            text.replacing(
                "when: { priority: standard, outside: support, by: programmer, filled: off_hours_consent } }",
                with: "when: { outside: support } }")
        }
        try await desk.log(on: 1, "a", from: 0, minutes: 90)
        let before = try await shown(desk)
        let dayOff = """
            BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1@echo.example\r\n\
            DTSTART;VALUE=DATE:20261006\r\nSUMMARY:City day\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n
            """
        _ = try await desk.desk.publish(.file(dayOff, .merge), country: "RU")
        #expect(before == [600_000, 100_000, 0])
        #expect(try await shown(desk) == [900_000, 400_000, 0])
    }

    @Test func `the same is made once, and anything else anew`() throws {
        let shelf = LedgerShelf()
        var made = 0
        func ask(_ client: String, _ editions: Int, _ ticket: UInt8, _ end: Int64) throws {
            let basis = LedgerShelf.Basis(client: client, head: Data(), editions: editions)
            let key = LedgerShelf.Key(
                basis: basis, tickets: [Data([ticket])], end: Instant(seconds: end))
            _ = try shelf.ledger(key) {
                made += 1
                return try Ledger(of: [TicketWork](), by: try tariffs(), until: .distantPast)
            }
        }
        for (client, editions, ticket, end, count) in [
            ("a", 1, 1, 9, 1), ("a", 1, 1, 9, 1), ("b", 1, 1, 9, 2), ("a", 2, 1, 9, 3),
            ("a", 1, 2, 9, 4), ("a", 1, 1, 8, 5), ("a", 1, 1, 9, 5),
        ] as [(String, Int, UInt8, Int64, Int)] {
            try ask(client, editions, ticket, end)
            #expect(made == count)
        }
    }

    private func tariffs() throws -> Tariffs {
        Tariffs(history: AgreementHistory()) { (_, _) throws(EditionError) in
            throw EditionError(description: "nobody agreed to anything")
        }
    }
}
