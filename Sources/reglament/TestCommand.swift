import ArgumentParser
import Foundation
import Regulations
import Runtime
import ServiceDesk
import Simulation

struct TestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Run the scenarios of a regulation, each on a desk of its own in virtual time.",
        discussion: """
            The desk is the server's, on a database that is thrown away. A failure names the sentence, \
            what was expected and what came of it, with the explanation of the deadline. \
            A scenario that tells of something not executed yet is deferred, one that is known not to \
            hold; both count as neither. Closes with \
            'N passed, M failed'. Exit codes: 0 all held, 1 some failed, 2 a file cannot be read or blocks.
            """
    )

    @Argument(help: "The regulation's folder.")
    var folder: String

    @Option(help: "Run this scenario alone: the name of its file; may be given several times.")
    var only: [String] = []

    @Option(
        help: """
            File of scenarios that are known not to hold: lines 'FOLDER/SCENARIO: what differs'; without it \
            known-differences.txt beside the folder, where there is one.
            """)
    var known: String?

    @Option(
        help: """
            Write here what came of each step, one JSON line each: tickets with clocks and events, letters, \
            refusals, as the API of a running desk would tell of them.
            """)
    var trace: String?

    @Option(help: "Folder of compiled time zones.")
    var zoneinfo = ZoneFiles.systemFolder

    func run() async throws {
        let path = RegulationPath(folder)
        let world = RegulationPath.world(zoneinfo: zoneinfo)
        let checked = try path.read(in: world)
        guard checked.isPublishable else {
            for finding in checked.findings where finding.severity == .blocks { print(finding) }
            throw ExitCode(2)
        }
        var tally = Tally(known: try KnownDifferences(file: known, beside: path))
        tally.traces = try trace.map { try TraceFile(path: $0) }
        let simulation = Simulation(checked, world: world)
        for file in path.scenarioFiles where isWanted(file) {
            try await tally.run(file, of: checked, by: simulation)
        }
        if !only.isEmpty, tally.passed + tally.failed + tally.excused == 0 {
            let wanted = only.map { "'\($0)'" }.joined(separator: ", ")
            print("no scenario \(wanted) was carried out: its file lies in \(folder)/scenarios")
            throw ExitCode(2)
        }
        print("\(tally.passed) passed, \(tally.failed) failed")
        if tally.failed > 0 { throw ExitCode(1) }
    }

    private func isWanted(_ file: String) -> Bool {
        let name = URL(filePath: file).deletingPathExtension().lastPathComponent
        return only.isEmpty || only.contains { $0 == name || $0 == name + ".yaml" }
    }

    private struct Tally {
        let known: KnownDifferences
        var traces: TraceFile?
        var passed = 0
        var failed = 0
        /// Known not to hold.
        var excused = 0

        mutating func run(_ file: String, of checked: Checked, by simulation: Simulation)
            async throws
        {
            let text = try RegulationPath.text(of: file)
            let (scenario, findings) = ScenarioFile.read(
                text: text, file: file, regulation: checked)
            guard let scenario else {
                failed += 1
                for finding in findings { print(finding) }
                return
            }
            let outcome = await simulation.run(scenario, tracing: traces?.teller(of: file))
            switch (outcome, known.reason(of: file)) {
            case (.passed, nil): passed += 1
            case (.passed, _?):
                failed += 1
                print("\(file): it holds: take it out of those that are known not to")
            case (.failed, let reason?):
                excused += 1
                print("\(file): known not to hold: \(reason)")
            case (.failed(let failures), nil):
                failed += 1
                for failure in failures { print(failure) }
            case (.deferred(let reason), _): print("\(file): deferred: \(reason)")
            }
        }
    }
}
