import Foundation
import Regulations
import ServiceDesk
import Store
import Testing
import WorkingTime

@testable import Runtime

/// Days on which the machine misbehaves: its clock goes back, its process ends at a bad moment, a
/// letter comes twice.
@Suite struct BadDayTests {
    private static let hour: Int64 = 3600

    /// How often each promise was judged, by what stands in the journal.
    private func judgements(_ view: TicketView) -> [ClockID: Int] {
        view.stream.records.reduce(into: [:]) { found, record in
            if case .kept(let observed) = record.event { found[observed.clock, default: 0] += 1 }
            if case .missed(let observed) = record.event { found[observed.clock, default: 0] += 1 }
        }
    }

    private func requireOrder(_ view: TicketView) {
        let recorded = view.stream.records.map(\.recordedAt)
        #expect(recorded == recorded.sorted(), "something is recorded before its cause")
    }

    @Test func `a clock that goes back an hour after a promise was missed judges nothing twice`()
        async throws
    {
        let temporary = try await TemporaryDesk()
        let (desk, clock) = (temporary.desk, temporary.clock)
        _ = try await temporary.deliver(temporary.letter())
        try await temporary.send()
        let due = try #require(
            try await temporary.ticket(1).clocks.first { $0.id.commitment == "standard_reaction" }?
                .due)
        clock.stand(at: due + 60)
        _ = try await Timekeeper(desk: desk).ring()
        let missed = try await temporary.ticket(1)
        #expect(judgements(missed).values.allSatisfy { $0 == 1 })
        #expect(!judgements(missed).isEmpty)

        clock.stand(at: due + 60 - Self.hour)
        _ = try await Timekeeper(desk: desk).ring()
        let draft = try temporary.say("We are on it.")
        _ = try await desk.perform(
            Instruction(
                .reply(draft.ref), on: missed.row.id, by: .staff("marina"), commandID: "reply",
                contents: [draft]))
        try await temporary.send()
        clock.stand(at: due + 120)
        _ = try await Timekeeper(desk: desk).ring()

