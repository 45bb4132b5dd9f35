import Testing

@testable import Store

@Suite struct WorksTests {
    @Test func `tickets with work of a client are found by indexes, never by walking the tables`()
        async throws
    {
        let values = ["'desk'", "'alfa'", "5", "9", "50"]
        let sql = values.enumerated().reduce(Works.ofClient) { sql, value in
            sql.replacing("$\(value.offset + 1)", with: value.element)
        }
        let plan = try await TemporaryStore().plan(sql).joined(separator: "; ")
        #expect(plan.contains("SEARCH") || plan.contains("Index"), "\(plan)")
        #expect(!plan.contains("SCAN") && !plan.contains("Seq Scan"), "\(plan)")
        // The desk alone is no bound: all its work would be gone over.
        #expect(plan.contains("client=?") || plan.contains("client = "), "\(plan)")
    }
}
