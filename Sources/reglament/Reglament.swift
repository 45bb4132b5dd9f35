import ArgumentParser

@main
struct Reglament: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reglament",
        abstract: "A service desk that executes its service regulation.",
        subcommands: [
            CalendarCommand.self,
            CheckCommand.self,
            DocumentCommand.self,
            ExplainCommand.self,
            MailCommand.self,
            SchemaCommand.self,
            TestCommand.self,
        ]
    )
}
