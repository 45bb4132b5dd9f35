import Foundation
import Testing

@testable import Store

@Suite struct JournalTests {
    @Test func `what is appended is read back in order`() async throws {
        let temporary = try TemporaryStore()
        try await temporary.store.write { transaction in
            try journal.append(
                [TemporaryStore.entry(1), TemporaryStore.entry(2, "{\"a\":1}")], to: stream,
                expecting: 0,
                in: transaction)
            try journal.append([TemporaryStore.entry(3)], to: stream, expecting: 2, in: transaction)
        }
        let entries = try await temporary.store.read {
            try journal.entries(of: stream, in: $0).map(\.entry)
        }
        #expect(
            entries == [
                TemporaryStore.entry(1), TemporaryStore.entry(2, "{\"a\":1}"),
                TemporaryStore.entry(3),
            ])
    }

    @Test func `a stream that has moved refuses the append and keeps what it had`() async throws {
        let temporary = try TemporaryStore()
        try await temporary.store.write {
            try journal.append([TemporaryStore.entry(1)], to: stream, expecting: 0, in: $0)
        }
        await #expect(throws: StoreError.conflict(.stream(StreamKey(.desk, "one")))) {
            try await temporary.store.write {
                try journal.append([TemporaryStore.entry(1)], to: stream, expecting: 0, in: $0)
            }
        }
        let count = try await temporary.store.read { try journal.entries(of: stream, in: $0).count }
        #expect(count == 1)
    }

    @Test func `a guard that another decision passed refuses this one`() async throws {
        let temporary = try TemporaryStore()
        try await temporary.store.write { try journal.pass("pool", expecting: 0, in: $0) }
        await #expect(throws: StoreError.conflict(.guarded(name: "pool"))) {
            try await temporary.store.write { try journal.pass("pool", expecting: 0, in: $0) }
        }
        try await temporary.store.write { try journal.pass("pool", expecting: 1, in: $0) }
    }

    @Test func `a failed piece of work undoes itself and nobody else in its batch`() async throws {
        struct Wanted: Error {}
        let temporary = try TemporaryStore()
        let store = temporary.store
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<60 {
                group.addTask {
                    try? await store.write { transaction in
                        let key = StreamKey(.ticket, "t\(number)")
                        try journal.append(
                            [TemporaryStore.entry(1)], to: key, expecting: 0, in: transaction)
                        if number % 3 == 0 { throw Wanted() }
                    }
                }
            }
        }
        let kept = try await store.read {
            try journal.streams(.ticket, after: "", limit: 100, in: $0).map(\.id)
        }
        #expect(Set(kept) == Set((0..<60).filter { $0 % 3 != 0 }.map { "t\($0)" }))
    }

    @Test func `numbers go up and are never given twice`() async throws {
        let temporary = try TemporaryStore()
        let store = temporary.store
        let numbers = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<50 {
                group.addTask { try await store.write { try journal.nextNumber("ticket", in: $0) } }
            }
            return try await group.reduce(into: [Int]()) { $0.append($1) }
        }
        #expect(numbers.sorted() == Array(1...50))
    }

    @Test
    func `the same command gives its first outcome, and another content under its id is refused`()
        async throws
    {
        let temporary = try TemporaryStore()
        let log = CommandLog(desk: deskName)
        try await temporary.store.write {
            try log.record("c1", digest: "d", outcome: "7", at: .init(seconds: 1), in: $0)
        }
        let outcome = try await temporary.store.read {
            try log.outcome(of: "c1", digest: "d", in: $0)
        }
        #expect(outcome == "7")
        await #expect(throws: StoreError.conflict(.command(id: "c1"))) {
            try await temporary.store.read { try log.outcome(of: "c1", digest: "other", in: $0) }
        }
    }

    @Test func `values are bound by their number wherever they stand`() async throws {
        let temporary = try TemporaryStore()
        let sql = "SELECT CAST($2 AS BIGINT) AS a, CAST($1 AS TEXT) AS b, CAST($2 AS BIGINT) AS c"
        let rows = try await temporary.store.read {
            try $0.query(sql, [.text("one"), .integer(2)])
        }
        #expect(rows.first?.integer("a") == 2)
        #expect(rows.first?.text("b") == "one")
        #expect(rows.first?.integer("c") == 2)
    }
}
