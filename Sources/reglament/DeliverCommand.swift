import ArgumentParser
import Foundation
import Runtime
import WorkingTime

struct DeliverCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deliver",
        abstract: "Take a letter from standard input, for any mail server's pipe.",
        discussion: """
            Without a running server the letter is kept in the spool of the data folder and taken in later. Exit \
            codes: \
            0 the letter is safe, 64 it is empty or too large, 75 it could not be kept, or nobody knows for which of \
            several desks it is: the mail server keeps it and tries again.
            """
    )

    static let bytesMax = 30 << 20

    @OptionGroup var options: ControlOptions

    @Option(
        help:
            "Name under which your mail server writes Authentication-Results; else nobody's word counts."
    )
    var authservId: String?

    @Option(
        help:
            "Channel of the regulation; without it: by the address that the letter was written to.")
    var channel: String?

    func validate() throws {
        for (option, name) in [("authserv-id", authservId), ("channel", channel)] {
            guard let name, !LetterOrigin.isName(name) else { continue }
            throw ValidationError(
                "--\(option) '\(name)' must be a name of letters, digits, '.', '_' and '-'.")
        }
    }

    func run() async throws {
        let origin = LetterOrigin(channel: channel, authserv: authservId)
        let letter = FileHandle.standardInput.readDataToEndOfFile()
        guard !letter.isEmpty, letter.count <= Self.bytesMax else {
            throw Stop("the letter is empty or larger than 30 MiB", code: 64)
        }
        let now = World.system.now()
        let reply = try? ControlSocket.ask(
            .deliver(letter: letter, at: now, origin: origin), of: options.desk,
            folder: options.data, seconds: 60)
        if let reply, reply.isDone { return print(reply.text) }
        do {
            // A letter for the wrong desk would be read by the wrong people: it stays with the mail
            // server instead.
            if let reply, reply.refused == .desk { throw Stop(reply.text) }
            try await spool(letter, arrivedAt: now, origin)
            print("spooled")
        } catch {
            throw Stop("\(options.data): the letter could not be kept: \(error)", code: 75)
        }
    }

    private func spool(_ letter: Data, arrivedAt: Instant, _ origin: LetterOrigin) async throws {
        let desk = try await FolderDesks.choice(options.data).desk(named: options.desk) ?? ""
        try Spool(data: options.data, desk: desk).keep(
            letter, arrivedAt: arrivedAt, id: World.system.newID(), origin: origin)
    }
}
