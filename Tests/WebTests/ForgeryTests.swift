import Foundation
import Synchronization
import Testing
import WorkingTime

@testable import Runtime
@testable import Store
@testable import Web

/// Forms of other sites, cookies and headers: on the real site.
struct ForgeryTests {
    /// Every address that takes a POST.
    static let posts = MatrixTests.lines.filter {
        $0.method == "POST" && $0.path != "/sign-in" && !$0.path.hasPrefix("/invitations")
    }

    @Test func `no POST does anything without the token of its session`() async throws {
        let story = try await Story()
        let live = story.live
        let (browser, other) = (try await live.enter("adam"), try await live.enter("olga"))
        let before = try await state(live)
        for line in Self.posts {
            var path = line.path
            for (name, value) in story.places { path = path.replacing("{\(name)}", with: value) }
            for token in ["", "0000", other.formToken, Visit.formToken("")] {
                let form = [
                    "text": "forged", "session": "x", "new": "another password",
                    "current": LiveDesk.password,
                ]
                let answer = try await live.post(path, browser, form, token: token)
                #expect(answer.status == 419, "\(line): \(answer.status)")
                #expect(answer.location == nil)
            }
            let bare = try await live.ask(.post, path, browser, body: "")
            #expect(bare.status == 419, "\(line): \(bare.status)")
        }
        #expect(try await state(live) == before)
    }

    /// Version of every stream, open sessions, rows of the audit.
    private func state(_ live: LiveDesk) async throws -> [String] {
        try await live.desk.store.read { transaction in
            try [
                "SELECT kind || id || version FROM stream ORDER BY 1",
                "SELECT id FROM session ORDER BY 1",
                "SELECT CAST(number AS TEXT) FROM audit ORDER BY 1",
                "SELECT id FROM command ORDER BY 1",
            ]
            .flatMap { try transaction.query($0).map { $0.text(0) } }
        }
    }

    @Test func `a page that is only shown never acts, whatever its address`() async throws {
        let story = try await Story()
        let browser = try await story.live.enter("adam")
        let before = try await state(story.live)
        for line in MatrixTests.lines where !line.path.hasPrefix("/language") {
            var path = line.path
            for (name, value) in story.places { path = path.replacing("{\(name)}", with: value) }
            _ = try await story.live.get(path, browser)
        }
        #expect(try await state(story.live) == before)
    }

