import Databases
import Foundation
import ServiceDesk
import Store
import Testing
import WorkingTime

@testable import Runtime

/// Several nodes on one PostgreSQL.
@Suite(.enabled(if: !TestDatabase.isEmbedded), .serialized) struct NodesTests {
    // MARK: Three nodes, two killed

    @Test(.timeLimit(.minutes(15)))
    func `of three nodes two are killed: every timer fires once and every letter leaves once`()
        async throws
    {
        let shared = try await TemporaryDesk()
        let cluster = try NodeCluster(on: shared.database, at: TemporaryDesk.tuesday)
        defer { cluster.stop() }
        for name in ["a", "b", "c"] { try cluster.start(name, letters: 25) }
        try await cluster.wait("letters of all nodes") { cluster.acknowledged.count >= 20 }
        cluster.kill("a")
        try await cluster.wait("more letters") { cluster.acknowledged.count >= 40 }
        cluster.kill("b")
        try await cluster.wait("the letters of the last node") {
            cluster.acknowledged(by: "c").count == 25
        }
        // What the killed ones had leased is free again when the leases have run out.
        cluster.advance(by: Dispatch.leaseSeconds + 1)
        try await cluster.wait("the outbox") { try await Self.waiting(shared) == 0 }
        try cluster.start("d", letters: 0)
        try cluster.start("e", letters: 0)
        for day in 1...6 {
            cluster.advance(by: 86_400)
            if day == 2 { cluster.kill("c") }
            if day == 4 { cluster.kill("d") }
            try await cluster.wait("the timers of day \(day)") {
                let due = try await Self.due(shared, at: cluster.now)
                let waiting = try await Self.waiting(shared)
                return due == 0 && waiting == 0
            }
        }
        try await check(cluster, shared)
    }

    private func check(_ cluster: NodeCluster, _ shared: TemporaryDesk) async throws {
        var (rings, missed) = ([String](), 0)
        for number in cluster.acknowledged.sorted() {
            let records = try await shared.ticket(number).stream.records
            for record in records {
                switch record.event {
                case .warned(let warned):
                    rings.append("#\(number) warned \(warned.clock) \(warned.warning)")
                case .missed(let clock):
                    rings.append("#\(number) missed \(clock.clock)")
                    missed += 1
                default: continue
                }
            }
        }
        #expect(Set(rings).count == rings.count, "a timer fired twice")
        #expect(missed >= cluster.acknowledged.count)
        #expect(
            Set(cluster.acknowledged).count == cluster.acknowledged.count,
            "a number was given twice")
        let left = cluster.departed()
        let tried = try await shared.desk.store.read { transaction in
            try transaction.query("SELECT id FROM outbox WHERE attempts > 1").count
        }
        // A letter that left twice was marked as tried twice before.
        #expect(left.count - Set(left).count <= tried)
        #expect(Set(left).count >= cluster.acknowledged.count)
        #expect(try await Maintenance(store: shared.desk.store).verify(desk: "echo") == [])
    }

    private static func waiting(_ desk: TemporaryDesk) async throws -> Int {
        try await desk.desk.store.read { transaction in
            try transaction.query("SELECT id FROM outbox WHERE state IN ('waiting', 'leased')")
                .count
        }
    }

    private static func due(_ desk: TemporaryDesk, at now: Instant) async throws -> Int {
        try await desk.desk.store.read {
            try Timers(desk: "echo").due(at: now, limit: 1000, in: $0).count
        }
    }

    // MARK: Exact decisions

    @Test func `agents of three nodes take from one pool: each ticket once, each next in its turn`()
        async throws
    {
        let first = try await TemporaryDesk()
        let others = [
            try await TemporaryDesk(database: first.database),
            try await TemporaryDesk(database: first.database),
        ]
        for number in 1...24 {
            _ = try await first.deliver(
                first.letter(id: "\(number)@alfa.example", subject: "Filter \(number)"))
        }
        try await first.send()
        let taken = try await withThrowingTaskGroup(of: [Int].self) { group in
            for (index, node) in ([first] + others).enumerated() {
                for person in ["marina", "pavel"] {
                    group.addTask { try await Self.takeAll(node.desk, by: person, "\(index)") }
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(taken.count == 24)
        #expect(Set(taken).count == 24)
        for number in taken {
            let records = try await first.ticket(number).stream.records
            #expect(records.count { $0.event.kind == .taken } == 1)
        }
    }

    /// Takes what is next until nothing is left.
    private static func takeAll(_ desk: Desk, by person: String, _ node: String) async throws
        -> [Int]
    {
        var taken: [Int] = []
        for attempt in 0..<2000 {
            guard let next = try await desk.next(for: .desk) else { break }
            do {
                let performed = try await desk.perform(
                    Instruction(
                        .take(override: nil), on: next.id, by: .staff(person),
                        commandID: "take-\(node)-\(person)-\(attempt)"))
                // Who has it already takes nothing.
                if !performed.decision.events.isEmpty { taken.append(next.number) }
            } catch is Refusal {
                // Another one was faster.
                continue
            }
        }
        return taken
    }

    @Test func `people changed on one node are known to the other before it decides`() async throws
    {
        let first = try await TemporaryDesk()
        let second = try await TemporaryDesk(database: first.database)
        _ = try await second.deliver(
            second.letter(from: "stranger@new.example", id: "1@new.example"))
        _ = try await first.desk.apply(
            try first.people { $0.replacing("anna@alfa.example", with: "stranger@new.example") })
        let letter = second.letter(
            from: "stranger@new.example", id: "2@new.example", subject: "Delivery")
        let number = try #require(try await second.deliver(letter).number)
        #expect(try await second.ticket(number).stream.ticket.client == "alfa")
    }

    // MARK: Turns

    @Test
    func `a turn has one holder, goes on by asking, and falls to another when it has run out`()
        async throws
    {
        let first = try await TemporaryDesk()
        let second = try await TemporaryDesk(database: first.database)
        #expect(try await first.desk.holdsLease("mailbox x"))
        #expect(try await !second.desk.holdsLease("mailbox x"))
        #expect(try await second.desk.awaitsLease("mailbox x"))
        #expect(try await second.desk.holdsLease("mailbox y"))
        second.clock.stand(at: TemporaryDesk.tuesday + Desk.leaseSeconds - 1)
        #expect(try await !second.desk.holdsLease("mailbox x"))
        first.clock.stand(at: TemporaryDesk.tuesday + 20)
        #expect(try await first.desk.holdsLease("mailbox x"))
        second.clock.stand(at: TemporaryDesk.tuesday + Desk.leaseSeconds + 5)
        #expect(try await !second.desk.holdsLease("mailbox x"), "it was prolonged")
        try await first.desk.leave()
        #expect(try await !second.desk.awaitsLease("mailbox x"))
    }

    // MARK: Two versions of a program

    @Test func `a running node learns that a newer program has changed the schema`() async throws {
        let node = try await TemporaryDesk()
        func migrate(_ number: Int, oldest: Int?) async throws {
            try await node.desk.store.write { transaction in
                _ = try transaction.execute(
                    "INSERT INTO schema_version (number, name, oldest) VALUES ($1, 'later', $2)",
                    [.integer(number), .optional(oldest.map(Int64.init))])
            }
        }
        try await migrate(98, oldest: Migration.latest)
        try await node.desk.store.requireSchema()
        try await migrate(99, oldest: nil)
        await #expect(throws: StoreError.schemaNewer(found: 99, wanted: Migration.latest)) {
            try await node.desk.store.requireSchema()
        }
    }

    @Test func `a ticket with an event of a newer schema is left alone, all others go on`()
        async throws
    {
        let node = try await TemporaryDesk()
        for number in 1...2 {
            _ = try await node.deliver(
                node.letter(id: "\(number)@alfa.example", subject: "No \(number)"))
        }
        let stream = try await node.ticket(1).stream
        let entry = Entry(
            sequence: stream.version + 1, type: "noted", schema: 2,
            occurredAt: TemporaryDesk.tuesday,
            recordedAt: TemporaryDesk.tuesday, actor: Data("{}".utf8),
            payload: Data("{\"of\":\"later\"}".utf8))
        try await node.desk.store.write { transaction in
            try Journal(desk: "echo").append(
                [entry], to: StreamKey(.ticket, stream.ticket.id.text), expecting: stream.version,
                in: transaction)
            try transaction.execute(
                "UPDATE ticket SET version = version + 1 WHERE id = $1",
                [.text(stream.ticket.id.text)])
        }
        await #expect(
            throws: StoreError.unknownEvent(
                stream: "ticket \(stream.ticket.id)", type: "noted", schema: 2)
        ) {
            _ = try await node.desk.perform(
                Instruction(
                    .take(override: nil), on: stream.ticket.id, by: .staff("marina"),
                    commandID: "t1"))
        }
        try await node.send()
        #expect(try await node.ticket(2).stream.ticket.state == .admitted)
        #expect(try await Maintenance(store: node.desk.store).verify(desk: "echo") == [])
    }
}
