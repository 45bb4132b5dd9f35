import Foundation
import Regulations
import Simulation
import Testing

@Suite(.serialized) struct ScenarioTests {
    @Test(arguments: RegulationsOnDisk.all)
    func `every scenario of the regulation holds, but for those that are known not to`(id: String)
        async throws
    {
        let checked = try RegulationsOnDisk.checked(id)
        let simulation = Simulation(checked, world: RegulationsOnDisk.world)
        for file in try RegulationsOnDisk.scenarioFiles(id) {
            let text = try String(contentsOf: file, encoding: .utf8)
            let (scenario, findings) = ScenarioFile.read(
                text: text, file: file.lastPathComponent, regulation: checked)
            guard let scenario else {
                Issue.record("\(findings)")
                continue
            }
            let isKnown = RegulationsOnDisk.known.reason(of: file.path) != nil
            switch await simulation.run(scenario) {
            case .passed:
                #expect(
                    !isKnown,
                    "\(file.lastPathComponent) holds: take it out of known-differences.txt")
            case .failed(let failures):
                for failure in failures where !isKnown { Issue.record("\(failure)") }
            case .deferred(let reason): print("deferred: \(file.lastPathComponent): \(reason)")
            }
        }
    }
}
