import Foundation
import HTTPTypes
import ServiceDesk
import Testing
import WorkingTime

@testable import Runtime
@testable import Store
@testable import Web

/// Who learns what of whose ticket, by any door. Ticket 1 is of the project shop of North, 2 of
/// North's other project, 3 of South's. Each has words that stand nowhere else, and whoever does
/// not see a ticket meets none of them.
struct SightMatrixTests {
    /// The tickets that each of the staff sees: nina has neither role nor team, ada is
    /// administrator and nothing else, tom, vera and zoya are each in one project's team, marina
    /// works for the whole desk.
    static let staff: [(String, Set<Int>)] = [
        ("nina", []), ("ada", []), ("tom", [1]), ("vera", [2]), ("zoya", [3]),
        ("marina", [1, 2, 3]),
    ]
    /// The same by contacts, with the scope of their token.
    static let contacts: [(String, String, Set<Int>)] = [
        ("north.nell", "own", [1]), ("north.noah", "own", [2]), ("north.noah", "company", [1, 2]),
        ("south.sam", "company", [3]),
    ]

    // MARK: Pages

    @Test
    func
        `no page, list, search, file or download holds a word of a ticket that its reader does not see`()
        async throws
    {
        let story = try await SightStory()
        for (person, sees) in Self.staff {
            let browser = try await story.live.enter(person)
            for url in story.pages {
                let answer = try await story.live.get(url.path, browser)
                // Clients are in an administrator's office, what they ask is not.
                let isOffice = if case .admin = url { answer.status == 200 } else { false }
                let told = story.leaks(answer, to: sees).filter {
                    !isOffice || !SightStory.clients.contains($0)
                }
                #expect(told.isEmpty, "\(person) at \(url.path): \(told)")
                if let number = url.ticketNumber ?? story.owner(of: url) {
                    let may = sees.contains(number)
                    #expect(
                        (answer.status < 400) == may, "\(person) at \(url.path): \(answer.status)")
                }
            }
            let queue = try await story.live.get("/", browser).body
            for (word, tickets) in SightStory.words
            where tickets.count == 1 && !SightStory.clients.contains(word) {
                #expect(
                    queue.contains(word) == !tickets.isDisjoint(with: sees), "\(person): \(word)")
            }
        }
    }

    @Test func `no act on a ticket out of sight is done, nor does its answer tell of it`()
        async throws
    {
        let story = try await SightStory()
        let versions = try await story.versions()
        for (person, sees) in Self.staff {
            let browser = try await story.live.enter(person)
            for number in Set(1...3).subtracting(sees) {
                for action in Act.withForm {
                    let url = SiteURL.act(action, ticket: number)
                    let answer = try await story.live.post(
                        url.path, browser, ["text": "x", "number": "1", "nonce": UUID().uuidString])
                    #expect(
                        [403, 404].contains(answer.status),
                        "\(person) \(url.path): \(answer.status)")
                    #expect(story.leaks(answer, to: sees) == [], "\(person) \(url.path)")
                }
                guard let own = sees.first else { continue }
                let merged = try await story.live.post(
                    "/tickets/\(own)/merge", browser,
                    ["number": "\(number)", "nonce": UUID().uuidString])
                #expect(story.leaks(merged, to: sees) == [])
                #expect(merged.location != "/tickets/\(number)")
            }
        }
        #expect(try await story.versions() == versions, "something was written")
    }

    // MARK: Intake

    /// Address, project, and the ticket that stands for that project.
    static let calls = [
        ("nell@north.example", "shop", 1), ("noah@north.example", "store", 2),
        ("sam@south.example", "shop", 3),
    ]

    @Test
    func
        `a call is looked ahead at and written down by whoever sees its project, by page and by program`()
        async throws
    {
        let story = try await SightStory()
        for (person, sees) in Self.staff {
            let browser = try await story.live.enter(person)
            let token = try? await story.token(person, ["read", "write"])
            for (address, project, number) in Self.calls {
                let (may, before) = (sees.contains(number), try await story.count())
                let client = number == 3 ? "south" : "north"
                let form = [
                    "channel": "telegram", "who": address, "project": "\(client)/\(project)",
                    "subject": "Call",
                    "arrived": "2026-10-06T11:00", "text": "Something new",
                    "nonce": UUID().uuidString,
                ]
                let preview = try await story.live.post("/contacts/preview", browser, form)
                #expect(story.leaks(preview, to: sees) == [], "\(person), \(address)")
                #expect(
                    (preview.status == 200) || sees.isEmpty,
                    "\(person), \(address): \(preview.status)")
                let page = try await story.live.post("/contacts/new", browser, form)
                #expect((page.status == 303) == may, "\(person), \(address): \(page.status)")
                #expect(story.leaks(page, to: sees) == [], "\(person), \(address)")
                let body =
                    #"{"channel":"telegram","sender":"\#(address)","project":"\#(project)","#
                    + #""subject":"Another","text":"Something else"}"#
                let answer = try await story.call(.post, "/tickets", token: token, body: body)
                #expect((answer.status == 201) == may, "\(person), \(address): \(answer.status)")
                let made = try await story.count() - before
                #expect(made == (may ? 2 : 0), "\(person), \(address): \(made)")
            }
        }
    }

    // MARK: Programs

    @Test func `no operation gives a program more of a ticket than its holder sees`() async throws {
        let story = try await SightStory()
        var holders: [(String, String?, Set<Int>)] = []
        for (person, sees) in Self.staff {
            holders.append(
                (person, try? await story.token(person, ["read", "write", "people"]), sees))
        }
        for (person, scope, sees) in Self.contacts {
            holders.append(
                (
                    "\(person) \(scope)", try await story.token(person, ["read", "write"], scope),
                    sees
                ))
        }
        for (holder, token, sees) in holders {
            for id in APIOperation.ID.allCases {
                for (path, number) in story.paths(of: id) {
                    let answer = try await story.call(.get, path, token: token)
                    let told = story.leaks(answer, to: sees)
                    #expect(told.isEmpty, "\(holder) at \(path): \(told)")
                    guard let number else { continue }
                    let isThere = sees.contains(number) && id != .readMeeting
                    #expect(
                        (answer.status == 200) == isThere, "\(holder) at \(path): \(answer.status)")
                }
            }
        }
    }

    // MARK: Streams

    @Test func `an open page is told of tickets that its reader sees, and of nothing else`()
        async throws
    {
        let story = try await SightStory()
        let live = story.live
        let streams = LiveStreams(
            desk: live.desk, signIn: live.signIn, limits: .init(look: .milliseconds(5)))
        for (person, sees) in Self.staff where !sees.isEmpty {
            let browser = try await live.enter(person)
            let session = try #require(try await live.signIn.session(token: browser.token ?? ""))
            for number in 1...3 {
                let stream = try #require(streams.open(session))
                let heard = Task {
                    for await word in stream.words where word == .change { return true }
                    return false
                }
                // When the second change is asked for, the first has been told to all.
                for ticket in [try await story.id(number), TicketID("of nobody")] {
                    let asked = streams.questions
                    live.desk.changes.announce(ticket)
                    while streams.questions == asked { try await Task.sleep(for: .milliseconds(2)) }
                }
                streams.close(stream.id)
                #expect(await heard.value == sees.contains(number), "\(person) of \(number)")
            }
        }
    }

    @Test func `the page of somebody who has lost every role and team is told of nothing more`()
        async throws
    {
        let story = try await SightStory()
        let live = story.live
        let streams = LiveStreams(
            desk: live.desk, signIn: live.signIn, limits: .init(look: .milliseconds(5)))
        let browser = try await live.enter("tom")
        let session = try #require(try await live.signIn.session(token: browser.token ?? ""))
        let words = try #require(streams.open(session)).words
        try await story.state(
            SightStory.people.replacing("programmer: [tom]", with: "programmer: [vera]"))
        live.desk.changes.announce(nil)
        var heard = words.makeAsyncIterator()
        #expect(await heard.next() == nil)
    }

    // MARK: Staff among themselves

    @Test
    func `nobody sees or ends another's sessions, nor the cards of the staff without the office`()
        async throws
    {
        let story = try await SightStory()
        let live = story.live
        let other = try await live.enter("marina")
        let session = try #require(try await live.signIn.session(token: other.token ?? ""))
        for (person, _) in Self.staff where person != "marina" {
            let browser = try await live.enter(person)
            #expect(try await !live.get("/account", browser).body.contains(session.id), "\(person)")
            _ = try await live.post(
                "/account/sessions", browser, ["id": session.id, "session": session.id])
            _ = try await live.post("/account/other-sessions", browser)
            #expect(try await live.get("/account", other).status == 200, "\(person) ended it")
            for path in [
                "/admin", "/admin/staff", "/admin/staff/marina", "/admin/audit", "/admin/letters",
            ] {
                #expect(
                    try await live.get(path, browser).status == (person == "ada" ? 200 : 403),
                    "\(person) \(path)")
            }
        }
    }
}

