import Foundation
import HTTPTypes
import Store
import Testing
import TextRules

@testable import Runtime
@testable import Web

/// Every field of every form, filled with what has no place in a text: refused with the character
/// named, and nothing of it stored.
struct TextDoorTests {
    static let inLines: [Unicode.Scalar] = ["\0", "\u{8}", "\r", "\u{202E}"]
    static let inLine: [Unicode.Scalar] = inLines + ["\n", "\u{2028}", "\u{2067}", "\u{85}"]
    private static let cures = [
        "ru": "отправьте ещё раз", "kk": "қайта жіберіңіз", "en": "send again",
    ]

    /// One after the other in turn.
    static func bad(_ turn: Int, hasLines: Bool) -> Unicode.Scalar {
        let all = hasLines ? inLines : inLine
        return all[turn % all.count]
    }

    /// Version of every stream, open sessions, rows of the audit, carried out commands, contacts.
    static func state(_ store: Store) async throws -> [String] {
        try await store.read { transaction in
            try [
                "SELECT kind || id || version FROM stream ORDER BY 1",
                "SELECT id FROM session ORDER BY 1",
                "SELECT id FROM portal_session ORDER BY 1",
                "SELECT CAST(number AS TEXT) FROM audit ORDER BY 1",
                "SELECT id FROM command ORDER BY 1", "SELECT id FROM content ORDER BY 1",
            ].flatMap { try transaction.query($0).map { $0.text(0) } }
        }
    }

    // MARK: Staff

    @Test func `every field of every form of the staff refuses what has no place in it`()
        async throws
    {
        let story = try await Story()
        let (live, browser) = (story.live, try await story.live.enter("adam"))
        let forms = try await self.forms(of: story, browser)
        #expect(forms.count > 60 && forms.contains { $0.action == "/tickets/1/log" })
        let before = try await Self.state(live.desk.store)
        var turn = 0
        for form in forms {
            for field in form.fields where field.name != "form_token" {
                turn += 1
                let language = ["ru", "kk", "en"][turn % 3]
                let scalar = Self.bad(turn, hasLines: field.hasLines)
                let text = "\(field.value)a\(scalar)b"
                let answer = try await live.post(
                    form.action, browser, form.values.merging([field.name: text]) { $1 },
                    token: browser.formToken, headers: [.cookie: "language=\(language)"])
                let place = "\(form.action) \(field.name) \(TextFault(scalar)!.code)"
                #expect([400, 422].contains(answer.status), "\(place): \(answer.status)")
                let said = answer.body.replacing("\u{a0}", with: " ")
                #expect(said.contains("\(TextFault(scalar)!.code)"), "\(place)")
                #expect(said.contains(Self.cures[language]!), "\(place)")
            }
        }
        #expect(try await Self.state(live.desk.store) == before)
    }

    /// Those of every page, and one for every address that takes a POST and has no form there.
    private func forms(of story: Story, _ browser: LiveDesk.Browser) async throws -> [FilledForm] {
        var forms: [String: FilledForm] = [:]
        func filled(_ path: String) -> String {
            story.places.reduce(path) { $0.replacing("{\($1.key)}", with: $1.value) }
        }
        for line in MatrixTests.lines where line.method == "GET" {
            let answer = try await story.live.get(filled(line.path), browser)
            for form in FilledForm.all(in: answer.body)
            where forms[form.action]?.fields.count ?? 0 < form.fields.count {
                forms[form.action] = form
            }
        }
        for line in ForgeryTests.posts where forms[filled(line.path)] == nil {
            let fields = ["text", "choice", "nonce"].map {
                FilledForm.Field(name: $0, value: "", hasLines: $0 == "text")
            }
            forms[filled(line.path)] = FilledForm(action: filled(line.path), fields: fields)
        }
        return forms.values.sorted { $0.action < $1.action }
    }

