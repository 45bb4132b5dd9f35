import Foundation
import Regulations
import ServiceDesk
import Store
import Testing
import WorkingTime

@testable import Runtime

/// Texts go when their term is over, and stay while something needs them.
@Suite struct RetentionTests {
    private static func desk() async throws -> TemporaryDesk {
        let desk = try await TemporaryDesk.packaged(amended: {
            $0.replacing(
                "records:\n",
                with: """
                    records:
                      correspondence: { clause: contacts, visible_to: [account_manager, programmer], keep: 6 months }

                    """)
        })
        return desk
    }

    /// The day after the term of what ended on the first day.
    private static let later = TemporaryDesk.tuesday + 184 * 86_400

    private static func refuse(_ number: Int, _ desk: TemporaryDesk) async throws {
        try await desk.act(.refuse(reason: "out_of_scope", nil), on: number, "refuse-\(number)")
    }

    private static func count(_ desk: TemporaryDesk, _ number: Int) async throws -> Int {
        try await desk.ticket(number).letters.count
    }

    @Test func `what is over for longer than the term goes, with its clause, and verify holds`()
        async throws
    {
        let desk = try await Self.desk()
        try await Self.refuse(1, desk)
        let retention = Retention(desk: desk.desk)
        desk.clock.stand(at: TemporaryDesk.tuesday + 150 * 86_400)
        #expect(try await retention.run() == .init())
        desk.clock.stand(at: Self.later)
        // Nobody rang the timers of half a year.
        _ = try await desk.desk.rebuild()
        let before = try await desk.ticket(1)
        #expect(!before.letters.isEmpty && !before.row.title.isEmpty)
        #expect(try await retention.run() == .init(forgotten: 1))
        let after = try await desk.ticket(1)
        #expect(after.letters.isEmpty && after.row.title.isEmpty)
        #expect(after.stream.records == before.stream.records)
        #expect(try await Maintenance(store: desk.desk.store).verify(desk: "echo").isEmpty)
        #expect(try await desk.desk.rebuild().changed.isEmpty)
        let row = try #require(try await desk.desk.audit(by: nil, before: nil).rows.first)
        #expect(row.entry.act == .erased && row.entry.subject == "#1")
        #expect(row.entry.detail.contains("clause contacts: kept 6 months"))
        #expect(try await retention.run() == .init(), "once is enough")
        #expect(try await Self.count(desk, 2) > 0)
    }

    @Test func `what is open stays, however old`() async throws {
        let desk = try await Self.desk()
        desk.clock.stand(at: Self.later + 365 * 86_400)
        #expect(try await Retention(desk: desk.desk).run() == .init())
        #expect(try await Self.count(desk, 1) > 0)
    }

    @Test func `work in a month that is not settled holds the words, until it is`() async throws {
        let desk = try await Self.desk()
        try await desk.log(on: 1, "one", from: 0, minutes: 30)
        try await Self.refuse(1, desk)
        desk.clock.stand(at: Self.later)
        let retention = Retention(desk: desk.desk)
        #expect(try await retention.run() == .init(held: 1))
        #expect(try await Self.count(desk, 1) > 0)
        let month = CivilDate("2026-10-01")!
        try await desk.desk.settle(
            .init(.send, of: "alfa", month: month, number: 0), by: .staff("adam"))
        #expect(try await retention.run() == .init(held: 1), "sent is not settled")
        try await desk.desk.settle(
            .init(.close, of: "alfa", month: month, number: 1, text: "paid"), by: .staff("adam"))
        #expect(try await retention.run() == .init(forgotten: 1))
    }

    @Test func `what became no ticket goes as well`() async throws {
        let desk = try await Self.desk()
        let letter = desk.letter(from: "robot@alfa.example", id: "auto@alfa.example")
        let text = String(decoding: letter, as: UTF8.self).replacing(
            "Subject:", with: "Auto-Submitted: auto-replied\r\nSubject:")
        let outcome = try await desk.deliver(Array(text.utf8))
        #expect(outcome.number == nil)
        desk.clock.stand(at: Self.later)
        #expect(try await Retention(desk: desk.desk).run() == .init(forgotten: 1))
        #expect(try await desk.desk.unticketed().allSatisfy { $0.title.isEmpty })
        #expect(try await Maintenance(store: desk.desk.store).verify(desk: "echo").isEmpty)
    }

    @Test func `without a term nothing goes`() async throws {
        let desk = try await TemporaryDesk.packaged()
        try await Self.refuse(1, desk)
        desk.clock.stand(at: Self.later)
        #expect(try await Retention(desk: desk.desk).run() == .init())
    }
}
