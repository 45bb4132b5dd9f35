import Channels
import Databases
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Regulations
import ServiceDesk
import Simulation
import Synchronization
import Testing
import WorkingTime

@testable import Runtime
@testable import Store
@testable import Web

/// A desk of the demo with its story played, behind the real site, with the letters that it sent.
final class DemoDesk: Sendable {
    static let names = ["echo", "netpoint", "netpeak", "cetera", "mywebstor"]

    let desk: Desk
    let site: Site
    let regulationText: String
    /// What people of the story wrote, and what they are called.
    let storyText: String
    private let post: LetterBox
    private let folder: String
    private let database: TestDatabase

    /// - Parameter change: changes the text of the regulation before it is published.
    init(_ name: String, regulation change: (String) -> String = { $0 }) async throws {
        func text(_ path: String) throws -> String {
            try String(contentsOf: TemporaryDesk.repository.appending(path: path), encoding: .utf8)
        }
        folder =
            FileManager.default.temporaryDirectory.appending(path: "demo-\(UUID().uuidString)").path
        database = try TestDatabase()
        let clock = DemoClock(
            system: World(now: { LiveDesk.tuesday }, randomBytes: World.system.randomBytes))
        let story = try DemoStoryFile(text: try text("demo/\(name)/story.yaml"), file: "story.yaml")
        let post = LetterBox()
        let mail = MailSettings(
            transport: .handed { post.take($0) }, from: .init(address: story.mailFrom),
            domain: "\(name).example")
        desk = try await Desk(
            id: name, store: try Store(folder: folder, address: database.address),
            world: clock.world,
            checkWorld: TemporaryDesk.checkWorld, mail: mail, log: Logger(label: name))
        self.post = post
        regulationText = change(try text("regulations/\(name)/regulation.yaml"))
        _ = try await desk.publish(RegulationFolder(regulation: regulationText), name: name)
        let people = try text("demo/\(name)/people.yaml")
        _ = try await desk.apply(
            PeopleFile(text: people, file: "people.yaml", edition: try desk.edition()))
        _ = try await DemoStory(desk: desk, clock: clock, file: story).play()
        storyText = [people, try text("demo/\(name)/story.yaml")].joined(separator: "\n")
            .matches(of: /"([^"]*)"|from: ([^\s,}]+)/).map {
                String($0.output.1 ?? $0.output.2 ?? "")
            }
            .joined(separator: "\n")
        site = Site(
            desk: desk,
            signIn: SignIn(
                store: desk.store, world: desk.world,
                hash: PasswordHash(.init(rounds: 2, blockSize: 1, parallelism: 1))),
            isSecure: true)
    }

    deinit {
        try? desk.store.close()
        try? FileManager.default.removeItem(atPath: folder)
    }

    var letters: [PostedLetter] { post.letters }

    /// Tickets of the story.
    func views() async throws -> [TicketView] {
        var views: [TicketView] = []
        for number in 1...60 {
            if let view = try await desk.ticket(number: number, for: .desk) { views.append(view) }
        }
        return views
    }

    // MARK: Browser

    /// Signs a member of the staff in; gives the cookie of the session.
    func enter(staff: String) async throws -> String {
        let member = try #require(desk.people.staff[staff])
        try await site.signIn.setPassword(
            LiveDesk.password, login: member.email, desk: desk.id, staff: staff)
        let token = try await site.signIn.signIn(
            login: member.email, password: LiveDesk.password, from: .init())
        return "__Host-session-\(desk.id)=\(token)"
    }

    /// Signs a contact in by a link; gives the cookie of the session.
    func enter(contact: ServiceDesk.Contact) async throws -> String {
        let address = try #require(contact.addresses.first { $0.contains("@") })
        let link = try #require(try await site.portalSignIn.link(for: address, seconds: 600))
        let token = try #require(
            try await site.portalSignIn.enter(link: link, as: contact.id, agent: "test"))
        return "__Host-portal-\(desk.id)=\(token)"
    }

    func get(_ url: SiteURL, _ cookie: String, language: Language) async throws -> (
        status: Int, body: String
    ) {
        var head = HTTPRequest(
            method: .get, scheme: "http", authority: "desk.example", path: url.path)
        head.headerFields[.cookie] = "\(cookie); language=\(language.rawValue)"
        head.headerFields[HTTPField.Name("X-Forwarded-Proto")!] = "https"
        let request = Hummingbird.Request(head: head, body: .init(buffer: ByteBuffer()))
        let response = await site.respond(request, from: "192.0.2.7", log: desk.log)
        return (
            response.status.code, String(decoding: try await response.wholeBody(), as: UTF8.self)
        )
    }
}

/// Takes every letter and keeps it.
private final class LetterBox: Sendable {
    private let taken = Mutex<[PostedLetter]>([])

    var letters: [PostedLetter] { taken.withLock { $0 } }

    func take(_ letter: PostedLetter) -> SMTPOutcome {
        taken.withLock { $0.append(letter) }
        return .handedOver(reply: "taken")
    }
}
