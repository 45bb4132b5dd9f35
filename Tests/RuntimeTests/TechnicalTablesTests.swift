import Foundation
import ServiceDesk
import Testing
import WorkingTime

@testable import Runtime
@testable import Store

/// After an erasure a name stands in the journal, and in what follows from it, and nowhere else.
@Suite struct TechnicalTablesTests {
    /// Tables whose rows the journal gives back: `rebuild` would put the address there again.
    private static let journalled: Set<String> = [
        "event", "interaction", "ticket", "address", "audit", "stream",
    ]
    private static let address = "anna@alfa.example"
    private static let name = "Anna Zanzibarova"

    private static func tables(_ desk: TemporaryDesk) async throws -> [String] {
        let sql =
            desk.database.address == nil
            ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
            : "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()"
        return try await desk.desk.store.read { try $0.query(sql, []) }.map { $0.text(0) }
    }

    /// Tables that hold the address or the name.
    private static func holding(_ desk: TemporaryDesk) async throws -> Set<String> {
        var found: Set<String> = []
        for table in try await tables(desk) {
            let rows = try await desk.desk.store.read { try $0.query("SELECT * FROM \(table)", []) }
            let texts = rows.flatMap(\.values).map { value in
                switch value {
                case .text(let text): text
                case .bytes(let bytes): String(decoding: bytes, as: UTF8.self)
                case .integer, .null: ""
                }
            }
            if texts.contains(where: { $0.lowercased().contains(address) || $0.contains(name) }) {
                found.insert(table)
            }
        }
        return found
    }

    private static func letter(_ id: String) -> [UInt8] {
        Array(
            """
            From: \(name) <\(address)>\r\nTo: support@echo.example\r\nSubject: Matter of \(name)\r\n\
            Message-ID: <\(id)@alfa.example>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\n\
            words of \(name), see https://lavka.example\r\n
            """.utf8)
    }

    @Test func `an erased person stands in no technical table, and in no file of the data folder`()
        async throws
    {
        let desk = try await TemporaryDesk()
        _ = try await desk.deliver(Self.letter("one"))
        let robot = String(decoding: Self.letter("auto"), as: UTF8.self).replacing(
            "Subject:", with: "Auto-Submitted: auto-replied\r\nSubject:")
        _ = try await desk.deliver(Array(robot.utf8))
        let portal = PortalSignIn(desk: desk.desk, publicURL: "https://desk.example/")
        try await portal.ask(address: Self.address, remote: nil)
        try await desk.send()
        let lines = try desk.sent().flatMap { $0.text.split(separator: "\n") }
        let link = try #require(lines.first { $0.contains("/portal/") })
        let token = String(try #require(link.split(separator: "/").last))
        _ = try await portal.enter(link: token, as: "alfa.anna", agent: "test")
        try await portal.ask(address: Self.address, remote: nil)
        try await desk.desk.store.write {
            try $0.send(
                "UPDATE outbox SET state = 'failed', problem = '550 no \(Self.address)' WHERE ticket IS NOT NULL",
                [])
        }
        let before = try await Self.holding(desk).subtracting(Self.journalled)
        #expect(before.isSuperset(of: ["content", "outbox", "portal_link", "portal_session"]))

        _ = try await desk.desk.erase("alfa.anna", ground: "request")
        let left = try await Self.holding(desk).subtracting(Self.journalled)
        #expect(left == [], "\(left)")
        #expect(try await Maintenance(store: desk.desk.store).verify(desk: "echo").isEmpty)
        #expect(try await desk.desk.rebuild().changed.isEmpty)
        let files = try FileManager.default.subpathsOfDirectory(atPath: desk.folder).filter {
            !$0.hasPrefix("reglament.sqlite") && !$0.hasPrefix("outgoing/")
        }
        for file in files {
            let bytes = FileManager.default.contents(atPath: "\(desk.folder)/\(file)") ?? Data()
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(!text.contains(Self.name) && !text.contains(Self.address), "\(file)")
        }
    }
}
