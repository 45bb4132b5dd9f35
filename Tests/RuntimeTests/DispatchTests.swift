import Databases
import Desks
import Foundation
import Synchronization
import Testing
import WorkingTime

@testable import Runtime
@testable import Store

@Suite struct DispatchTests {
    @Test(.enabled(if: TestDatabase.isEmbedded))
    func `what left while nothing could be written down does not leave again`() async throws {
        let left = Mutex<[String]>([])
        let stop = Mutex<(@Sendable () -> Void)?>(nil)
        let temporary = try await TemporaryDesk(
            transport: .handed { letter in
                left.withLock { $0.append(letter.letter.messageID) }
                stop.withLock { $0?() }
                return .handedOver(reply: "250 taken")
            })
        let database = try #require(temporary.desk.store.database as? SQLiteDatabase)
        @Sendable func takeWriting(_ takes: Bool) {
            try? database.pool.writeWithoutTransaction {
                try $0.execute(sql: "PRAGMA query_only = \(takes ? 0 : 1)")
            }
        }
        _ = try await temporary.deliver(temporary.letter())
        stop.withLock { $0 = { takeWriting(false) } }
        let dispatch = Dispatch(desk: temporary.desk, settings: temporary.settings)
        #expect(try await dispatch.send() > 0)
        await #expect(throws: StoreError.self) { try await dispatch.send() }

        stop.withLock { $0 = nil }
        takeWriting(true)
        temporary.clock.stand(at: TemporaryDesk.tuesday + 2 * Dispatch.leaseSeconds)
        while try await dispatch.send() > 0 {}
        let letters = left.withLock { $0 }
        #expect(!letters.isEmpty)
        #expect(Set(letters).count == letters.count, "a letter left twice")
        let stream = try await temporary.ticket(1).stream
        #expect(stream.records.count { $0.event.kind == .receipted } == 1)
        let twice = try await temporary.desk.store.read {
            try Outbox(desk: "echo").possiblyTwice(since: Instant(seconds: 0), in: $0)
        }
        #expect(twice.isEmpty)
    }
}
