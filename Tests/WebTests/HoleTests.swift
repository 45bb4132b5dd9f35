import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import ServiceDesk
import Store
import Testing

@testable import Runtime
@testable import Web

/// Classes of holes that other service desks had, each tried on the real site. A test is named
/// after its class.
struct HoleTests {
    static let script = #""><script>alert(1)</script><img src=x onerror=alert(1)>"#

    private func letter(
        _ live: LiveDesk, html: String = "<p>x</p>", subject: String = "Filter",
        file: String = "a.pdf",
        type: String = "application/pdf", content: String = "%PDF", id: String = "h@alfa.example"
    ) async throws -> (html: String, file: String) {
        let body = """
            --x\r\nContent-Type: text/plain\r\n\r\nPlease look\r\n--x\r\nContent-Type: text/html\r\n\r\n\(html)\r\n\
            --x\r\nContent-Type: \(type)\r\nContent-Disposition: attachment; filename*=UTF-8''\
            \(PercentCoding.encode(file))\r\n\r\n\(content)\r\n--x--\r\n
            """
        let outcome = try await live.deliver(
            id: id, subject: subject, headers: "Content-Type: multipart/mixed; boundary=x\r\n",
            body: body)
        let number = try #require(outcome.number)
        let view = try #require(try await live.desk.ticket(number: number, for: .desk))
        let stored = try #require(view.letters.values.first { !$0.files.isEmpty })
        return (try #require(stored.html), try #require(stored.files.first?.content))
    }

    @Test(arguments: [
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>",
        "<a href=\"javascript:alert(1)\">x</a>",
        "<svg onload=alert(1)>", "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
        "<style>*{}</style>",
        "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
        "<a href=\" &#106;avascript:alert(1)\">x</a>",
        "<form action=https://evil.example><input name=password></form>",
        "<base href=https://evil.example/>",
        "<meta http-equiv=refresh content='0;url=https://evil.example'>",
        "<object data=https://evil.example></object>",
    ])
    func `stored XSS in mail HTML: nothing of it runs`(_ attack: String) async throws {
        let live = try await LiveDesk()
        let browser = try await live.enter("marina")
        let answer = try await live.get(
            "/letters/\(try await letter(live, html: "<p>ok</p>\(attack)").html)", browser)
        let text = answer.body.lowercased()
        for word in [
            "<script", "onerror", "onload", "javascript:", "<svg", "<iframe", "<math", "<form",
            "<input", "<object",
            "<meta http-equiv", "evil.example",
        ] {
            #expect(!text.contains(word), "\(word) in \(text.prefix(300))")
        }
        let policy = try #require(answer.headers[.contentSecurityPolicy])
        #expect(policy.contains("sandbox") && !policy.contains("allow-scripts"))
        #expect(!policy.contains("allow-same-origin"))
    }

    @Test func `stored XSS in subjects, file names and senders: shown as text on every page`()
        async throws
    {
        let live = try await LiveDesk()
        _ = try await letter(live, subject: Self.script, file: Self.script + ".pdf")
        _ = try await Intake(desk: live.desk).deliver([0, 1], arrivedAt: live.clock.now())
        let browser = try await live.enter("adam")
        for path in [
            "/", "/tickets/1", "/contacts", "/search?q=\(PercentCoding.encode(Self.script))",
            "/admin/letters",
            "/admin/audit?by=\(PercentCoding.encode(Self.script))",
            "/account?done=\(PercentCoding.encode(Self.script))",
            "/tickets/1/clocks/\(PercentCoding.encode(Self.script))",
            "/\(PercentCoding.encode(Self.script))",
            "/sign-in?next=\(PercentCoding.encode(Self.script))",
        ] {
            let answer = try await live.get(path, browser)
            #expect(
                !answer.body.contains("<script>alert") && !answer.body.contains("<img src=x"),
                "\(path)")
        }
        #expect(try await live.get("/tickets/1", browser).body.contains("&lt;script&gt;"))
    }

