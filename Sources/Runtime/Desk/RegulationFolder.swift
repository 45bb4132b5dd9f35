import Foundation
import Regulations
import ServiceDesk

/// A regulation with its scenarios, as it is handed in for publication.
public struct RegulationFolder: Sendable, Codable {
    public var regulation: String
    /// File name to text, in order of the names.
    public var scenarios: [File]

    public struct File: Sendable, Codable {
        public var name: String
        public var text: String

        public init(name: String, text: String) {
            self.name = name
            self.text = text
        }
    }

    /// Scenarios of one regulation.
    static let scenariosMax = 1000

    public init(regulation: String, scenarios: [File] = []) {
        self.regulation = regulation
        self.scenarios = scenarios
    }

    public init(bytes: Data) throws { self = try JSONDecoder().decode(Self.self, from: bytes) }

    public var bytes: Data { get throws { try JSONEncoder().encode(self) } }

    /// One line for each scenario that does not hold; a deferred one is not a failure.
    func failures(of checked: Checked, in world: CheckWorld) -> [String] {
        guard scenarios.count <= Self.scenariosMax else {
            return ["there are more than \(Self.scenariosMax) scenarios"]
        }
        return scenarios.flatMap { file -> [String] in
            let (scenario, findings) = ScenarioFile.read(text: file.text, file: file.name, regulation: checked)
            guard let scenario else { return findings.map(\.description) }
            guard case .failed(let failures) = ScenarioRun.run(scenario, of: checked, world: world) else { return [] }
            return ["\(file.name): \(scenario.title)"] + failures.map(\.description)
        }
    }
}
