import Foundation
import Regulations
import ServiceDesk
import Simulation
import Testing

/// One regulation with its scenarios, read once.
struct ExecutedRegulation: Sendable {
    let id: String
    let checked: Checked
    let regulation: Regulation
    /// Those that hold.
    let scenarios: [Scenario]
    /// Clauses of those that are known not to hold: what rests on them alone is not proven.
    let unproven: Set<String>

    init(_ id: String) throws {
        self.id = id
        let checked = try RegulationsOnDisk.checked(id)
        self.checked = checked
        regulation = try #require(checked.regulation, "\(checked.findings)")
        let read = try RegulationsOnDisk.scenarioFiles(id).compactMap {
            file -> (isKnown: Bool, scenario: Scenario)? in
            let text = try String(contentsOf: file, encoding: .utf8)
            let isKnown = RegulationsOnDisk.known.reason(of: file.path) != nil
            return ScenarioFile.read(text: text, file: file.lastPathComponent, regulation: checked)
                .scenario
                .map { (isKnown, $0) }
        }
        scenarios = read.filter { !$0.isKnown }.map(\.scenario)
        unproven = Set(read.filter(\.isKnown).flatMap(\.scenario.clauses))
    }

    /// With another value at `path` a scenario of the clauses must fail; where the desk itself is
    /// known to differ from a scenario of the clauses, that nothing shows it is known as well.
    func expectNoticed(_ path: String, _ value: String, _ clauses: [String]) async throws {
        let isIdle = try await isIdle(path, value, clauses)
        if isIdle, !unproven.isDisjoint(with: clauses) {
            withKnownIssue("known-differences.txt") { #expect(!isIdle, "\(id) \(path)") }
        } else {
            #expect(!isIdle, "\(id) \(path): \(value)")
        }
    }

    /// Every scenario that names one of the clauses passes with another value at `path`.
    func isIdle(_ path: String, _ value: String, _ clauses: [String]) async throws -> Bool {
        let named = scenarios.filter {
            $0.readings.names.isEmpty && !Set($0.clauses).isDisjoint(with: clauses)
        }
        let node = try #require(Node.read("v: " + value, file: "change").node?["v"])
        let source = try #require(
            checked.source.applying(changes: [(path: path, value: node)]), "\(path)")
        // What is taken out may leave its clause without anything that carries it out.
        let (regulation, _) = source.checkedAsWritten(in: RegulationsOnDisk.world)
        let changed = Checked(regulation: regulation, findings: [], source: source)
        let simulation = Simulation(changed, world: RegulationsOnDisk.world)
        for scenario in named where await simulation.run(scenario) != .passed { return false }
        return true
    }
}