extension SiteURL {
    /// The ticket that the address is about.
    fileprivate var ticketNumber: Int? {
        switch self {
        case .ticket(let number), .act(_, let number), .explain(let number, _): number
        default: nil
        }
    }
}

/// A desk with a ticket in each of three projects.
struct SightStory: Sendable {
    let live: LiveDesk
    /// Files, HTML parts and the ticket they are of.
    private let contents: [String: Int]
    private let files: Set<String>

    static let people = """
        people: 1
        staff:
          tom: { name: "Tom Teamer", email: tom@echo.example, language: en, roles: [] }
          vera: { name: "Vera Teamer", email: vera@echo.example, language: en, roles: [] }
          zoya: { name: "Zoya Teamer", email: zoya@echo.example, language: en, roles: [] }
          ada: { name: "Ada Officer", email: ada@echo.example, language: en, roles: [], administrator: true }
        clients:
          north:
            name: "Northlight"
            people:
              nell: { name: "Nell Northlight", addresses: [nell@north.example], roles: [official], language: en }
              noah:
                { name: "Noah Northlight", addresses: [noah@north.example], roles: [official], language: en,
                  scope: company }
            agreements: { contract: { from: 2025-01-01 } }
            projects:
              shop: { name: "Northlight shop", team: { programmer: [tom] } }
              store: { name: "Northlight store", team: { programmer: [vera] } }
          south:
            name: "Southwind"
            people: { sam: { name: "Sam Southwind", addresses: [sam@south.example], roles: [official], language: en } }
            agreements: { contract: { from: 2025-01-01 } }
            projects: { shop: { name: "Southwind shop", team: { programmer: [zoya] } } }
        """

