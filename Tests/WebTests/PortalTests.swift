import Foundation
import ServiceDesk
import Store
import Testing
import WorkingTime

@testable import Runtime
@testable import Web

/// The clients' side: what they see, what they may do, and what they never see.
@Suite struct PortalTests {
    private static let request = [
        "subject": "Filter shows wrong goods", "text": "On the page of goods", "category": "bug",
        "field.page": "https://lavka.example/catalog", "field.steps": "Open, choose, look",
    ]

    /// A ticket of Anna's, made on the portal.
    private func ticket(_ browser: PortalBrowser) async throws -> String {
        let answer = try await browser.submit(
            "/portal/requests/new", of: "/portal/requests/new", Self.request,
            files: [(name: "screen.png", type: "image/png", bytes: [0, 13, 10, 255, 45, 45])])
        #expect(answer.status == 303)
        return try #require(answer.headers[.location])
    }

    private func say(_ temporary: APIDesk, _ text: String, file: String? = nil) throws -> [Contents
        .Draft]
    {
        var letter = StoredLetter(subject: "", text: text)
        var drafts: [Contents.Draft] = []
        if let file {
            let draft = temporary.desk.draft(kind: .file, Data("secret".utf8))
            letter.files = [
                .init(content: draft.ref.id, name: file, contentType: "text/plain", size: 6)
            ]
            drafts = [draft]
        }
        return [temporary.desk.draft(kind: .letter, try EntryCodec.bytes(letter))] + drafts
    }

    private func perform(
        _ temporary: APIDesk, _ command: Command, _ contents: [Contents.Draft] = [],
        by who: String = "marina"
    ) async throws {
        let view = try #require(try await temporary.desk.ticket(number: 1, for: .desk))
        _ = try await temporary.desk.perform(
            Instruction(
                command, on: view.row.id, by: .staff(who), commandID: temporary.desk.world.newID(),
                contents: contents))
    }

    // MARK: What is seen

    @Test func `a contact of another client finds nothing of a ticket`() async throws {
        let temporary = try await APIDesk()
        let anna = try await PortalBrowser(temporary, as: "anna@alfa.example")
        let path = try await ticket(anna)
        let parts = try await anna.get(path).text.components(separatedBy: "\(path)/files/")
        let file = try #require(parts.dropFirst().first).prefix { $0 != "\"" }
        #expect(try await anna.get("\(path)/files/\(file)").status == 200)
        let boris = try await PortalBrowser(temporary, as: "boris@beta.example")
        for address in [path, "\(path)/files/\(file)"] {
            let answer = try await boris.get(address)
            #expect(answer.status == 404, "\(address)")
            #expect(!answer.text.contains("Filter"))
        }
        for action in PortalAction.allCases {
            let answer = try await boris.submit(
                "\(path)/\(action.rawValue)", of: "/portal/person",
                ["text": "x", "rating": "5", "version": "1", "field": "off_hours_consent"])
            #expect(answer.status == 404, "\(action)")
        }
        let head = try await boris.submit(
            "/portal/head", of: "/portal/head", ["text": "x", "ticket": "1"])
        #expect(head.status == 404)
        for list in ["/portal", "/portal/list/ended"] {
            #expect(try await !boris.get(list).text.contains("Filter"))
        }
        let record = try await temporary.desk.ticket(number: 1, for: .desk)?.stream.records
        #expect(record?.contains { $0.actor.id == "beta.boris" } == false)
    }

    @Test func `a colleague's ticket is seen by the scope of the card`() async throws {
        let temporary = try await APIDesk()
        let gleb = try await PortalBrowser(temporary, as: "gleb@alfa.example")
        let anna = try await PortalBrowser(temporary, as: "anna@alfa.example")
        let ofAnna = try await ticket(anna)
        #expect(try await gleb.get(ofAnna).status == 404)
        #expect(try await gleb.get("/portal/list/company").status == 404)
        let ofGleb = try await ticket(gleb)
        #expect(try await anna.get(ofGleb).status == 200)
        #expect(try await anna.get("/portal/list/company").text.contains(ofGleb))
        #expect(try await !anna.get("/portal").text.contains(ofGleb))
    }

