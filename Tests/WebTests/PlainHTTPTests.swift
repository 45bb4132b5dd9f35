import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Testing

@testable import Web

/// A browser that came by plain http keeps no session: it is told so instead of being led back in a
/// circle.
@Suite struct PlainHTTPTests {
    private static let outside = "203.0.113.7"

    private func page(
        _ live: LiveDesk, _ path: String = "/sign-in", host: String = "desk.example:8080",
        from remote: String? = outside, headers: [String: String] = [:],
        method: HTTPRequest.Method = .get
    ) async throws -> LiveDesk.Answer {
        var fields = HTTPFields()
        for (name, value) in headers { fields[HTTPField.Name(name)!] = value }
        return try await live.ask(
            method, path, .nobody, headers: fields, body: "", from: remote, host: host,
            isBehindTLS: false)
    }

    private func isTold(_ answer: LiveDesk.Answer) -> Bool {
        answer.body.contains("--insecure-cookies") && !answer.body.contains("<form")
    }

    @Test(arguments: [
        ("en", "which browsers take here over https only", "begins with https://"),
        ("ru", "только по\u{a0}https", "начинается с\u{a0}https://"),
        ("kk", "тек https арқылы", "https:// деп"),
    ])
    func `cause and cure stand on the page, in its language`(
        language: String, cause: String, cure: String
    ) async throws {
        let answer = try await page(try await LiveDesk(), headers: ["Accept-Language": language])
        #expect(isTold(answer) && answer.status == 200)
        #expect(answer.body.contains(cause) && answer.body.contains(cure))
        #expect(answer.body.contains("<html lang=\"\(language)\""))
    }

    @Test func `every way in says it, and leads to the address that was configured`() async throws {
        let live = try await LiveDesk(publicURL: "https://desk.example")
        for path in ["/sign-in", "/portal/sign-in", "/portal/sign-in/0000", "/invitations/0000"] {
            let answer = try await page(live, path)
            #expect(isTold(answer), "\(path)")
            #expect(answer.body.contains(#"href="https://desk.example/""#))
        }
    }

    @Test func `a form that was sent by plain http is answered so, wherever it came through`()
        async throws
    {
        let live = try await LiveDesk()
        let origin = ["Origin": "http://desk.example:8080"]
        let sent = try await page(live, from: nil, headers: origin, method: .post)
        #expect(isTold(sent) && sent.status == 403)
        #expect(
            isTold(
                try await page(
                    live, from: nil, headers: ["Referer": "http://desk.example:8080/portal"])))
        #expect(isTold(try await page(live, from: nil, headers: ["X-Forwarded-Proto": "http"])))
    }

    /// What is not certain is not said.
    @Test(arguments: [
        ["Sec-Fetch-Site": "none"], ["Origin": "https://desk.example:8080"],
        ["X-Forwarded-Proto": "https"],
        ["Referer": "https://desk.example:8080/"], ["X-Forwarded-For": "203.0.113.7"],
        ["Via": "1.1 proxy"],
    ])
    func `where a proxy may speak TLS for us the form is shown`(headers: [String: String])
        async throws
    {
        #expect(!isTold(try await page(try await LiveDesk(), headers: headers)))
    }

    @Test func `a page of another site says nothing about this one`() async throws {
        let answer = try await page(
            try await LiveDesk(), from: nil, headers: ["Referer": "http://other.example/"])
        #expect(!isTold(answer))
    }

    @Test(arguments: [
        "localhost:8080", "127.0.0.1:8080", "127.8.0.1", "[::1]:8080", "desk.localhost",
        "LOCALHOST",
    ])
    func `browsers keep cookies on their own machine`(host: String) async throws {
        #expect(!isTold(try await page(try await LiveDesk(), host: host)))
    }

    @Test(arguments: [
        "127.0.0.1.example", "localhost.example", "10.0.0.5:8080", "128.0.0.1", "[::2]:8080",
    ])
    func `what only looks like the own machine is another`(host: String) async throws {
        #expect(isTold(try await page(try await LiveDesk(), host: host)))
    }

    @Test func `with cookies for plain http everybody gets the form`() async throws {
        let live = try await LiveDesk()
        let open = Site(desk: live.desk, signIn: live.signIn, isSecure: false)
        let head = HTTPRequest(
            method: .get, scheme: "http", authority: "desk.example:8080", path: "/sign-in")
        let response = await open.respond(
            .init(head: head, body: .init(buffer: .init())), from: Self.outside,
            log: .init(label: "test"))
        #expect(response.status == .ok)
        #expect(response.headers[.setCookie]?.contains("Secure") == false)
    }
}
