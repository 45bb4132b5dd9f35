import Channels
import Crypto
import Databases
import Foundation
import LetterParsing
import Letters
import Logging
import Regulations
import ServiceDesk
import Store
import WorkingTime

@testable import Runtime

/// ECHO's desk with the demo's people in a folder of its own, at a moment of the test's choosing.
/// The desks of other rooms' tests are this one behind what their room adds.
package final class TemporaryDesk: Sendable {
    /// A Tuesday, 11:00 in Moscow: support is open.
    package static let tuesday = Instant(iso8601: "2026-10-06T08:00:00Z")!
    /// A Saturday, 11:00 in Moscow: support is closed, emergencies are taken.
    package static let saturday = Instant(iso8601: "2026-10-10T08:00:00Z")!

    package static let repository = URL(filePath: #filePath).deletingLastPathComponent().appending(
        path: "../.."
    )
    .standardizedFileURL
    package static let checkWorld: CheckWorld = {
        let zones = ZoneFiles()
        return CalendarShelf().serving(
            CheckWorld(
                zone: { zones.rules($0) }, holidays: { Holidays.bundled(country: $0) },
                today: CivilDate("2026-10-01")!))
    }()

    package let folder: String
    package let database: TestDatabase
    package let clock = DemoClock()
    package let desk: Desk
    package let settings: MailSettings

    package init(
        at instant: Instant = tuesday, folder: String? = nil, database: TestDatabase? = nil,
        transport: MailSettings.Transport? = nil, replies: ReplyKeys? = nil,
        webhooksInside: Bool = false,
        quotas: IntakeQuotas? = nil, disk: DiskRoom? = nil, vault: Vault? = nil,
        isPublished: Bool = true,
        amended: (String) -> String = { $0 }, people: (String) -> String = { $0 },
        opening: (String, String?) throws -> Store = { try Store(folder: $0, address: $1) }
    ) async throws {
        let folder =
            folder
            ?? FileManager.default.temporaryDirectory.appending(path: "desk-\(UUID().uuidString)")
            .path
        self.folder = folder
        let database = try database ?? TestDatabase()
        self.database = database
        var settings = MailSettings(
            transport: transport ?? .folder(folder + "/outgoing"),
            from: MailAddress(address: "support@echo.example"),
            domain: "echo.example")
        settings.replies = replies
        settings.marks = [
            ReplyAddress.Key(
                id: "m1", secret: SymmetricKey(data: [UInt8](repeating: 9, count: 32)))!
        ]
        self.settings = settings
        clock.stand(at: instant)
        desk = try await Desk(
            id: "echo", store: try opening(folder, database.address), world: clock.world,
            checkWorld: Self.checkWorld, mail: settings, webhooksInside: webhooksInside,
            quotas: quotas, disk: disk, vault: vault,
            log: Logger(label: "test"))
        guard isPublished else { return }
        let regulation = try Self.text("regulations/echo/regulation.yaml")
        _ = try await desk.publish(RegulationFolder(regulation: amended(regulation)), name: "echo")
        _ = try await desk.apply(try self.people(people))
    }

    /// A file of the repository.
    package static func text(_ path: String) throws -> String {
        try String(contentsOf: repository.appending(path: path), encoding: .utf8)
    }

    deinit {
        try? desk.store.close()
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// What commands ask it.
    package var control: Control {
        Control(
            desk: desk,
            signIn: SignIn(
                store: desk.store, world: desk.world,
                hash: PasswordHash(.init(rounds: 2, blockSize: 1, parallelism: 1))))
    }

    package func people(_ change: (String) -> String = { $0 }) throws -> PeopleFile {
        let text = change(try Self.text("demo/echo/people.yaml"))
        return try PeopleFile(text: text, file: "people.yaml", edition: try desk.edition())
    }

    package func letter(
        from: String = "anna@alfa.example", id: String = "one@alfa.example",
        subject: String = "Filter",
        more: String = "",
        text: String = "It shows wrong goods on https://lavka.example/catalog"
    ) -> [UInt8] {
        Array(
            """
            From: <\(from)>\r\nTo: support@echo.example\r\nSubject: \(subject)\r\nMessage-ID: <\(id)>\r\n\(more)\
            Content-Type: text/plain; charset=utf-8\r\n\r\n\(text)\r\n
            """.utf8)
    }

    package func deliver(_ bytes: [UInt8], origin: LetterOrigin = LetterOrigin()) async throws
        -> Intake.Outcome
    {
        try await Intake(desk: desk).deliver(bytes, arrivedAt: clock.now(), origin: origin)
    }

    package func send() async throws {
        while try await Dispatch(desk: desk, settings: settings).send() > 0 {}
    }

    package func ticket(_ number: Int) async throws -> TicketView {
        guard let view = try await desk.ticket(number: number, for: .desk) else {
            throw Missing(number: number)
        }
        return view
    }

    package struct Missing: Error {
        let number: Int

        package init(number: Int) { self.number = number }
    }

    /// Letters written so far, decoded.
    package func sent() throws -> [InboundLetter] {
        let names =
            (try? FileManager.default.contentsOfDirectory(atPath: folder + "/outgoing")) ?? []
        return try names.sorted().map { name in
            try MIMECodec.parse(
                [UInt8](
                    FileManager.default.contents(atPath: "\(folder)/outgoing/\(name)") ?? Data()))
        }
    }

    package func say(_ text: String) throws -> Contents.Draft {
        try desk.draft(saying: text)
    }
}
