import ArgumentParser
import Foundation
import Runtime
import Simulation
import WorkingTime

/// Options of commands that speak to a running server.
struct ControlOptions: ParsableArguments {
    @Option(help: "Data folder of the server.")
    var data = "data"

    @Option(help: "Name of the desk; needed where there are several.")
    var desk = ""

    /// Asks, prints the answer; exit code 1 when it is no, 64 when no desk is meant by the name, 69
    /// without a server.
    func ask(_ request: ControlRequest) throws {
        do {
            let reply = try ControlSocket.ask(request, of: desk, folder: data)
            guard reply.isDone else {
                let isAboutDesk = reply.refused == .desk
                throw Stop(
                    (isAboutDesk ? "\(data): " : "") + reply.text, code: isAboutDesk ? 64 : 1)
            }
            print(reply.text)
        } catch let error as ControlError {
            throw Stop("\(data): \(error)", code: 69)
        }
    }

    static func contents(of file: String) throws -> Data {
        guard
            let data = file == "-"
                ? FileHandle.standardInput.readDataToEndOfFile()
                : FileManager.default.contents(atPath: file)
        else {
            throw Stop("\(file): there is no such file, or it may not be read")
        }
        return data
    }
}

struct PeopleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "people", abstract: "Staff, clients, agreements.",
        subcommands: [Apply.self, Password.self, Erase.self])

    struct Apply: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Make the people as a file says; prints the changes, and says so when there are none.",
            discussion:
                "What the file would withdraw is said first: then nothing is changed without --yes."
        )

        @OptionGroup var options: ControlOptions
        @Argument(help: "The file; - is standard input.")
        var file: String
        @Flag(
            help:
                "Withdraw the contacts, agreements and projects that the file leaves out of its clients."
        )
        var yes = false

        func run() throws {
            let text = String(decoding: try ControlOptions.contents(of: file), as: UTF8.self)
            try options.ask(.people(text: text, file: file, isConfirmed: yes))
        }
    }

    struct Password: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Set the password of a member of staff; it is read from standard input.")

        @OptionGroup var options: ControlOptions
        @Argument(help: "Mail address to sign in with.")
        var login: String
        @Argument(help: "Name of the member of staff, as in the people file.")
        var staff: String

        func run() throws {
            let said = FileHandle.standardInput.readDataToEndOfFile()
            let password = String(decoding: said, as: UTF8.self).trimmingCharacters(in: .newlines)
            try options.ask(.password(login: login, staff: staff, password: password))
        }
    }
}

extension PeopleCommand {
    struct Erase: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Erase texts, letters and files of a person; the history stays and still verifies.")

        @OptionGroup var options: ControlOptions
        @Argument(help: "A client's contact as client.contact, or a mail address.")
        var person: String
        @Option(help: "Why: the request and its date. It stands in the audit.")
        var ground: String?
        @Flag(help: "Only say what would be erased.")
        var preview = false

        func validate() throws {
            let isSaid = ground.map { !$0.allSatisfy(\.isWhitespace) } ?? false
            guard preview != isSaid else {
                throw ValidationError(
                    "Give --preview to see what would go, or --ground 'WHY' to erase it for good.")
            }
        }

        func run() throws {
            try options.ask(.erase(person: person, ground: preview ? nil : ground))
        }
    }
}

struct PublishCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish",
        abstract: "Publish a regulation that passes its check and whose scenarios hold.")

    @OptionGroup var options: ControlOptions
    @Argument(help: "The regulation's folder or file.")
    var path: String
    @Option(
        help:
            "File of scenarios that are known not to hold, which are left out: see 'reglament test'."
    )
    var known: String?
    @Flag(
        help:
            "Only show what differs from the version before, clause by clause, and what takes longer."
    )
    var preview = false
    @Option(help: "Id of the desk's regulation, where this one takes its place under another name.")
    var insteadOf: String?

    func run() throws {
        let path = RegulationPath(path)
        let known = try KnownDifferences(file: known, beside: path)
        let played = path.scenarioFiles.filter { file in
            guard let reason = known.reason(of: file) else { return true }
            print("\(file): known not to hold, not played: \(reason)")
            return false
        }
        let scenarios = try played.map {
            RegulationFolder.File(name: $0, text: try RegulationPath.text(of: $0))
        }
        let folder = RegulationFolder(
            regulation: try RegulationPath.text(of: path.file), scenarios: scenarios,
            insteadOf: insteadOf,
            isPreview: preview)
        try options.ask(.publish(folder: folder, name: path.file))
    }
}

struct RebuildCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rebuild",
        abstract: "Recompute every projection from the journal; must change nothing.")
    @OptionGroup var options: ControlOptions
    func run() throws { try options.ask(.rebuild) }
}

struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copy the data into an empty or new folder while the server runs.")
    @OptionGroup var options: ControlOptions
    @Argument(help: "The folder.")
    var folder: String
    func run() throws {
        let absolute = URL(filePath: folder).standardizedFileURL.path
        try options.ask(.backup(folder: absolute))
    }
}