    @Test func `notes, their files and the staff's addresses stay inside`() async throws {
        let temporary = try await APIDesk()
        let anna = try await PortalBrowser(temporary, as: "anna@alfa.example")
        let path = try await ticket(anna)
        let note = try say(temporary, "NOTE-INSIDE", file: "inside.txt")
        try await perform(temporary, .note(note[0].ref), note)
        let answer = try say(temporary, "We look into it", file: "plan.txt")
        try await perform(temporary, .reply(answer[0].ref), answer)
        temporary.clock.stand(at: APIDesk.tuesday + 600)
        try await perform(
            temporary,
            .log(
                .init(
                    entry: "e1", person: "marina", role: "account_manager", from: APIDesk.tuesday,
                    minutes: 10,
                    work: "LOGGED-INSIDE")))
        let page = try await anna.get(path).text
        #expect(page.contains("We look into it"))
        #expect(page.contains("plan.txt"))
        #expect(page.contains("Марина Образцова"))
        for secret in ["NOTE-INSIDE", "inside.txt", "LOGGED-INSIDE", "marina@echo.example"] {
            #expect(!page.contains(secret), "\(secret)")
        }
        #expect(
            try await anna.get("\(path)/files/\(answer[1].ref.id)").bytes == Array("secret".utf8))
        #expect(try await anna.get("\(path)/files/\(note[1].ref.id)").status == 404)
        #expect(try await anna.get("\(path)/files/\(answer[0].ref.id)").status == 404)
    }

    @Test func `pages of the staff are closed to a client`() async throws {
        let temporary = try await APIDesk()
        let anna = try await PortalBrowser(temporary, as: "anna@alfa.example")
        _ = try await ticket(anna)
        for path in ["/", "/tickets/1", "/contacts", "/search?q=a", "/events", "/queue/mine"] {
            #expect(
                try await anna.get(path).headers[.location]?.hasPrefix("/sign-in") == true,
                "\(path)")
        }
        #expect(try await anna.get("/regulations/echo/2026.2").status == 200)
    }

    @Test func `a client without a session is asked for the address`() async throws {
        let temporary = try await APIDesk()
        let stranger = PortalBrowser(temporary.site)
        for path in [
            "/portal", "/portal/tickets/1", "/portal/requests/new", "/portal/person",
            "/portal/regulation",
        ] {
            #expect(try await stranger.get(path).headers[.location] == "/portal/sign-in", "\(path)")
        }
    }

    // MARK: Sign-in

    @Test func `a known and an unknown address get the same answer`() async throws {
        let temporary = try await APIDesk()
        var answers: [String] = []
        for address in ["anna@alfa.example", "nobody@nowhere.example"] {
            let stranger = PortalBrowser(temporary.site)
            let answer = try await stranger.submit(
                "/portal/sign-in", of: "/portal/sign-in", ["mail": address])
            #expect(answer.status == 200)
            answers.append(answer.text)
        }
        #expect(answers[0] == answers[1])
    }

    @Test func `a link that is only looked at still works, and a forged form does not use it`()
        async throws
    {
        let temporary = try await APIDesk()
        let token = try #require(
            try await temporary.site.portalSignIn.link(for: "anna@alfa.example", seconds: 600))
        let path = "/portal/sign-in/\(token)"
        let robot = PortalBrowser(temporary.site)
        for _ in 0..<3 { #expect(try await robot.get(path).status == 200) }
        let forged = try await PortalBrowser(temporary.site).post(path, ["contact": "alfa.anna"])
        #expect(forged.status == 419)
        let own = PortalBrowser(temporary.site)
        let form = PortalBrowser.formToken(try await own.get(path))
        #expect(
            try await own.post(path, ["form_token": form, "contact": "alfa.gleb"]).status == 200)
        #expect(
            try await own.post(path, ["form_token": form, "contact": "alfa.anna"]).status == 303)
        #expect(try await robot.get(path).status == 410)
    }

    @Test func `a form of another site does nothing`() async throws {
        let temporary = try await APIDesk()
        let anna = try await PortalBrowser(temporary, as: "anna@alfa.example")
        let path = try await ticket(anna)
        #expect(try await anna.post("\(path)/answer", ["text": "x"]).status == 419)
        #expect(try await anna.post("/portal/sign-out", ["form_token": "guess"]).status == 419)
        #expect(try await anna.get("/portal").status == 200)
    }

    // MARK: A new ticket

    @Test func `the rules are shown before sending`() async throws {
        let temporary = try await APIDesk()
        let anna = try await PortalBrowser(temporary, as: "anna@alfa.example")
        let page = try await anna.submit(
            "/portal/requests/preview", of: "/portal/requests/new",
            ["subject": "Filter", "text": "It counts wrong", "category": "bug"]
        ).text
        // Tuesday 11:00 and eight working hours: five on Tuesday, three on Wednesday.
        for part in ["by Wed 11:00", "cl. 2.3.2", "Steps to reproduce", "Page address", "Standard"]
        {
            #expect(page.contains(part), "\(part)")
        }
        #expect(!page.contains("Out of working hours now"))
        #expect(try await temporary.desk.counts(of: [.all], for: .desk)[.all] == 0)
        let urgent = try await anna.submit(
            "/portal/requests/preview", of: "/portal/requests/new",
            ["subject": "СРОЧНО: no payments", "category": "payment_down"]
        ).text
        for part in ["by 12:00", "cl. 2.3.1", "Emergency"] {
            #expect(urgent.contains(part), "\(part)")
        }
    }

    @Test func `out of working hours the price of urgent work is shown before consent`()
        async throws
    {
        let temporary = try await APIDesk()
        temporary.clock.stand(at: Instant(iso8601: "2026-10-10T08:00:00Z")!)
        let anna = try await PortalBrowser(temporary, as: "anna@alfa.example")
        let page = try await anna.submit(
            "/portal/requests/preview", of: "/portal/requests/new",
            ["subject": "Filter", "category": "bug"]
        ).text
        for part in [
            "Out of working hours now", "hourly price × 2", "cl. 2.3.3", "off_hours_consent",
        ] {
            #expect(page.contains(part), "\(part)")
        }
    }

    @Test func `the same form sent twice makes one ticket`() async throws {
        let temporary = try await APIDesk()
        let anna = try await PortalBrowser(temporary, as: "anna@alfa.example")
        var form = Self.request
        form["nonce"] = "fixed"
        let first = try await anna.submit("/portal/requests/new", of: "/portal/requests/new", form)
        let again = try await anna.submit("/portal/requests/new", of: "/portal/requests/new", form)
        #expect(first.headers[.location] == "/portal/tickets/1")
        #expect(again.headers[.location] == "/portal/tickets/1")
        #expect(try await temporary.desk.counts(of: [.all], for: .desk)[.all] == 1)
    }

    @Test func `a new ticket belongs to the one who is signed in, whatever the subject says`()
        async throws
    {
        let temporary = try await APIDesk()
        let anna = try await PortalBrowser(temporary, as: "anna@alfa.example")
        _ = try await ticket(anna)
        var form = Self.request
        form["subject"] = "[#1] another thing"
        let answer = try await anna.submit("/portal/requests/new", of: "/portal/requests/new", form)
        #expect(answer.headers[.location] == "/portal/tickets/2")
        let second = try await temporary.desk.ticket(number: 2, for: .desk)
        #expect(second?.stream.ticket.requester?.person == "alfa.anna")
        #expect(second?.stream.ticket.channel == "portal")
        #expect(second?.stream.ticket.fields["steps"] == .text("Open, choose, look"))
    }

    @Test func `too many files are refused and nothing is made`() async throws {
        let temporary = try await APIDesk()
        let anna = try await PortalBrowser(temporary, as: "anna@alfa.example")
        let files = (0...FormData.filesMax).map {
            (name: "f\($0).txt", type: "text/plain", bytes: [UInt8(65)])
        }
        let answer = try await anna.submit(
            "/portal/requests/new", of: "/portal/requests/new", Self.request, files: files)
        #expect(answer.status == 400)
        #expect(try await temporary.desk.counts(of: [.all], for: .desk)[.all] == 0)
    }

    // MARK: Acts

    @Test func `an answer with a file reaches the staff, who may download but never run it`()
        async throws
    {
        let temporary = try await APIDesk()
        let anna = try await PortalBrowser(temporary, as: "anna@alfa.example")
        let path = try await ticket(anna)
        let bytes = Array("<script>alert(1)</script>\r\n--x\r\n".utf8)
        let answer = try await anna.submit(
            "\(path)/answer", of: path, ["text": "See the file"],
            files: [(name: "../../etc/\u{202E}evil%22.html", type: "text/html", bytes: bytes)])
        #expect(answer.status == 303)
        let view = try #require(try await temporary.desk.ticket(number: 1, for: .desk))
        let wrote = try #require(
            view.stream.records.last { if case .clientWrote = $0.event { true } else { false } })
        let letter = try #require(view.letters[wrote.event.facts.content?.id ?? ""])
        let file = try #require(letter.files.first)
        #expect(file.name == "⟨U+202E⟩evil\".html")
        #expect(try await temporary.desk.file(file.content, for: .desk)?.bytes == Data(bytes))
        let download = try await anna.get("\(path)/files/\(file.content)")
        #expect(download.bytes == bytes)
        #expect(download.headers[.contentType] == "application/octet-stream")
        #expect(download.headers[.xContentTypeOptions] == "nosniff")
        #expect(download.headers[.contentDisposition]?.hasPrefix("attachment;") == true)
    }

    @Test func `done work is rated, accepted, and opened again within the rule`() async throws {
        let temporary = try await APIDesk()
        let anna = try await PortalBrowser(temporary, as: "anna@alfa.example")
        let path = try await ticket(anna)
        let answer = try say(temporary, "Mended")
        try await perform(temporary, .reply(answer[0].ref), answer)
        try await perform(temporary, .finish)
        #expect(try await anna.get(path).text.contains("Accept the work"))
        #expect(try await anna.submit("\(path)/rating", of: path, ["rating": "9"]).status == 422)
        #expect(
            try await anna.submit("\(path)/acceptance", of: path, ["rating": "5"]).status == 303)
        let ticket = try await temporary.desk.ticket(number: 1, for: .desk)?.stream.ticket
        #expect(ticket?.fields["rating"] == .number(5))
        #expect(ticket?.state == .signedOff)
        #expect(try await anna.submit("\(path)/reopening", of: path, ["text": ""]).status == 422)
        #expect(
            try await anna.submit("\(path)/reopening", of: path, ["text": "Broken again"]).status
                == 303)
        let opened = try await temporary.desk.ticket(number: 1, for: .desk)
        #expect(opened?.stream.ticket.isOpen == true)
        #expect(try await anna.get(path).text.contains("Broken again"))
    }

    @Test func `what is wrong with done work is reported, and the work goes on`() async throws {
        let temporary = try await APIDesk()
        let anna = try await PortalBrowser(temporary, as: "anna@alfa.example")
        let path = try await ticket(anna)
        #expect(try await !anna.get(path).text.contains("id=\"defect\""), "nothing is done yet")
        try await perform(temporary, .categorise("consulting"))
        try await perform(temporary, .take(override: nil))
        try await perform(temporary, .finish)
        #expect(try await anna.submit("\(path)/defect", of: path, ["text": " "]).status == 422)
        #expect(
            try await anna.submit("\(path)/defect", of: path, ["text": "The filter is empty"])
                .status == 303)
        let page = try await anna.get(path).text
        #expect(page.contains("The filter is empty") && !page.contains("id=\"defect\""))
        #expect(
            try await temporary.desk.ticket(number: 1, for: .desk)?.stream.ticket.state
                == .inProgress)
    }

    @Test func `an estimate is approved in the version that was read`() async throws {
        let temporary = try await APIDesk()
        let anna = try await PortalBrowser(temporary, as: "anna@alfa.example")
        let path = try await ticket(anna)
        for minutes in [60, 120] {
            try await perform(
                temporary, .estimate(minutes: minutes, amount: 500_000, ready: nil, nil))
        }
        #expect(try await anna.get(path).text.contains("₽5,000"))
        let mark = Markup(try await anna.get(path).text).tags.first {
            $0["id"] == "approval-price"
        }?["value"]
        let read = ["version": "2", "price": try #require(mark)]
        for wrong in [
            ["version": "2"], ["version": "2", "price": "1"], read.merging(["version": "1"]) { $1 },
        ] {
            #expect(
                try await anna.submit("\(path)/approval", of: path, wrong).status == 422, "\(wrong)"
            )
        }
        let unread = try await temporary.desk.ticket(number: 1, for: .desk)?.stream.ticket
        #expect(unread?.approvedEstimate == nil)
        #expect(try await anna.submit("\(path)/approval", of: path, read).status == 303)
        let ticket = try await temporary.desk.ticket(number: 1, for: .desk)?.stream.ticket
        #expect(ticket?.approvedEstimate?.offer.version == 2)
    }

    @Test func `an estimate without a sum says so where it is agreed to; declining needs no tick`()
        async throws
    {
        let temporary = try await APIDesk()
        let anna = try await PortalBrowser(temporary, as: "anna@alfa.example")
        let path = try await ticket(anna)
        try await perform(temporary, .estimate(minutes: 60, amount: nil, ready: nil, nil))
        let page = try await anna.get(path).text
        #expect(page.contains("no sum is named</label>"))
        #expect(
            try await anna.submit("\(path)/approval", of: path, ["version": "1"]).text.contains(
                "read the price"))
        #expect(
            try await anna.submit("\(path)/rejection", of: path, ["version": "1"]).status == 303)
        let ticket = try await temporary.desk.ticket(number: 1, for: .desk)?.stream.ticket
        #expect(ticket?.approvedEstimate == nil && ticket?.offeredEstimate == nil)
    }

    @Test func `consent to the price of off-hours work is the client's own`() async throws {
        let temporary = try await APIDesk()
        let anna = try await PortalBrowser(temporary, as: "anna@alfa.example")
        let path = try await ticket(anna)
        #expect(try await anna.get(path).text.contains("hourly price × 2"))
        #expect(
            try await anna.submit("\(path)/consent", of: path, ["field": "extends_site"]).status
                == 422)
        let consent = ["field": "off_hours_consent"]
        let page = try await anna.get(path).text
        #expect(
            page.contains("no sum is named"), "the contract names the price of an hour, not the sum"
        )
        for price in [nil, "", "1", Site.digest("another price")] as [String?] {
            let form = consent.merging(["price": price ?? ""]) { $1 }
            let answer = try await anna.submit(
                "\(path)/consent", of: path, price == nil ? consent : form)
            #expect(
                answer.status == 422 && answer.text.contains("read the price"),
                "\(price ?? "nothing")")
        }
        let unread = try await temporary.desk.ticket(number: 1, for: .desk)?.stream.ticket
        #expect(unread?.fields["off_hours_consent"] == nil)
        let mark = try #require(Markup(page).tags.first { $0["name"] == "price" }?["value"])
        #expect(
            try await anna.submit(
                "\(path)/consent", of: path, consent.merging(["price": mark]) { $1 }
            ).status == 303)
        let ticket = try await temporary.desk.ticket(number: 1, for: .desk)?.stream.ticket
        #expect(ticket?.fields["off_hours_consent"] == .flag(true))
        #expect(ticket?.fields["extends_site"] == nil)
    }

    @Test func `a letter to the head goes to the head`() async throws {
        let temporary = try await APIDesk()
        let anna = try await PortalBrowser(temporary, as: "anna@alfa.example")
        let path = try await ticket(anna)
        let about = try await anna.submit(
            "/portal/head", of: "/portal/head", ["text": "Too slow", "ticket": "1"])
        #expect(about.headers[.location] == path)
        let first = try await temporary.desk.ticket(number: 1, for: .desk)?.stream.ticket
        #expect(first?.escalation?.role == "head")
        let alone = try await anna.submit(
            "/portal/head", of: "/portal/head", ["text": "In general"])
        #expect(alone.headers[.location] == "/portal/tickets/2")
        let second = try await temporary.desk.ticket(number: 2, for: .desk)?.stream.ticket
        #expect(second?.channel == "head_mail")
        #expect(second?.escalation?.role == "head")
    }

    @Test func `a new version asks for a signature until somebody of the client gives it`()
        async throws
    {
        let temporary = try await APIDesk()
        let anna = try await PortalBrowser(temporary, as: "anna@alfa.example")
        #expect(try await anna.get("/portal").text.contains("Read and acknowledge"))
        let page = try await anna.get("/portal/regulation").text
        let digest = try #require(
            page.components(separatedBy: #"name="digest" value=""#).last?.prefix(64))
        let signed = try await anna.submit(
            "/portal/regulation/acknowledgement", of: "/portal/regulation",
            ["digest": String(digest)])
        #expect(signed.status == 303)
        #expect(try await !anna.get("/portal").text.contains("Read and acknowledge"))
        #expect(
            temporary.desk.people.clients["alfa"]?.acknowledgements.first?.contact == "alfa.anna")
    }
}
