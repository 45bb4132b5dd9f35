import ServiceDesk
import Testing
import WorkingTime

@testable import Runtime
@testable import Web

/// A desk with more clients than a list or a form holds.
struct ManyClientsTests {
    /// Clients beside those of the demo.
    private static let count = 130

    private func desk(entering who: String) async throws -> (LiveDesk, LiveDesk.Browser) {
        let live = try await LiveDesk()
        var change = PeopleChange()
        for number in 0..<Self.count {
            let id = "many-\(number)"
            let contact = Contact(
                id: "\(id).vera", name: "Vera \(number)", addresses: ["vera@m\(number).example"],
                roles: ["official"],
                language: "en")
            let team = ["programmer": ["pavel"]]
            change.clients[id] = [
                .named(.init(name: "Many \(100 + number)")), .contactStated(contact),
                .agreementStated(
                    .init(id: "contract", agreement: "contract", from: .distantPast, until: nil)),
                .projectStated(Project(id: "site", name: "Site \(number)", team: team)),
                .projectStated(Project(id: "app", name: "App \(number)", team: team)),
            ]
        }
        _ = try await live.desk.record(change, by: nil)
        return (live, try await live.enter(who))
    }

    private static func links(_ pattern: Regex<(Substring, Substring)>, in page: String) -> [String]
    {
        page.matches(of: pattern).map { String($0.1) }
    }

    /// Follows the page's link to the next one to the end.
    private func walk(
        from first: String, _ live: LiveDesk, _ browser: LiveDesk.Browser,
        rows: Regex<(Substring, Substring)>,
        next: Regex<(Substring, Substring)>
    ) async throws -> [[String]] {
        var (pages, path): ([[String]], String?) = ([], first)
        while let here = path, pages.count < 20 {
            let page = try await live.get(here, browser)
            #expect(page.status == 200 && Markup(page.body).faults == [], "\(here)")
            pages.append(Self.links(rows, in: page.body))
            path = Self.links(next, in: page.body).first?.replacing("&amp;", with: "&")
        }
        return pages
    }

