import Databases
import Regulations
import ServiceDesk
import Testing
import WorkingTime

@testable import Store

@Suite struct TicketsTests {
    private let tickets = Tickets(desk: deskName)

    private func row(_ number: Int, client: String = "alfa", requester: String? = "anna")
        -> TicketRow
    {
        var row = TicketRow(
            ticket: Ticket(id: TicketID("t\(number)")), version: 1, rank: 1,
            title: "title \(number)", due: nil,
            queueKey: String(1000 + number), updatedAt: Instant(seconds: 1))
        row.number = number
        row.client = client
        row.requester = requester
        row.inPool = true
        return row
    }

    private func filled() async throws -> TemporaryStore {
        let temporary = try TemporaryStore()
        let rows = (1...25).map {
            row($0, client: $0 <= 5 ? "beta" : "alfa", requester: $0 == 6 ? "gleb" : "anna")
        }
        let tickets = tickets
        try await temporary.store.write { transaction in
            for row in rows { try tickets.save(row, in: transaction) }
        }
        return temporary
    }

    @Test func `a row is read back as it was saved`() async throws {
        let temporary = try TemporaryStore()
        var saved = row(1)
        saved.assignees = ["a", "b"]
        saved.due = .init(
            at: Instant(seconds: 5), commitment: "c", nature: .binding, outcome: .running,
            startedAt: Instant(seconds: 2))
        let (tickets, wanted) = (tickets, saved)
        try await temporary.store.write { try tickets.save(wanted, in: $0) }
        #expect(
            try await temporary.store.read { try tickets.ticket(number: 1, for: .desk, in: $0) }
                == wanted)
    }

    @Test func `pages follow one another without gap or overlap`() async throws {
        let temporary = try await filled()
        var (numbers, cursor): ([Int], String?) = ([], nil)
        let tickets = tickets
        repeat {
            let after = cursor
            let page = try await temporary.store.read {
                try tickets.page(.all, after: after, limit: 7, for: .desk, in: $0)
            }
            numbers += page.rows.map(\.number)
            cursor = page.next
        } while cursor != nil
        #expect(numbers == Array(1...25))
    }

    @Test
    func `what is due comes by its due instant, what waits in the queue's order, page by page`()
        async throws
    {
        let temporary = try TemporaryStore()
        let tickets = tickets
        let states: [TicketState] = [
            .waitingClient, .postponed, .waitingApproval, .waitingThirdParty,
        ]
        let rows = (1...25).map { number in
            var row = row(number)
            row.state = states[number % 4]
            // The later in the queue, the sooner due; two at a time at the same instant.
            row.due = .init(
                at: Instant(seconds: Int64(100 - number / 2)), commitment: "c", nature: .binding,
                outcome: .missed,
                startedAt: Instant(seconds: 1))
            return row
        }
        try await temporary.store.write { transaction in
            for row in rows { try tickets.save(row, in: transaction) }
        }
        func all(_ view: Tickets.View) async throws -> [TicketRow] {
            var (found, cursor): ([TicketRow], String?) = ([], nil)
            repeat {
                let after = cursor
                let page = try await temporary.store.read {
                    try tickets.page(view, after: after, limit: 7, for: .desk, in: $0)
                }
                found += page.rows
                cursor = page.next
            } while cursor != nil && found.count < 100
            return found
        }
        let due = rows.sorted {
            ($0.due?.at?.seconds ?? 0, $0.id.text) < ($1.due?.at?.seconds ?? 0, $1.id.text)
        }
        #expect(try await all(.missed).map(\.number) == due.map(\.number))
        #expect(try await all(.waiting).map(\.number) == Array(1...25))
        #expect(
            try await temporary.store.read { try tickets.count(.waiting, for: .desk, in: $0) } == 25
        )
    }

    @Test
    func `a contact sees only what the scope lets through, in lists, counts and single tickets`()
        async throws
    {
        let temporary = try await filled()
        let tickets = tickets
        func seen(_ viewer: Viewer) async throws -> (page: Int, count: Int, foreign: Bool) {
            try await temporary.store.read { transaction in
                (
                    try tickets.page(.all, after: nil, limit: 100, for: viewer, in: transaction)
                        .rows.count,
                    try tickets.count(.all, for: viewer, in: transaction),
                    try tickets.ticket(number: 1, for: viewer, in: transaction) != nil
                )
            }
        }
        #expect(
            try await seen(.contact(person: "gleb", client: "alfa", scope: .own)) == (1, 1, false))
        #expect(
            try await seen(.contact(person: "gleb", client: "alfa", scope: .company)) == (
                20, 20, false
            ))
        #expect(
            try await seen(.contact(person: "x", client: "beta", scope: .company)) == (5, 5, true))
        #expect(try await seen(.staff(person: "olga", roles: [])) == (25, 25, true))
    }

    @Test func `a team sees its client's project, whoever else has one so called`() async throws {
        let temporary = try TemporaryStore()
        let tickets = tickets
        let owners: [(client: String?, project: String?)] = [
            ("alfa", "shop"), ("beta", "shop"), ("beta", "site"), (nil, "shop"), ("alfa", nil),
        ]
        let rows = owners.enumerated().map { number, owner in
            var row = row(number + 1)
            (row.client, row.project) = owner
            return row
        }
        try await temporary.store.write { transaction in
            for row in rows { try tickets.save(row, in: transaction) }
        }
        func seen(_ projects: ProjectKey...) async throws -> [Int] {
            let viewer = Viewer.team(person: "timur", projects: projects)
            return try await temporary.store.read { transaction in
                let rows = try tickets.page(
                    .all, after: nil, limit: 100, for: viewer, in: transaction
                ).rows
                #expect(try tickets.count(.all, for: viewer, in: transaction) == rows.count)
                return rows.map(\.number)
            }
        }
        let (alfa, beta) = (
            ProjectKey(client: "alfa", name: "shop"), ProjectKey(client: "beta", name: "shop")
        )
        #expect(try await seen(alfa) == [1])
        #expect(try await seen(beta, ProjectKey(client: "beta", name: "site")) == [2, 3])
        #expect(try await seen(alfa, ProjectKey(client: nil, name: "shop")) == [1, 4])
        #expect(try await seen(ProjectKey(client: nil, name: "shop")) == [4])
        #expect(try await seen(ProjectKey(client: "gamma", name: "shop")) == [])
        #expect(try await seen() == [])
        // Of very many, each ticket is asked by the rows of teams.
        let many = (0..<2000).map { ProjectKey(client: "client\($0)", name: "shop") }
        let viewer = Viewer.team(person: "timur", projects: many + [alfa])
        var client = Client(id: "alfa")
        client.projects["shop"] = Project(id: "shop", name: "shop", team: ["programmer": ["timur"]])
        var other = Client(id: "beta")
        other.projects["shop"] = Project(id: "shop", name: "shop")
        let clients = [client, other]
        try await temporary.store.write { transaction in
            for client in clients {
                try Teams(desk: deskName).save(client, replacing: [:], in: transaction)
            }
        }
        #expect(
            try await temporary.store.read { try tickets.count(.all, for: viewer, in: $0) } == 1)
    }

    @Test(arguments: [
        ("ticket_pool", "in_pool = 1 ORDER BY queue_key LIMIT 50"),
        ("ticket_due", "is_open = 1 AND due_outcome = 'missed' ORDER BY due_at, id LIMIT 50"),
        ("ticket_queue", "is_open = 1 ORDER BY queue_key LIMIT 50"),
        ("ticket_taker", "is_open = 1 AND taker = 'x' ORDER BY queue_key LIMIT 50"),
        ("ticket_number", "number = 7"),
        ("ticket_updated", "updated_at >= 5 ORDER BY updated_at, id LIMIT 50"),
        (
            "ticket_project",
            "is_open = 1 AND project = 'shop' AND client = 'alfa' ORDER BY queue_key LIMIT 50"
        ),
        ("ticket_client", "client = 'alfa' AND is_open = 1 ORDER BY queue_key LIMIT 50"),
        (
            "ticket_recent",
            "client = 'alfa' AND is_open = 1 AND arrived_at >= 5 ORDER BY arrived_at DESC, id DESC LIMIT 20"
        ),
    ])
    func `lists are found by an index, never by walking the table`(index: String, condition: String)
        async throws
    {
        let temporary = try await filled()
        let plan = try await temporary.plan(
            "SELECT * FROM ticket WHERE desk = 'desk' AND \(condition)")
        // Of two indexes that give few rows, PostgreSQL's choice is its own.
        #expect(plan.joined().contains(TestDatabase.isEmbedded ? index : "Index Scan"), "\(plan)")
        #expect(
            !plan.joined().contains("SCAN ticket") && !plan.joined().contains("Seq Scan"), "\(plan)"
        )
    }
}