    /// What stands in every text and file of a ticket, or in the names of its client's, and whose
    /// tickets it tells of.
    static let words: [String: Set<Int>] = [
        "kestrel": [1], "heron": [2], "bittern": [3], "northlight": [1, 2], "southwind": [3],
    ]

    static let clients = ["northlight", "southwind"]

    /// - Parameter records: what the regulation keeps back, as its lines have it.
    init(records: String = "") async throws {
        live = try await LiveDesk(regulation: {
            records.isEmpty ? $0 : $0.replacing("records:\n", with: "records:\n\(records)\n")
        })
        _ = try await live.desk.apply(
            try PeopleFile(text: Self.people, file: "sight.yaml", edition: try live.desk.edition()))
        for person in ["tom", "vera", "zoya", "ada"] {
            try await live.signIn.setPassword(
                LiveDesk.password, login: "\(person)@echo.example", desk: "echo", staff: person)
        }
        for (number, call) in SightMatrixTests.calls.enumerated() {
            var interaction = Interaction(
                channel: "mail", address: call.0, letter: StoredLetter(subject: "", text: ""),
                arrivedAt: live.clock.now())
            Self.fill(&interaction, with: ["kestrel", "heron", "bittern"][number], live.desk)
            interaction.stated.project = call.1
            let outcome = try await Intake(desk: live.desk).receive(interaction)
            precondition(outcome.number == number + 1, "\(outcome)")
        }
        // The first letters of all were given up.
        try await live.desk.store.write {
            try $0.send("UPDATE outbox SET state = 'failed' WHERE kind = 'receipt'", [])
        }
        var (contents, files): ([String: Int], Set<String>) = ([:], [])
        for number in 1...3 {
            for letter in try await live.desk.ticket(number: number, for: .desk)!.letters.values {
                for id in [letter.html].compactMap(\.self) + letter.files.map(\.content) {
                    contents[id] = number
                }
                files.formUnion(letter.files.map(\.content))
            }
        }
        (self.contents, self.files) = (contents, files)
    }

    private static func fill(_ interaction: inout Interaction, with word: String, _ desk: Desk) {
        interaction.letter = StoredLetter(
            subject: "The \(word) filter", text: "It shows no \(word)")
        let file = desk.draft(kind: .file, Data("a \(word) inside".utf8))
        let html = desk.draft(kind: .html, Data("<p>It shows no \(word)</p>".utf8))
        interaction.letter.attach(file, name: "\(word).txt", contentType: "text/plain", size: 10)
        interaction.letter.show(html: html)
        interaction.contents = [file, html]
    }

    func state(_ people: String) async throws {
        _ = try await live.desk.apply(
            try PeopleFile(text: people, file: "sight.yaml", edition: try live.desk.edition()))
    }

    // MARK: What is asked

    /// One of every address that shows something, of every ticket. A new kind of address does not
    /// compile without.
    var pages: [SiteURL] { RouteKind.allCases.flatMap(pages) }

