import Foundation
import ServiceDesk
import Store
import Testing

@testable import Runtime
@testable import Web

/// Who gets what, for every address of the site. Columns:
/// nobody; nina, who has no role and no team; timur, who is only in the team of project lavka
/// (ticket 1); marina, an agent; olga, the head; adam, head and administrator. Ticket 2 belongs to
/// another client's project.
///
/// `in`: led to the sign-in page. `may`: let through to what the regulation then decides, which is
/// none of 403, 404, 419 and 5xx. Numbers are status codes.
struct MatrixTests {
    static let people: [String?] = [nil, "nina", "timur", "marina", "olga", "adam"]

    static let table = """
        GET  /healthz                              | 200 | 200 | 200 | 200 | 200 | 200
        GET  /static/{asset}                       | 200 | 200 | 200 | 200 | 200 | 200
        GET  /language/en                          | 303 | 303 | 303 | 303 | 303 | 303
        GET  /sign-in                              | 200 | 200 | 200 | 200 | 200 | 200
        POST /sign-in                              | 419 | 419 | 419 | 419 | 419 | 419
        POST /sign-out                             | in  | 303 | 303 | 303 | 303 | 303
        GET  /                                     | in  | 303 | 200 | 200 | 200 | 200
        GET  /queue/mine                           | in  | 403 | 200 | 200 | 200 | 200
        GET  /queue/unassigned                     | in  | 403 | 200 | 200 | 200 | 200
        POST /next                                 | in  | 403 | may | may | may | may
        GET  /search?q=bereg                       | in  | 403 | 200 | 200 | 200 | 200
        GET  /tickets/1                            | in  | 403 | 200 | 200 | 200 | 200
        GET  /tickets/2                            | in  | 403 | 404 | 200 | 200 | 200
        GET  /tickets/999                          | in  | 403 | 404 | 404 | 404 | 404
        POST /tickets/1/note                       | in  | 403 | may | may | may | may
        POST /tickets/2/note                       | in  | 403 | 404 | may | may | may
        GET  /tickets/1/clocks/standard_reaction-0 | in  | 403 | 200 | 200 | 200 | 200
        GET  /tickets/2/clocks/standard_reaction-0 | in  | 403 | 404 | 200 | 200 | 200
        GET  /tickets/1/meeting.ics                | in  | 403 | 404 | 404 | 404 | 404
        POST /tickets/1/secret                     | in  | 403 | 404 | 404 | 404 | 404
        GET  /contacts/new                         | in  | 403 | 200 | 200 | 200 | 200
        POST /contacts/new                         | in  | 403 | may | may | may | may
        POST /contacts/preview                     | in  | 403 | may | may | may | may
        GET  /unticketed                          | in  | 403 | 403 | 200 | 200 | 200
        POST /unticketed/{unticketed}/judgement           | in  | 403 | 403 | 303 | 303 | 303
        POST /unticketed/{unticketed}/sender-judgement    | in  | 403 | 403 | 303 | 303 | 303
        POST /unticketed/none/judgement            | in  | 403 | 403 | 404 | 404 | 404
        GET  /figures                              | in  | 403 | 403 | 200 | 200 | 200
        GET  /regulations/echo/2026.2              | in  | 403 | 200 | 200 | 200 | 200
        GET  /events                               | in  | 403 | 200 | 200 | 200 | 200
        GET  /content/{file of 1}                  | in  | 403 | 200 | 200 | 200 | 200
        GET  /content/{file of 2}                  | in  | 403 | 404 | 200 | 200 | 200
        GET  /letters/{html of 1}                  | in  | 403 | 200 | 200 | 200 | 200
        GET  /letters/{html of 2}                  | in  | 403 | 404 | 200 | 200 | 200
        GET  /content/{raw of none}                | in  | 403 | 404 | 200 | 200 | 200
        GET  /content/{own words of 1}             | in  | 403 | 404 | 404 | 404 | 404
        GET  /portal                               | 303 | 303 | 303 | 303 | 303 | 303
        GET  /portal/sign-in                       | 200 | 200 | 200 | 200 | 200 | 200
        GET  /portal/tickets/1                     | 303 | 303 | 303 | 303 | 303 | 303
        GET  /account                              | in  | 200 | 200 | 200 | 200 | 200
        POST /account/sessions                     | in  | 303 | 303 | 303 | 303 | 303
        POST /account/other-sessions               | in  | 303 | 303 | 303 | 303 | 303
        POST /account/password                     | in  | 422 | 422 | 422 | 422 | 422
        GET  /invitations/unknown                  | 404 | 404 | 404 | 404 | 404 | 404
        POST /invitations/unknown                  | 404 | 404 | 404 | 404 | 404 | 404
        GET  /admin                                | in  | 403 | 403 | 403 | 403 | 200
        GET  /admin/staff                          | in  | 403 | 403 | 403 | 403 | 200
        GET  /admin/staff?q=marina                 | in  | 403 | 403 | 403 | 403 | 200
        GET  /admin/staff/marina/teams             | in  | 403 | 403 | 403 | 403 | 200
        GET  /admin/staff/nobody/teams             | in  | 403 | 403 | 403 | 403 | 404
        GET  /admin/new-staff                      | in  | 403 | 403 | 403 | 403 | 200
        POST /admin/new-staff                      | in  | 403 | 403 | 403 | 403 | 422
        GET  /admin/staff/marina                   | in  | 403 | 403 | 403 | 403 | 200
        GET  /admin/staff/nobody                   | in  | 403 | 403 | 403 | 403 | 404
        POST /admin/staff/marina                   | in  | 403 | 403 | 403 | 403 | 422
        POST /admin/staff/marina/absence           | in  | 403 | 403 | 403 | 403 | 422
        POST /admin/staff/pavel/comeback           | in  | 403 | 403 | 403 | 403 | 303
        POST /admin/staff/pavel/invitation         | in  | 403 | 403 | 403 | 403 | 200
        POST /admin/staff/pavel/sessions           | in  | 403 | 403 | 403 | 403 | 303
        POST /admin/staff/pavel/leaving            | in  | 403 | 403 | 403 | 403 | 303
        POST /admin/staff/adam/leaving             | in  | 403 | 403 | 403 | 403 | 422
        GET  /admin/clients                        | in  | 403 | 403 | 403 | 403 | 200
        GET  /admin/clients?q=alfa&after=beta      | in  | 403 | 403 | 403 | 403 | 200
        GET  /admin/statements?month=2026-10       | in  | 403 | 403 | 403 | 403 | 200
        GET  /admin/statements.csv?month=2026-10   | in  | 403 | 403 | 403 | 403 | 200
        GET  /admin/statements.xml?month=2026-10   | in  | 403 | 403 | 403 | 403 | 200
        GET  /admin/new-client                     | in  | 403 | 403 | 403 | 403 | 200
        POST /admin/new-client                     | in  | 403 | 403 | 403 | 403 | 422
        GET  /admin/clients/alfa                   | in  | 403 | 403 | 403 | 403 | 200
        POST /admin/clients/alfa                   | in  | 403 | 403 | 403 | 403 | 422
        GET  /admin/clients/alfa/contacts          | in  | 403 | 403 | 403 | 403 | 200
        POST /admin/clients/alfa/contacts          | in  | 403 | 403 | 403 | 403 | 422
        GET  /admin/clients/alfa/contacts/anna     | in  | 403 | 403 | 403 | 403 | 200
        GET  /admin/clients/beta/contacts/anna     | in  | 403 | 403 | 403 | 403 | 404
        GET  /admin/clients/alfa/agreements        | in  | 403 | 403 | 403 | 403 | 200
        POST /admin/clients/alfa/agreements        | in  | 403 | 403 | 403 | 403 | 422
        GET  /admin/clients/alfa/agreements/contract | in | 403 | 403 | 403 | 403 | 200
        GET  /admin/clients/alfa/projects          | in  | 403 | 403 | 403 | 403 | 200
        POST /admin/clients/alfa/projects          | in  | 403 | 403 | 403 | 403 | 422
        GET  /admin/clients/alfa/projects/lavka    | in  | 403 | 403 | 403 | 403 | 200
        POST /admin/clients/gamma/projects/lighthouse | in | 403 | 403 | 403 | 403 | 422
        POST /admin/clients/gamma/contacts/grace/withdrawal | in | 403 | 403 | 403 | 403 | 303
        GET  /admin/mail                           | in  | 403 | 403 | 403 | 403 | 200
        GET  /admin/letters                        | in  | 403 | 403 | 403 | 403 | 200
        POST /admin/letters/none/resending         | in  | 403 | 403 | 403 | 403 | 303
        POST /admin/letters/none/discarding        | in  | 403 | 403 | 403 | 403 | 303
        GET  /admin/audit                          | in  | 403 | 403 | 403 | 403 | 200
        """

