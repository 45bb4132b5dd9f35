import Channels
import Foundation
import Letters
import Logging
import Regulations
import Runtime
import ServiceDesk
import Store
import WorkingTime

/// A desk on the regulation of the repository, in a temporary folder.
struct BenchDesk: Sendable {
    let folder: String
    let desk: Desk

    static let quiet: Logger = {
        var log = Logger(label: "bench")
        log.logLevel = .error
        return log
    }()

    init() async throws {
        folder =
            FileManager.default.temporaryDirectory.appending(
                path: "bench-\(World.system.newToken())"
            ).path
        desk = try await Self.open(folder)
        let text = try String(contentsOfFile: "regulations/echo/regulation.yaml", encoding: .utf8)
        _ = try await desk.publish(RegulationFolder(regulation: text), name: "echo")
        let people = try String(contentsOfFile: "demo/echo/people.yaml", encoding: .utf8)
        _ = try await desk.apply(
            try PeopleFile(text: people, file: "demo/echo/people.yaml", edition: try desk.edition())
        )
    }

    /// A desk of these people.
    init(
        people: BenchPeople, world: World = .system, amended: (String) -> String = { $0 }
    ) async throws {
        folder =
            FileManager.default.temporaryDirectory.appending(
                path: "bench-\(World.system.newToken())"
            ).path
        desk = try await Self.open(folder, world)
        let text = try String(contentsOfFile: "regulations/echo/regulation.yaml", encoding: .utf8)
        _ = try await desk.publish(RegulationFolder(regulation: amended(text)), name: "echo")
        let file = try PeopleFile(
            text: people.text, file: "people.yaml", edition: try desk.edition())
        _ = try await desk.apply(file)
    }

    static func open(_ folder: String, _ world: World = .system) async throws -> Desk {
        try await on(try Store(folder: folder, address: Bench.database), folder, world)
    }

    /// A desk that has nothing in memory yet.
    static func on(_ store: Store, _ folder: String, _ clock: World) async throws -> Desk {
        let zones = ZoneFiles()
        let world = CheckWorld(
            zone: { zones.rules($0) }, holidays: { Holidays.bundled(country: $0) },
            today: CivilDate("2026-10-01")!)
        let mail = MailSettings(
            transport: .folder(folder + "/outgoing"),
            from: MailAddress(address: "support@echo.example"),
            domain: "echo.example")
        return try await Desk(
            id: "echo", store: store, world: clock,
            checkWorld: world,
            mail: mail, log: quiet)
    }

    func letter(_ number: Int, from: String = "anna@alfa.example", site: String = "lavka.example")
        -> [UInt8]
    {
        Array(
            """
            From: <\(from)>\r\nTo: support@echo.example\r\nSubject: Letter \(number)\r\n\
            Message-ID: <\(number)@alfa.example>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n\
            Please look at https://\(site)/\(number)\r\n
            """.utf8)
    }

    /// Runs `body` for each number, so many at once as the bench has writers.
    func each(
        _ count: Int, from first: Int = 0, writers: Int = Bench.writers,
        _ body: @Sendable @escaping (Int) async throws -> Void
    ) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in first..<(first + count) {
                if number - first >= writers { try await group.next() }
                group.addTask { try await body(number) }
            }
            try await group.waitForAll()
        }
    }

    static let tables = [
        "event", "stream", "content", "command", "ticket", "clock", "timer", "outbox",
        "interaction", "sent_letter",
    ]

    func rows() async throws -> Int {
        try await desk.store.read { transaction in
            try Self.tables.reduce(0) { sum, table in
                try sum + (transaction.query("SELECT COUNT(*) FROM \(table)").first?.int(0) ?? 0)
            }
        }
    }

    /// Rows like those of events, about as large, by one prepared statement.
    static func bareRows(_ count: Int, _ number: Int, in transaction: Transaction) throws {
        let bytes = Value.bytes(Data(repeating: 7, count: 300))
        for row in 0..<count {
            try transaction.execute(
                "INSERT INTO content (desk, id, kind, commitment, salt, bytes) VALUES ($1, $2, $3, $4, $5, $6)",
                [
                    .text("bare"), .text("\(number)-\(row)"), .text("bench"), .text("commitment"),
                    bytes, bytes,
                ])
        }
    }

    /// A ticket, number 1, with so many letters of the client.
    func converse(letters: Int) async throws {
        let opened = try await Intake(desk: desk).deliver(letter(0), arrivedAt: desk.world.now())
        guard let ticket = opened.ticket else { return }
        for number in 1..<letters {
            var more = Interaction(
                channel: "mail", address: "anna@alfa.example",
                letter: StoredLetter(subject: "Letter 0", text: "More about it, part \(number)."),
                arrivedAt: desk.world.now())
            more.stated.ticket = ticket
            _ = try await Intake(desk: desk).receive(more)
        }
    }

    /// Numbers of the rows that are filled in begin after those of real tickets.
    private static let firstFilled = 1001

    /// Ticket rows alone, written through the projection.
    func fill(_ count: Int) async throws {
        let tickets = Tickets(desk: desk.id)
        for chunk in stride(from: 0, to: count, by: 1000) {
            try await desk.store.write { transaction in
                for number in chunk..<min(chunk + 1000, count) {
                    try tickets.save(Self.row(number + Self.firstFilled), in: transaction)
                }
            }
        }
    }

    private static func row(_ number: Int) -> TicketRow {
        var row = TicketRow(
            ticket: Ticket(id: TicketID("bench-\(number)")), version: 1, rank: 2,
            title: "Ticket \(number)",
            due: .init(
                at: Instant(seconds: 1_800_000_000 + Int64(number)),
                commitment: "standard_reaction", nature: .binding,
                outcome: number % 20 == 0 ? .missed : .running,
                startedAt: Instant(seconds: 1_799_000_000)),
            queueKey: String(10_000_000 + number), updatedAt: Instant(seconds: 1_799_000_000))
        row.number = number
        row.client = "alfa"
        row.project = "lavka"
        row.inPool = number % 2 == 0
        return row
    }

    func close() throws {
        try desk.store.close()
        remove()
    }

    func remove() { try? FileManager.default.removeItem(atPath: folder) }
}
