import Foundation
import Regulations
import Runtime
import Simulation
import Synchronization
import Testing

/// What the desk of stories tells of each step is what a running server is compared with.
@Suite struct StepTraceTests {
    /// JSON of every step of a scenario.
    private func trace(_ name: String, of id: String, leavingOut leftOut: LeftOut? = nil)
        async throws -> [String]
    {
        let one = try ExecutedRegulation(id)
        let scenario = try #require(one.scenarios.first { $0.file == "\(name).yaml" })
        let simulation = Simulation(
            one.checked, world: RegulationsOnDisk.world, leavingOut: leftOut)
        let told = Mutex<[StepTrace]>([])
        _ = await simulation.run(scenario) { step in told.withLock { $0.append(step) } }
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let steps = told.withLock { $0 }
        #expect(steps.count == scenario.steps.count)
        return try steps.map { String(decoding: try encoder.encode($0), as: UTF8.self) }
    }

    @Test func `a story told twice leaves the same trace`() async throws {
        let first = try await trace("added-information", of: "echo")
        #expect(try await trace("added-information", of: "echo") == first)
        #expect(first.first?.contains(#""outcome":"ticket""#) == true)
    }

    @Test func `a desk that leaves a rule out leaves another trace`() async throws {
        let whole = try await trace("added-information", of: "echo")
        let other = try await trace("added-information", of: "echo", leavingOut: .receipts)
        #expect(zip(whole, other).contains { $0 != $1 })
    }
}
