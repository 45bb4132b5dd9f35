import ServiceDesk
import WorkingTime

/// `reglament statement`.
extension Control {
    func statement(of client: String, month: CivilDate, _ form: StatementForm) async throws
        -> ControlReply
    {
        let zone = try desk.edition().zone
        let settled = try await desk.settled(of: client, month: month, isCompared: true)
        let table = StatementTable(settled.statement, in: zone)
        switch form {
        case .table: return .done("\(settled.standing)\n\(table.text)")
        case .csv: return .done(table.csv)
        case .verified: break
        }
        let journal = try await desk.statementFromJournal(
            of: client, month: month, asSent: settled.settlement)
        let sent = settled.settlement.sent.flatMap { SentStatement(journal, number: $0.number) }
        let again = StatementTable(sent?.statement ?? journal, in: zone)
        let difference = table.difference(from: again)
        guard difference.isEmpty else {
            return .refused("the journal says otherwise\n" + difference.joined(separator: "\n"))
        }
        return .done(
            "\(table.rows.count) lines, the same from the journal alone\n\(settled.standing)\n"
                + table.text)
    }
}

extension SettledStatement {
    /// Where it stands, in one line.
    fileprivate var standing: String {
        settlement.standing + (now == nil ? "" : "; something else is known since")
    }
}

extension Settlement {
    /// In one line, for programs and whoever goes over a pack.
    var standing: String {
        guard let number = sent?.number, let at = sentAt else { return "draft: what is known now" }
        return "\(state.rawValue): sent for the \(Self.ordinal(number)) time at \(at)"
    }

    private static func ordinal(_ number: Int) -> String {
        switch number {
        case 1: "first"
        case 2: "second"
        case 3: "third"
        default: "\(number)th"
        }
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