    private func pages(of kind: RouteKind) -> [SiteURL] {
        switch kind {
        case .signIn, .signOut, .language, .next, .invitation, .events, .asset, .health,
            .accountAct, .interactionPreview, .judge, .secret:
            []
        case .queue: QueueView.allCases.map { .queue($0, after: nil) }
        case .search:
            Self.words.keys.map { .search(String($0.dropLast())) }
                + (1...3).map { .search("\($0)") }
                + ["North", "South", "shop", "2026-10-06 11:00", "nell@north.example", "sam@"].map {
                    .search($0)
                }
        case .ticket: (1...3).map { .ticket($0) }
        case .act: []
        case .explain: (1...3).map { .explain(ticket: $0, clock: "standard_reaction-0") }
        case .meeting: (1...3).map { .meeting(ticket: $0) }
        case .interaction: [.interaction]
        case .unticketed: [.unticketed(judged: nil)]
        case .figures: [.figures(nil), .figures(CivilDate("2026-10-01"))]
        case .regulation: [.regulation(id: "echo", version: "2026.2", clause: nil)]
        case .account: [.account(done: nil)]
        case .admin:
            [
                .overview, .staff, .newStaff, .member("tom"), .mail, .letters(before: nil),
                .audit(by: nil, before: nil),
            ].map { .admin($0) }
        case .content: contents.keys.sorted().map { .content($0) }
        case .letter: contents.keys.sorted().map { .letter($0) }
        case .portal: [.portal(.home(.mine, after: nil))] + (1...3).map { .portal(.ticket($0)) }
        }
    }

    /// The ticket whose file or HTML part it is.
    func owner(of url: SiteURL) -> Int? {
        switch url {
        case .content(let id), .letter(let id): contents[id]
        default: nil
        }
    }

    /// What a program reads, with the ticket that the address names.
    func paths(of id: APIOperation.ID) -> [(String, Int?)] {
        func each(_ rest: String) -> [(String, Int?)] {
            (1...3).map { (number: Int) in ("/tickets/\(number)\(rest)", number) }
        }
        return switch id {
        case .listTickets:
            API.views.map { ("/tickets?view=\($0)", nil) }
                + [
                    "project=shop", "project=store", "client=north", "client=south",
                    "client=south&project=shop",
                    "updated_since=2026-10-01T00:00:00Z", "state=received", "priority=standard",
                ].map { ("/tickets?\($0)", nil) }
        case .readTicket: each("")
        case .readTimeline: each("/timeline")
        case .readClocks: each("/clocks")
        case .explainTicket: each("/explain")
        case .readMeeting: each("/meeting.ics")
        // What is no ticket's of the story has no secret: SecretTests.
        case .readSecret: []
        case .readFile:
            contents.flatMap { id, owner in
                (1...3).map { (number: Int) in
                    (
                        "/tickets/\(number)/files/\(id)",
                        number == owner && files.contains(id) ? owner : nil
                    )
                }
            }
        case .readRegulation: [("/regulation", nil)]
        case .listUnticketed: [("/contacts", nil)]
        case .readContract, .readHealth, .readReadiness: []
        // Whole months of a client: StatementPageTests.
        case .listStatements, .readStatement: []
        // The office of an administrator is over people, whose names stand there.
        case .listClients, .readClient, .listStaff: []
        case .createTicket, .reply, .ask, .note, .act, .stateClient, .stateAbsence, .statePresence,
            .acknowledge, .judgeContact, .settleStatement:
            []
        }
    }

    func token(_ holder: String, _ allow: [String], _ scope: String = "own") async throws -> String
    {
        try await APITokens(desk: live.desk).create(
            .init(name: "test", holder: holder, scope: scope, permissions: allow, days: 30)
        ).token
    }

    func call(
        _ method: HTTPRequest.Method, _ path: String, token: String?, body: String = ""
    ) async throws -> LiveDesk.Answer {
        var headers = HTTPFields()
        headers[.authorization] = token.map { "Bearer \($0)" }
        if !body.isEmpty { headers[.contentType] = "application/json" }
        headers[.idempotencyKey] = UUID().uuidString
        return try await live.ask(method, "/api/v1\(path)", .nobody, headers: headers, body: body)
    }

    // MARK: What was told

    /// Words that the answer tells to somebody who sees none of their tickets.
    func leaks(_ answer: LiveDesk.Answer, to sees: Set<Int>) -> [String] {
        let text = (answer.body + (answer.headers[HTTPField.Name.contentDisposition] ?? ""))
            .lowercased()
        return Self.words.filter { text.contains($0.key) && $0.value.isDisjoint(with: sees) }.keys
            .sorted()
    }

    func id(_ number: Int) async throws -> TicketID {
        try #require(try await live.desk.ticket(number: number, for: .desk)).row.id
    }

    func versions() async throws -> [Int] {
        var versions: [Int] = []
        for number in 1...3 {
            versions.append(
                try #require(try await live.desk.ticket(number: number, for: .desk)).stream.version)
        }
        return versions
    }

    /// Contacts and tickets that the desk knows.
    func count() async throws -> Int {
        try await live.desk.store.read {
            Int(
                try $0.query("SELECT COUNT(*) FROM interaction WHERE desk = $1", [.text("echo")])[0]
                    .integer(0))
        }
    }
}
