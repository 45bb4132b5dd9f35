import Testing

@testable import Regulations

struct CoverageTests {
    private func table(_ outcome: Coverage.Story.Outcome = .passed) throws -> Coverage {
        let regulation = try #require(Drafts.checked("echo").regulation)
        let stories = [Coverage.Story(file: "urgent.yaml", clauses: ["2.3.1", "0.3"], outcome: outcome)]
        return Coverage.table(regulation, stories: stories)
    }

    private func row(_ clause: String, _ outcome: Coverage.Story.Outcome = .passed) throws -> Coverage.Row {
        try #require(try table(outcome).rows.first { $0.clause == clause })
    }

    @Test func `a clause is executed by what cites it and shown by its scenarios`() throws {
        let row = try row("2.3.1")
        #expect(row.state == .executed)
        #expect(row.id == "ECHO-30")
        #expect(row.by.contains("commitments.emergency_reaction"))
        #expect(row.scenarios == ["urgent.yaml"])
    }

    @Test(arguments: [
        (Coverage.Story.Outcome.failed, "urgent.yaml fails"), (.unreadable, "urgent.yaml cannot be read"),
        (.deferred("invoices"), "urgent.yaml tells of invoices"),
    ])
    func `a clause whose scenario does not pass is not shown`(outcome: Coverage.Story.Outcome, why: String) throws {
        #expect(try row("2.3.1", outcome).state == .notShown(why))
    }

    @Test func `a clause that no scenario names is not shown`() throws {
        #expect(try row("2.3.1.1").state == .notShown("no scenario names it"))
    }

    @Test func `a clause whose every executor is not built yet is deferred with its reason`() throws {
        let row = try row("2.3.2.2")
        #expect(row.state == .deferred(Deferred.Kind.commitment.words.en))
        #expect(row.deferredBy.contains("commitments.domain_control"))
    }

    @Test func `a clause with nothing to do says why`() throws {
        let regulation = try #require(Drafts.checked("mywebstor").regulation)
        let heading = try #require(Coverage.table(regulation, stories: []).rows.first { $0.clause == "0" })
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
        let table = Coverage.table(try #require(Drafts.checked(name).regulation), stories: [])
        #expect(table.rows.filter { $0.state == .nothing }.isEmpty)
        #expect(table.markdown.contains(table.summary))
    }
}