    @Test func `header injection: line ends in a subject make no header of our letters`()
        async throws
    {
        let live = try await LiveDesk()
        let subject = "=?utf-8?q?Filter=0D=0ABcc:_evil@evil.example=0D=0AX-Evil:_1?="
        _ = try await letter(live, subject: subject)
        try await live.send()
        let folder = live.folder + "/outgoing"
        let names = try FileManager.default.contentsOfDirectory(atPath: folder)
        #expect(!names.isEmpty)
        for name in names {
            let text = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
            let head = text.replacing("\r\n", with: "\n").components(separatedBy: "\n\n")[0]
            #expect(
                !head.split(separator: "\n").contains {
                    $0.hasPrefix("Bcc") || $0.hasPrefix("X-Evil")
                }, "\(head)")
        }
    }

    @Test(arguments: [
        "//evil.example", "https://evil.example/", "/\\evil.example", "\\\\evil.example",
        "/%2F%2Fevil.example",
        "javascript:alert(1)", "/sign-in?next=//evil.example", "/language/en", " /tickets/1",
        "/tickets/1@evil.example",
        "/\u{09}/evil.example", "/tickets/1\r\nSet-Cookie: a=b",
    ])
    func `open redirect in next: sign-in leads to a page of this site`(_ next: String) async throws
    {
        let live = try await LiveDesk()
        let page = try await live.get("/sign-in?next=\(PercentCoding.encode(next))")
        let cookie = try #require(
            page.headers[.setCookie]?.split(separator: ";").first.map(String.init))
        let form = [
            "mail": "olga@echo.example", "password": LiveDesk.password,
            "form_token": page.field("form_token")!,
        ]
        let answer = try await live.post(
            "/sign-in?next=\(PercentCoding.encode(next))", .nobody, form, headers: [.cookie: cookie]
        )
        let location = try #require(answer.location)
        #expect(
            location.hasPrefix("/") && !location.hasPrefix("//") && !location.hasPrefix("/\\"),
            "\(location)")
        #expect(!location.contains("\r") && !location.contains("\n"))
        #expect(
            SiteURL(path: String(location.prefix { $0 != "?" && $0 != "#" })) != nil, "\(location)")
    }

    @Test func `open redirect by the referrer: choosing a language stays on this site`()
        async throws
    {
        let live = try await LiveDesk()
        for referrer in [
            "https://evil.example//evil.example/", "https://evil.example/tickets/1", "evil", "://",
        ] {
            let answer = try await live.get("/language/en", headers: [.referer: referrer])
            let location = try #require(answer.location)
            #expect(location.hasPrefix("/") && !location.hasPrefix("//"), "\(location)")
        }
    }

    @Test(arguments: [
        "../../etc/passwd", "..\\..\\boot.ini", "/etc/passwd", "a\r\nSet-Cookie: x=1.pdf",
        "con\u{0}.pdf", "..",
    ])
    func `path traversal in attachment names: the browser gets a name without a path`(
        _ name: String
    ) async throws {
        let live = try await LiveDesk()
        let browser = try await live.enter("marina")
        let answer = try await live.get(
            "/content/\(try await letter(live, file: name).file)", browser)
        #expect(answer.status == 200)
        let disposition = try #require(answer.headers[.contentDisposition])
        #expect(disposition.hasPrefix("attachment; "))
        for part in ["/", "\\", "%2F", "%5C", "%00", "%0D", "%0A", "\r", "\n"] {
            #expect(!disposition.contains(part), "\(disposition)")
        }
    }

    @Test func `path traversal in addresses: nothing beside the pages is served`() async throws {
        let live = try await LiveDesk()
        let browser = try await live.enter("adam")
        for path in [
            "/static/../reglament.sqlite", "/static/..%2Freglament.sqlite", "/static/%2e%2e%2flock",
            "/content/../../lock", "/content/..%2F..%2Flock",
            "/letters/%00", "/static/app.js", "/regulations/..%2F/..%2F",
        ] {
            let answer = try await live.get(path, browser)
            #expect(
                answer.status == 404 || path.hasPrefix("/regulations"), "\(path): \(answer.status)")
            #expect(!answer.body.contains("SQLite format"))
        }
    }

    @Test(arguments: [
        ("page.html", "text/html"), ("x.svg", "image/svg+xml"),
        ("x.xhtml", "application/xhtml+xml"),
        ("x.js", "text/javascript"), ("x.png", "image/png"),
        ("x", "text/plain"), ("x.swf", "application/x-shockwave-flash"), ("x.xml", "text/xml"),
    ])
    func `content sniffing: a file is kept, never run`(_ name: String, _ type: String) async throws
    {
        let live = try await LiveDesk()
        let browser = try await live.enter("marina")
        let attack = "<html><script>alert(1)</script>"
        let id = try await letter(live, file: name, type: type, content: attack).file
        let answer = try await live.get("/content/\(id)", browser)
        #expect(
            answer.headers[.contentType]
                == (type == "image/png" ? type : "application/octet-stream"))
        #expect(answer.headers[.xContentTypeOptions] == "nosniff")
        #expect(answer.headers[.contentDisposition]?.hasPrefix("attachment") == true)
        #expect(answer.headers[.contentSecurityPolicy]?.hasPrefix("sandbox") == true)
    }

    @Test
    func
        `enumeration by answers: a login, a ticket or a link that is not there looks like one not yours`()
        async throws
    {
        let story = try await Story()
        let live = story.live
        let page = try await live.get("/sign-in")
        let cookie = try #require(
            page.headers[.setCookie]?.split(separator: ";").first.map(String.init))
        func answer(_ login: String) async throws -> String {
            let form = [
                "mail": login, "password": "a wrong password",
                "form_token": page.field("form_token")!,
            ]
            let answer = try await live.post("/sign-in", .nobody, form, headers: [.cookie: cookie])
            return "\(answer.status) " + answer.body.replacing(login, with: "")
        }
        #expect(try await answer("olga@echo.example") == answer("nobody@echo.example"))
        let timur = try await live.enter("timur")
        func shown(_ path: String) async throws -> String {
            let answer = try await live.get(path, timur)
            return "\(answer.status) \(answer.body)"
        }
        #expect(try await shown("/tickets/2") == shown("/tickets/999"))
        #expect(try await shown("/content/\(story.places["file of 2"]!)") == shown("/content/none"))
        let old = String(repeating: "0", count: 64)
        #expect(try await shown("/invitations/\(old)") == shown("/invitations/x"))
    }

    @Test func `mass assignment: fields that a form does not have change nothing`() async throws {
        let story = try await Story()
        let live = story.live
        let marina = try await live.enter("marina")
        let extra = [
            "text": "Only a note", "ticket": "2", "performer": "olga", "staff": "olga",
            "state": "closed",
            "priority": "urgent", "client": "beta", "administrator": "on", "roles.head": "on",
            "nonce": "n1",
        ]
        #expect(try await live.post("/tickets/1/note", marina, extra).status == 303)
        let view = try #require(try await live.desk.ticket(number: 1, for: .desk))
        let last = try #require(view.stream.records.last)
        #expect(last.event.kind == .noted && last.actor.id == "marina")
        #expect(
            try await live.desk.ticket(number: 2, for: .desk)?.stream.records.last?.event.kind
                != .noted)
        let password = [
            "current": LiveDesk.password, "new": "another password", "login": "olga@echo.example",
        ]
        let all = password.merging(extra) { own, _ in own }
        #expect(try await live.post("/account/password", marina, all).status == 303)
        _ = try await live.signIn.signIn(
            login: "olga@echo.example", password: LiveDesk.password, from: .init())
        #expect(live.desk.people.staff["marina"]?.isAdministrator == false)
        #expect(live.desk.people.staff["marina"]?.roles == ["account_manager"])
    }

    @Test func `IDOR by number: no act on a ticket of another project leaves a trace`() async throws
    {
        let story = try await Story()
        let live = story.live
        let timur = try await live.enter("timur")
        let before = try #require(try await live.desk.ticket(number: 2, for: .desk)).stream.version
        for action in Act.withForm {
            let form = [
                "text": "mine now", "choice": "x", "seen": "\(before)", "nonce": action.rawValue,
            ]
            #expect(
                try await live.post("/tickets/2/\(action.rawValue)", timur, form).status == 404,
                "\(action)")
        }
        #expect(try await live.desk.ticket(number: 2, for: .desk)?.stream.version == before)
    }

    @Test func `IDOR by session: ending a session by the id of somebody else's does nothing`()
        async throws
    {
        let live = try await LiveDesk()
        let (marina, olga) = (try await live.enter("marina"), try await live.enter("olga"))
        let id = try await live.signIn.sessions(desk: "echo", staff: "olga")[0].id
        #expect(try await live.post("/account/sessions", marina, ["session": id]).status == 303)
        #expect(try await live.get("/", olga).status == 200)
    }

    @Test func `formulas in exports: no cell of a table file is one`() async throws {
        let story = try await Story()
        let allowed = [
            "text/html", "text/css", "text/javascript", "image/svg+xml", "text/event-stream",
            "application/octet-stream", "text/csv", "application/xml",
        ]
        let (hostile, marked) = (["=1+1", "@x", "-5.00", "-x"], "'=1+1,'@x,-5.00,'-x\r\n")
        #expect(StatementTable.csv([hostile]) == marked)
        for line in MatrixTests.lines where line.method == "GET" {
            let reply = try await story.ask(line, as: "adam")
            let type = reply.headers[.contentType]
            let kind = type?.split(separator: ";").first.map(String.init)
            #expect(kind.map { allowed.contains($0) } ?? true, "\(line): \(type ?? "")")
            guard kind == "text/csv" else { continue }
            let cells = reply.body.split(whereSeparator: { ",\r\n".contains($0) })
            #expect(cells.allSatisfy { !"=+@".contains($0.first ?? " ") }, "\(line)")
        }
    }

    @Test func `MIME bombs: endless nesting and a million parts are kept raw and the desk goes on`()
        async throws
    {
        let live = try await LiveDesk()
        let nested = (0..<2000).map {
            "Content-Type: multipart/mixed; boundary=b\($0)\r\n\r\n--b\($0)\r\n"
        }.joined()
        let parts = String(repeating: "--x\r\n\r\na\r\n", count: 50_000)
        for (index, headers) in [
            nested, "Content-Type: multipart/mixed; boundary=x\r\n\r\n" + parts,
        ].enumerated() {
            let outcome = try await live.deliver(
                id: "bomb\(index)@alfa.example", headers: headers, body: "")
            #expect(outcome.outcome == .unreadable || outcome.number != nil)
        }
        #expect(try await live.deliver(id: "after@alfa.example").number != nil)
    }

    @Test(arguments: [
        "<img src=\"http://10.0.0.1/x.png\">", "<img srcset=\"http://10.0.0.1/x.png 2x\">",
        "<img src=//10.0.0.1/x>",
        "<table background=\"http://10.0.0.1/\"><tr><td>x</td></tr></table>",
        "<p style=\"background:url(http://10.0.0.1/)\">x</p>",
        "<link rel=stylesheet href=http://10.0.0.1/a.css>",
        "<video poster=http://10.0.0.1/ src=http://10.0.0.1/></video>",
        "<style>@import 'http://10.0.0.1/';</style>",
        "<input type=image src=http://10.0.0.1/>", "<body background=http://10.0.0.1/>",
    ])
    func `SSRF and tracking through remote images: none is loaded by us or the reader`(
        _ html: String
    ) async throws {
        let live = try await LiveDesk()
        let browser = try await live.enter("marina")
        let answer = try await live.get(
            "/letters/\(try await letter(live, html: "<p>ok</p>\(html)").html)", browser)
        #expect(!answer.body.contains("10.0.0.1"), "\(answer.body)")
        #expect(answer.headers[.contentSecurityPolicy]?.contains("img-src data:;") == true)
        #expect(answer.headers[.contentSecurityPolicy]?.contains("default-src 'none'") == true)
    }

    @Test func `identity leak in the live channel: the stream says only that something changed`()
        async throws
    {
        let live = try await LiveDesk()
        let browser = try await live.enter("timur")
        let head = HTTPRequest(
            method: .get, scheme: "http", authority: "desk.example", path: "/events",
            headerFields: [.cookie: "__Host-session-echo=\(browser.token ?? "")"])
        let response = await live.site.respond(
            Request(head: head, body: RequestBody(buffer: ByteBuffer())), log: Logger(label: "test")
        )
        let page = LiveDesk.Page()
        async let written: Void = response.body.write(page)
        while live.site.streams.count == 0 { try await Task.sleep(for: .milliseconds(5)) }
        _ = try await live.deliver()
        while !page.text.contains("change") { try await Task.sleep(for: .milliseconds(5)) }
        live.desk.changes.finish()
        try await written
        #expect(page.text.hasPrefix("retry: 3000\n\n"))
        let said = Set(page.text.split(separator: "\n").map(String.init))
        #expect(said == ["retry: 3000", "event: change", "data: 1"])
    }
}
