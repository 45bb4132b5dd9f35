import Foundation
import HTTPTypes
import ServiceDesk
import Testing

@testable import Runtime
@testable import Web

/// One slip in the browser loses no words and sends none where they were not meant to go.
@Suite struct SlipTests {
    private static let words = "Words that must not be lost"
    private static let ours: HTTPFields = [.init("Sec-Fetch-Site")!: "same-origin"]

    private func live() async throws -> LiveDesk {
        let live = try await LiveDesk()
        _ = try await live.deliver()
        return live
    }

    private func stream(_ live: LiveDesk) async throws -> TicketStream {
        try #require(try await live.desk.ticket(number: 1, for: .desk)).stream
    }

    /// What the box of a page holds: its chosen heading and its words.
    private func box(_ page: LiveDesk.Answer) -> (way: String?, words: String) {
        let ways = Markup(page.body).tags.filter { $0["name"] == "way" && $0["checked"] != nil }
        let text =
            page.body.components(separatedBy: "<textarea id=\"text\"").dropFirst().first ?? ""
        return (
            ways.first?["value"], String(text.drop { $0 != ">" }.dropFirst().prefix { $0 != "<" })
        )
    }

    // MARK: Several tickets

    /// Forms without a number of their own, as they stand beside a ticket.
    @Test(
        arguments: [
            ("take", [:]), ("categorise", ["choice": "bug"]), ("watch", [:]),
            ("snooze", ["until": "2026-10-07T09:00"]),
        ] as [(String, [String: String])])
    func `the same press on two tickets that stand alike is done on both`(
        action: String, form: [String: String]
    )
        async throws
    {
        let live = try await live()
        _ = try await live.deliver(
            id: "two@alfa.example", subject: "Another matter",
            body: "The cart at https://lavka.example/cart is empty\r\n")
        let marina = try await live.enter("marina")
        func version(_ number: Int) async throws -> Int {
            try #require(try await live.desk.ticket(number: number, for: .desk)).stream.version
        }
        let before = [try await version(1), try await version(2)]
        #expect(before[0] == before[1])
        for number in 1...2 {
            let answer = try await live.post("/tickets/\(number)/\(action)", marina, form)
            #expect(answer.status == 303, "\(number)")
        }
        for number in 1...2 { #expect(try await version(number) > before[0], "\(number)") }
    }

    // MARK: News

    @Test(arguments: ["reply", "ask", "note"])
    func `news stand beside the words, under the heading they were written for`(_ way: String)
        async throws
    {
        let live = try await live()
        let marina = try await live.enter("marina")
        let seen = try await live.get("/tickets/1", marina).field("seen")
        _ = try await live.deliver(
            id: "two@alfa.example", subject: "Re: Filter",
            headers: "In-Reply-To: <one@alfa.example>\r\nContent-Type: text/plain\r\n",
            body: "It is worse now\r\n")
        let form = ["text": Self.words, "way": way, "seen": seen ?? "", "nonce": "abc"]
        let page = try await live.post("/tickets/1/\(way)", marina, form)
        #expect(page.status == 409)
        #expect(box(page) == (way, Self.words))
        let (before, after) = try #require(halves(page.body, at: "id=\"news\""))
        #expect(after.contains("It is worse now") && !before.contains("It is worse now"))
        let again = form.merging(["seen": page.field("seen") ?? ""]) { $1 }
        #expect(
            try await live.post("/tickets/1/\(way)", marina, again).location
                == "/tickets/1#sent-abc")
        #expect(try await live.get("/tickets/1", marina).body.contains(Self.words))
    }

    private func halves(_ text: String, at mark: String) -> (String, String)? {
        let parts = text.components(separatedBy: mark)
        return parts.count == 2 ? (parts[0], parts[1]) : nil
    }

