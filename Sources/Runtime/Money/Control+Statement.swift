import ServiceDesk
import Store
import WorkingTime

/// What is done about the statement of a month, in somebody's name.
public struct SettlementOrder: Sendable, Codable {
    public var act: SettlementAct
    public var client: String
    /// First day of it.
    public var month: CivilDate
    /// Of the administrators or of the client's people, as the act asks for.
    public var person: String
    /// The sending that was seen; 0: none.
    public var number: Int
    public var line: Int?
    public var text: String

    public init(
        _ act: SettlementAct, of client: String, month: CivilDate, by person: String,
        number: Int, line: Int?, text: String
    ) {
        (self.act, self.client, self.month) = (act, client, month)
        (self.person, self.number, self.line, self.text) = (person, number, line, text)
    }
}

/// `reglament statement`.
extension Control {
    /// Every client's month.
    func months(_ month: CivilDate, _ form: StatementForm) async throws -> ControlReply {
        func rows() async throws -> [[String]] {
            let months = try await desk.summed(try await desk.months(month), of: month)
            return [ClientMonth.columns] + months.map(\.cells)
        }
        switch form {
        case .csv: return .done(StatementTable.csv(try await rows()))
        case .table: return .done(StatementTable.text(try await rows()))
        case .verified: return .refused("name a client to verify its statement")
        case .bills: return .done(try await desk.bills(of: month))
        }
    }

    func settle(_ order: SettlementOrder) async throws -> ControlReply {
        var request = SettlementRequest(
            order.act, of: order.client, month: order.month, number: order.number,
            line: order.line, text: order.text)
        request.isOnBehalf = true
        let performer: Performer =
            order.act.rule.side == .staff ? .staff(order.person) : .contact(order.person)
        guard desk.people.clients[order.client] != nil else {
            throw StatementError.noSuchClient(order.client)
        }
        guard desk.maySettle(performer, of: order.client) else {
            return .refused("'\(order.person)': \(StatementError.mayNot)")
        }
        do {
            return .done(try await desk.settle(request, by: performer).standing)
        } catch let refusal as SettlementRefusal {
            return .refused(refusal.sentence)
        } catch StoreError.conflict {
            return .refused(SettlementRefusal.superseded.sentence)
        }
    }

    func statement(of client: String, month: CivilDate, _ form: StatementForm) async throws
        -> ControlReply
    {
        let zone = try desk.edition().zone
        let settled = try await desk.settled(of: client, month: month, isCompared: true)
        let table = StatementTable(settled.statement, in: zone)
        switch form {
        case .table: return .done("\(settled.standing)\n\(table.text)")
        case .csv: return .done(table.csv)
        case .bills: return .refused("bills are of all clients")
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
        guard let number = sent?.number, let at = sentAt else {
            let before = sendings == 0 ? "" : "; number \(sendings) was taken back"
            return "draft: what is known now\(before)"
        }
        return "\(state.rawValue): number \(number), sent at \(at)"
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
