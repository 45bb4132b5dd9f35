import Foundation
import Regulations
import ServiceDesk
import Simulation
import Testing

@Suite(.serialized) struct CoverageRunTests {
    /// Two of them, which show some clauses.
    static let scenarios = try! read("echo").filter {
        ["emergency-cart.yaml", "emergency-payment.yaml"].contains($0.file)
    }

    static func read(_ id: String) throws -> [(file: String, text: String)] {
        try RegulationsOnDisk.scenarioFiles(id).map { file in
            (file: file.lastPathComponent, text: try String(contentsOf: file, encoding: .utf8))
        }
    }

    static func coverage(_ scenarios: [(file: String, text: String)], of id: String = "echo")
        async throws -> Coverage
    {
        let checked = try RegulationsOnDisk.checked(id)
        let regulation = try #require(checked.regulation, "\(checked.findings)")
        let world = RegulationsOnDisk.world
        return await CoverageRun(regulation, of: checked, scenarios: scenarios, world: world)
            .searched().table
    }

    @Test func `without its scenario a clause is not shown`() async throws {
        let shown = try #require(
            try await Self.coverage(Self.scenarios).rows.first { $0.state == .executed })
        let rest = Self.scenarios.filter { !shown.scenarios.contains($0.file) }
        let row = try await Self.coverage(rest).rows.first { $0.clause == shown.clause }
        #expect(shown.by.allSatisfy { $0.hasPrefix("categories.") } && row?.state == .described)
    }

    @Test func `a scenario that fails shows nothing`() async throws {
        let file = "emergency-cart.yaml"
        let broken = Self.scenarios.map { one in
            one.file == file
                ? (one.file, one.text.replacing("2025-10-08 10:00", with: "2025-10-08 10:01")) : one
        }
        let rows = try await Self.coverage(broken).rows.filter { $0.scenarios.contains(file) }
        #expect(!rows.isEmpty && rows.allSatisfy { $0.state == .notShown("\(file) fails") })
    }
}
