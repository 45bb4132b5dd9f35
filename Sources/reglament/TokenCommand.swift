import ArgumentParser
import Foundation
import Runtime

struct TokenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token", abstract: "Bearer tokens of the API.",
        subcommands: [Create.self, List.self, Revoke.self])

    struct Create: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a token; it is printed this once.",
            discussion: """
                A token acts for a member of staff or for a client's contact, and sees and may do what they may, \
                within what is allowed: read, write, people, admin. people and admin are an administrator's.
                """)

        @OptionGroup var options: ControlOptions
        @Argument(help: "A member of staff, or a contact as client.contact, as in the people file.")
        var holder: String
        @Option(help: "What it is for.")
        var name: String
        @Option(help: "What it allows: read, write, people, admin; separated by commas.")
        var allow = "read"
        @Option(help: "Which tickets a contact's token sees: own, company or project:NAME.")
        var scope = "own"
        @Option(help: "Days until it expires.")
        var days = 90

        func run() throws {
            let draft = APITokens.Draft(
                name: name, holder: holder, scope: scope,
                permissions: allow.split(separator: ",").map {
                    $0.trimmingCharacters(in: .whitespaces)
                }, days: days)
            try options.ask(.createToken(draft))
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List tokens: who, what for, until when, last use.")

        @OptionGroup var options: ControlOptions
        func run() throws { try options.ask(.listTokens) }
    }

    struct Revoke: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Revoke a token at once.")

        @OptionGroup var options: ControlOptions
        @Argument(help: "Its prefix as listed, or its id.")
        var token: String
        func run() throws { try options.ask(.revokeToken(token)) }
    }
}
