import Databases
import Foundation
import Testing

@testable import Store

/// What only a database server can do to us.
@Suite(.enabled(if: !TestDatabase.isEmbedded)) struct PostgreSQLTests {
    /// The address with another host and port in it.
    private static func address(_ database: TestDatabase, hosts: String) throws -> String {
        let address = try #require(database.address)
        let parts = try #require(URLComponents(string: address))
        return "postgresql://\(parts.user ?? "")@\(hosts)\(parts.path)"
    }

    private static func port(_ database: TestDatabase) throws -> Int {
        let address = try #require(database.address)
        return try #require(URLComponents(string: address)?.port)
    }

    private static func folder() -> String {
        FileManager.default.temporaryDirectory.appending(path: "postgresql-\(UUID().uuidString)")
            .path
    }

    @Test func `a database that acknowledges before it has written is found`() async throws {
        let database = try TestDatabase()
        let address = try #require(database.address)
        func durability() async throws -> Durability {
            let inspection = try StoreInspection(folder: "", address: address)
            defer { inspection.close() }
            return try await inspection.durability()
        }
        #expect(try await durability().commit == "on")
        let name = address.split(separator: "/").last ?? ""
        try PostgreSQLConnection(address).script(
            "ALTER DATABASE \(name) SET synchronous_commit = off")
        #expect(try await durability().commit == "off")
        #expect(try await durability().standbys == 0)
    }

    @Test(arguments: CuttingProxy.Cut.allCases)
    func `a connection cut in the middle of a commit saves the work once, and says so`(
        cut: CuttingProxy.Cut
    ) async throws {
        let database = try TestDatabase()
        let proxy = try CuttingProxy(to: try Self.port(database), cutting: cut, at: "COMMIT")
        defer { proxy.close() }
        let folder = Self.folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let store = try Store(
            folder: folder, address: try Self.address(database, hosts: "127.0.0.1:\(proxy.port)"))
        proxy.arm()
        let numbers = try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 1...20 {
                group.addTask {
                    try await store.write { transaction in
                        try journal.append(
                            [TemporaryStore.entry(1)], to: StreamKey(.desk, "p\(number)"),
                            expecting: 0,
                            in: transaction)
                        return try journal.nextNumber("ticket", in: transaction)
                    }
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(proxy.count == 1)
        #expect(Set(numbers).count == 20)
        let streams = try await store.read {
            try journal.streams(.desk, after: "", limit: 100, in: $0).count
        }
        #expect(streams == 20)
        #expect(try await Maintenance(store: store).verify(desk: deskName) == [])
        try store.close()
    }

    @Test func `of several hosts the one that answers is taken`() async throws {
        let database = try TestDatabase()
        let folder = Self.folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let hosts = "127.0.0.1:1,127.0.0.1:\(try Self.port(database))"
        let store = try Store(folder: folder, address: try Self.address(database, hosts: hosts))
        #expect(try await store.read { try $0.query("SELECT 1").first?.int(0) } == 1)
        try store.close()
    }

    @Test func `a server that is not there is told as such`() {
        let folder = Self.folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        do {
            _ = try Store(folder: folder, address: "postgresql://127.0.0.1:1/x")
            Issue.record("it opened")
        } catch {
            #expect(error.description.contains("cannot be reached"), "\(error)")
        }
    }

    @Test func `an error carries its statement and leaves the connection whole`() async throws {
        let temporary = try TemporaryStore()
        do {
            try await temporary.store.write { _ = try $0.query("SELECT missing FROM nowhere") }
            Issue.record("it was answered")
        } catch let error as StoreError {
            #expect(error.description.contains("SELECT missing FROM nowhere"), "\(error)")
            #expect(error.description.contains("42P01"))
        }
        try await temporary.store.write {
            try journal.append([TemporaryStore.entry(1)], to: stream, expecting: 0, in: $0)
        }
    }

    @Test func `a piece whose sent statement fails is undone, its neighbours are kept`()
        async throws
    {
        let temporary = try TemporaryStore()
        let store = temporary.store
        let insert = "INSERT INTO counter (desk, name, value) VALUES ($1, $2, $3)"
        let outcomes = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<10 {
                group.addTask {
                    do {
                        try await store.write { transaction in
                            try transaction.send(
                                insert, [.text("d"), .text("n\(number)"), .integer(1)])
                            // The same key again: every second piece must fail as a whole.
                            if number % 2 == 0 {
                                try transaction.send(
                                    insert, [.text("d"), .text("n\(number)"), .integer(2)])
                            }
                        }
                        return true
                    } catch {
                        return false
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.count { $0 } == 5)
        #expect(
            try await store.read { try $0.query("SELECT name FROM counter WHERE desk = 'd'").count }
                == 5)
    }

    @Test func `text with a zero and bytes of every value come back`() async throws {
        let temporary = try TemporaryStore()
        let bytes = Data(0...255)
        try await temporary.store.write { transaction in
            _ = try transaction.execute(
                "INSERT INTO content (desk, id, kind, commitment, salt, bytes) VALUES ($1, $2, $3, $4, $5, $6)",
                [
                    .text("d"), .text("a\0b ёқ"), .text("k"), .text("c"), .bytes(Data()),
                    .bytes(bytes),
                ])
        }
        let row = try await temporary.store.read {
            try $0.query("SELECT id, salt, bytes FROM content").first
        }
        #expect(row?.text("id") == "a\u{FFFD}b ёқ")
        #expect(row?.bytes("salt") == Data() && row?.bytes("bytes") == bytes)
    }

    @Test func `a database of another encoding is refused`() throws {
        let database = try TestDatabase()
        let address = try #require(database.address)
        let other = "latin_\(getpid())"
        try PostgreSQLConnection(address).script(
            "CREATE DATABASE \(other) ENCODING 'LATIN1' TEMPLATE template0")
        let path = try #require(URLComponents(string: address)?.path)
        #expect(throws: StoreError.self) {
            try PostgreSQLDatabase(address: address.replacing(path, with: "/\(other)"))
        }
        try PostgreSQLConnection(address).script("DROP DATABASE \(other)")
    }
}
