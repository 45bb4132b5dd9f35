import ServiceDesk
import Testing
import WorkingTime

@testable import Runtime
@testable import Store
@testable import Web

/// Two clients have a project of the same name. Their teams are two, and neither learns of the
/// other's tickets.
struct TwinProjectTests {
    private static let people = """
        people: 1
        staff:
          timur: { name: "Timur Teamer", email: timur@echo.example, language: en, roles: [] }
          vera: { name: "Vera Teamer", email: vera@echo.example, language: en, roles: [] }
        clients:
          east:
            name: "East Ltd"
            people: { emma: { name: "Emma East", addresses: [emma@east.example], roles: [official], language: en } }
            agreements: { contract: { from: 2025-01-01 } }
            projects: { shop: { name: "Shop", team: { programmer: [timur] } } }
          west:
            name: "West Ltd"
            people: { will: { name: "Will West", addresses: [will@west.example], roles: [official], language: en } }
            agreements: { contract: { from: 2025-01-01 } }
            projects: { shop: { name: "Shop", team: { programmer: [vera] } } }
        """

    private func state(_ people: String, _ desk: Desk) async throws {
        _ = try await desk.apply(
            try PeopleFile(text: people, file: "twins.yaml", edition: try desk.edition()))
    }

    /// One ticket of each; the number of West's.
    private func twins() async throws -> (live: LiveDesk, west: Int) {
        let live = try await LiveDesk()
        try await state(Self.people, live.desk)
        _ = try await live.deliver(
            from: "emma@east.example", id: "e@east.example", subject: "Eastern lamp")
        let west = try await live.deliver(
            from: "will@west.example", id: "w@west.example", subject: "Western lamp",
            headers: "Content-Type: multipart/mixed; boundary=b\r\n",
            body: "--b\r\n\r\nPlease\r\n--b\r\nContent-Type: text/plain\r\n"
                + "Content-Disposition: attachment; filename=secret.txt\r\n\r\nWestern secret\r\n--b--\r\n"
        )
        return (live, try #require(west.number))
    }

    @Test func `lists, counts, search, pages and files of one team show nothing of the other's`()
        async throws
    {
        let (live, west) = try await twins()
        let timur = live.desk.people.viewer(of: "timur")
        try await live.signIn.setPassword(
            LiveDesk.password, login: "timur@echo.example", desk: "echo", staff: "timur")
        let browser = try await live.enter("timur")
        for view in QueueView.allCases {
            let page = try await live.get(SiteURL.queue(view, after: nil).path, browser).body
            #expect(
                !page.contains("Western") && !page.contains("West Ltd") && !page.contains("Will"),
                "\(view)")
        }
        #expect(try await live.get("/", browser).body.contains("Eastern lamp"))
        for query in [
            "Western", "West", "will@west.example", "\(west)", "Shop", "2026-10-06%2011:00",
        ] {
            let found = try await live.get("/search?q=\(query)", browser)
            #expect(!found.body.contains("Western lamp"), "\(query)")
            #expect(found.location != "/tickets/\(west)")
        }
        #expect(
            try await live.desk.counts(of: [.all, .pool], for: timur).values.allSatisfy { $0 == 1 })
        #expect(try await live.get("/tickets/\(west)", browser).status == 404)
        #expect(try await live.post("/tickets/\(west)/take", browser).status == 404)
        let view = try #require(try await live.desk.ticket(number: west, for: .desk))
        let file = try #require(view.letters.values.flatMap(\.files).first?.content)
        #expect(try await live.get("/content/\(file)", browser).status == 404)
        #expect(try await live.desk.file(file, for: live.desk.people.viewer(of: "vera")) != nil)
        #expect(try await live.desk.merge(1, into: west, by: "timur", for: timur) == nil)
    }

    @Test func `a program of one team lists nothing of the other's, nor does a filter let it`()
        async throws
    {
        let desk = try await APIDesk()
        try await state(Self.people, desk.desk)
        for (number, sender) in ["emma@east.example", "will@west.example"].enumerated() {
            let body =
                #"{"channel": "mail", "sender": "\#(sender)", "subject": "Lamp", "text": "x"}"#
            let token = try await desk.token("olga")
            #expect(
                try await desk.call(.post, "/tickets", token: token, body: body, key: "k\(number)")
                    .status == 201)
        }
        let token = try await desk.token("timur")
        for query in [
            "", "?view=all", "?project=shop", "?project=shop&client=west", "?client=west",
        ] {
            let listed = try await desk.call(.get, "/tickets\(query)", token: token)
            let clients = (listed["tickets"] as? [[String: Any]] ?? []).compactMap {
                $0["client"] as? String
            }
            #expect(clients == (query.contains("west") ? [] : ["east"]), "\(query)")
        }
        #expect(try await desk.call(.get, "/tickets/2", token: token).status == 404)
        #expect(try await desk.call(.get, "/tickets/2/timeline", token: token).status == 404)
    }

    @Test func `the roles of a team are held in its own client's project alone`() async throws {
        let (live, _) = try await twins()
        let people = live.desk.people
        let (east, west) = (
            ProjectKey(client: "east", name: "shop"), ProjectKey(client: "west", name: "shop")
        )
        #expect(people.roles(of: "timur", project: east) == ["programmer"])
        #expect(people.roles(of: "timur", project: west) == [])
        #expect(people.holders(project: west)["programmer"] == ["vera"])
        #expect(people.title(ofProject: west) == "Shop, West Ltd")
        #expect(people.title(ofProject: ProjectKey(client: "alfa", name: "lavka")) == "Лавка 24")
        #expect(
            people.project(ProjectKey(client: "alfa", name: "shop")) == nil,
            "never another client's instead")
    }

    @Test func `a strict pool is one client's project`() async throws {
        let (live, _) = try await twins()
        let tickets = live.desk.tickets
        func pool(_ client: String?) async throws -> [String?] {
            try await live.desk.store.read {
                try tickets.pool(
                    project: ProjectKey(client: client, name: "shop"), limit: 10, in: $0)
            }.map(\.client)
        }
        #expect(try await pool("east") == ["east"])
        #expect(try await pool("west") == ["west"])
        #expect(try await pool(nil) == [])
    }

    @Test func `the queue shows two pools, and figures are of two groups`() async throws {
        let (live, _) = try await twins()
        let page = try await live.get("/", try await live.enter("olga")).body
        #expect(page.contains("Shop, East Ltd") && page.contains("Shop, West Ltd"))
        let figures = try await live.desk.figures(
            of: try #require(CivilDate("2026-10-01")), for: .desk)
        let rating = try #require(figures.measured.first { $0.name == "mean_rating" })
        #expect(
            rating.figures?.filter { $0.group.hasSuffix("/shop") }.map(\.group) == [
                "east/shop", "west/shop",
            ])
    }

    // MARK: A contact whose client is not known

    @Test func `a name counts for a stranger while one client alone has it`() async throws {
        let desk = try await APIDesk()
        let token = try await desk.token("olga")
        func receive(_ project: String, _ key: String) async throws -> Int {
            let body = APIDesk.new(more: #", "project": "\#(project)""#)
                .replacing("anna@alfa.example", with: "x@stranger.example")
            return try await desk.call(.post, "/tickets", token: token, body: body, key: key).status
        }
        try await state(
            Self.people.replacing("west", with: "alone").replacing("{ shop:", with: "{ own:"),
            desk.desk)
        #expect(try await receive("lavka", "one") != 422)
        try await state(Self.people, desk.desk)
        #expect(try await receive("shop", "two") == 422)
        let timur = desk.desk.people.viewer(of: "timur")
        guard case .team(_, let projects) = timur else {
            throw StoreError.conflict(.guarded(name: "timur"))
        }
        #expect(!projects.contains(ProjectKey(client: nil, name: "shop")))
    }

    @Test func `whoever writes a call down chooses among the projects of the caller's client`()
        async throws
    {
        let (live, _) = try await twins()
        let browser = try await live.enter("olga")
        let page = try await live.get("/contacts/new", browser).body
        #expect(page.contains("value=\"east/shop\"") && page.contains("value=\"west/shop\""))
        func register(_ who: String, _ project: String) async throws -> LiveDesk.Answer {
            try await live.post(
                "/contacts/new", browser,
                [
                    "channel": "phone", "arrived": "2026-10-06T11:00", "who": who,
                    "project": project,
                    "category": "site_down", "subject": "Lamp", "text": "Dark",
                    "nonce": "\(who) \(project)",
                ])
        }
        let wrong = try await register("Emma East, East Ltd", "west/shop")
        #expect(wrong.status == 422)
        #expect(wrong.body.contains("project-error"))
        #expect(try await register("+7 000 000-09-99", "west/shop").status == 422)
        #expect(try await register("Will West, West Ltd", "west/shop").status == 303)
        let ticket = try #require(try await live.desk.ticket(number: 3, for: .desk))
        #expect(ticket.row.projectKey == ProjectKey(client: "west", name: "shop"))
    }

    @Test func `the page of a client takes a name that another client's project has`() async throws
    {
        let (live, _) = try await twins()
        let browser = try await live.enter("adam")
        let form = ["id": "shop", "name": "Third shop", "team.programmer.pavel": "on"]
        #expect(try await live.post("/admin/clients/gamma/projects", browser, form).status == 303)
        #expect(live.desk.people.clients["east"]?.projects["shop"]?.name == "Shop")
        #expect(live.desk.people.clients["gamma"]?.projects["shop"]?.name == "Third shop")
        #expect(try await live.post("/admin/clients/gamma/projects", browser, form).status == 422)
    }
}