    struct Line: Sendable, CustomStringConvertible {
        var method: String
        var path: String
        var expected: [String]
        var description: String { "\(method) \(path)" }
        /// Such rows come last, each with a session of its own.
        var endsSessions: Bool {
            method == "POST" && (path == "/sign-out" || path.hasPrefix("/account"))
        }

        init(_ text: Substring) {
            let cells = text.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            let words = cells[0].split(separator: " ", maxSplits: 1)
            method = String(words[0])
            path = words[1].trimmingCharacters(in: .whitespaces)
            expected = Array(cells.dropFirst())
        }
    }

    /// The written rows, and three for each thing done to a ticket.
    static let lines = written.filter { !$0.endsSessions } + acts + written.filter(\.endsSessions)
    private static let written = table.split(separator: "\n").map(Line.init)
    private static let acts = Act.withForm.flatMap { action in
        [
            "GET  /tickets/1/\(action.rawValue) | in | 403 | may | may | may | may",
            "GET  /tickets/2/\(action.rawValue) | in | 403 | 404 | may | may | may",
            "POST /tickets/2/\(action.rawValue) | in | 403 | 404 | may | may | may",
        ].map { Line($0[...]) }
    }

    @Test func `every route answers everybody as the table says`() async throws {
        let story = try await Story()
        for line in Self.lines {
            for (person, expected) in zip(Self.people, line.expected) {
                let answer = try await story.ask(line, as: person)
                let isSo = story.says(answer, expected)
                #expect(isSo, "\(line) as \(person ?? "nobody"): \(answer.status)")
            }
        }
    }

