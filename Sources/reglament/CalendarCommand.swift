import ArgumentParser
import Foundation
import Runtime
import WorkingTime

struct CalendarCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calendar", abstract: "Working calendars.", subcommands: [Verify.self]
    )

    struct Verify: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Run every case file of a folder against the calendars in its calendars.json.",
            discussion: """
                Country codes in calendars.json mean the data that come with the product. Closes with \
                'N passed, M failed'. Exit codes: 0 all passed, 1 some failed, 2 a file cannot be read.
                """
        )

        @Argument(help: "Folder with calendars.json and the case files.")
        var folder: String

        @Option(help: "Folder of compiled time zones.")
        var zoneinfo = ZoneFiles.systemFolder

        @Flag(help: "One JSON line per failed case.")
        var json = false

        func run() throws {
            do {
                let files = try CaseFiles(folder: folder, zones: ZoneFiles(folder: zoneinfo))
                let failures = files.failures
                for failure in failures { print(json ? failure.json : failure.line) }
                print("\(files.count - failures.count) passed, \(failures.count) failed")
                if !failures.isEmpty { throw ExitCode(1) }
            } catch let error as CaseFileError {
                FileHandle.standardError.write(Data("reglament: \(error.description)\n".utf8))
                throw ExitCode(2)
            }
        }
    }
}