        let view = try await temporary.ticket(1)
        #expect(judgements(view) == judgements(missed))
        #expect(view.stream.records.contains { $0.event.kind == .replied })
        #expect(!view.stream.records.contains { $0.event.kind == .withdrawn })
        requireOrder(view)
        #expect(try await Maintenance(store: desk.store).verify(desk: desk.id) == [])
        #expect(try await desk.rebuild().changed == [])
        // Nothing left twice.
        let ids = try temporary.sent().map(\.messageID)
        #expect(Set(ids).count == ids.count)
    }

    /// Whatever is done while the clock jumps about by an hour, each promise is judged once and
    /// time runs forward.
    @Test(arguments: 1...12)
    func `a clock that jumps about breaks no history`(seed: UInt64) async throws {
        var chance = SeededChance(seed: seed)
        let temporary = try await TemporaryDesk()
        let desk = temporary.desk
        var now = TemporaryDesk.tuesday
        for step in 0..<14 {
            now = now + Int64.random(in: -Self.hour...(3 * Self.hour), using: &chance)
            temporary.clock.stand(at: now)
            switch Int.random(in: 0...3, using: &chance) {
            case 0:
                _ = try await temporary.deliver(
                    temporary.letter(id: "\(step)@alfa.example", subject: "S\(step)"))
            case 1:
                guard try await desk.counts(of: [.all], for: .desk)[.all] ?? 0 > 0 else { continue }
                let draft = try temporary.say("Answer \(step)")
                _ = try await desk.perform(
                    Instruction(
                        .reply(draft.ref), on: try await temporary.ticket(1).row.id,
                        by: .staff("marina"),
                        commandID: "reply-\(step)", contents: [draft]))
            case 2: try await temporary.send()
            default: _ = try await Timekeeper(desk: desk).ring()
            }
        }
        for number in 1...(try await desk.counts(of: [.all], for: .desk)[.all] ?? 0) {
            let view = try await temporary.ticket(number)
            requireOrder(view)
            #expect(judgements(view).values.allSatisfy { $0 == 1 })
        }
        #expect(try await Maintenance(store: desk.store).verify(desk: desk.id) == [])
    }

    @Test
    func `a clock that goes back ends no session, and lets none live longer than that hour more`()
        async throws
    {
        let temporary = try await TemporaryDesk()
        let world = temporary.desk.world
        let signIn = SignIn(
            store: temporary.desk.store, world: world,
            hash: PasswordHash(.init(rounds: 2, blockSize: 1, parallelism: 1)))
        try await signIn.setPassword(
            "long enough password", login: "olga@echo.example", desk: "echo", staff: "olga")
        let token = try await signIn.signIn(
            login: "olga@echo.example", password: "long enough password", from: .init(agent: "test")
        )
        let start = TemporaryDesk.tuesday
        temporary.clock.stand(at: start - Self.hour)
        #expect(try await signIn.session(token: token) != nil)
        temporary.clock.stand(at: start + 13 * Self.hour)
        #expect(try await signIn.session(token: token) == nil)
    }

    @Test func `a lease from before the clock went back is not taken a second time early`()
        async throws
    {
        let temporary = try await TemporaryDesk()
        let desk = temporary.desk
        _ = try await temporary.deliver(temporary.letter())
        let now = TemporaryDesk.tuesday
        func lease(at instant: Instant) async throws -> [Outbox.Item] {
            try await desk.store.write {
                try Outbox(desk: "echo").lease(at: instant, until: instant + 600, limit: 20, in: $0)
            }
        }
        let taken = try await lease(at: now)
        #expect(!taken.isEmpty)
        #expect(try await lease(at: now - Self.hour).isEmpty)
        #expect(try await lease(at: now + 599).isEmpty)
        #expect(try await lease(at: now + 600).map(\.id) == taken.map(\.id))
    }

    @Test func `a letter whose lease ran out is marked as possibly twice, also when it has left`()
        async throws
    {
        let temporary = try await TemporaryDesk()
        let desk = temporary.desk
        _ = try await temporary.deliver(temporary.letter())
        let now = TemporaryDesk.tuesday
        // As a process that sends and does not live to say so.
        _ = try await desk.store.write {
            try Outbox(desk: "echo").lease(at: now, until: now + 600, limit: 20, in: $0)
        }
        temporary.clock.stand(at: now + 601)
        try await temporary.send()
        let items = try await temporary.ticket(1).outbox
        #expect(!items.isEmpty)
        for item in items {
            #expect(item.state == .done)
            #expect(item.problem == LetterProblem(.stopped, isPossiblyTwice: true))
        }
    }

    @Test func `a letter that is refused for now after it may have left keeps its mark`()
        async throws
    {
        let temporary = try await TemporaryDesk()
        let desk = temporary.desk
        _ = try await temporary.deliver(temporary.letter())
        let now = TemporaryDesk.tuesday
        let problem = try await desk.store.write { transaction -> LetterProblem? in
            let outbox = Outbox(desk: "echo")
            let item = try outbox.lease(at: now, until: now + 600, limit: 1, in: transaction)[0]
            try outbox.retry(
                item.id, at: now, problem: LetterProblem(.said("no answer"), isPossiblyTwice: true),
                in: transaction)
            try outbox.retry(
                item.id, at: now, problem: LetterProblem(.said("451 later")), in: transaction)
            try outbox.finish(item.id, as: .done, problem: nil, at: now, in: transaction)
            return try outbox.items(of: item.ticket ?? "", in: transaction).first {
                $0.id == item.id
            }?.problem
        }
        #expect(problem == LetterProblem(.said("451 later"), isPossiblyTwice: true))
    }

    @Test func `the same letter twice at once is one ticket, also after a crash before judging`()
        async throws
    {
        let temporary = try await TemporaryDesk()
        let desk = temporary.desk
        let (letter, at) = (temporary.letter(), temporary.clock.now())
        let outcomes = try await withThrowingTaskGroup(of: Intake.Outcome.self) { group in
            for _ in 0..<8 {
                group.addTask { try await Intake(desk: desk).deliver(letter, arrivedAt: at) }
            }
            return try await group.reduce(into: [Intake.Outcome]()) { $0.append($1) }
        }
        #expect(outcomes.count { $0.outcome != .duplicate } == 1)
        // As they lie there after a process that ended before it judged them.
        try await desk.store.write { transaction in
            for id in outcomes.map(\.interaction) {
                try transaction.execute(
                    "UPDATE interaction SET outcome = NULL, ticket = NULL WHERE id = $1",
                    [.text(id)])
                try transaction.execute(
                    "DELETE FROM event WHERE kind = 'interaction' AND stream = $1 AND sequence = 2",
                    [.text(id)])
                try transaction.execute(
                    "UPDATE stream SET version = 1, head = (SELECT hash FROM event WHERE stream.kind = event.kind "
                        + "AND stream.id = event.stream AND sequence = 1) WHERE kind = 'interaction' AND id = $1",
                    [.text(id)])
            }
        }
        _ = try await Intake(desk: desk).resume()
        #expect(try await desk.counts(of: [.all], for: .desk)[.all] == 1)
        let duplicates = try await desk.store.read {
            try $0.query("SELECT COUNT(*) FROM interaction WHERE outcome = 'duplicate'").first?.int(
                0)
        }
        #expect(duplicates == 7)
        #expect(try await Maintenance(store: desk.store).verify(desk: desk.id) == [])
    }

    @Test func `a recalculation that was owed when the process ended is made at the next start`()
        async throws
    {
        let temporary = try await TemporaryDesk()
        _ = try await temporary.deliver(temporary.letter())
        try await temporary.desk.store.write { transaction in
            try Recalculation(desk: "echo").owe(in: transaction)
            try transaction.execute("UPDATE ticket SET due_at = due_at + 86400")
        }
        _ = try await Desk(
            id: "echo", store: temporary.desk.store, world: temporary.desk.world,
            checkWorld: TemporaryDesk.checkWorld,
            mail: temporary.settings, log: temporary.desk.log)
        #expect(
            try await temporary.desk.store.read { try Recalculation(desk: "echo").isOwed(in: $0) }
                == false)
        #expect(try await temporary.desk.rebuild().changed == [])
    }
}
