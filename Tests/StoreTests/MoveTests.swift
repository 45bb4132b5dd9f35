import Databases
import Foundation
import Testing

@testable import Store

/// From the embedded database to PostgreSQL and back, on a throwaway server.
@Suite(.enabled(if: !TestDatabase.isEmbedded)) struct MoveTests {
    private static func folder(_ name: String) -> String {
        FileManager.default.temporaryDirectory.appending(path: "\(name)-\(UUID().uuidString)").path
    }

    /// Streams with contents in an embedded store, closed.
    private static func filled(_ folder: String, streams: Int = 1200) async throws {
        let store = try Store(folder: folder)
        try await store.write { transaction in
            let draft = Contents.Draft(
                id: "c1", kind: .letter, salt: Data([0, 1, 255]), bytes: Data(0...255))
            for number in 0..<streams {
                let key = StreamKey(.desk, "m\(number)")
                try journal.append(
                    [TemporaryStore.entry(1)], to: key, expecting: 0, in: transaction)
                try journal.append(
                    [
                        TemporaryStore.entry(2, "{\"text\":\"ёқ\"}"),
                        TemporaryStore.entry(3, of: draft.ref),
                    ], to: key,
                    expecting: 1, in: transaction)
            }
            try Contents(desk: deskName).store(draft, in: transaction)
        }
        try store.close()
    }

    private static func heads(_ store: Store) async throws -> [Data] {
        try await store.read {
            try journal.streams(.desk, after: "", limit: 5000, in: $0).map(\.head)
        }
    }

    @Test func `a folder moves whole, chain by chain and byte by byte`() async throws {
        let folder = Self.folder("move")
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try await Self.filled(folder)
        let target = try TestDatabase()
        let address = try #require(target.address)
        #expect(try await Maintenance.move(folder: folder, to: address) > 3600)
        // Again: everything is there.
        #expect(try await Maintenance.move(folder: folder, to: address) == 0)
        let (before, after) = (
            try Store(folder: folder), try Store(folder: folder + "-node", address: address)
        )
        #expect(try await Self.heads(before) == Self.heads(after))
        #expect(try await Maintenance(store: after).verify(desk: deskName) == [])
        #expect(
            try await after.read { try Contents(desk: deskName).bytes("c1", in: $0) }
                == Data(0...255))
        try before.close()
        try after.close()
        try? FileManager.default.removeItem(atPath: folder + "-node")
    }

    @Test func `a move that was interrupted goes on, and one that differs is refused`() async throws
    {
        let folder = Self.folder("move")
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try await Self.filled(folder)
        let target = try TestDatabase()
        let address = try #require(target.address)
        _ = try await Maintenance.move(folder: folder, to: address)
        let connection = try PostgreSQLConnection(address)
        // As after an end in the middle: the last rows of two tables are missing.
        try connection.script(
            "DELETE FROM event WHERE stream > 'm5'; DELETE FROM stream WHERE id > 'm7'")
        #expect(try await Maintenance.move(folder: folder, to: address) > 500)
        try connection.script("UPDATE stream SET head = 'x' WHERE id = 'm3'")
        await #expect(throws: StoreError.self) {
            try await Maintenance.move(folder: folder, to: address)
        }
        try connection.script("DELETE FROM event WHERE stream = 'm3'")
        await #expect(throws: StoreError.self) {
            try await Maintenance.move(folder: folder, to: address)
        }
    }

    @Test func `a server that runs on the folder keeps it from being moved`() async throws {
        let folder = Self.folder("move")
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let store = try Store(folder: folder)
        let address = try #require(try TestDatabase().address)
        await #expect(throws: StoreError.folderInUse(folder)) {
            try await Maintenance.move(folder: folder, to: address)
        }
        try store.close()
    }

    @Test func `a backup of PostgreSQL is restored into PostgreSQL and into a folder`() async throws
    {
        let folder = Self.folder("move")
        let backup = folder + "-backup"
        defer {
            for name in [folder, backup, folder + "-2"] {
                try? FileManager.default.removeItem(atPath: name)
            }
        }
        try await Self.filled(folder, streams: 50)
        let (first, second) = (try TestDatabase(), try TestDatabase())
        _ = try await Maintenance.move(folder: folder, to: try #require(first.address))
        let store = try Store(folder: folder + "-2", address: first.address)
        try await Maintenance(store: store).backup(to: backup)
        try await Maintenance.restore(from: backup, to: folder, address: second.address)
        await #expect(throws: StoreError.self, "twice") {
            try await Maintenance.restore(from: backup, to: folder, address: second.address)
        }
        let wanted = try await Self.heads(store)
        try store.close()
        let copy = try Store(folder: folder + "-2", address: second.address)
        #expect(try await Self.heads(copy) == wanted)
        #expect(try await Maintenance(store: copy).verify(desk: deskName) == [])
        try copy.close()
    }
}
