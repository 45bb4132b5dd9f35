import ServiceDesk
import Testing
import WorkingTime

@testable import Runtime
@testable import Store

/// A month of a client on a desk, and the same from the journal alone.
@Suite struct DeskStatementTests {
    private static let october = CivilDate("2026-10-06")!

    private static func ask(_ desk: TemporaryDesk, of client: String, _ form: StatementForm) async
        -> ControlReply
    {
        await Control(
            desk: desk.desk, signIn: SignIn(store: desk.desk.store, world: desk.desk.world)
        ).answer(.statement(client: client, month: october, form: form))
    }

    @Test func `the hours of the package are used up in order of the work, whatever the ticket`()
        async throws
    {
        let desk = try await TemporaryDesk.packaged()
        // Written down first, done last.
        try await desk.log(on: 2, "late", from: 120, minutes: 60)
        try await desk.log(on: 1, "early", from: 0, minutes: 45)
        let statement = try await desk.desk.statement(of: "alfa", month: Self.october)
        #expect(statement.work.map(\.line.entry) == ["early", "late", "late"])
        #expect(statement.work.map(\.line.amount) == [0, 0, 150_000])
        #expect(statement.total == .counted(650_000))
        #expect(try await desk.ticket(1).work?.map(\.amount) == [0])
        #expect(try await desk.ticket(2).work?.map(\.amount) == [0, 150_000])
        // Nothing of it is another client's or another month's.
        let other = try await desk.desk.statement(of: "beta", month: Self.october)
        #expect(other.work.isEmpty)
        let later = try await desk.desk.statement(of: "alfa", month: CivilDate("2026-11-30")!)
        #expect(later.work.isEmpty && later.total == .counted(500_000))
    }

    @Test func `the journal alone gives the same, and says so where rows do not`() async throws {
        let desk = try await TemporaryDesk.packaged()
        try await desk.log(on: 1, "a", from: 0, minutes: 45)
        try await desk.log(on: 2, "b", from: 60, minutes: 45)
        let whole = await Self.ask(desk, of: "alfa", .verified)
        #expect(whole.isDone && whole.text.hasPrefix("7 lines, the same"), "\(whole.text)")
        #expect(whole.text.contains("6000.00"))
        try await desk.desk.store.write { transaction in
            _ = try transaction.execute("DELETE FROM work WHERE entry = 'b'")
        }
        let differing = await Self.ask(desk, of: "alfa", .verified)
        #expect(!differing.isDone && differing.text.contains("+ work 2026-10-06 12:00 2 b"))
        #expect(differing.text.contains("- total") && differing.text.contains("+ total"))
    }

    @Test func `the work of one ticket is not priced beside more tickets than are counted`()
        async throws
    {
        let desk = try await TemporaryDesk.packaged()
        try await desk.log(on: 1, "a", from: 0, minutes: 45)
        try await desk.log(on: 2, "b", from: 60, minutes: 45)
        let stream = try await desk.ticket(2).stream
        func amounts(beside max: Int) async throws -> [Int64?]? {
            try await desk.desk.store.read { transaction in
                try desk.desk.work(on: stream, beside: max, in: transaction)?.map(\.amount)
            }
        }
        let (few, enough) = (try await amounts(beside: 1), try await amounts(beside: 2))
        #expect(few == nil)
        #expect(enough == [0, 100_000])
    }

    @Test func `a people file keeps a package for the work of a project that there is`()
        async throws
    {
        let desk = try await TemporaryDesk.packaged()
        let stated = { (project: String) in
            { (text: String) in
                text.replacing(
                    "contract: { from: 2025-01-01, until: 2027-12-31 }",
                    with: "contract: { from: 2025-01-01, until: 2027-12-31, project: \(project) }")
            }
        }
        #expect(throws: PeopleFile.Problem.self) { try desk.people(stated("nothing")) }
        _ = try await desk.desk.apply(try desk.people(stated("lavka")))
        #expect(desk.desk.people.clients["alfa"]?.agreements["contract"]?.project == "lavka")
        try await desk.log(on: 1, "a", from: 0, minutes: 30)
        let project = try await desk.ticket(1).stream.ticket.project
        let line = try #require(try await desk.ticket(1).work?.first)
        #expect((line.fund != nil) == (project == "lavka"))
    }

    @Test func `who or what is not there is said`() async throws {
        let desk = try await TemporaryDesk.packaged()
        #expect(await Self.ask(desk, of: "nobody", .table).text == "there is no client 'nobody'")
        let csv = await Self.ask(desk, of: "alfa", .csv).text
        #expect(csv.hasPrefix("line,date,ticket,entry,") && csv.contains("package,2026-10-01,"))
    }
}
