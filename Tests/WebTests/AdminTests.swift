import Foundation
import HTTPTypes
import ServiceDesk
import Store
import Testing
import WorkingTime

@testable import Runtime
@testable import Web

/// Administrators' pages on a real desk: what is typed becomes events with their author, and
/// nothing else does.
struct AdminTests {
    private func admin() async throws -> (LiveDesk, LiveDesk.Browser) {
        let live = try await LiveDesk()
        return (live, try await live.enter("adam"))
    }

    private func audit(_ live: LiveDesk, _ act: Audit.Act) async throws -> [Audit.Entry] {
        try await live.desk.audit().rows.map(\.entry).filter { $0.act == act && $0.actor != nil }
    }

    // MARK: Staff

    @Test func `a member of staff is added, changed and told of in the audit`() async throws {
        let (live, browser) = try await admin()
        let form = [
            "id": "vera", "name": " Вера Новая ", "email": "vera@echo.example", "language": "kk",
            "roles.tester": "on",
            "left": "on", "version": "9", "roles.nonsense": "on",
        ]
        #expect(
            try await live.post("/admin/new-staff", browser, form).location == "/admin/staff/vera")
        let made = try #require(live.desk.people.staff["vera"])
        #expect(
            made.card
                == .init(
                    name: "Вера Новая", email: "vera@echo.example", language: "kk",
                    roles: ["tester"]))
        #expect(!made.left && !made.isAdministrator && made.version == 1)
        #expect(
            try await live.post("/admin/new-staff", browser, form).status == 422,
            "the name is taken")
        var change = form
        change["administrator"] = "on"
        #expect(try await live.post("/admin/staff/vera", browser, change).status == 303)
        #expect(
            try await live.post("/admin/staff/vera", browser, change).status == 303,
            "the same again is no change")
        #expect(live.desk.people.staff["vera"]?.version == 2)
        #expect(try await audit(live, .staffChanged).map(\.actor) == ["adam", "adam"])
        let page = try await live.get("/admin/audit?by=adam", browser)
        #expect(page.body.contains("Вера Новая") && page.body.contains("Adam Admin"))
        #expect(try await Maintenance(store: live.desk.store).verify(desk: "echo") == [])
    }

    @Test func `what was refused stays typed, with the fault at its field`() async throws {
        let (live, browser) = try await admin()
        let form = ["id": "Bad Name", "name": "Ольга <b>", "email": "no mail", "language": "en"]
        let answer = try await live.post("/admin/new-staff", browser, form)
        #expect(answer.status == 422 && answer.field("id") == "Bad Name")
        #expect(
            answer.body.contains("Ольга &lt;b&gt;") && answer.body.contains(#"aria-invalid="true""#)
        )
        #expect(Markup(answer.body).faults == [])
        for (name, value) in [
            ("email", "a\r\nBcc: x@y.example"), ("name", "A\nB"), ("language", "de"), ("name", ""),
        ] {
            var bad = [
                "id": "vera", "name": "Vera", "email": "vera@echo.example", "language": "en",
            ]
            bad[name] = value
            #expect(try await live.post("/admin/new-staff", browser, bad).status == 422, "\(name)")
        }
        #expect(live.desk.people.staff["vera"] == nil)
    }

    @Test func `a change that somebody else overtook is asked for again`() async throws {
        let (live, browser) = try await admin()
        let seen = String(live.desk.people.staff["marina"]!.version)
        let card = ["name": "M1", "email": "marina@echo.example", "language": "ru", "seen": seen]
        #expect(try await live.post("/admin/staff/marina", browser, card).status == 303)
        let late = card.merging(["name": "M2"]) { $1 }
        let answer = try await live.post("/admin/staff/marina", browser, late)
        #expect(answer.status == 200 && answer.body.contains("Somebody else changed this"))
        #expect(answer.field("name") == "M2" && live.desk.people.staff["marina"]?.name == "M1")
    }

    @Test func `an absence begins, is not doubled, and ends early`() async throws {
        let (live, browser) = try await admin()
        let form = ["from": "2026-10-06T09:00", "until": "2026-10-20T18:00"]
        for _ in 0..<2 {
            #expect(try await live.post("/admin/staff/pavel/absence", browser, form).status == 303)
        }
        #expect(live.desk.people.staff["pavel"]?.absences.count == 1)
        #expect(live.desk.people.away(at: live.clock.now()) == ["pavel"])
        let backwards = ["from": "2026-10-20T09:00", "until": "2026-10-06T18:00"]
        #expect(try await live.post("/admin/staff/pavel/absence", browser, backwards).status == 422)
        #expect(try await live.post("/admin/staff/pavel/comeback", browser).status == 303)
        #expect(live.desk.people.away(at: live.clock.now()) == [])
    }

    @Test func `who leaves is out at once, the last administrator cannot leave`() async throws {
        let (live, browser) = try await admin()
        let marina = try await live.enter("marina")
        #expect(try await live.get("/", marina).status == 200)
        #expect(try await live.post("/admin/staff/marina/leaving", browser).status == 303)
        #expect(try await live.get("/", marina).location?.hasPrefix("/sign-in") == true)
        #expect(live.desk.people.staff["marina"]?.left == true)
        #expect(try await live.signIn.sessions(desk: "echo", staff: "marina").isEmpty)
        #expect(try await live.post("/admin/staff/adam/leaving", browser).status == 422)
        let card = ["name": "Adam", "email": "adam@echo.example", "language": "en"]
        #expect(try await live.post("/admin/staff/adam", browser, card).status == 422)
        #expect(live.desk.people.staff["adam"]?.isAdministrator == true)
    }

    @Test func `a new member chooses a password by a link that works once`() async throws {
        let (live, browser) = try await admin()
        let answer = try await live.post("/admin/staff/tanya/invitation", browser)
        let link = try #require(
            answer.body.firstMatch(of: #//invitations/[0-9a-f]{64}/#).map { String($0.output) })
        let page = try await live.get(link)
        let cookie = try #require(
            page.headers[.setCookie]?.split(separator: ";").first.map(String.init))
        let token = page.field("form_token")!
        func choose(_ password: String) async throws -> LiveDesk.Answer {
            try await live.post(
                link, .nobody, ["new": password, "form_token": token], headers: [.cookie: cookie])
        }
        #expect(try await choose("short").status == 422)
        #expect(try await choose("my own new password").location == "/sign-in")
        _ = try await live.signIn.signIn(
            login: "tanya@echo.example", password: "my own new password", from: .init())
        #expect(try await choose("another new password").status == 404, "used")
        #expect(try await live.get(link).status == 404)
        let rows = try await live.desk.store.read {
            try $0.query("SELECT digest FROM invitation").map { $0.text(0) }
        }
        #expect(!rows.contains { link.hasSuffix($0) })
    }

    @Test func `an invitation ends after a day, and with the next one`() async throws {
        let (live, _) = try await admin()
        func invite() async throws -> String {
            try await live.signIn.invite(
                login: "tanya@echo.example", desk: "echo", staff: "tanya", by: "adam")
        }
        let (first, second) = (try await invite(), try await invite())
        #expect(try await live.signIn.invitation(token: first) == nil)
        #expect(try await live.signIn.invitation(token: second) != nil)
        live.clock.stand(at: live.clock.now() + SignIn.invitationSeconds)
        #expect(
            try await live.signIn.accept(token: second, password: "long enough now", from: .init())
                == nil)
        await #expect(throws: SignIn.Refusal.taken) {
            _ = try await live.signIn.invite(
                login: "OLGA@echo.example", desk: "echo", staff: "tanya", by: "adam")
        }
    }

    // MARK: Clients

    @Test func `a client with contact, agreement and project is made by forms`() async throws {
        let (live, browser) = try await admin()
        #expect(
            try await live.post("/admin/new-client", browser, ["id": "zeta", "name": "Zeta"]).status
                == 303)
        let contact = [
            "id": "zoe", "name": "Zoe", "addresses": "zoe@zeta.example\r\n+7 000 000-00-09\r\n",
            "language": "en",
            "roles.official": "on",
        ]
        #expect(try await live.post("/admin/clients/zeta/contacts", browser, contact).status == 303)
        let agreement = [
            "id": "contract", "kind": "contract", "from": "2026-01-01", "until": "2026-12-31",
        ]
        let answer = try await live.post("/admin/clients/zeta/agreements", browser, agreement)
        #expect(answer.location == "/admin/clients/zeta/agreements/contract")
        let project = [
            "id": "web", "name": "Web", "team.account_manager.marina": "on",
            "team.programmer.pavel": "on",
        ]
        #expect(try await live.post("/admin/clients/zeta/projects", browser, project).status == 303)
        let client = try #require(live.desk.people.clients["zeta"])
        #expect(client.contacts["zeta.zoe"]?.addresses == ["zoe@zeta.example", "+7 000 000-00-09"])
        #expect(
            client.projects["web"]?.team == [
                "account_manager": ["marina"], "programmer": ["pavel"],
            ])
        let until = try #require(client.agreements["contract"]?.until)
        #expect(
            until == Instant(iso8601: "2026-12-31T21:00:00Z"),
            "the last day counts to its end in Moscow")
        let outcome = try await live.deliver(from: "zoe@zeta.example", id: "z@zeta.example")
        #expect(outcome.number == 1)
        #expect(
            try await live.post("/admin/clients/zeta/contacts/zoe/withdrawal", browser).status
                == 303)
        #expect(live.desk.people.contact(address: "zoe@zeta.example") == nil)
    }

    @Test func `an agreement keeps to the bounds of its kind, by the regulation's own check`()
        async throws
    {
        let (live, browser) = try await admin()
        func save(_ within: String) async throws -> LiveDesk.Answer {
            let form = [
                "kind": "contract", "from": "2025-01-01", "until": "2027-12-31",
                "change.commitments.standard_reaction.within": within,
                "change.queue.strict": "false",
            ]
            return try await live.post("/admin/clients/alfa/agreements/contract", browser, form)
        }
        for bad in ["9 working hours", "soon", "-1 working hours"] {
            let answer = try await save(bad)
            #expect(answer.status == 422, "\(bad)")
            #expect(answer.field("change.commitments.standard_reaction.within") == bad)
        }
        for (language, words) in [
            ("ru", "договор вышел за дозволенное"), ("kk", "шарт рұқсаттан шықты"),
            ("en", "agreement&#39;s change out of its bound"),
        ] {
            let cookie = [HTTPField.Name.cookie: "language=\(language)"]
            let answer = try await live.post(
                "/admin/clients/alfa/agreements/contract", browser,
                [
                    "kind": "contract", "from": "2025-01-01", "until": "2027-12-31",
                    "change.commitments.standard_reaction.within": "9 working hours",
                ], headers: HTTPFields(cookie.map { HTTPField(name: $0.key, value: $0.value) }))
            #expect(answer.body.contains(words), "\(language)")
        }
        #expect(try await save("2 working hours").status == 303)
        #expect(
            live.desk.people.clients["alfa"]?.agreements["contract"]?.changes
                == ["commitments.standard_reaction.within": "2 working hours"])
        let file = try PeopleFile(
            text: """
                people: 1
                clients:
                  alfa:
                    name: Alfa
                    agreements: { contract: { changes: { commitments.standard_reaction.within: 9 working hours } } }
                """, file: "people.yaml", edition: try live.desk.edition())
        await #expect(throws: PeopleFile.Problem.self) { _ = try await live.desk.apply(file) }
    }

    @Test func `a role of a department is given with the department`() async throws {
        let (plain, admin) = try await admin()
        #expect(
            try await !plain.get("/admin/clients/alfa/contacts", admin).body.contains(
                "name=\"department\""))
        let live = try await LiveDesk { regulation in
            regulation.replacing(
                "\nroles:\n",
                with:
                    "\nroles:\n  setter: { title: { ru: \"Отдел\", en: \"Setter\" }, clause: \"2.1\", side: client, "
                    + " per: department, at_most: 1 }\n")
        }
        let browser = try await live.enter("adam")
        let form = [
            "id": "eve", "name": "Eve", "addresses": "eve@beta.example", "language": "en",
            "roles.setter": "on",
        ]
        let refused = try await live.post("/admin/clients/alfa/contacts", browser, form)
        #expect(refused.status == 422 && refused.body.contains("name=\"department\""))
        let sales = form.merging(["department": "Sales"]) { $1 }
        #expect(try await live.post("/admin/clients/alfa/contacts", browser, sales).status == 303)
        #expect(live.desk.people.clients["alfa"]?.contacts["alfa.eve"]?.department == "Sales")
        // One of a department at most.
        let second = sales.merging(["id": "max", "name": "Max", "addresses": "max@beta.example"]) {
            $1
        }
        #expect(try await live.post("/admin/clients/alfa/contacts", browser, second).status == 422)
        let other = second.merging(["department": "Staff"]) { $1 }
        #expect(try await live.post("/admin/clients/alfa/contacts", browser, other).status == 303)
    }

    @Test func `an address of another contact is refused`() async throws {
        let (live, browser) = try await admin()
        let form = [
            "id": "eve", "name": "Eve", "addresses": "BORIS@beta.example", "language": "en",
        ]
        let answer = try await live.post("/admin/clients/alfa/contacts", browser, form)
        #expect(answer.status == 422 && answer.body.contains("Борис Тестов"))
    }

    // MARK: Mail

    @Test func `a letter that was given up is shown, sent again or put away`() async throws {
        let (live, browser) = try await admin()
        _ = try await live.deliver()
        let outbox = Outbox(desk: "echo")
        let now = live.clock.now()
        let ids = try await live.desk.store.write { transaction in
            let items = try outbox.lease(at: now, until: now + 600, limit: 20, in: transaction)
            for item in items {
                try outbox.finish(
                    item.id, as: .failed, problem: LetterProblem(.said("550 no such <user>")),
                    at: now,
                    in: transaction)
            }
            return items.map(\.id)
        }
        #expect(!ids.isEmpty)
        let page = try await live.get("/admin/letters", browser)
        #expect(page.body.contains("550 no such &lt;user&gt;"))
        #expect(page.body.contains("/admin/letters/\(ids[0])/resending"))
        let health = try await live.desk.mailHealth().outgoing
        #expect(
            health.dead == ids.count
                && health.lastProblem == LetterProblem(.said("550 no such <user>"))
                && health.lastDoneAt == nil)
        #expect(try await live.get("/admin", browser).body.contains("550 no such"))
        for _ in 0..<2 {
            #expect(
                try await live.post("/admin/letters/\(ids[0])/resending", browser).status == 303)
        }
        try await live.send()
        #expect(try await live.desk.mailHealth().outgoing.lastDoneAt == now)
        #expect(try await audit(live, .letterResent).map(\.subject) == [ids[0]])
        for id in ids.dropFirst() {
            _ = try await live.post("/admin/letters/\(id)/discarding", browser)
        }
        #expect(try await live.desk.deadLetters(for: .desk).letters.isEmpty)
        try await live.send()
        #expect(try await live.desk.mailHealth().outgoing.dead == 0)
    }

    @Test
    func `an administrator's press sends a bounced receipt again, and the request is admitted`()
        async throws
    {
        let (live, browser) = try await admin()
        _ = try await live.deliver()
        try await live.send()
        let receipt = try await live.desk.store.read { transaction in
            try Outbox(desk: "echo").count(.done, in: transaction)
        }
        #expect(receipt == 1)
        let view = try #require(try await live.desk.ticket(number: 1, for: .desk))
        let id = try #require(view.outbox.first { $0.kind == .receipt }?.id)
        let report = """
            Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n
            """
        let body = """
            --b\r\n\r\nIt could not be delivered.\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n\
            Reporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; anna@alfa.example\r\nAction: failed\r\n\
            Status: 5.1.1\r\n\r\n--b\r\nContent-Type: text/rfc822-headers\r\n\r\n\
            Message-ID: <\(id)@echo.example>\r\n\r\n--b--\r\n
            """
        _ = try await live.deliver(
            from: "mailer-daemon@mx.example", id: "bounce@mx.example", subject: "Undelivered",
            headers: report,
            body: body)
        #expect(try await live.desk.ticket(number: 1, for: .desk)?.row.state == .notAdmitted)
        #expect(
            try await live.get("/admin/letters", browser).body.contains(
                "/admin/letters/\(id)/resending"))
        live.clock.stand(at: live.clock.now() + 60)
        #expect(try await live.post("/admin/letters/\(id)/resending", browser).status == 303)
        try await live.send()
        let after = try #require(try await live.desk.ticket(number: 1, for: .desk))
        #expect(after.row.state == .admitted && after.stream.ticket.receipt == .sent)
        #expect(try await live.desk.mailHealth().outgoing.dead == 0)
    }

    @Test func `dead letters and the audit are read in pages without gaps or repeats`() async throws
    {
        let (live, browser) = try await admin()
        let outbox = Outbox(desk: "echo")
        let now = live.clock.now()
        try await live.desk.store.write { transaction in
            for number in 0..<120 {
                try outbox.add(
                    id: "d\(number)", ticket: nil, kind: .letter, payload: Data(),
                    at: now + Int64(number / 7),
                    state: .withheld, problem: LetterProblem(.noRecipient), in: transaction)
                try Audit(desk: "echo").record(
                    .init(.published, by: number % 2 == 0 ? "adam" : nil, on: "r\(number)"),
                    at: now, in: transaction)
            }
        }
        for (start, mark, expected) in [
            ("/admin/letters", #/letters/(d[0-9]+)/discarding/#, 120),
            ("/admin/audit?by=adam", #/<bdi>(r[0-9]+)</#, 60),
        ] {
            var (path, seen): (String?, [Substring]) = (start, [])
            while let next = path, seen.count < 1000 {
                let page = try await live.get(next, browser)
                seen += page.body.matches(of: mark).map(\.output.1)
                path = Markup(page.body).tags.compactMap { $0["href"] }.first {
                    $0.contains("before=")
                }?
                .replacing("&amp;", with: "&")
            }
            #expect(seen.count == expected && Set(seen).count == expected, "\(start)")
        }
    }
}
