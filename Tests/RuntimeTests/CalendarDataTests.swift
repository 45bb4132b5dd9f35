import Foundation
import Regulations
import ServiceDesk
import Simulation
import Store
import Testing
import WorkingTime

@testable import Runtime

/// Editions of holidays and zones in the desk's database (decision 6).
@Suite struct CalendarDataTests {
    /// Wednesday, 2026-10-07, becomes a day off beside the others of the year's data.
    private static let dayOff = """
        BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1@echo.example\r\nDTSTART;VALUE=DATE:20261007\r\n\
        SUMMARY:City day\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n
        """

    private func reaction(_ temporary: TemporaryDesk, _ number: Int) async throws -> Clock? {
        try await temporary.ticket(number).clocks.first { $0.id.commitment == "standard_reaction" }
    }

    @Test func `new holidays move open deadlines, and those that ended stay`() async throws {
        let temporary = try await TemporaryDesk()
        _ = try await temporary.deliver(temporary.letter())
        _ = try await temporary.deliver(temporary.letter(id: "two@alfa.example", subject: "Cart"))
        temporary.clock.stand(at: TemporaryDesk.tuesday + 3600)
        let draft = try temporary.say("We are on it.")
        _ = try await temporary.desk.perform(
            Instruction(
                .reply(draft.ref), on: try await temporary.ticket(2).row.id, by: .staff("marina"),
                commandID: "reply",
                contents: [draft]))
        let before = try await reaction(temporary, 2)
        temporary.clock.stand(at: TemporaryDesk.tuesday + 7200)
        let preview = try await temporary.desk.preview(.file(Self.dayOff, .merge), country: "RU")
        let moved = try await temporary.desk.publish(.file(Self.dayOff, .merge), country: "RU")
        #expect(preview == moved)
        #expect(moved.moved.contains { $0.number == 1 })
        #expect(moved.years.map(\.description) == ["2026: 14 days off become 15"])
        // Five hours of Tuesday and three of Thursday: Wednesday is off now.
        #expect(try await reaction(temporary, 1)?.due == Instant(iso8601: "2026-10-08T08:00:00Z"))
        #expect(
            try await temporary.ticket(1).row.due?.at == Instant(iso8601: "2026-10-08T08:00:00Z"))
        #expect(try await reaction(temporary, 2)?.due == before?.due)
        let (_, changed) = try await temporary.desk.rebuild()
        #expect(changed.isEmpty)
    }

    @Test func `a preview changes nothing, and a bad file is refused with its line`() async throws {
        let temporary = try await TemporaryDesk()
        _ = try await temporary.deliver(temporary.letter())
        let due = try await reaction(temporary, 1)?.due
        _ = try await temporary.desk.preview(.file(Self.dayOff, .merge), country: "RU")
        #expect(try await reaction(temporary, 1)?.due == due)
        await #expect(throws: EditionError.self) {
            try await temporary.desk.publish(
                .file("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", .merge), country: "RU")
        }
        #expect(try await reaction(temporary, 1)?.due == due)
    }

    @Test
    func
        `how a file comes together with what is known has to be said, and the product's data come back`()
        async throws
    {
        let temporary = try await TemporaryDesk()
        let desk = temporary.desk
        await #expect(throws: HolidayRefusal.self) {
            try await desk.publish(.file(Self.dayOff, nil), country: "RU")
        }
        let old = Self.dayOff.replacing("20261007", with: "20161007")
        await #expect(throws: HolidayRefusal.self) {
            try await desk.publish(.file(old, .merge), country: "RU")
        }
        let replaced = try await desk.publish(.file(Self.dayOff, .replace), country: "RU")
        #expect(replaced.years.map(\.description) == ["2026: 14 days off become 1"])
        // In the same second: the later one counts.
        let back = try await desk.publish(.bundled, country: "RU")
        #expect(back.years.map(\.description) == ["2026: 1 days off become 14"])
        #expect(try await desk.preview(.bundled, country: "RU").years.isEmpty)
    }

    @Test func `zones and holidays that a regulation names are kept with their bytes`() async throws
    {
        let temporary = try await TemporaryDesk()
        let (zones, holidays) = try await temporary.desk.store.read { transaction in
            let editions = Editions(desk: "echo")
            return (
                try editions.all(.zone, in: transaction),
                try editions.all(.holidays, in: transaction)
            )
        }
        #expect(zones.map(\.name) == ["Europe/Moscow"])
        #expect(zones.first?.bytes.starts(with: Data("TZif".utf8)) == true)
        #expect(holidays.map(\.inForce) == ["RU-2026.1"])
    }

    @Test
    func
        `a time zone that changed is kept as a new edition and moves open deadlines at the next start`()
        async throws
    {
        let temporary = try await TemporaryDesk()
        _ = try await temporary.deliver(temporary.letter())
        let folder = temporary.folder + "/zoneinfo"
        try FileManager.default.createDirectory(
            atPath: folder + "/Europe", withIntermediateDirectories: true)
        // As if Moscow had moved to the time of Samara, an hour ahead.
        try FileManager.default.copyItem(
            atPath: ZoneFiles.systemFolder + "/Europe/Samara", toPath: folder + "/Europe/Moscow")
        temporary.clock.stand(at: TemporaryDesk.tuesday + 60)
        let desk = try await Desk(
            id: "echo", store: temporary.desk.store, world: temporary.clock.world,
            checkWorld: TemporaryDesk.checkWorld, zones: ZoneFiles(folder: folder), mail: nil,
            log: temporary.desk.log)
        // 12:00 there: four hours of Tuesday are left, and four of Wednesday from 8:00.
        let view = try #require(try await desk.ticket(number: 1, for: .desk))
        #expect(view.row.due?.at == Instant(iso8601: "2026-10-07T08:00:00Z"))
        #expect(view.edition.earlier.count == 1)
    }

    @Test func `a regulation whose scenario fails is not published`() async throws {
        let temporary = try await TemporaryDesk()
        let path = TemporaryDesk.repository.appending(path: "regulations/echo/regulation.yaml")
        let text = try String(contentsOf: path, encoding: .utf8)
        let scenario = """
            scenario: 1
            regulation: echo
            title: A letter on Friday afternoon is due on Monday
            given:
              clients:
                alfa: { agreements: { contract: { from: 2025-01-01 } }, people: { anna: { role: official } } }
            steps:
              - at: 2026-10-09 14:00
                by: anna
                does: arrived
                ticket: T1
                channel: mail
                expect: { due: { standard_reaction: 2026-10-12 HOUR } }
            """
        for (hour, holds) in [("14:00", true), ("13:00", false)] {
            let file = RegulationFolder.File(
                name: "friday.yaml", text: scenario.replacing("HOUR", with: hour))
            let folder = RegulationFolder(regulation: text, scenarios: [file])
            // Where nobody can play them they are not believed.
            await #expect(throws: PublishError.self) {
                try await temporary.desk.publish(folder, name: "echo")
            }
            if holds {
                _ = try await temporary.desk.publish(folder, name: "echo", trial: Simulation.trial)
            } else {
                await #expect(throws: PublishError.self) {
                    try await temporary.desk.publish(folder, name: "echo", trial: Simulation.trial)
                }
            }
        }
    }
}
