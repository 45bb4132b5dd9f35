import ArgumentParser
import Foundation
import Runtime
import TextRules
import WorkingTime

struct EvidenceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evidence",
        abstract: "A file from which a client recomputes a month: every promise, every sum.",
        subcommands: [Make.self, Verify.self], defaultSubcommand: Make.self)

    struct Make: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "make",
            abstract: "Write the pack of a client's month, bound by a seal (the default).",
            discussion: """
                The running server writes it; the file must not be there. It holds what the seal knew: what came \
                later is in the pack of a later seal. Exit codes: 0 written, 1 refused, 69 no server runs on the \
                data folder.
                """)

        @OptionGroup var options: ControlOptions

        @Option(help: "The client, as in the people file.")
        var client: String

        @Option(help: "The month, such as 2026-10.")
        var month: String

        @Option(help: "Day of the seal that binds it, such as 2026-11-04; without it the last one.")
        var day: String?

        @Option(help: "The file to be written.")
        var out: String

        func validate() throws {
            guard CivilDate("\(month)-01") != nil else {
                throw ValidationError("--month '\(month)' is no month; write it as 2026-10.")
            }
            try Self.requireDay(day)
        }

        static func requireDay(_ day: String?) throws {
            guard let day, CivilDate(day) == nil else { return }
            throw ValidationError("--day '\(day)' is no day; write it as 2026-11-04.")
        }

        func run() throws {
            guard let month = CivilDate("\(month)-01") else { return }
            let path = URL(filePath: out).standardizedFileURL.path
            try options.ask(
                .evidence(
                    EvidenceOrder(
                        client: client, month: month, day: day.flatMap { CivilDate($0) },
                        path: path)))
        }
    }

    struct Verify: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "verify",
            abstract: "Recompute a pack from itself alone, without a server and a database.",
            discussion: """
                Without --seal a pack only agrees with itself: whoever made it can have made all of it. Exit codes: \
                0 everything agrees, 1 something differs, each with its place, 2 the file is no pack.
                """)

        @Argument(help: "The pack.")
        var file: String

        @Option(help: "The seal as you have it, 64 hexadecimal digits.")
        var seal: String?

        @Option(help: "Day of that seal, such as 2026-11-04.")
        var day: String?

        @Option(help: "Public key that the seal must be signed with, 64 hexadecimal digits.")
        var publicKey: String?

        func validate() throws {
            try Make.requireDay(day)
            guard (seal == nil) == (day == nil) else {
                throw ValidationError("--seal and --day go together.")
            }
            for digits in [seal, publicKey].compactMap(\.self)
            where Hexadecimal.bytes(digits)?.count != 32 {
                throw ValidationError("'\(digits)' has not 64 hexadecimal digits.")
            }
        }

        func run() throws {
            let day = day.flatMap { CivilDate($0) }
            let paper = day.flatMap { day in
                seal.flatMap(Hexadecimal.bytes).map {
                    EvidenceReport.Paper(hash: [UInt8]($0), day: day)
                }
            }
            do {
                let report = try EvidenceCheck.run(
                    file, paper: paper, publicKey: publicKey.flatMap(Hexadecimal.bytes))
                guard report.problems.isEmpty else {
                    try Self.tell(report.problems.map { "\($0)" }.joined(separator: "\n"), 1)
                }
                print("everything agrees\n\(report.summary)")
            } catch let error as EvidenceFault {
                try Self.tell("\(file): \(error)", 2)
            }
        }

        /// Names in a pack are somebody else's words.
        private static func tell(_ text: String, _ code: Int32) throws -> Never {
            let marked = TextShape.lines.marked(text)
            FileHandle.standardError.write(Data("reglament: \(marked)\n".utf8))
            throw ExitCode(code)
        }
    }
}
