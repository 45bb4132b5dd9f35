import ArgumentParser
import Foundation
import Runtime
import WorkingTime

struct CalendarCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calendar", abstract: "Working calendars.",
        subcommands: [Verify.self, Import.self]
    )

    struct Import: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Publish the holidays of a country from an iCalendar file; open deadlines move.",
            discussion: """
                All-day events with the category OFF, WORK or SHORT are days off, transferred working days and short \
                days; a file without such categories lists days off. With --merge its days are set among the known \
                ones, with --replace the years that it touches are as it says; other years stay. Clocks that have \
                ended stay as they were, and what was missed stays missed. Needs a running server. Exit codes: 0 \
                done, 1 refused, 2 the file cannot be read, 69 no server.
                """
        )

        @OptionGroup var options: ControlOptions
        @Argument(help: "The iCalendar file; - is standard input.")
        var file: String?
        @Option(help: "The country, as regulations name it: RU, KZ.")
        var country: String
        @Flag(help: "Only show which open deadlines would move.")
        var preview = false
        @Flag(help: "The file's days are set among the known ones.")
        var merge = false
        @Flag(help: "The years of the file are as it says.")
        var replace = false
        @Flag(help: "The data that come with the product count again; no file is named.")
        var bundled = false

        func validate() throws {
            if merge && replace { throw ValidationError("say either --merge or --replace") }
            if bundled == (file != nil) { throw ValidationError("name a file, or say --bundled") }
            if bundled, merge || replace {
                throw ValidationError("--bundled takes the place of everything")
            }
        }

        func run() throws {
            let how: HolidayMerge? = merge ? .merge : replace ? .replace : nil
            let source = try file.map {
                HolidaySource.file(
                    String(decoding: try ControlOptions.contents(of: $0), as: UTF8.self), how)
            }
            try options.ask(
                .calendar(country: country, source: source ?? .bundled, isPreview: preview))
        }
    }

    struct Verify: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Run every case file of a folder against the calendars in its calendars.json.",
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
            let files = try CaseFiles(folder: folder, zones: ZoneFiles(folder: zoneinfo))
            let failures = files.failures
            for failure in failures { print(json ? failure.json : failure.line) }
            print("\(files.count - failures.count) passed, \(failures.count) failed")
            if !failures.isEmpty { throw ExitCode(1) }
        }
    }
}
