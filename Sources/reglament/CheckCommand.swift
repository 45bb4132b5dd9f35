import ArgumentParser
import Foundation
import Regulations
import Runtime
import ServiceDesk
import Simulation

struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check a regulation: its shape, its names, its clauses, its readings.",
        discussion: """
            Prints file:line:column, severity, code, cause and the nearest valid word of each finding; a folder means \
            its regulation.yaml with the scenarios beside it. Exit codes: 0 nothing blocks, 1 something blocks, \
            2 the file cannot be read.
            """
    )

    @Argument(help: "The regulation's file, its folder, or a folder of such folders.")
    var path: String

    @Flag(help: "One JSON line per finding.")
    var json = false

    @Flag(
        help: """
            Run the scenarios, also with changed values; print which clause is carried out and shown by what, as \
            Markdown, and no findings.
            """)
    var coverage = false

    @Option(
        help: """
            With --coverage: 'search' looks for what shows each clause, first where coverage.tsv beside the \
            regulation says; 'believe' takes that file's word; 'save' searches and writes the file.
            """)
    var witnesses = WitnessSource.search

    @Option(help: "Folder of compiled time zones.")
    var zoneinfo = ZoneFiles.systemFolder

    func run() async throws {
        var blocked = false
        for regulation in RegulationPath.all(at: path) where try await check(regulation) {
            blocked = true
        }
        if blocked { throw ExitCode(1) }
    }

    /// True when something blocks.
    private func check(_ path: RegulationPath) async throws(UnreadableFile) -> Bool {
        let world = RegulationPath.world(zoneinfo: zoneinfo)
        let checked = try path.read(in: world)
        var findings = checked.findings
        var scenarios: [(file: String, text: String)] = []
        for file in path.scenarioFiles {
            let text = try RegulationPath.text(of: file)
            findings += ScenarioFile.read(text: text, file: file, regulation: checked).findings
            scenarios.append((URL(filePath: file).lastPathComponent, text))
        }
        if coverage, let regulation = checked.regulation {
            let run = await CoverageRun(regulation, of: checked, scenarios: scenarios, world: world)
            print(try await witnesses.table(of: run, beside: path).markdown, terminator: "")
        } else {
            for finding in findings { print(json ? Self.json(finding) : finding.description) }
            if !json {
                print("\(path.file): \(Self.summary(findings, scenarios: scenarios.count))")
            }
        }
        return findings.contains { $0.severity == .blocks }
    }

    private static func summary(_ findings: [Finding], scenarios: Int) -> String {
        let counts = Finding.Severity.allCases.map { severity in
            let count = findings.filter { $0.severity == severity }.count
            return "\(count) \(severity.rawValue)"
        }
        return "\(counts.joined(separator: ", ")); \(scenarios) scenarios read"
    }

    private struct Line: Encodable {
        let file: String, line: Int, column: Int, path: String, severity: String, code: String,
            message: String
        let nearest: String?, alternative: String?
    }

    private static func json(_ finding: Finding) -> String {
        let place = finding.place
        let line = Line(
            file: place.file, line: place.line, column: place.column, path: place.path,
            severity: finding.severity.rawValue, code: finding.code.rawValue,
            message: finding.message,
            nearest: finding.nearest, alternative: finding.alternative)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(line)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }
}
