import Databases
import ServiceDesk
import Testing
import WorkingTime

@testable import Store

/// Somebody may be in the team of more projects than a statement has parameters.
@Suite struct WideTeamTests {
    private let tickets = Tickets(desk: deskName)

    private func row(_ number: Int, _ client: String?, _ project: String?) -> TicketRow {
        var row = TicketRow(
            ticket: Ticket(id: TicketID("t\(number)")), version: 1, rank: 1, title: "title \(number)", due: nil,
            queueKey: String(1000 + number), updatedAt: Instant(seconds: 1))
        (row.number, row.client, row.project) = (number, client, project)
        return row
    }

    @Test(arguments: [0, 300, 40_000])
    func `a team sees the tickets of its projects, however many they are`(others: Int) async throws {
        let temporary = try TemporaryStore()
        let rows = [
            row(1, "alfa", "shop"), row(2, "beta", "shop"), row(3, "alfa", "blog"), row(4, nil, "shop"),
            row(5, nil, "blog"), row(6, "alfa", nil), row(7, "it's_\"alfa", "shop"), row(8, nil, nil),
        ]
        let (tickets, before) = (tickets, (0..<others).map { ProjectKey(client: "c\($0)", name: "shop") })
        let seen = before + [
            ProjectKey(client: "alfa", name: "shop"), ProjectKey(client: "it's_\"alfa", name: "shop"),
            ProjectKey(client: nil, name: "shop"),
        ]
        let viewer = Viewer.team(person: "olga", projects: seen)
        try await temporary.store.write { transaction in
            for row in rows { try tickets.save(row, in: transaction) }
        }
        let (page, count) = try await temporary.store.read { transaction in
            (
                try tickets.page(.all, after: nil, limit: 50, for: viewer, in: transaction),
                try tickets.count(.all, for: viewer, in: transaction)
            )
        }
        #expect(page.rows.map(\.number) == [1, 4, 7] && count == 3)
    }
}
