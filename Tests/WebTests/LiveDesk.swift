import Channels
import Databases
import Foundation
import HTTPTypes
import Hummingbird
import Letters
import Logging
import NIOCore
import Regulations
import ServiceDesk
import WorkingTime

@testable import Runtime
@testable import Store
@testable import Web

/// A real desk behind the real site, in a folder of its own, asked without a network. The people
/// are the demo's, with one who has no role, one who is only in a team, and one administrator.
final class LiveDesk: Sendable {
    static let tuesday = TemporaryDesk.tuesday
    static let password = "a password for everybody"

    private let temporary: TemporaryDesk
    let signIn: SignIn
    let site: Site

    var folder: String { temporary.folder }
    var database: TestDatabase { temporary.database }
    var clock: DemoClock { temporary.clock }
    var desk: Desk { temporary.desk }

    /// - Parameter regulation: changes the text of the regulation before it is published.
    init(
        proxies: [String] = [], meter: StatementMeter? = nil, publicURL: String? = nil,
        disk: DiskRoom? = nil, vault: Vault? = nil,
        regulation change: (String) -> String = { $0 }
    ) async throws {
        temporary = try await TemporaryDesk(
            disk: disk, vault: vault, amended: change, people: Self.people,
            opening: { try Store(folder: $0, address: $1, meter: meter) })
        let desk = temporary.desk
        signIn = SignIn(
            store: desk.store, world: desk.world,
            hash: PasswordHash(.init(rounds: 2, blockSize: 1, parallelism: 1)))
        site = Site(
            desk: desk, signIn: signIn, isSecure: true, proxies: TrustedProxies(proxies),
            publicURL: publicURL)
        for member in desk.people.staff.values {
            try await signIn.setPassword(
                Self.password, login: member.email, desk: "echo", staff: member.id)
        }
    }

    private static func people(_ demo: String) -> String {
        demo
            .replacing(", administrator: true }", with: " }")
            .replacing(
                "staff:\n",
                with: """
                    staff:
                      nina: { name: "Nina Roleless", email: nina@echo.example, language: en, roles: [] }
                      timur: { name: "Timur Teamer", email: timur@echo.example, language: en, roles: [] }
                      adam:
                        { name: "Adam Admin", email: adam@echo.example, language: en, roles: [head],
                          administrator: true }

                    """
            )
            .replacing("programmer: [pavel] }, sites", with: "programmer: [pavel, timur] }, sites")
    }

    // MARK: Story

    func deliver(
        from: String = "anna@alfa.example", id: String = "one@alfa.example",
        subject: String = "Filter",
        headers: String = "Content-Type: text/plain; charset=utf-8\r\n",
        body: String = "See https://lavka.example\r\n"
    ) async throws -> Intake.Outcome {
        let letter =
            "From: <\(from)>\r\nTo: support@echo.example\r\nSubject: \(subject)\r\nMessage-ID: <\(id)>\r\n"
            + "\(headers)\r\n\(body)"
        return try await Intake(desk: desk).deliver(Array(letter.utf8), arrivedAt: clock.now())
    }

    func send() async throws { try await temporary.send() }

    // MARK: Browser

    /// A signed-in browser; nil: nobody.
    struct Browser: Sendable {
        var token: String?
        var formToken: String { token.map { Visit.formToken($0) } ?? "" }
        static let nobody = Browser(token: nil)
    }

    func enter(_ staff: String) async throws -> Browser {
        Browser(
            token: try await signIn.signIn(
                login: "\(staff)@echo.example", password: Self.password, from: .init(agent: "test"))
        )
    }

    struct Answer: Sendable {
        var status: Int
        var headers: HTTPFields
        var body: String
        var location: String? { headers[.location] }
    }

    func get(
        _ path: String, _ browser: Browser = .nobody, headers: HTTPFields = [:],
        from remote: String? = nil
    )
        async throws -> Answer
    {
        try await ask(.get, path, browser, headers: headers, body: "", from: remote)
    }

    /// With the browser's own form token, unless told otherwise.
    func post(
        _ path: String, _ browser: Browser, _ form: [String: String] = [:], token: String? = nil,
        headers: HTTPFields = [:], from remote: String? = nil
    ) async throws -> Answer {
        let fields = form.merging(["form_token": token ?? browser.formToken]) { own, _ in own }
        let body = fields.map { "\(PercentCoding.encode($0))=\(PercentCoding.encode($1))" }.joined(
            separator: "&")
        return try await ask(.post, path, browser, headers: headers, body: body, from: remote)
    }

    func ask(
        _ method: HTTPRequest.Method, _ path: String, _ browser: Browser, headers: HTTPFields = [:],
        body: String,
        from remote: String? = nil, host: String = "desk.example", isBehindTLS: Bool = true
    ) async throws -> Answer {
        var fields = headers
        // As by a proxy that speaks TLS, unless the test says otherwise.
        if isBehindTLS { fields[HTTPField.Name("X-Forwarded-Proto")!] = "https" }
        if let token = browser.token {
            let cookies = [fields[.cookie], "__Host-session-echo=\(token)"]
            fields[.cookie] = cookies.compactMap(\.self).joined(separator: "; ")
        }
        let head = HTTPRequest(
            method: method, scheme: "http", authority: host, path: path, headerFields: fields)
        let request = Request(head: head, body: RequestBody(buffer: ByteBuffer(string: body)))
        let response = await site.respond(request, from: remote, log: Logger(label: "test"))
        // A stream has no end to wait for.
        guard response.headers[.contentType] != "text/event-stream" else {
            return Answer(status: response.status.code, headers: response.headers, body: "")
        }
        let page = Page()
        try await response.body.write(page)
        return Answer(status: response.status.code, headers: response.headers, body: page.text)
    }

    final class Page: ResponseBodyWriter, @unchecked Sendable {
        private var buffer = ByteBuffer()
        var text: String { String(buffer: buffer) }
        func write(_ part: ByteBuffer) async throws { buffer.writeImmutableBuffer(part) }
        func finish(_ trailers: HTTPFields?) async throws {}
    }
}

extension LiveDesk.Answer {
    /// `data` of a `<input name="…">`.
    func field(_ name: String) -> String? {
        Markup(body).tags.first { $0.name == "input" && $0["name"] == name }?["value"]
    }
}
