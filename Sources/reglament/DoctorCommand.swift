import ArgumentParser
import Foundation
import Runtime

struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Say in plain sentences what is well with a data folder and what is not.",
        discussion: """
            Works beside a running server or without one, and changes nothing. Exit codes: 0 everything is well, \
            1 something is not.
            """)

    @Option(help: "Data folder.")
    var data = "data"

    @Option(help: "PostgreSQL database that the desk works with; also in REGLAMENT_DATABASE.")
    var database: String?

    @Option(help: "File of the mailboxes, whose password files are looked at as well.")
    var mailboxes: String?

    @Option(help: "Folder of compiled time zones.")
    var zoneinfo = ZoneFiles.systemFolder

    @Flag(help: "One JSON line per finding: topic, isWell, sentence, desk.")
    var json = false

    func run() async throws {
        let doctor = Doctor(
            folder: data,
            address: database ?? ProcessInfo.processInfo.environment["REGLAMENT_DATABASE"],
            secrets: mailboxes.map(MailboxFile.secrets) ?? [], world: .system,
            checkWorld: RegulationPath.world(zoneinfo: zoneinfo))
        let findings = await doctor.examine()
        for finding in findings { print(json ? line(finding) : sentence(finding)) }
        if findings.contains(where: { !$0.isWell }) { throw ExitCode(1) }
    }

    private func sentence(_ finding: Doctor.Finding) -> String {
        let desk = finding.desk.map { "desk \($0): " } ?? ""
        return
            "\(finding.isWell ? "well" : "NOT WELL")  \(finding.topic.rawValue): \(desk)\(finding.sentence)"
    }

    private func line(_ finding: Doctor.Finding) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: (try? encoder.encode(finding)) ?? Data(), as: UTF8.self)
    }
}
