import Databases
import Foundation
import ServiceDesk
import Testing

@testable import Store

@Suite struct FaultTests {
    @Test(.enabled(if: TestDatabase.isEmbedded))
    func `a full disk is told as such, loses nothing, and work goes on when there is room again`()
        async throws
    {
        let temporary = try TemporaryStore()
        let store = temporary.store
        let database = try #require(store.database as? SQLiteDatabase)
        func limit(_ pages: Int) throws {
            try database.pool.writeWithoutTransaction {
                try $0.execute(sql: "PRAGMA max_page_count = \(pages)")
            }
        }
        let pages = try await store.read { try $0.query("PRAGMA page_count").first?.int(0) ?? 0 }
        try limit(pages + 20)
        var (written, refusal): (Int, StoreError?) = (0, nil)
        for number in 1...500 {
            do {
                try await store.write { transaction in
                    let entry = TemporaryStore.entry(1, String(repeating: "x", count: 2000))
                    try journal.append(
                        [entry], to: StreamKey(.desk, "f\(number)"), expecting: 0, in: transaction)
                }
                written += 1
            } catch let error as StoreError {
                refusal = error
                break
            }
        }
        #expect(refusal == .diskFull)
        #expect(written > 3)
        #expect(
            try await store.read {
                try journal.streams(.desk, after: "", limit: 1000, in: $0).count
            } == written)
        try limit(1_000_000)
        try await store.write {
            try journal.append([TemporaryStore.entry(1)], to: stream, expecting: 0, in: $0)
        }
        #expect(try await Maintenance(store: store).verify(desk: deskName) == [])
    }

    @Test func `a folder that cannot be made is refused with its cause`() {
        #expect(throws: StoreError.self) { try Store(folder: "/proc/no/such/folder") }
    }

    @Test func `more work than may wait is refused at once`() async throws {
        let temporary = try TemporaryStore()
        let database = temporary.store.database
        let writer = JournalWriter(database: database, waitingMax: 4)
        let outcomes = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<60 {
                group.addTask {
                    do {
                        try await writer.submit { _ in Thread.sleep(forTimeInterval: 0.01) }
                        return true
                    } catch {
                        return (error as? StoreError) != .busy
                    }
                }
            }
            return await group.reduce(into: [Bool]()) { $0.append($1) }
        }
        writer.close()
        #expect(outcomes.contains(false))
        #expect(outcomes.contains(true))
    }

    /// Written by the first version and never again: whatever comes later must read it.
    @Test func `the golden journal is read, whole, with the events it was written with`()
        async throws
    {
        let golden = URL(filePath: #filePath).deletingLastPathComponent().appending(
            path: "Golden/journal-1.sqlite")
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "golden-\(UUID().uuidString)"
        ).path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try FileManager.default.copyItem(
            atPath: golden.path, toPath: folder + "/" + SQLiteDatabase.fileName)
        let store = try Store(folder: folder)
        #expect(try await Maintenance(store: store).verify(desk: "echo") == [])
        let journal = TicketJournal(journal: Journal(desk: "echo"))
        let streams = try await store.read { transaction in
            try journal.journal.streams(.ticket, after: "", limit: 10, in: transaction).map {
                entry in
                try journal.load(TicketID(entry.id), in: transaction)
            }
        }
        #expect(streams.count == 3)
        for stream in streams {
            #expect(stream.ticket.state == .admitted)
            #expect(
                stream.records.map(\.event.kind).prefix(3) == [.arrived, .prioritised, .registered])
            #expect(stream.ticket.client == "alfa")
        }
        try store.close()
    }
}
