import Regulations
import Runtime
import Simulation
import Testing

/// Scenarios that would pass on a desk other than the server's would prove nothing of it.
@Suite(.serialized) struct PlantedDifferenceTests {
    /// The regulations whose stories know of it.
    static let places: [LeftOut: String] = [
        .overlaps: "mywebstor", .absences: "echo", .teams: "echo", .receipts: "netpoint",
    ]

    @Test(arguments: LeftOut.allCases)
    func `what is left out in the running desk alone fails a scenario`(leftOut: LeftOut)
        async throws
    {
        let one = try ExecutedRegulation(try #require(Self.places[leftOut]))
        let simulation = Simulation(
            one.checked, world: RegulationsOnDisk.world, leavingOut: leftOut)
        for scenario in one.scenarios {
            if case .failed = await simulation.run(scenario) { return }
        }
        Issue.record("nothing notices that \(leftOut) are left out")
    }
}