    @Test func `sign-in needs the token of the page that showed the form`() async throws {
        let live = try await LiveDesk()
        let page = try await live.get("/sign-in")
        let cookie = try #require(
            page.headers[.setCookie]?.split(separator: ";").first.map(String.init))
        let form = [
            "mail": "olga@echo.example", "password": LiveDesk.password,
            "form_token": page.field("form_token")!,
        ]
        #expect(try await live.post("/sign-in", .nobody, form).status == 419, "without the cookie")
        let foreign = form.merging(["form_token": "x"]) { $1 }
        #expect(
            try await live.post("/sign-in", .nobody, foreign, headers: [.cookie: cookie]).status
                == 419)
        #expect(
            try await live.post("/sign-in", .nobody, form, headers: [.cookie: cookie]).status == 303
        )
    }

    @Test func `cookies are out of reach of scripts, other sites and plain connections`()
        async throws
    {
        let live = try await LiveDesk()
        var answers = [try await live.get("/sign-in"), try await live.get("/language/kk")]
        let cookie = try #require(
            answers[0].headers[.setCookie]?.split(separator: ";").first.map(String.init))
        let form = [
            "mail": "olga@echo.example", "password": LiveDesk.password,
            "form_token": answers[0].field("form_token")!,
        ]
        answers.append(try await live.post("/sign-in", .nobody, form, headers: [.cookie: cookie]))
        answers.append(try await live.post("/sign-out", try await live.enter("olga")))
        for (stem, answer) in zip(["visit", "language", "session-echo", "session-echo"], answers) {
            let set = try #require(answer.headers[.setCookie])
            #expect(set.hasPrefix("__Host-\(stem)="))
            for attribute in ["HttpOnly", "SameSite=Lax", "Secure", "Path=/"] {
                #expect(set.contains("; \(attribute)"), "\(set)")
            }
            #expect(!set.contains("Domain="))
        }
    }

    @Test func `the token changes at sign-in, and an old one that somebody planted opens nothing`()
        async throws
    {
        let live = try await LiveDesk()
        let planted = String(repeating: "a", count: 64)
        let page = try await live.get("/sign-in", .init(token: planted))
        let cookie = try #require(
            page.headers[.setCookie]?.split(separator: ";").first.map(String.init))
        let form = [
            "mail": "olga@echo.example", "password": LiveDesk.password,
            "form_token": page.field("form_token")!,
        ]
        let answer = try await live.post(
            "/sign-in", .init(token: planted), form, headers: [.cookie: cookie])
        let opened = try #require(answer.headers[.setCookie]?.split(separator: ";").first)
        let token = opened.dropFirst("__Host-session-echo=".count)
        #expect(String(token) != planted)
        #expect(try await live.get("/", .init(token: planted)).status == 303)
        #expect(try await live.get("/", .init(token: String(token))).status == 200)
        let again = try await live.post(
            "/sign-in", .init(token: String(token)), form, headers: [.cookie: cookie])
        #expect(again.status == 303)
        #expect(
            try await live.get("/", .init(token: String(token))).status == 303,
            "the first one has ended")
    }

    @Test func `every answer carries the strict policy and its companions`() async throws {
        let story = try await Story()
        for line in MatrixTests.lines {
            for person in [nil, "nina", "adam"] as [String?] {
                let answer = try await story.ask(line, as: person)
                let policy = try #require(answer.headers[.contentSecurityPolicy])
                #expect(policy.contains("default-src 'none'"), "\(line)")
                // A letter may colour itself, in a frame that runs nothing and loads nothing.
                let isLetter = policy.hasPrefix("sandbox; ") && line.path.hasPrefix("/letters")
                for word in ["unsafe", "*", "http:", "https:", "blob:", "allow-"] {
                    #expect(!policy.contains(word) || (isLetter && word == "unsafe"), "\(line)")
                }
                #expect(!policy.contains("script-src 'unsafe"))
                #expect(answer.headers[.xContentTypeOptions] == "nosniff", "\(line)")
                #expect(answer.headers[.init("Referrer-Policy")!] == "same-origin")
                #expect(answer.headers[.init("Cross-Origin-Opener-Policy")!] == "same-origin")
                #expect(answer.headers[.init("Cross-Origin-Resource-Policy")!] == "same-origin")
                #expect(answer.headers[.strictTransportSecurity] == "max-age=31536000")
                #expect(
                    answer.headers[.init("Permissions-Policy")!]?.contains("camera=(), ") == true)
                #expect(answer.headers[.init("Access-Control-Allow-Origin")!] == nil)
                let isAsset = line.path.hasPrefix("/static")
                #expect(isAsset || answer.headers[.cacheControl] == "no-store", "\(line)")
            }
        }
    }

    @Test func `no real page has script or style in place`() async throws {
        let story = try await Story()
        for line in MatrixTests.lines where line.method == "GET" {
            let answer = try await story.ask(line, as: "adam")
            guard answer.headers[.contentType]?.hasPrefix("text/html") == true else { continue }
            guard !line.path.hasPrefix("/letters") else { continue }
            let markup = Markup(answer.body)
            #expect(markup.faults == [], "\(line)")
            for tag in markup.tags {
                #expect(tag["style"] == nil && tag.name != "style", "\(line)")
                #expect(!tag.attributes.contains { $0.name.hasPrefix("on") }, "\(line)")
                #expect(
                    tag.name != "script" || tag.isClosing
                        || tag["src"]?.hasPrefix("/static/") == true, "\(line)")
            }
            #expect(!answer.body.contains("javascript:"))
        }
    }

    @Test func `open streams of a session end with it`() async throws {
        let live = try await LiveDesk()
        let browser = try await live.enter("olga")
        let token = try #require(browser.token)
        #expect(try await live.get("/events", browser).status == 200)
        try await live.signIn.endAll(desk: "echo", staff: "olga", by: "adam")
        #expect(try await live.signIn.isOpen(token: token) == false)
        #expect(try await live.get("/events", browser).status == 303)
    }

    @Test func `addresses are counted behind the named proxy only`() {
        let proxies = TrustedProxies(["10.0.0.1"])
        #expect(
            proxies.address(remote: "10.0.0.1", forwarded: "1.1.1.1, 203.0.113.7") == "203.0.113.7")
        #expect(proxies.address(remote: "203.0.113.9", forwarded: "203.0.113.7") == "203.0.113.9")
        #expect(proxies.address(remote: "10.0.0.1", forwarded: nil) == nil)
        #expect(proxies.address(remote: "10.0.0.1", forwarded: "<script>") == nil)
        #expect(proxies.address(remote: "127.0.0.1", forwarded: "203.0.113.7") == nil)
        #expect(proxies.address(remote: "::1", forwarded: nil) == nil)
        #expect(proxies.address(remote: "::ffff:203.0.113.7", forwarded: nil) == "203.0.113.7")
        #expect(proxies.address(remote: "2001:db8:1:2:3::4", forwarded: nil) == "2001:db8:1:2::/64")
        #expect(proxies.address(remote: nil, forwarded: "203.0.113.7") == nil)
    }

    @Test func `guessing from one address is answered with a wait and its length`() async throws {
        let live = try await LiveDesk()
        let page = try await live.get("/sign-in")
        let cookie = try #require(
            page.headers[.setCookie]?.split(separator: ";").first.map(String.init))
        func guess(_ login: String, from remote: String) async throws -> LiveDesk.Answer {
            let form = [
                "mail": login, "password": "guess", "form_token": page.field("form_token")!,
            ]
            return try await live.post(
                "/sign-in", .nobody, form, headers: [.cookie: cookie], from: remote)
        }
        for number in 0..<40 {
            #expect(try await guess("g\(number)", from: "203.0.113.7").status == 422)
        }
        let answer = try await guess("olga@echo.example", from: "203.0.113.7")
        #expect(answer.status == 429 && answer.headers[.retryAfter] == "5")
        #expect(try await guess("olga@echo.example", from: "203.0.113.8").status == 422)
    }

    @Test func `guesses of others never lock out the browser that its owner signed in with before`()
        async throws
    {
        let live = try await LiveDesk()
        let page = try await live.get("/sign-in")
        let visit = try #require(
            page.headers[.setCookie]?.split(separator: ";").first.map(String.init))
        func enter(_ password: String, device: String? = nil, from remote: String) async throws
            -> LiveDesk.Answer
        {
            let form = [
                "mail": "olga@echo.example", "password": password,
                "form_token": page.field("form_token")!,
            ]
            let cookies = [visit, device].compactMap(\.self).joined(separator: "; ")
            return try await live.post(
                "/sign-in", .nobody, form, headers: [.cookie: cookies], from: remote)
        }
        let first = try await enter(LiveDesk.password, from: "203.0.113.7")
        let set = try #require(
            first.headers[values: .setCookie].first { $0.hasPrefix("__Host-device-echo=") })
        for attribute in ["HttpOnly", "SameSite=Lax", "Secure", "Path=/"] {
            #expect(set.contains("; \(attribute)"))
        }
        let device = String(set.prefix { $0 != ";" })
        // From everywhere, the owner's own network among them.
        for number in 0..<12 { _ = try await enter("guess", from: "203.0.113.\(number)") }
        for _ in 0..<45 { _ = try await enter("guess", from: "203.0.113.7") }
        #expect(
            try await enter(LiveDesk.password, from: "203.0.113.7").status == 429,
            "any other browser waits")
        #expect(
            try await enter(LiveDesk.password, device: device + "0", from: "203.0.113.7").status
                == 429, "no mark")
        #expect(
            try await enter(LiveDesk.password, device: device, from: "203.0.113.7").status == 303)
        // The mark is no way to guess on.
        for _ in 0..<8 {
            #expect(try await enter("guess", device: device, from: "203.0.113.7").status == 422)
        }
        #expect(try await enter("guess", device: device, from: "203.0.113.7").status == 429)
    }

    @Test func `links begin with the public address, whatever host the request names`() async throws
    {
        let live = try await LiveDesk(publicURL: "https://support.echo.example/")
        let adam = try await live.enter("adam")
        let page = try await live.post("/admin/staff/olga/invitation", adam)
        #expect(page.body.contains("https://support.echo.example/invitations/"))
        #expect(!page.body.contains("desk.example"), "the host of the request")
    }

    @Test func `below the disk's watermark strangers are answered 503, and the staff works on`()
        async throws
    {
        let space = Mutex(DiskRoom.Space(free: 1 << 40, size: 1 << 41))
        let live = try await LiveDesk(disk: DiskRoom(folder: "/") { _ in space.withLock(\.self) })
        let marina = try await live.enter("marina")
        let number = try #require(try await live.deliver().number)
        space.withLock { $0.free = DiskRoom.keptMax - 1 }
        live.clock.stand(at: live.clock.now() + 1)
        await #expect(throws: StoreError.diskFull) {
            try await live.deliver(id: "two@alfa.example")
        }
        let page = try await live.get("/portal/sign-in")
        let cookie = try #require(
            page.headers[.setCookie]?.split(separator: ";").first.map(String.init))
        let form = ["mail": "anna@alfa.example", "form_token": page.field("form_token")!]
        let answer = try await live.post(
            "/portal/sign-in", .nobody, form, headers: [.cookie: cookie])
        #expect(answer.status == 503 && answer.headers[.retryAfter] != nil)
        #expect(try await live.get("/tickets/\(number)", marina).status == 200)
        #expect(try await live.post(SiteURL.signOut.path, marina).status == 303)
        space.withLock { $0.free = DiskRoom.keptMax }
        live.clock.stand(at: live.clock.now() + 1)
        #expect(try await live.deliver(id: "two@alfa.example").ticket != nil)
    }
}
