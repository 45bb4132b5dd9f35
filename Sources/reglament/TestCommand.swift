import ArgumentParser
import Foundation
import Regulations
import Runtime
import ServiceDesk

struct TestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Run the scenarios of a regulation in virtual time.",
        discussion: """
            A failure names the sentence, what was expected and what came of it, with the explanation of the deadline. \
            A scenario that tells of something not executed yet is deferred and counts as neither. Closes with \
            'N passed, M failed'. Exit codes: 0 all held, 1 some failed, 2 a file cannot be read or blocks.
            """
    )

    @Argument(help: "The regulation's folder.")
    var folder: String

    @Option(help: "Run this scenario alone: the name of its file.")
    var only: String?

    @Option(help: "Folder of compiled time zones.")
    var zoneinfo = ZoneFiles.systemFolder

    func run() throws {
        do {
            let path = RegulationPath(folder)
            let world = RegulationPath.world(zoneinfo: zoneinfo)
            let checked = try path.read(in: world)
            guard checked.isPublishable else {
                for finding in checked.findings where finding.severity == .blocks { print(finding) }
                throw ExitCode(2)
            }
            var tally = Tally()
            let edition = try? ScenarioRun.edition(of: checked.source, world: world)
            for file in path.scenarioFiles where isWanted(file) { try tally.run(file, of: checked, edition, in: world) }
            if let only, tally.passed + tally.failed == 0 {
                print("no scenario '\(only)' was carried out: its file lies in \(folder)/scenarios")
                throw ExitCode(2)
            }
            print("\(tally.passed) passed, \(tally.failed) failed")
            if tally.failed > 0 { throw ExitCode(1) }
        } catch let error as UnreadableFile {
            error.report()
            throw ExitCode(2)
        }
    }

    private func isWanted(_ file: String) -> Bool {
        let name = URL(filePath: file).deletingPathExtension().lastPathComponent
        return only.map { $0 == name || $0 == name + ".yaml" } ?? true
    }

    private struct Tally {
        var passed = 0
        var failed = 0

        mutating func run(_ file: String, of checked: Checked, _ edition: Edition?, in world: CheckWorld) throws {
            let text = try RegulationPath.text(of: file)
            let (scenario, findings) = ScenarioFile.read(text: text, file: file, regulation: checked)
            guard let scenario else {
                failed += 1
                for finding in findings { print(finding) }
                return
            }
            switch ScenarioRun.run(scenario, of: checked, edition: edition, world: world) {
            case .passed: passed += 1
            case .failed(let failures):
                failed += 1
                for failure in failures { print(failure) }
            case .deferred(let reason): print("\(file): deferred: \(reason)")
            }
        }
    }
}
