import Foundation
import Testing

@testable import Regulations
@testable import ServiceDesk

/// One regulation with its scenarios, read once.
struct ExecutedRegulation: Sendable {
    let id: String
    let checked: Checked
    let regulation: Regulation
    let scenarios: [Scenario]

    init(_ id: String) throws {
        self.id = id
        let checked = try RegulationsOnDisk.checked(id)
        self.checked = checked
        regulation = try #require(checked.regulation, "\(checked.findings)")
        scenarios = try RegulationsOnDisk.scenarioFiles(id).compactMap { file in
            let text = try String(contentsOf: file, encoding: .utf8)
            return ScenarioFile.read(text: text, file: file.lastPathComponent, regulation: checked).scenario
        }
    }

    /// Every scenario that names one of the clauses passes with another value at `path`.
    func isIdle(_ path: String, _ value: String, _ clauses: [String]) throws -> Bool {
        let named = scenarios.filter { $0.readings.names.isEmpty && !Set($0.clauses).isDisjoint(with: clauses) }
        let node = try #require(Node.read("v: " + value, file: "change").node?["v"])
        let source = try #require(checked.source.applying(changes: [(path: path, value: node)]), "\(path)")
        // What is taken out may leave its clause without anything that carries it out.
        let (regulation, _) = source.checkedAsWritten(in: RegulationsOnDisk.world)
        let edition = try Edition(
            compiling: try #require(regulation), digest: "changed", world: RegulationsOnDisk.world)
        let changed = Checked(regulation: regulation, findings: [], source: source)
        return named.allSatisfy {
            ScenarioRun.run($0, of: changed, edition: edition, world: RegulationsOnDisk.world) == .passed
        }
    }
}
