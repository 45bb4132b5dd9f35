import ArgumentParser
import Foundation
import Runtime

struct WebhookCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "webhook", abstract: "Addresses that are told of events.",
        subcommands: [Add.self, List.self, Retry.self, Remove.self])

    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Tell an address of events; prints the secret that signs them, this once.")

        @OptionGroup var options: ControlOptions
        @Argument(help: "https://host/path")
        var url: String
        @Option(help: "Kinds of ticket events, separated by commas; all when left out.")
        var events = ""
        @Option(help: "Only tickets of this client, and only what the client may know.")
        var client: String?

        func run() throws {
            let draft = Webhooks.Draft(
                url: url, events: events.split(separator: ",").map(String.init), client: client)
            try options.ask(.addWebhook(draft))
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List webhooks: what for, delivered, waiting, dead.")

        @OptionGroup var options: ControlOptions
        func run() throws { try options.ask(.listWebhooks) }
    }

    struct Retry: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Send the dead deliveries of a webhook once more.")

        @OptionGroup var options: ControlOptions
        @Argument(help: "Its id as listed.")
        var id: String
        func run() throws { try options.ask(.retryWebhook(id: id)) }
    }

    struct Remove: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Remove a webhook and what it was still to be told.")

        @OptionGroup var options: ControlOptions
        @Argument(help: "Its id as listed.")
        var id: String
        func run() throws { try options.ask(.removeWebhook(id: id)) }
    }
}
