import Databases
import Foundation
import ServiceDesk
import Testing
import WorkingTime

@testable import Runtime
@testable import Store

/// A small desk of four days, its first three sealed, and copies of it for forgers. Letters with
/// files, a reply, an erasure, editions, an audit.
final class ForgedDesk: Sendable {
    static let days = ["2026-10-06", "2026-10-07", "2026-10-08"]
    static var isEmbedded: Bool { TestDatabase.isEmbedded }
    /// Built once for all tests.
    static let shared = Task { try await ForgedDesk() }

    private let backup: String
    /// What statements and sentences call by name, such as `{T1}`.
    let names: [String: String]
    let anchors: [SealAnchor]

    private init() async throws {
        let desk = try await TemporaryDesk()
        backup = desk.folder + "-original"
        _ = try await desk.deliver(Self.letter("1@alfa.example", "First"))
        _ = try await desk.deliver(
            Self.letter(from: "boris@beta.example", "2@beta.example", "Second"))
        try await desk.send()
        try await Self.seal(desk, Self.days[0], then: 1)
        _ = try await desk.deliver(Self.letter("3@alfa.example", "Third"))
        _ = try await desk.desk.erase("beta.boris", ground: "request of 7 October")
        try await Self.seal(desk, Self.days[1], then: 2)
        _ = try await desk.deliver(Self.letter("4@alfa.example", "Fourth"))
        try await Self.seal(desk, Self.days[2], then: 3)
        _ = try await desk.deliver(Self.letter("5@alfa.example", "Fifth"))
        anchors = try await desk.desk.store.read {
            try Seals(desk: "echo").all(in: $0).map(SealAnchor.init)
        }
        names = try await desk.desk.store.read { try ForgedDesk.names(in: $0) }
        try await Maintenance(store: desk.desk.store).backup(to: backup)
    }

    private static func seal(_ desk: TemporaryDesk, _ day: String, then days: Int64) async throws {
        try await Maintenance(store: desk.desk.store).seal(
            desk: "echo", day: day, salt: Data(repeating: 7, count: 32))
        desk.clock.stand(at: TemporaryDesk.tuesday + days * 86_400)
    }

    private static func letter(from: String = "anna@alfa.example", _ id: String, _ subject: String)
        -> [UInt8]
    {
        Array(
            """
            From: <\(from)>\r\nTo: support@echo.example\r\nSubject: \(subject)\r\nMessage-ID: <\(id)>\r\n\
            MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\
            Content-Type: text/plain\r\n\r\n\(subject) see https://lavka.example/\r\n--b\r\n\
            Content-Type: text/html\r\n\r\n<p>\(subject)</p>\r\n--b\r\nContent-Type: text/csv; name=a.csv\r\n\
            Content-Disposition: attachment; filename=a.csv\r\n\r\n\(subject),1\r\n--b--\r\n
            """.utf8)
    }

    /// Tickets T1 … T5 (contacts are called alike), and of each its letter C, raw letter R, file F
    /// and HTML H.
    private static func names(in transaction: Transaction) throws -> [String: String] {
        var names: [String: String] = [:]
        for row in try transaction.query(
            "SELECT id, content, raw FROM interaction ORDER BY received_at, address")
        {
            let number = names.keys.count { $0.hasPrefix("T") } + 1
            (names["T\(number)"], names["C\(number)"]) = (row.text("id"), row.text("content"))
            names["R\(number)"] = row.text("raw")
            for part in try transaction.query(
                "SELECT id, kind FROM content WHERE owner = $1 AND kind IN ('file', 'html')",
                [.text(row.text("content"))])
            {
                names[(part.text(1) == "file" ? "F" : "H") + "\(number)"] = part.text(0)
            }
        }
        return names
    }

    func filled(_ text: String) -> String {
        names.reduce(text) { $0.replacing("{\($1.key)}", with: $1.value) }
    }

    /// Lets a forger into a copy, and gives what is found afterwards.
    func verify(
        _ scope: Verification.Scope = Verification.Scope(),
        after forge: @escaping @Sendable (Transaction) throws -> Void
    ) async throws -> Verification {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "forged-\(UUID().uuidString)"
        ).path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let database = try TestDatabase()
        defer { database.drop() }
        if database.address == nil {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true)
            try FileManager.default.copyItem(
                atPath: "\(backup)/reglament.sqlite", toPath: "\(folder)/reglament.sqlite")
        } else {
            try await Maintenance.restore(from: backup, to: folder, address: database.address)
        }
        let store = try Store(folder: folder, address: database.address)
        defer { try? store.close() }
        try await store.write { try forge($0) }
        return try await Maintenance(store: store).verification(of: "echo", scope)
    }
}
