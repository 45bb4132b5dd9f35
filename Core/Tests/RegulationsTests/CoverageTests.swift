import Testing

@testable import Regulations

struct CoverageTests {
    static let deferred = [
        "escalations": "later", "prices": "later", "measures": "later", "commitments.project": "later",
    ]

    private func row(_ clause: String) throws -> Coverage.Row {
        let regulation = try #require(Drafts.checked("echo").regulation)
        let scenarios = [(file: "urgent.yaml", clauses: ["2.3.1", "0.3"])]
        let table = Coverage.table(regulation, scenarios: scenarios, deferred: Self.deferred)
        return try #require(table.rows.first { $0.clause == clause })
    }

    @Test func `a clause is executed by what cites it and shown by its scenarios`() throws {
        let row = try row("2.3.1")
        #expect(row.state == .executed)
        #expect(row.by.contains("commitments.emergency_reaction") && row.by.contains("rules.real_emergency"))
        #expect(row.scenarios == ["urgent.yaml"])
    }

    @Test func `a clause whose every executor is not built yet is deferred with its reason`() throws {
        #expect(try row("quality.1").state == .deferred("later"))
        #expect(try row("2.2-load").state == .informative)
        #expect(try row("0.3").deferredBy.contains("prices.rates.work"))
    }

    @Test(arguments: Drafts.names)
    func `no clause of the repository is carried out by nothing`(name: String) throws {
        let table = Coverage.table(try #require(Drafts.checked(name).regulation), scenarios: [])
        #expect(table.rows.filter { $0.state == .nothing }.isEmpty)
        #expect(table.markdown.contains(table.summary))
    }
}