    @Test func `a form of an action keeps what was chosen beside the news`() async throws {
        let live = try await live()
        let marina = try await live.enter("marina")
        let seen = try await live.get("/tickets/1/refuse", marina).field("seen")
        _ = try await live.deliver(
            id: "two@alfa.example", subject: "Re: Filter",
            headers: "In-Reply-To: <one@alfa.example>\r\nContent-Type: text/plain\r\n",
            body: "It is worse now\r\n")
        let page = try await live.post(
            "/tickets/1/refuse", marina,
            ["text": Self.words, "choice": "out_of_scope", "seen": seen ?? ""])
        #expect(page.status == 409)
        #expect(
            page.body.contains("It is worse now") && page.body.contains(">\(Self.words)</textarea>")
        )
        let choice = Markup(page.body).tags.first { $0["value"] == "out_of_scope" }
        #expect(choice?["checked"] != nil)
    }

    // MARK: Headings

    @Test(arguments: [
        ("note", "reply"), ("note", "ask"), ("ask", "reply"), ("ask", "note"),
    ])
    func `a button of another heading sends nothing`(_ chosen: String, _ pressed: String)
        async throws
    {
        let live = try await live()
        let marina = try await live.enter("marina")
        let before = try await stream(live).version
        let page = try await live.post(
            "/tickets/1/\(pressed)", marina, ["text": Self.words, "way": chosen])
        #expect(page.status == 422)
        #expect(box(page) == (chosen, Self.words))
        #expect(try await stream(live).version == before)
    }

    @Test func `the same words under another heading are not taken for the same form`() async throws
    {
        let live = try await live()
        let marina = try await live.enter("marina")
        for way in ["note", "reply"] {
            let form = ["text": Self.words, "way": way, "nonce": "abc"]
            #expect(try await live.post("/tickets/1/\(way)", marina, form).status == 303)
        }
        let events = try await stream(live).records.map(\.event)
        #expect(events.contains { if case .noted = $0 { true } else { false } })
        #expect(events.contains { if case .replied = $0 { true } else { false } })
    }

    // MARK: Lost session

    private func lost(_ live: LiveDesk, _ form: [String: String], headers: HTTPFields) async throws
        -> LiveDesk.Answer
    {
        try await live.post(
            "/tickets/1/note", .nobody, form, token: "of a session that is over", headers: headers)
    }

    private func signIn(_ page: LiveDesk.Answer, as person: String, _ live: LiveDesk) async throws
        -> LiveDesk.Answer
    {
        var form = Markup(page.body).tags.filter { $0.name == "input" && $0["type"] == "hidden" }
            .reduce(into: [:]) { $0[$1["name"] ?? ""] = $1["value"] ?? "" }
        form["mail"] = "\(person)@echo.example"
        form["password"] = LiveDesk.password
        let cookie = try #require(
            page.headers[.setCookie]?.split(separator: ";").first.map(String.init))
        let action = Markup(page.body).tags.first { $0.name == "form" }?["action"] ?? ""
        return try await live.post(action, .nobody, form, headers: [.cookie: cookie])
    }

    @Test func `words outlive the session and come back to their writer alone`() async throws {
        let live = try await live()
        let before = try await stream(live).version
        let form = [
            "text": Self.words, "way": "note", "seen": "\(before)", "form_person": "marina",
        ]
        let page = try await lost(live, form, headers: Self.ours)
        #expect(page.status == 401)
        #expect(!page.body.contains("of a session that is over"), "the old token is of no use")
        let own = try await signIn(page, as: "marina", live)
        #expect(
            own.status == 200
                && own.headers[values: .setCookie].contains { $0.contains("session-echo=") })
        #expect(box(own) == ("note", Self.words))
        let other = try await signIn(page, as: "olga", live)
        #expect(
            other.status == 303 && other.location == "/tickets/1"
                && !other.body.contains(Self.words))
        #expect(try await stream(live).version == before, "nothing is done without a press")
    }

    @Test func `what another site filled in is shown to nobody`() async throws {
        let live = try await live()
        let form = ["text": Self.words, "form_person": "marina"]
        let site = HTTPField.Name("Sec-Fetch-Site")!
        for headers: HTTPFields in [
            [:], [site: "cross-site"], [site: "same-site"], [site: "none"], [.origin: "null"],
            [.origin: "https://evil.example"], [.origin: "http://desk.example.evil.example"],
            [site: "cross-site", .origin: "http://desk.example"],
        ] {
            let page = try await lost(live, form, headers: headers)
            #expect(
                page.status == 303 && page.location?.hasPrefix("/sign-in") == true, "\(headers)")
            #expect(!page.body.contains(Self.words))
            let marina = try await live.enter("marina")
            let stale = try await live.post(
                "/tickets/1/note", marina, form, token: "stale", headers: headers)
            #expect(stale.status == 419 && !stale.body.contains("name=\"way\""), "\(headers)")
        }
        #expect(try await lost(live, form, headers: [.origin: "http://desk.example"]).status == 401)
    }

    @Test func `a form larger than ours is not carried along`() async throws {
        let live = try await live()
        let large = [
            "text": String(repeating: "x", count: KeptForm.bytesMax), "form_person": "marina",
        ]
        #expect(try await lost(live, large, headers: Self.ours).status == 303)
        let many = Dictionary(
            uniqueKeysWithValues: (0...KeptForm.fieldsMax).map { ("f\($0)", "x") })
        #expect(try await lost(live, many, headers: Self.ours).status == 303)
        let huge = ["text": String(repeating: "x", count: Site.formMax + 1)]
        #expect(try await lost(live, huge, headers: Self.ours).status == 303)
    }

    @Test func `a form of the last session is shown again in the next one, and only to its writer`()
        async throws
    {
        let live = try await live()
        let marina = try await live.enter("marina")
        let before = try await stream(live).version
        for (person, isShown) in [("marina", true), ("olga", false)] {
            let form = ["text": Self.words, "way": "note", "form_person": person]
            let page = try await live.post(
                "/tickets/1/note", marina, form, token: "stale", headers: Self.ours)
            #expect(page.status == 419)
            #expect(page.body.contains(Self.words) == isShown, "\(person)")
        }
        let form = ["text": Self.words, "choice": "out_of_scope", "form_person": "marina"]
        let refusal = try await live.post(
            "/tickets/1/refuse", marina, form, token: "stale", headers: Self.ours)
        #expect(refusal.status == 419 && refusal.body.contains(">\(Self.words)</textarea>"))
        let contact = ["subject": Self.words, "form_person": "marina"]
        let call = try await live.post(
            "/contacts/new", marina, contact, token: "stale", headers: Self.ours)
        #expect(call.status == 419 && call.body.contains(Self.words))
        #expect(try await stream(live).version == before)
    }

    // MARK: Dead ends, audiences, languages, search

    @Test func `a form asks for what the rule asks for`() async throws {
        let live = try await live()
        let marina = try await live.enter("marina")
        let page = try await live.get("/tickets/1/postpone", marina).body
        #expect(page.contains("value=\"no_access\""))
        let form = ["until": "2026-11-05T12:00", "text": "No access yet"]
        let missing = try await live.post("/tickets/1/postpone", marina, form)
        #expect(missing.status == 422 && missing.body.contains("choice-error"))
        let whole = form.merging(["choice": "no_access"]) { $1 }
        #expect(
            try await live.post("/tickets/1/postpone", marina, whole).location == "/tickets/1")
        #expect(try await stream(live).ticket.state == .postponed)
    }

    @Test func `a field that a rule misses is asked for in the form that was refused`() async throws
    {
        let live = try await live()
        let pavel = try await live.enter("pavel")
        _ = try await live.post("/tickets/1/categorise", pavel, ["choice": "visit_counter"])
        let refused = try await live.post("/tickets/1/finish", pavel, ["text": "Done"])
        #expect(refused.status == 422 && refused.body.contains("name=\"field.counter_number\""))
        let empty = ["text": "Done", "field.counter_number": ""]
        #expect(try await live.post("/tickets/1/finish", pavel, empty).status == 422)
        let form = ["text": "Done", "field.counter_number": "4410"]
        let answer = try await live.post("/tickets/1/finish", pavel, form)
        #expect(answer.location == "/tickets/1", "\(answer.body)")
        let ticket = try await stream(live).ticket
        #expect(ticket.state == .done && ticket.fields["counter_number"] == .text("4410"))
    }

    @Test func `a form with words says whether the client reads them`() async throws {
        let live = try await live()
        let marina = try await live.enter("marina")
        #expect(
            try await live.get("/tickets/1/finish", marina).body.contains(
                "Клиент получит эти слова"))
        #expect(try await live.get("/tickets/1/wait", marina).body.contains("Клиент этих слов"))
    }

    @Test func `an error speaks the language of the one who is signed in`() async throws {
        let live = try await live()
        for (person, language) in [("aigul", "kk"), ("marina", "ru"), ("adam", "en")] {
            let page = try await live.get("/tickets/999", try await live.enter(person))
            #expect(
                page.status == 404 && page.body.contains("<html lang=\"\(language)\">"), "\(person)"
            )
        }
        #expect(try await live.get("/nowhere").body.contains("<html lang=\"ru\">"))
    }

    @Test(arguments: ["FILT", "filter", "lavka.example", "лавка 24", "anna@alfa"])
    func `words of the subject, the project and its site find a ticket`(_ text: String) async throws
    {
        let live = try await live()
        let marina = try await live.enter("marina")
        let page = try await live.get("/search?q=\(PercentCoding.encode(text))", marina).body
        #expect(page.contains("href=\"/tickets/1\""), "\(text)")
        #expect(page.components(separatedBy: "id=\"t1\"").count <= 2, "once")
    }

    @Test(arguments: ["1", "#1", "№1", "№ 1", " №\u{a0}1 "])
    func `a number is found as people write it`(_ text: String) async throws {
        let live = try await live()
        let marina = try await live.enter("marina")
        #expect(
            try await live.get("/search?q=\(PercentCoding.encode(text))", marina).location
                == "/tickets/1")
    }

    @Test func `words find nothing that the reader may not see`() async throws {
        let live = try await live()
        _ = try await live.deliver(
            from: "boris@beta.example", id: "b@beta.example", subject: "Secret thing")
        let timur = try await live.enter("timur")
        #expect(try await !live.get("/search?q=secret", timur).body.contains("Secret thing"))
    }
}