    @Test func `every kind of address has a row`() throws {
        let known = Set(
            try Self.lines.map { line in
                let path = line.path.replacing(#/\{.*\}/#, with: "x")
                let parts = path.split(separator: "?").map(String.init)
                let url = SiteURL(path: parts[0], query: parts.count > 1 ? parts[1] : "")
                return try #require(url.map(RouteKind.init), "\(line)")
            })
        #expect(Set(RouteKind.allCases).subtracting(known) == [])
    }

    @Test func `lists, counts and searches hold only what the viewer may see`() async throws {
        let story = try await Story()
        for person in ["timur", "marina"] {
            let browser = try await story.live.enter(person)
            for path in ["/", "/queue/unassigned", "/search?q=\(PercentCoding.encode("Бета"))"] {
                let page = try await story.live.get(path, browser)
                #expect(
                    page.body.contains("About Bereg") == (person == "marina"),
                    "\(path) as \(person)")
            }
            #expect(
                try await story.live.get("/search?q=2", browser).status
                    == (person == "marina" ? 303 : 200))
        }
        let desk = story.live.desk
        let team = desk.people.viewer(of: "timur")
        #expect(try await desk.counts(of: [.all], for: team)[.all] == 1)
        #expect(try await desk.counts(of: [.all], for: desk.people.viewer(of: "marina"))[.all] == 2)
        #expect(try await desk.counts(of: [.all], for: desk.people.viewer(of: "nina"))[.all] == 0)
    }

    @Test func `a contact sees nothing of another client, of colleagues only by scope`()
        async throws
    {
        let story = try await Story()
        let desk = story.live.desk
        let foreign = Viewer.contact(person: "beta.boris", client: "beta", scope: .company)
        let own = Viewer.contact(person: "alfa.anna", client: "alfa", scope: .own)
        let colleague = Viewer.contact(person: "alfa.gleb", client: "alfa", scope: .own)
        let company = Viewer.contact(person: "alfa.gleb", client: "alfa", scope: .company)
        for (viewer, sees) in [(foreign, false), (own, true), (colleague, false), (company, true)] {
            #expect((try await desk.ticket(number: 1, for: viewer) != nil) == sees)
            for key in ["file of 1", "html of 1"] {
                #expect(
                    (try await desk.file(story.places[key]!, for: viewer) != nil) == sees, "\(key)")
            }
            #expect(try await desk.file(story.places["raw of none"]!, for: viewer) == nil)
        }
    }
}

