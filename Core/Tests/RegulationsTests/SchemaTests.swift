import Foundation
import Testing

@testable import Regulations

struct SchemaTests {
    private let regulation = SchemaEvaluator(RegulationSchema.json)
    private let scenario = SchemaEvaluator(RegulationSchema.scenarioJSON)

    @Test(arguments: Drafts.names)
    func `the schema accepts what the reader accepts`(name: String) throws {
        #expect(regulation.accepts(Drafts.checked(name).source.tree))
        let folder = Drafts.root.appending(path: "\(name)/scenarios")
        for file in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            var yaml = YAMLText(file: file)
            let read = yaml.read(
                try String(contentsOf: folder.appending(path: file), encoding: .utf8))
            let tree = try #require(read)
            #expect(scenario.accepts(tree), "\(file)")
        }
    }

    /// Tables of limits stand in the file, and no longer in what is read.
    @Test func `the schema accepts clocks of every kind as their file has them`() throws {
        let folder = Drafts.root.appending(path: "../Tests/SimulationTests/Clocks")
        func tree(_ path: String) throws -> Node {
            var yaml = YAMLText(file: path)
            let read = yaml.read(
                try String(contentsOf: folder.appending(path: path), encoding: .utf8))
            return try #require(read, "\(path)")
        }
        #expect(regulation.accepts(try tree("regulation.yaml")))
        let stories = try FileManager.default.contentsOfDirectory(
            atPath: folder.appending(path: "scenarios").path)
        for file in stories { #expect(scenario.accepts(try tree("scenarios/\(file)")), "\(file)") }
    }

    /// What a schema cannot say: days that do not exist, overlapping windows, depth of conditions,
    /// the languages.
    static let beyond: Set<String> = [
        "in_force: 2026-02-30", "de: \"Tester\"", "not: { not: { not: { not:", "06:00-12:00",
    ]

    @Test(
        arguments: PlantedFaultTests.shape.filter { fault in
            fault.code != .S003 && !beyond.contains { fault.new.contains($0) }
        })
    func `the schema refuses the faults of shape that the reader refuses`(fault: Fault) throws {
        var yaml = YAMLText(file: "echo.yaml")
        let text = Drafts.text(fault.file).replacing(fault.old, with: fault.new, maxReplacements: 1)
        let read = yaml.read(text)
        let tree = try #require(read)
        #expect(!regulation.accepts(tree))
    }

    @Test func `every key of the table stands in the schema`() throws {
        let schema = try #require(
            JSONSerialization.jsonObject(with: Data(RegulationSchema.json.utf8)) as? [String: Any])
        let properties = try #require(schema["properties"] as? [String: Any])
        #expect(Set(properties.keys) == Set(Language.regulation.keys.map(\.name)))
        let commitments = try #require(
            (properties["commitments"] as? [String: Any])?["additionalProperties"] as? [String: Any]
        )
        #expect(
            Set((commitments["properties"] as? [String: Any] ?? [:]).keys)
                == Set(Language.commitment.keys.map(\.name)))
    }

    /// The reader decodes each key it lets in: a key that changes nothing in the model would be a
    /// lie of the table.
    @Test func `every fact of the condition table is decoded`() {
        for key in Language.condition.keys where !["all", "any", "not", "field"].contains(key.name)
        {
            let node = Node(.map([.init(key: key.name, line: 1, column: 1, value: .scalar("x"))]))
            guard case .fact(let fact) = Condition(node: node) else {
                Issue.record("\(key.name) is not decoded")
                continue
            }
            #expect(fact.word == key.name)
        }
    }
}