    @Test
    func
        `a field is named with cause and cure, and what was typed is given back without the character`()
        async throws
    {
        let live = try await LiveDesk()
        _ = try await live.deliver()
        try await live.send()
        let adam = try await live.enter("adam")
        func said(_ path: String, _ form: [String: String]) async throws -> String {
            let answer = try await live.post(path, adam, form, headers: [.cookie: "language=ru"])
            #expect(answer.status == 422, "\(path)")
            return answer.body.replacing("\u{a0}", with: " ")
        }
        let contact = try await said(
            "/contacts/new", ["subject": "Pay\u{202E}ment", "text": "words", "who": "Anna"])
        #expect(
            contact.contains(
                "Коротко, в одной строке: в тексте невидимый знак U+202E, который меняет направление текста"
            ))
        #expect(contact.contains(#"value="Payment""#) && contact.contains(">words</textarea>"))
        let member = try await said(
            "/admin/staff/marina", ["name": "Marina\u{8} A.", "email": "m@echo.example"])
        #expect(member.contains("в тексте невидимый управляющий знак U+0008; мы его убрали"))
        #expect(member.contains(#"value="Marina A.""#) && member.contains("card-name-error"))
        let work = try await said("/tickets/1/log", ["minutes": "3\u{0}0", "text": "Looked"])
        #expect(
            work.contains("Минут работы: в тексте невидимый управляющий знак U+0000; мы его убрали")
        )
        #expect(work.contains(#"value="30""#) && work.contains(">Looked</textarea>"))
        let search = try await live.get("/search?q=a%00b", adam, headers: [.cookie: "language=en"])
        #expect(search.status == 400 && search.body.contains("take it out and send again"))
        #expect(try await live.get("/admin/staff/mar%00ina", adam).status == 404)
    }

    // MARK: Outside

    @Test func `the ways in refuse it too`() async throws {
        let live = try await LiveDesk()
        let page = try await live.get("/sign-in")
        let cookie = try #require(
            page.headers[.setCookie]?.split(separator: ";").first.map(String.init))
        let token = try #require(page.field("form_token"))
        let invitation = try await live.signIn.invite(
            login: "olga@echo.example", desk: "echo", staff: "olga", by: "adam")
        let forms: [(path: String, fields: [String: String])] = [
            ("/sign-in", ["mail": "olga@echo.example", "password": LiveDesk.password]),
            ("/portal/sign-in", ["mail": "anna@alfa.example"]),
            ("/invitations/\(invitation)", ["new": "another password"]),
        ]
        let before = try await Self.state(live.desk.store)
        for (path, fields) in forms {
            for name in fields.keys {
                for scalar in Self.inLine {
                    let form = fields.merging([
                        name: fields[name]! + "\(scalar)1", "form_token": token,
                    ]) { $1 }
                    let answer = try await live.post(
                        path, .nobody, form, headers: [.cookie: cookie])
                    #expect(
                        answer.status == 400 && answer.location == nil,
                        "\(path) \(name) \(scalar.value)")
                    #expect(answer.body.contains(TextFault(scalar)!.code), "\(path) \(name)")
                }
            }
        }
        #expect(try await Self.state(live.desk.store) == before)
    }

    @Test func `a login with a hidden end is no way around the waits`() async throws {
        let live = try await LiveDesk()
        let page = try await live.get("/sign-in")
        let cookie = try #require(
            page.headers[.setCookie]?.split(separator: ";").first.map(String.init))
        func enter(_ login: String, _ password: String) async throws -> LiveDesk.Answer {
            let form = [
                "mail": login, "password": password, "form_token": page.field("form_token")!,
            ]
            return try await live.post("/sign-in", .nobody, form, headers: [.cookie: cookie])
        }
        for number in 0..<12 {
            let answer = try await enter("olga@echo.example\0\(number)", LiveDesk.password)
            #expect(
                answer.status == 400 && answer.headers[.setCookie]?.hasPrefix("session-") != true)
        }
        for number in 0..<8 {
            #expect(
                try await enter(number % 2 == 0 ? "OLGA@Echo.example" : "olga@echo.example", "x")
                    .status == 422)
        }
        #expect(try await enter("Olga@echo.example", LiveDesk.password).status == 429)
    }

    // MARK: Clients

    @Test func `every field of every form of the clients refuses what has no place in it`()
        async throws
    {
        let temporary = try await APIDesk()
        let anna = try await PortalBrowser(temporary, as: "anna@alfa.example")
        let made = try await anna.submit(
            "/portal/requests/new", of: "/portal/requests/new",
            ["subject": "Filter", "text": "See https://lavka.example/x", "project": "lavka"])
        #expect(made.status == 303)
        var forms: [String: FilledForm] = [:]
        for path in ["", "/person", "/requests/new", "/head", "/tickets/1", "/regulation"] {
            let page = try await anna.get("/portal\(path)")
            for form in FilledForm.all(in: page.text) { forms[form.action] = form }
        }
        #expect(
            forms.count >= 6 && forms["/portal/tickets/1/answer"] != nil
                && forms["/portal/head"] != nil)
        let before = try await Self.state(temporary.desk.store)
        var turn = 0
        for form in forms.values.sorted(by: { $0.action < $1.action }) {
            for field in form.fields where field.name != "form_token" {
                turn += 1
                let scalar = Self.bad(turn, hasLines: field.hasLines)
                let text = "\(field.value)a\(scalar)b"
                let answer = try await anna.post(
                    form.action, form.values.merging([field.name: text]) { $1 })
                let place = "\(form.action) \(field.name) \(TextFault(scalar)!.code)"
                #expect([400, 422].contains(answer.status), "\(place): \(answer.status)")
                #expect(answer.text.contains(TextFault(scalar)!.code), "\(place)")
                #expect(answer.text.contains("send again"), "\(place)")
            }
        }
        #expect(try await Self.state(temporary.desk.store) == before)
    }

    // MARK: What is kept

    @Test
    func `lines end with LF and keep their tabs, from a form, from one with files, by the API`()
        async throws
    {
        let live = try await LiveDesk()
        _ = try await live.deliver()
        try await live.send()
        let marina = try await live.enter("marina")
        let typed = "one\r\n\ttwo\u{2028}three"
        #expect(try await live.post("/tickets/1/note", marina, ["text": typed]).status == 303)
        #expect(try await last(live.desk) == "one\n\ttwo\nthree")

        let temporary = try await APIDesk()
        let token = try await temporary.token()
        let number = try await temporary.ticket(token)
        let body = JSONValue.object(["text": .string(typed)]).text
        let answer = try await temporary.call(
            .post, "/tickets/\(number)/notes", token: token, body: body, key: "k", version: "*")
        #expect(answer.status == 200)
        #expect(try await last(temporary.desk) == "one\n\ttwo\nthree")
        let anna = try await PortalBrowser(temporary, as: "anna@alfa.example")
        let path = "/portal/tickets/\(number)"
        let sent = try await anna.submit(
            "\(path)/answer", of: path, ["text": typed],
            files: [(name: "a.txt", type: "text/plain", bytes: [1])])
        #expect(sent.status == 303)
        #expect(try await last(temporary.desk) == "one\n\ttwo\nthree")
    }

    private func last(_ desk: Desk) async throws -> String? {
        let view = try #require(try await desk.ticket(number: 1, for: .desk))
        return view.stream.records.last { $0.event.facts.content != nil }
            .flatMap { view.letters[$0.event.facts.content!.id]?.text }
    }
}
