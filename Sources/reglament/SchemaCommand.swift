import ArgumentParser
import Regulations

struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Print the JSON Schema of a regulation, or of a scenario, for editors.")

    @Flag(help: "The schema of a scenario.")
    var scenario = false

    func run() {
        print(scenario ? RegulationSchema.scenarioJSON : RegulationSchema.json, terminator: "")
    }
}
