import ArgumentParser
import Foundation
import Store

struct RestoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Put a backup into an empty or new data folder; then start the server.")

    @Argument(help: "Folder of the backup.")
    var backup: String

    @Option(help: "Data folder to be filled.")
    var data = "data"

    func run() throws {
        do {
            try Maintenance.restore(from: backup, to: data)
            print("restored into \(data); start it with 'reglament serve --data \(data)'")
        } catch let error as StoreError {
            FileHandle.standardError.write(Data("reglament: \(error.description)\n".utf8))
            throw ExitCode(2)
        }
    }
}