/// Addresses by kind. A new case of `SiteURL` does not compile before it has one here, and a row in
/// the table.
enum RouteKind: CaseIterable {
    case signIn, signOut, language, queue, next, search, ticket, act, explain, meeting, secret,
        interaction,
        interactionPreview, unticketed,
        judge,
        figures, regulation, account, accountAct, admin, invitation, events, asset, content, letter,
        portal, health

    init(_ url: SiteURL) {
        switch url {
        case .signIn: self = .signIn
        case .signOut: self = .signOut
        case .language: self = .language
        case .queue: self = .queue
        case .next: self = .next
        case .search: self = .search
        case .ticket: self = .ticket
        case .act: self = .act
        case .explain: self = .explain
        case .meeting: self = .meeting
        case .secret: self = .secret
        case .interaction: self = .interaction
        case .interactionPreview: self = .interactionPreview
        case .unticketed: self = .unticketed
        case .judge: self = .judge
        case .figures: self = .figures
        case .regulation: self = .regulation
        case .account: self = .account
        case .accountAct: self = .accountAct
        case .admin: self = .admin
        case .invitation: self = .invitation
        case .events: self = .events
        case .asset: self = .asset
        case .content: self = .content
        case .letter: self = .letter
        case .portal: self = .portal
        case .health: self = .health
        }
    }
}

/// Two tickets of two clients with files, and a letter that could not be read.
struct Story: Sendable {
    let live: LiveDesk
    /// What stands in braces in the table.
    let places: [String: String]
    /// By person; rows that end sessions take another one.
    private let browsers: [String: LiveDesk.Browser]

    static let parts = """
        --x\r\nContent-Type: text/plain\r\n\r\nPlease look\r\n\
        --x\r\nContent-Type: text/html\r\n\r\n<p>Please look</p>\r\n\
        --x\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename="a.pdf"\r\n\r\n\
        %PDF\r\n--x--\r\n
        """

    init() async throws {
        live = try await LiveDesk()
        let mixed = "Content-Type: multipart/mixed; boundary=x\r\n"
        for (sender, subject) in [
            ("anna@alfa.example", "Price filter"), ("boris@beta.example", "About Bereg"),
        ] {
            let outcome = try await live.deliver(
                from: sender, id: "\(sender)", subject: subject, headers: mixed, body: Self.parts)
            precondition(outcome.number != nil, "\(outcome)")
        }
        _ = try await Intake(desk: live.desk).deliver([0, 1, 2], arrivedAt: live.clock.now())
        try await live.send()
        var places = ["asset": Assets.app.name]
        for number in 1...2 {
            let view = try await live.desk.ticket(number: number, for: .desk)!
            for (id, letter) in view.letters {
                places["own words of \(number)"] = id
                places["html of \(number)"] = letter.html
                places["file of \(number)"] = letter.files.first?.content
            }
        }
        let aside = try await live.desk.unticketed().first
        (places["raw of none"], places["unticketed"]) = (aside?.raw, aside?.id)
        self.places = places
        var browsers: [String: LiveDesk.Browser] = [:]
        for person in MatrixTests.people.compactMap(\.self) {
            browsers[person] = try await live.enter(person)
        }
        self.browsers = browsers
    }

    func ask(_ line: MatrixTests.Line, as person: String?) async throws -> LiveDesk.Answer {
        var browser = LiveDesk.Browser.nobody
        if let person {
            browser = try await line.endsSessions ? live.enter(person) : browsers[person]!
        }
        var path = line.path
        for (name, value) in places { path = path.replacing("{\(name)}", with: value) }
        precondition(!path.contains("{"), path)
        guard line.method == "POST" else { return try await live.get(path, browser) }
        return try await live.post(path, browser, ["text": "Matrix", "nonce": UUID().uuidString])
    }

    func says(_ answer: LiveDesk.Answer, _ expected: String) -> Bool {
        let isSignIn = answer.status == 303 && answer.location?.hasPrefix("/sign-in") == true
        switch expected {
        case "in": return isSignIn
        case "may":
            return !isSignIn && ![403, 404, 419].contains(answer.status) && answer.status < 500
        default: return String(answer.status) == expected
        }
    }
}
