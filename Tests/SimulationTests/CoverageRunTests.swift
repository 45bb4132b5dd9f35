import Foundation
import Regulations
import ServiceDesk
import Simulation
import Testing

@Suite(.serialized) struct CoverageRunTests {
    /// Some of them, which show some clauses.
    static let scenarios = try! read("echo").filter { $0.file.hasPrefix("emergency-") }

    static func read(_ id: String) throws -> [(file: String, text: String)] {
        try RegulationsOnDisk.scenarioFiles(id).map { file in
            (file: file.lastPathComponent, text: try String(contentsOf: file, encoding: .utf8))
        }
    }

    static func coverage(_ scenarios: [(file: String, text: String)], of id: String = "echo") async throws -> Coverage {
        let checked = try RegulationsOnDisk.checked(id)
        let regulation = try #require(checked.regulation, "\(checked.findings)")
        return await Coverage.run(regulation, of: checked, scenarios: scenarios, world: RegulationsOnDisk.world)
    }

    @Test func `without its scenario a clause is not shown`() async throws {
        let shown = try #require(try await Self.coverage(Self.scenarios).rows.first { $0.state == .executed })
        let rest = Self.scenarios.filter { !shown.scenarios.contains($0.file) }
        let row = try await Self.coverage(rest).rows.first { $0.clause == shown.clause }
        #expect(row?.state == .notShown("no scenario names it"))
    }

    @Test func `a scenario that fails shows nothing`() async throws {
        let file = "emergency-cart.yaml"
        let broken = Self.scenarios.map { one in
            one.file == file ? (one.file, one.text.replacing("2025-10-08 10:00", with: "2025-10-08 10:01")) : one
        }
        let rows = try await Self.coverage(broken).rows.filter { $0.scenarios.contains(file) }
        #expect(!rows.isEmpty && rows.allSatisfy { $0.state == .notShown("\(file) fails") })
    }
}
