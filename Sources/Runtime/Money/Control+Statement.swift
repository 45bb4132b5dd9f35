import ServiceDesk
import WorkingTime

/// `reglament statement`.
extension Control {
    func statement(of client: String, month: CivilDate, _ form: StatementForm) async throws
        -> ControlReply
    {
        let zone = try desk.edition().zone
        let table = StatementTable(try await desk.statement(of: client, month: month), in: zone)
        switch form {
        case .table: return .done(table.text)
        case .csv: return .done(table.csv)
        case .verified: break
        }
        let again = StatementTable(
            try await desk.statementFromJournal(of: client, month: month), in: zone)
        let difference = table.difference(from: again)
        guard difference.isEmpty else {
            return .refused("the journal says otherwise\n" + difference.joined(separator: "\n"))
        }
        return .done("\(table.rows.count) lines, the same from the journal alone\n\(table.text)")
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
