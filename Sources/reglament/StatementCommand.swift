import ArgumentParser
import Runtime
import WorkingTime

struct StatementCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "statement",
        abstract:
            "What a client owes for a month: packages, fees, work, each line with its clause.",
        discussion: """
            Columns are minutes and sums of the regulation's currency. Work whose price is by agreement and that \
            nobody has stated leaves the total without a number. What was sent to the client is printed as it was \
            sent; --verify then computes it from what had been written down until then. \
            Exit codes: 0 done, 1 refused or the journal says otherwise, 69 no server runs on the data folder.
            """)

    @OptionGroup var options: ControlOptions

    @Option(help: "The client, as in the people file.")
    var client: String

    @Option(help: "The month, such as 2026-10.")
    var month: String

    @Flag(help: "Print comma-separated values.")
    var csv = false

    @Flag(help: "Compute it again from the journal alone and say where it differs.")
    var verify = false

    func validate() throws {
        guard CivilDate(monthWord: month) != nil else {
            throw ValidationError("--month '\(month)' is no month; write it as 2026-10.")
        }
        guard !client.isEmpty, !client.contains(" ") else {
            throw ValidationError("--client: name one client as the people file does.")
        }
        if csv && verify { throw ValidationError("--csv and --verify: one of them.") }
    }

    func run() throws {
        guard let month = CivilDate(monthWord: month) else { return }
        let form: StatementForm = csv ? .csv : verify ? .verified : .table
        try options.ask(.statement(client: client, month: month, form: form))
    }
}
