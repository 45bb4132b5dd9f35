import Testing

@testable import Regulations

struct CoverageTests {
    private static let witness = Coverage.Witness(
        clause: "2.3.1", item: "commitments.emergency_reaction", scenario: "urgent.yaml",
        place: "commitments.emergency_reaction.within", value: "2 working hours",
        doors: [.mail, .clock])

    private func table(
        _ outcome: Coverage.Story.Outcome = .passed, by witnesses: [Coverage.Witness] = [witness]
    ) throws -> Coverage {
        let regulation = try #require(Drafts.checked("echo").regulation)
        let stories = [
            Coverage.Story(
                file: "urgent.yaml", clauses: ["2.3.1", "0.3", "2.3.2.1"], outcome: outcome)
        ]
        return Coverage.table(regulation, stories: stories, witnesses: witnesses)
    }

    private func row(
        _ clause: String, _ outcome: Coverage.Story.Outcome = .passed,
        by witnesses: [Coverage.Witness] = [witness]
    ) throws -> Coverage.Row {
        try #require(try table(outcome, by: witnesses).rows.first { $0.clause == clause })
    }

    @Test func `a clause is executed where a scenario notices another value of what cites it`()
        throws
    {
        let row = try row("2.3.1")
        #expect(row.state == .executed)
        #expect(row.id == "ECHO-30")
        #expect(row.by.contains("commitments.emergency_reaction"))
        #expect(row.scenarios == ["urgent.yaml"])
        #expect(row.witnesses == [Self.witness])
    }

    @Test func `a scenario that passes and notices nothing shows nothing`() throws {
        let why = "no scenario that names it notices a change of what carries it out"
        #expect(try row("2.3.1", by: []).state == .notShown(why))
    }

    @Test func `a promise is not shown by the category and the rule beside it`() throws {
        var other = Self.witness
        (other.item, other.place, other.value) = (
            "rules.real_emergency", "rules.real_emergency", ""
        )
        let why = "no scenario that names it notices a change of commitments.emergency_reaction"
        #expect(try row("2.3.1", by: [other]).state == .notShown(why))
    }

    @Test
    func `what merely exists is described, and executed where a scenario notices a value of it`()
        throws
    {
        #expect(try row("2.3.2.1").state == .described)
        let under = Coverage.Witness(
            clause: "2.3.2.1", item: "categories.consulting", scenario: "urgent.yaml",
            place: "categories.consulting.under", value: "", doors: [.staff])
        #expect(try row("2.3.2.1", by: [under]).state == .executed)
    }

    @Test func `the page says by which change and door a clause is shown, and what of it is not`()
        throws
    {
        let line = try #require(
            try table().markdown.split(separator: "\n").first { $0.contains("| ECHO-30 |") })
        let shown =
            "urgent.yaml: commitments.emergency_reaction.within `2 working hours` (mail, clock) |"
        #expect(line.hasSuffix(shown))
        #expect(line.contains("rules.real_emergency (not shown)"))
        #expect(line.contains("categories.emergency_failure (described)"))
    }

    @Test func `witnesses are read as they are written`() throws {
        let table = try table()
        #expect(Coverage.witnesses(lines: table.witnessLines) == [Self.witness])
        #expect(Coverage.witnesses(lines: "2.3.1\tcommitments.emergency_reaction\n").isEmpty)
    }

    @Test(arguments: [
        (Coverage.Story.Outcome.failed, "urgent.yaml fails"),
        (.unreadable, "urgent.yaml cannot be read"),
        (.deferred("invoices"), "urgent.yaml tells of invoices"),
    ])
    func `a clause whose scenario does not pass is not shown`(
        outcome: Coverage.Story.Outcome, why: String
    ) throws {
        #expect(try row("2.3.1", outcome).state == .notShown(why))
    }

    @Test func `a clause that no scenario names is not shown`() throws {
        #expect(try row("2.3.1.1").state == .notShown("no scenario names it"))
    }

    @Test func `a clause whose every executor is not built yet is deferred with its reason`() throws
    {
        let row = try row("2.3.2.2")
        #expect(row.state == .deferred(Deferred.Kind.commitment.words.en))
        #expect(row.deferredBy.contains("commitments.domain_control"))
    }

    @Test func `a clause with nothing to do says why`() throws {
        let regulation = try #require(Drafts.checked("mywebstor").regulation)
        let rows = Coverage.table(regulation, stories: [], witnesses: []).rows
        let heading = try #require(rows.first { $0.clause == "0" })
        #expect(heading.state == .informative && heading.notes.count == 1)
    }

    @Test func `a promise that waits defers its clause, whatever else is executed`() throws {
        let row = try row("2.3.2.8")
        #expect(row.by.contains("categories.testing_on_request"))
        #expect(row.state == .deferred(Deferred.Kind.commitment.words.en))
    }

    @Test func `every clause of the catalogue has one row`() throws {
        let ids = try table().rows.map(\.id)
        #expect(ids == (1...80).map { "ECHO-" + ($0 < 10 ? "0\($0)" : "\($0)") })
    }

    @Test(arguments: Drafts.names)
    func `no clause of the repository is carried out by nothing`(name: String) throws {
        let table = Coverage.table(
            try #require(Drafts.checked(name).regulation), stories: [], witnesses: [])
        #expect(table.rows.filter { $0.state == .nothing }.isEmpty)
        #expect(table.markdown.contains(table.summary))
    }
}
