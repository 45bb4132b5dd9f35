import Regulations
import Runtime
import ServiceDesk
import WorkingTime

/// Plays the scenarios of a regulation, each on a desk of its own that does what the server does.
public actor Simulation {
    private let checked: Checked
    private let world: CheckWorld
    /// By the readings that are taken.
    private var grounds: [String: SimulatedGround] = [:]
    private let leftOut: LeftOut?
    /// Whose databases these stories are played on; nil: each reading has one made.
    private let base: Simulation?

    public init(_ checked: Checked, world: CheckWorld) {
        self.init(checked, world: world, leavingOut: nil)
    }

    package init(_ checked: Checked, world: CheckWorld, leavingOut leftOut: LeftOut?) {
        (self.checked, self.world, self.leftOut, base) = (checked, world, leftOut, nil)
    }

    /// Plays stories of the regulation that `base` plays, as it would go with `changed`.
    package init(_ changed: Checked, on base: Simulation) {
        (checked, world, leftOut, self.base) = (changed, base.world, base.leftOut, base)
    }

    /// Plays one scenario.
    ///
    /// - Parameter tell: is told after each step what came of it.
    public func run(
        _ scenario: Scenario, tracing tell: (@Sendable (StepTrace) -> Void)? = nil
    ) async -> ScenarioOutcome {
        do {
            let source = Self.source(checked.source, under: scenario.readings)
            let ground = try await ground(source, readings: scenario.readings)
            return try await ScenarioRun.outcome(
                of: scenario, source: source, world: world, on: ground, leavingOut: leftOut,
                tracing: tell)
        } catch {
            let place =
                scenario.steps.first?.place ?? Place(file: scenario.file, line: 1, column: 1)
            return .failed([
                ScenarioFailure(
                    place: place, sentence: "the scenario can be played", expected: "yes",
                    actual: "\(error)")
            ])
        }
    }

    private static func source(_ source: RegulationSource, under readings: Section<String>)
        -> RegulationSource
    {
        readings.pairs.reduce(source) { source, reading in
            source.applying(reading: reading.name, alternative: reading.item) ?? source
        }
    }

    private func ground(_ source: RegulationSource, readings: Section<String>) async throws
        -> SimulatedGround
    {
        let name = readings.pairs.map { "\($0.name)=\($0.item)" }.joined(separator: ";")
        if let known = grounds[name] { return known }
        let read = readings.names.isEmpty ? checked : try Self.checked(source, in: world)
        let made = try await made(read, name: name, readings: readings)
        grounds[name] = made
        return made
    }

    private func made(
        _ read: Checked, name: String, readings: Section<String>
    ) async throws -> SimulatedGround {
        guard let base else { return try await SimulatedGround(read, name: name, world: world) }
        return SimulatedGround(on: try await base.ground(as: readings), changed: read)
    }

    private func ground(as readings: Section<String>) async throws -> SimulatedGround {
        try await ground(Self.source(checked.source, under: readings), readings: readings)
    }

    /// The file as another reading has it, without a look at its alternatives.
    private static func checked(_ source: RegulationSource, in world: CheckWorld) throws -> Checked
    {
        let (regulation, findings) = source.checkedAsWritten(in: world)
        let cause = findings.first { $0.severity == .blocks && $0.code != .C101 }
        guard let regulation, cause == nil else {
            throw EditionError(
                description: "the regulation does not pass its check: \(cause?.description ?? "")")
        }
        return Checked(regulation: regulation, findings: [], source: source)
    }
}

extension Simulation {
    /// Plays the scenarios that a regulation is handed in with.
    public static let trial: ScenarioTrial = { scenarios, checked, world in
        let simulation = Simulation(checked, world: world)
        var told: [[String]] = []
        for scenario in scenarios {
            if case .failed(let failures) = await simulation.run(scenario) {
                told.append(failures.map(\.description))
            } else {
                told.append([])
            }
        }
        return told
    }
}
