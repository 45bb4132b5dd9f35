import ArgumentParser
import Foundation
import Regulations
import Runtime

struct DocumentCommand: ParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable { case html, markdown }

    static let configuration = CommandConfiguration(
        commandName: "document",
        abstract: "Print a regulation as the document that the client signs.",
        discussion: """
            Clauses in order with an anchor each (#p2.3.1), under each what the desk does by it and how it is read. \
            Exit codes: 0 printed, 1 the regulation has blocking findings, 2 the file cannot be read.
            """
    )

    @Argument(help: "The regulation's file, or its folder.")
    var path: String

    @Option(help: "ru, kk or en; words that the regulation lacks in it stay in its first language.")
    var language = "ru"

    @Option(help: "html or markdown.")
    var format = Format.html

    @Option(help: "Folder of compiled time zones.")
    var zoneinfo = ZoneFiles.systemFolder

    func validate() throws {
        guard ["ru", "kk", "en"].contains(language) else {
            throw ValidationError("--language is ru, kk or en, not '\(language)'")
        }
    }

    func run() throws {
        let checked = try RegulationPath(path).read(
            in: RegulationPath.world(zoneinfo: zoneinfo))
        guard let regulation = checked.regulation else { return try refuse(checked) }
        switch format {
        case .html:
            print(
                RegulationDocument.html(
                    regulation, language: language, findings: checked.findings), terminator: "")
        case .markdown:
            print(
                RegulationDocument.markdown(
                    regulation, language: language, findings: checked.findings),
                terminator: "")
        }
    }

    private func refuse(_ checked: Checked) throws {
        for finding in checked.findings where finding.severity == .blocks {
            FileHandle.standardError.write(Data("\(finding)\n".utf8))
        }
        throw ExitCode(1)
    }
}
