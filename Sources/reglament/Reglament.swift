import ArgumentParser

@main
struct Reglament: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reglament",
        abstract: "A service desk that executes its service regulation.",
        subcommands: [
            BackupCommand.self,
            CalendarCommand.self,
            CheckCommand.self,
            ClockCommand.self,
            DeliverCommand.self,
            DemoCommand.self,
            DoctorCommand.self,
            DocumentCommand.self,
            ExplainCommand.self,
            MailCommand.self,
            PeopleCommand.self,
            PublishCommand.self,
            RebuildCommand.self,
            MoveCommand.self, RestoreCommand.self,
            SchemaCommand.self, SecretsCommand.self,
            ServeCommand.self,
            StatementCommand.self, EvidenceCommand.self,
            TestCommand.self,
            TokenCommand.self,
            VerifyCommand.self,
            WebhookCommand.self,
        ]
    )

    static func main() async {
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch let complaint as any Complaint {
            complaint.say()
            exit(withError: ExitCode(complaint.code))
        } catch { exit(withError: error) }
    }
}
