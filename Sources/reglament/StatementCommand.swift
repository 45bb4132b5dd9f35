import ArgumentParser
import Runtime
import ServiceDesk
import WorkingTime

struct StatementCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "statement",
        abstract:
            "What a client owes for a month: packages, fees, work, each line with its clause.",
        discussion: """
            Columns are minutes and sums of the regulation's currency. Work whose price is by agreement and that \
            nobody has stated leaves the total without a number. What was sent to the client is printed as it was \
            sent; --verify then computes it from what had been written down until then.

            With an act something is done about it: an administrator sends it (send), takes it back (recall), answers \
            on a disputed line (answer), closes it (close); one of the client's people disputes a line (dispute) or \
            agrees (agree). --as says in whose name, and the audit, that it was done here.

            Exit codes: 0 done, 1 refused or the journal says otherwise, 69 no server runs on the data folder.
            """)

    @OptionGroup var options: ControlOptions

    @Argument(
        help: "What is done: \(Self.acts). Without it the statement is printed.")
    var act: SettlementAct?

    @Option(
        help:
            "The client, as in the people file. Without it the months of all are listed, disputed ones first."
    )
    var client: String?

    @Option(help: "The month, such as 2026-10.")
    var month: String

    @Flag(help: "Print comma-separated values.")
    var csv = false

    @Flag(
        help:
            "Without --client: print bills of what was sent as CommerceML 2.05; no 1C has verified it."
    )
    var commerceML = false

    @Flag(help: "Compute it again from the journal alone and say where it differs.")
    var verify = false

    @Option(
        name: .customLong("as"),
        help: "Of an act: who does it, an administrator or one of the client's people.")
    var person: String?

    @Option(help: "Of an act: number of the sending that was seen, as it is printed; 0: none.")
    var number: Int?

    @Option(help: "Of answer and dispute: the line, counted from 1.")
    var line: Int?

    @Option(help: "Of recall, answer, close, dispute: what is said.")
    var text: String?

    private static let acts = SettlementAct.allCases.map(\.rawValue).joined(separator: ", ")

    func validate() throws {
        guard CivilDate(monthWord: month) != nil else {
            throw ValidationError("--month '\(month)' is no month; write it as 2026-10.")
        }
        if let client, client.isEmpty || client.contains(" ") {
            throw ValidationError("--client: name one client as the people file does.")
        }
        guard client != nil || (act == nil && !verify) else {
            throw ValidationError("--client: say whose statement is meant.")
        }
        guard [csv, verify, commerceML].count(where: \.self) <= 1 else {
            throw ValidationError("--csv, --verify, --commerce-ml: one of them.")
        }
        if commerceML && client != nil {
            throw ValidationError("--commerce-ml is of all clients; leave --client out.")
        }
        guard let act else {
            guard person == nil, number == nil, line == nil, text == nil else {
                throw ValidationError("--as, --number, --line, --text: say what is done.")
            }
            return
        }
        if csv || verify { throw ValidationError("--csv and --verify only print.") }
        guard person != nil else { throw ValidationError("--as: say in whose name.") }
        guard number != nil || act == .send else {
            throw ValidationError("--number: name the sending that you have seen.")
        }
    }

    func run() throws {
        guard let month = CivilDate(monthWord: month) else { return }
        let form: StatementForm =
            csv ? .csv : verify ? .verified : commerceML ? .bills : .table
        guard let client else { return try options.ask(.months(month, form: form)) }
        if let act, let person {
            return try options.ask(
                .settle(
                    SettlementOrder(
                        act, of: client, month: month, by: person, number: number ?? 0, line: line,
                        text: text ?? "")))
        }
        try options.ask(.statement(client: client, month: month, form: form))
    }
}

extension SettlementAct: @retroactive ExpressibleByArgument {}
