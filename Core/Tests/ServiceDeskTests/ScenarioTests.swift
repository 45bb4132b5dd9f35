import Foundation
import Regulations
import Testing

@testable import ServiceDesk

@Suite struct ScenarioTests {
    @Test(arguments: RegulationsOnDisk.executed)
    func `every scenario of the regulation holds`(id: String) throws {
        let checked = try RegulationsOnDisk.checked(id)
        let edition = try ScenarioRun.edition(of: checked.source, world: RegulationsOnDisk.world)
        for file in try RegulationsOnDisk.scenarioFiles(id) {
            let text = try String(contentsOf: file, encoding: .utf8)
            let (scenario, findings) = ScenarioFile.read(text: text, file: file.lastPathComponent, regulation: checked)
            guard let scenario else {
                Issue.record("\(findings)")
                continue
            }
            switch ScenarioRun.run(scenario, of: checked, edition: edition, world: RegulationsOnDisk.world) {
            case .passed: break
            case .failed(let failures): for failure in failures { Issue.record("\(failure)") }
            case .deferred(let reason): print("deferred: \(file.lastPathComponent): \(reason)")
            }
        }
    }
}
