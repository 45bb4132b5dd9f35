import Foundation
import Regulations
import ServiceDesk

/// Plays scenarios, each on a desk of its own, and returns for each the lines that say what did not
/// hold; the room Simulation does.
public typealias ScenarioTrial = @Sendable ([Scenario], Checked, CheckWorld) async -> [[String]]

/// A regulation with its scenarios, as it is handed in for publication.
public struct RegulationFolder: Sendable, Codable {
    public var regulation: String
    /// File name to text, in order of the names.
    public var scenarios: [File]
    /// Id of the desk's regulation whose name changes with this one.
    public var insteadOf: String?
    /// Nothing is published: what would come of it is told.
    public var isPreview: Bool?

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

    public init(
        regulation: String, scenarios: [File] = [], insteadOf: String? = nil, isPreview: Bool? = nil
    ) {
        self.regulation = regulation
        self.scenarios = scenarios
        self.insteadOf = insteadOf
        self.isPreview = isPreview
    }

    /// One line for each scenario that does not hold; a deferred one is not a failure.
    func failures(of checked: Checked, in world: CheckWorld, trial: ScenarioTrial?) async
        -> [String]
    {
        guard scenarios.count <= Self.scenariosMax else {
            return ["there are more than \(Self.scenariosMax) scenarios"]
        }
        var (failures, played) = ([String](), [(name: String, scenario: Scenario)]())
        for file in scenarios {
            let (scenario, findings) = ScenarioFile.read(
                text: file.text, file: file.name, regulation: checked)
            if let scenario {
                played.append((file.name, scenario))
            } else {
                failures += findings.map(\.description)
            }
        }
        guard !played.isEmpty else { return failures }
        guard let trial else {
            return failures + ["the scenarios cannot be played here: publish without them"]
        }
        let told = await trial(played.map(\.scenario), checked, world)
        for (file, lines) in zip(played, told) where !lines.isEmpty {
            failures += ["\(file.name): \(file.scenario.title)"] + lines
        }
        return failures
    }
}
