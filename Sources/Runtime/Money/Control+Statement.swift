import ServiceDesk
import WorkingTime

extension Control {
    /// The argument is `CLIENT MONTH`, then any of `csv`, `verify`; the month as 2026-10.
    func statement(_ request: ControlRequest) async throws -> ControlReply {
        let words = request.argument.split(separator: " ").map(String.init)
        guard words.count >= 2, let month = CivilDate("\(words[1])-01") else {
            return ControlReply(isDone: false, text: "name a client and a month, such as 2026-10")
        }
        let statement = try await desk.statement(of: words[0], month: month)
        let zone = try desk.edition().zone
        let table = StatementTable(statement, in: zone)
        guard words.contains("verify") else {
            return ControlReply(isDone: true, text: words.contains("csv") ? table.csv : table.text)
        }
        let again = StatementTable(
            try await desk.statementFromJournal(of: words[0], month: month), in: zone)
        let difference = table.difference(from: again)
        guard difference.isEmpty else {
            return ControlReply(
                isDone: false,
                text: "the journal says otherwise\n" + difference.joined(separator: "\n"))
        }
        return ControlReply(
            isDone: true,
            text: "\(table.rows.count) lines, the same from the journal alone\n\(table.text)")
    }
}

extension StatementTable {
    /// Lines that only one of two has: `-` of this one, `+` of the other.
    func difference(from other: StatementTable) -> [String] {
        let changes = other.rows.difference(from: rows)
        return changes.prefix(Self.differingMax).map { change in
            switch change {
            case .remove(_, let row, _): "- \(row.joined(separator: " "))"
            case .insert(_, let row, _): "+ \(row.joined(separator: " "))"
            }
        }
    }

    /// Lines that are named one by one.
    private static let differingMax = 50
}
