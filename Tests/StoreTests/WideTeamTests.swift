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
            ticket: Ticket(id: TicketID("t\(number)")), version: 1, rank: 1,
            title: "title \(number)", due: nil,
            queueKey: String(1000 + number), updatedAt: Instant(seconds: 1))
        (row.number, row.client, row.project) = (number, client, project)
        return row
    }

    /// Projects of clients, of all of which Olga is in the team.
    private static func clients(_ keys: [ProjectKey]) -> [Client] {
        Dictionary(grouping: keys) { $0.client ?? "" }.map { id, keys in
            var client = Client(id: id)
            for key in keys {
                client.projects[key.name] = Project(
                    id: key.name, name: key.name, team: ["programmer": ["olga"]])
            }
            return client
        }
    }

    @Test(arguments: [0, 300, 40_000])
    func `a team sees the tickets of its projects, however many they are`(others: Int) async throws
    {
        let temporary = try TemporaryStore()
        let rows = [
            row(1, "alfa", "shop"), row(2, "beta", "shop"), row(3, "alfa", "blog"),
            row(4, nil, "sole"),
            row(5, nil, "blog"), row(6, "alfa", nil), row(7, "it's_\"alfa", "shop"),
            row(8, nil, nil),
            row(9, nil, "shop"),
        ]
        let (tickets, before) = (
            tickets, (0..<others).map { ProjectKey(client: "c\($0)", name: "shop") }
        )
        let own =
            before + [
                ProjectKey(client: "alfa", name: "shop"),
                ProjectKey(client: "it's_\"alfa", name: "shop"),
                ProjectKey(client: "alfa", name: "sole"),
            ]
        // Where no client is known, a name counts while one client alone has it.
        let viewer = Viewer.team(
            person: "olga~2", projects: own + [ProjectKey(client: nil, name: "sole")])
        var beta = Client(id: "beta")
        beta.projects["shop"] = Project(id: "shop", name: "shop", team: ["programmer": ["pavel"]])
        let clients = Self.clients(own) + [beta]
        try await temporary.store.write { transaction in
            for row in rows { try tickets.save(row, in: transaction) }
            for client in clients {
                try Teams(desk: deskName).save(client, replacing: [:], in: transaction)
            }
        }
        let (page, count) = try await temporary.store.read { transaction in
            (
                try tickets.page(.all, after: nil, limit: 50, for: viewer, in: transaction),
                try tickets.count(.all, for: viewer, in: transaction)
            )
        }
        #expect(page.rows.map(\.number) == [1, 4, 7] && count == 3)
    }

    @Test func `rows of teams follow the client's projects`() async throws {
        let temporary = try TemporaryStore()
        let journal = PeopleJournal(journal: Journal(desk: deskName))
        func rows() async throws -> [String] {
            try await temporary.store.read { transaction in
                try transaction.query(
                    "SELECT person, client, project FROM team ORDER BY project, person"
                )
                .map { "\($0.text("person")) \($0.text("client"))/\($0.text("project"))" }
            }
        }
        func append(_ events: [ClientEvent]) async throws {
            try await temporary.store.write { transaction in
                var client = try journal.client("alfa", in: transaction)
                try journal.append(
                    events, to: &client, at: Instant(seconds: 1), actor: .desk, in: transaction)
            }
        }
        func project(_ id: String, _ people: [String]) -> ClientEvent {
            .projectStated(
                Project(id: id, name: id, team: ["programmer": people, "tester": people]))
        }
        try await append([project("shop", ["olga", "pavel"]), project("blog", ["olga"])])
        #expect(
            try await rows() == [
                " alfa/blog", "olga alfa/blog", " alfa/shop", "olga alfa/shop", "pavel alfa/shop",
            ])
        try await append([project("shop", ["pavel"]), .projectWithdrawn(.init(id: "blog"))])
        let after = [" alfa/shop", "pavel alfa/shop"]
        #expect(try await rows() == after)
        // As a program before this one left it.
        try await temporary.store.write { transaction in
            try transaction.script("DROP TABLE team; DELETE FROM schema_version WHERE number = 17")
            try transaction.apply(.m0017Teams)
        }
        #expect(try await rows() == after)
    }
}
