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
    /// A Tuesday, 11:00 in Moscow: support is open.
    static let tuesday = Instant(iso8601: "2026-10-06T08:00:00Z")!
    static let password = "a password for everybody"
    static let repository = URL(filePath: #filePath).deletingLastPathComponent().appending(
        path: "../.."
    )
    .standardizedFileURL
    /// One for all desks of the process, so that calendars are compiled once.
    static let checkWorld: CheckWorld = {
        let zones = ZoneFiles()
        return CalendarShelf().serving(
            CheckWorld(
                zone: { zones.rules($0) }, holidays: { Holidays.bundled(country: $0) },
                today: CivilDate("2026-10-01")!))
    }()

    let folder: String
    let database: TestDatabase
    let clock = DemoClock()
    let desk: Desk
    let signIn: SignIn
    let site: Site

    /// - Parameter regulation: changes the text of the regulation before it is published.
    init(
        proxies: [String] = [], meter: StatementMeter? = nil, publicURL: String? = nil,
        disk: DiskRoom? = nil,
        regulation change: (String) -> String = { $0 }
    ) async throws {
        folder =
            FileManager.default.temporaryDirectory.appending(path: "live-\(UUID().uuidString)").path
        database = try TestDatabase()
        clock.stand(at: Self.tuesday)
        let mail = MailSettings(
            transport: .folder(folder + "/outgoing"),
            from: MailAddress(address: "support@echo.example"),
            domain: "echo.example")
        desk = try await Desk(
            id: "echo", store: try Store(folder: folder, address: database.address, meter: meter),
            world: clock.world,
            checkWorld: Self.checkWorld, mail: mail, disk: disk, log: Logger(label: "test"))
        let regulation = Self.repository.appending(path: "regulations/echo/regulation.yaml")
        _ = try await desk.publish(
            RegulationFolder(
                regulation: change(try String(contentsOf: regulation, encoding: .utf8))),
            name: "echo")
        _ = try await desk.apply(
            try PeopleFile(
                text: try Self.people(), file: "people.yaml", edition: try desk.edition()))
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

    deinit {
        try? desk.store.close()
        try? FileManager.default.removeItem(atPath: folder)
    }

    private static func people() throws -> String {
        try String(contentsOf: repository.appending(path: "demo/echo/people.yaml"), encoding: .utf8)
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

    func send() async throws {
        guard let mail = desk.mail else { return }
        while try await Dispatch(desk: desk, settings: mail).send() > 0 {}
    }

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
