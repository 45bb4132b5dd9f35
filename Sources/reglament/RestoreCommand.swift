import ArgumentParser
import Foundation
import Store

struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract:
            "Put a backup into an empty or new data folder, or into an empty PostgreSQL database.")

    @Argument(help: "Folder of the backup.")
    var backup: String

    @Option(help: "Data folder to be filled.")
    var data = "data"

    @Option(help: "Empty PostgreSQL database to be filled instead.")
    var database: String?

    func run() async throws {
        let desks = try await Maintenance.restore(from: backup, to: data, address: database)
        let place = database == nil ? data : "the database"
        print(
            StartAdvice(
                done: "restored into \(place)", data: data, database: database, desks: desks))
    }
}

struct MoveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "move",
        abstract: "Copy a data folder's embedded database into PostgreSQL, and prove the copy.",
        discussion: """
            The server must be stopped. Interrupted, the command goes on where it was. Numbers of rows and the heads \
            of all chains are compared at the end; the data folder stays as it is, and remains the node's folder for \
            spool and keys. Exit codes: 0 moved, 2 refused, with the reason.
            """)

    @Option(help: "Data folder.")
    var data = "data"

    @Option(help: "PostgreSQL database to be filled.")
    var database: String

    func run() async throws {
        let desks = await FolderDesks.choice(data).desks
        let rows = try await Maintenance.move(folder: data, to: database)
        print(
            StartAdvice(
                done: "\(rows) rows copied, chains agree", data: data, database: database,
                desks: desks))
    }
}
