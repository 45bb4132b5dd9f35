import ServiceDesk
import Store
import WorkingTime

/// All clients' months.
extension Desk {
    /// Clients that are read in one snapshot.
    private static let listedAtOnce = 500

    /// Of every client, what is disputed first. Nothing is computed: what was sent has its sums,
    /// drafts have none.
    public func months(_ month: CivilDate) async throws -> [ClientMonth] {
        let clients = people.clients.values.sorted { $0.id < $1.id }
        var months: [ClientMonth] = []
        for first in stride(from: 0, to: clients.count, by: Self.listedAtOnce) {
            let few = clients[first..<min(first + Self.listedAtOnce, clients.count)]
            months += try await store.read { [self] transaction in
                try few.map {
                    ClientMonth(
                        client: $0.id, name: $0.name,
                        try settlement(of: $0.id, month.firstOfMonth, in: transaction))
                }
            }
        }
        return months.sorted { $0.isBefore($1) }
    }

    func settlement(
        of client: String, _ month: CivilDate, in transaction: Transaction
    ) throws -> Settlement {
        let head = try journal.head(
            of: SettlementJournal.stream(client, month), in: transaction)
        guard !head.isEmpty else { return Settlement(client: client, month: month) }
        return try ledgers.settlement(head) {
            try SettlementJournal(journal: journal).load(client, month, in: transaction)
        }
    }

    /// The same with the sums of drafts, each computed once as long as nothing of it moves.
    public func summed(_ months: [ClientMonth], of month: CivilDate) async throws -> [ClientMonth] {
        var summed = months
        for index in months.indices where months[index].sums == nil {
            let client = months[index].client
            summed[index].sums = try await store.read { [self] transaction -> ClientMonth.Sums? in
                do {
                    return ClientMonth.Sums(
                        try draft(of: client, month: month, in: transaction))
                } catch StatementError.tooManyTickets {
                    return nil
                }
            }
        }
        return summed
    }
}
