import Foundation
import Regulations
import Simulation
import Testing

/// The pages are printed from witnesses that were searched once; here they are played again.
@Suite(.serialized) struct CoverageWitnessTests {
    /// Every ninth in each run of the tests; all of them with REGLAMENT_SOAK.
    static let stride = ProcessInfo.processInfo.environment["REGLAMENT_SOAK"] == nil ? 9 : 1

    private static func recorded(_ id: String) throws -> [Coverage.Witness] {
        let file = RegulationsOnDisk.folder.appending(path: "\(id)/\(Coverage.witnessFile)")
        return Coverage.witnesses(lines: try String(contentsOf: file, encoding: .utf8))
    }

    private static func run(_ id: String, playing files: Set<String>) async throws -> CoverageRun {
        let checked = try RegulationsOnDisk.checked(id)
        let scenarios = try RegulationsOnDisk.scenarioFiles(id).filter {
            files.contains($0.lastPathComponent)
        }.map {
            (file: $0.lastPathComponent, text: try String(contentsOf: $0, encoding: .utf8))
        }
        return await CoverageRun(
            try #require(checked.regulation), of: checked, scenarios: scenarios,
            world: RegulationsOnDisk.world)
    }

    @Test(arguments: RegulationsOnDisk.all)
    func `the recorded witnesses still notice their changes`(id: String) async throws {
        let recorded = try Self.recorded(id)
        let sample = recorded.indices.filter { $0.isMultiple(of: Self.stride) }.map { recorded[$0] }
        #expect(!sample.isEmpty)
        let run = try await Self.run(id, playing: Set(sample.map(\.scenario)))
        #expect(await run.refuted(sample) == [], "search anew: bin/coverage \(id)")
    }

    @Test func `a witness that notices nothing is refuted`() async throws {
        let one = try #require(
            try Self.recorded("cetera").first { $0.item.hasPrefix("commitments.") })
        var (other, elsewhere, unlike) = (one, one, one)
        other.place = "\(one.item).title"
        elsewhere.clause = "none"
        unlike.doors = [.agreement]
        let run = try await Self.run("cetera", playing: [one.scenario])
        #expect(await run.refuted([one, other, elsewhere, unlike]) == [other, elsewhere, unlike])
    }
}
