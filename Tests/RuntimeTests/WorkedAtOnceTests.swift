import ServiceDesk
import Testing
import WorkingTime

@testable import Runtime
@testable import Store

/// Nobody works on two tickets at once, unless the regulation lets their role.
@Suite struct WorkedAtOnceTests {
    private static let start = TemporaryDesk.tuesday

    /// A desk with two tickets, three hours old.
    private static func desk(_ amended: (String) -> String = { $0 }) async throws -> TemporaryDesk {
        let desk = try await TemporaryDesk(amended: amended)
        for (number, name) in ["one", "two"].enumerated() {
            _ = try await desk.deliver(
                desk.letter(
                    from: "gleb@alfa.example", id: "\(name)@alfa.example",
                    subject: "Matter \(name)",
                    text: "Number \(number) at https://lavka.example/\(name)"))
        }
        try await desk.send()
        desk.clock.stand(at: start + 3 * 3600)
        return desk
    }

    private static func log(
        _ desk: TemporaryDesk, on number: Int, _ entry: String, from: Int64, minutes: Int,
        person: String = "pavel"
    ) async throws {
        let ticket = try await desk.ticket(number).row.id
        let logged = TicketEvent.Logged(
            entry: entry, person: person, role: "programmer", from: start + from * 60,
            minutes: minutes,
            work: "execution")
        _ = try await desk.desk.perform(
            Instruction(.log(logged), on: ticket, by: .staff(person), commandID: "log-\(entry)"))
    }

    @Test func `work at the time of other work is refused with the ticket and the hours`()
        async throws
    {
        let desk = try await Self.desk()
        try await Self.log(desk, on: 1, "a", from: 10, minutes: 30)
        for (from, minutes): (Int64, Int) in [(10, 30), (0, 11), (39, 5), (20, 5), (0, 120)] {
            await #expect(
                throws: Refusal.workedElsewhere(
                    on: 1, from: Self.start + 600, until: Self.start + 2400),
                "\(from), \(minutes)"
            ) { try await Self.log(desk, on: 2, "b\(from)", from: from, minutes: minutes) }
        }
        // On the same ticket as well.
        await #expect(throws: Refusal.self) {
            try await Self.log(desk, on: 1, "c", from: 20, minutes: 5)
        }
        // Right before, right after, and somebody else.
        try await Self.log(desk, on: 2, "before", from: 0, minutes: 10)
        try await Self.log(desk, on: 2, "after", from: 40, minutes: 10)
        try await Self.log(desk, on: 2, "aigul", from: 10, minutes: 30, person: "aigul")
    }

    @Test func `a correction makes room, and takes none that is taken nor still to come`()
        async throws
    {
        let desk = try await Self.desk()
        try await Self.log(desk, on: 1, "a", from: 0, minutes: 60)
        let first = try await desk.ticket(1).row.id
        func correct(_ minutes: Int, _ id: String) async throws {
            _ = try await desk.desk.perform(
                Instruction(
                    .correctLog(entry: "a", minutes: minutes, nil), on: first, by: .staff("pavel"),
                    commandID: id))
        }
        try await correct(30, "less")
        try await Self.log(desk, on: 2, "b", from: 30, minutes: 30)
        await #expect(
            throws: Refusal.workedElsewhere(
                on: 2, from: Self.start + 1800, until: Self.start + 3600)
        ) {
            try await correct(31, "more")
        }
        await #expect(throws: Refusal.badValue(field: "minutes", expected: "0…180")) {
            try await correct(181, "far")
        }
        try await correct(0, "none")
        try await Self.log(desk, on: 2, "c", from: 0, minutes: 30)
    }

    @Test func `the regulation may let a role work at once`() async throws {
        let desk = try await Self.desk {
            $0.replacing(
                "programmer:      { title", with: "programmer:      { parallel_work: true, title")
        }
        #expect(try desk.desk.edition().regulation.roles["programmer"]?.parallelWork == true)
        try await Self.log(desk, on: 1, "a", from: 10, minutes: 30)
        try await Self.log(desk, on: 2, "b", from: 10, minutes: 30)
    }

    @Test func `a day has no more hours than it has, on however many tickets at once`()
        async throws
    {
        let desk = try await Self.desk {
            $0.replacing(
                "programmer:      { title", with: "programmer:      { parallel_work: true, title")
        }
        desk.clock.stand(at: Self.start + 30 * 3600)
        // Of the 1 440 minutes of Tuesday sixty are left.
        try await Self.log(desk, on: 1, "a", from: 0, minutes: 720)
        try await Self.log(desk, on: 2, "b", from: 0, minutes: 660)
        await #expect(throws: Refusal.badValue(field: "minutes", expected: "0…60")) {
            try await Self.log(desk, on: 2, "c", from: 60, minutes: 61)
        }
        try await Self.log(desk, on: 2, "d", from: 60, minutes: 60)
        // What lies in the next day is of its hours.
        try await Self.log(desk, on: 2, "e", from: 1320, minutes: 60)
    }

    @Test func `rows of work follow from the journal`() async throws {
        let desk = try await Self.desk()
        try await Self.log(desk, on: 1, "a", from: 10, minutes: 30)
        let sql = "SELECT ticket, entry, person, number, from_at, until_at FROM work ORDER BY entry"
        let before = try await desk.desk.store.read { try $0.query(sql).map(\.values) }
        #expect(before.count == 1)
        try await desk.desk.store.write { _ = try $0.execute("DELETE FROM work") }
        _ = try await desk.desk.rebuild()
        #expect(try await desk.desk.store.read { try $0.query(sql).map(\.values) } == before)
        // As a program before this one left it.
        try await desk.desk.store.write { transaction in
            _ = try transaction.execute("DELETE FROM work")
            try transaction.script("DROP TABLE work; DELETE FROM schema_version WHERE number = 16")
            try transaction.apply(.m0016Work)
        }
        #expect(try await desk.desk.store.read { try $0.query(sql).map(\.values) } == before)
    }
}
