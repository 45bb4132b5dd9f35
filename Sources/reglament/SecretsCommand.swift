import ArgumentParser
import Foundation
import Runtime

struct SecretsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "secrets", abstract: "Keys of secret fields.", subcommands: [Rotate.self])

    struct Rotate: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Put a new key before those of the file; prints its id.",
            discussion: """
                A server that is started with the file closes everything anew by the new key. Older keys stay in \
                the file: they open what is in old backups.
                """)

        @Option(help: "Data folder, which the file must not lie in.")
        var data = "data"
        @Option(help: "File of the keys.")
        var secretsKey: String

        func run() throws {
            print(try Vault.rotate(file: secretsKey, data: data, world: .system))
        }
    }
}