    @Test func `the list of clients is leafed through, and nobody is left out`() async throws {
        let (live, browser) = try await desk(entering: "adam")
        let pages = try await walk(
            from: "/admin/clients", live, browser, rows: #/<a href="/admin/clients/([a-z0-9-]+)">/#,
            next: #/href="(/admin/clients\?[^"]*after=[^"]*)"/#)
        #expect(pages.map(\.count) == [50, 50, live.desk.people.clients.count - 100])
        #expect(Set(pages.joined()) == Set(live.desk.people.clients.keys))
    }

    @Test func `clients are searched by title, person, address and project, on pages as well`()
        async throws
    {
        let (live, browser) = try await desk(entering: "adam")
        for (words, found) in [
            ("Many 129", ["many-29"]), ("vera%2077", ["many-77"]), ("M5.EXAMPLE", ["many-5"]),
            ("App%20101", ["many-101"]), ("nobody", []),
        ] {
            let page = try await live.get(
                "/admin/clients?q=\(words.replacing(" ", with: "%20"))", browser
            ).body
            #expect(
                Self.links(#/<a href="/admin/clients/([a-z0-9-]+)">/#, in: page) == found,
                "\(words)")
        }
        let pages = try await walk(
            from: "/admin/clients?q=vera", live, browser,
            rows: #/<a href="/admin/clients/([a-z0-9-]+)">/#,
            next: #/href="(/admin/clients\?[^"]*after=[^"]*)"/#)
        #expect(pages.map(\.count) == [50, 50, 30])
        // What is searched for is told to be wrong, like any field.
        #expect(try await live.get("/admin/clients?q=%E2%80%AEx", browser).status == 400)
    }

    @Test func `staff are searched, and whoever is in many teams has them on pages of their own`()
        async throws
    {
        let (live, browser) = try await desk(entering: "adam")
        let found = try await live.get("/admin/staff?q=PAVEL@", browser).body
        #expect(Self.links(#/<a href="/admin/staff/([a-z]+)">/#, in: found) == ["pavel"])
        let own = live.desk.people.teams(of: "pavel")
        let card = try await live.get("/admin/staff/pavel", browser).body
        #expect(
            card.contains(": \(own.count)</a>")
                && card.contains(#"href="/admin/staff/pavel/teams""#))
        let pages = try await walk(
            from: "/admin/staff/pavel/teams", live, browser,
            rows: #/href="/admin/clients/([a-z0-9-]+/projects/[a-z0-9-]+)"/#,
            next: #/href="(/admin/staff/pavel/teams\?after=[^"]*)"/#)
        #expect(pages.allSatisfy { $0.count <= 50 })
        #expect(pages.joined().count == own.count && Set(pages.joined()).count == own.count)
    }

    @Test func `the contact form offers nobody before it is asked, then a page at a time`()
        async throws
    {
        let (live, browser) = try await desk(entering: "marina")
        let empty = try await live.get("/contacts/new", browser).body
        #expect(
            !empty.contains("<datalist") && !empty.contains("Vera 1") && !empty.contains("Site 1"))
        var form = [
            "channel": "telegram", "subject": "Typed before", "text": "Words", "who": "vera",
            "find": "",
        ]
        let first = try await live.post("/contacts/preview", browser, form)
        #expect(first.status == 200 && Markup(first.body).faults == [])
        #expect(first.field("subject") == "Typed before" && first.field("who") == "vera")
        let people: Regex<(Substring, Substring)> = #/name="pick_who" value="([^"]+)"/#
        #expect(Self.links(people, in: first.body).count == 10)
        let next: String = try #require(
            Self.links(#/name="find" value="([^"]+)"/#, in: first.body).first)
        form["find"] = next
        let second = try await live.post("/contacts/preview", browser, form).body
        #expect(
            Set(Self.links(people, in: first.body)).isDisjoint(with: Self.links(people, in: second))
        )
    }

    @Test
    func `a person who was found brings the projects of their client, and the contact is theirs`()
        async throws
    {
        let (live, browser) = try await desk(entering: "marina")
        var form = [
            "channel": "phone", "category": "site_down", "subject": "Called", "text": "Words",
            "who": "many 142",
            "arrived": "2026-10-06T11:00", "find": "",
        ]
        let found = try await live.post("/contacts/preview", browser, form).body
        #expect(Self.links(#/name="pick_who" value="([^"]+)"/#, in: found) == ["many-42.vera"])
        #expect(
            Self.links(#/name="pick_project" value="([^"]+)"/#, in: found) == [
                "many-42/app", "many-42/site",
            ])
        form["find"] = nil
        form["pick_who"] = "many-42.vera"
        let picked = try await live.post("/contacts/preview", browser, form)
        #expect(picked.field("who") == "vera@m42.example")
        #expect(
            Self.links(#/<option value="(many[^"]+)"/#, in: picked.body) == [
                "many-42/app", "many-42/site",
            ])
        form["pick_who"] = nil
        form["who"] = picked.field("who")
        form["project"] = "many-42/site"
        let location = try #require(try await live.post("/contacts/new", browser, form).location)
        let number = try #require(Int(location.split(separator: "/").last ?? ""))
        let row = try #require(try await live.desk.ticket(number: number, for: .desk)?.row)
        #expect(row.client == "many-42" && row.requester == "many-42.vera" && row.project == "site")
    }

    @Test func `whoever sees one client only is found nobody else's people`() async throws {
        let (live, browser) = try await desk(entering: "timur")
        let page = try await live.get("/contacts/new", browser).body
        #expect(page.contains("alfa/lavka") && !page.contains("many-"))
        let found = try await live.post("/contacts/preview", browser, ["who": "vera", "find": ""])
            .body
        #expect(!found.contains("many-") && !found.contains("Vera"))
    }

    @Test
    func `figures name those of many projects with something to count, and how many have nothing`()
        async throws
    {
        let (live, browser) = try await desk(entering: "marina")
        let figures = try await live.desk.figures(of: CivilDate("2026-10-01")!, for: .desk)
        let byProject = try #require(figures.measured.first { $0.measure.by.first == "project" })
        #expect(
            byProject.figures?.count == 1 && byProject.unlisted == live.desk.people.projectCount)
        let page = try await live.get("/figures", browser).body
        #expect(page.contains("\(live.desk.people.projectCount)"))
    }
}
