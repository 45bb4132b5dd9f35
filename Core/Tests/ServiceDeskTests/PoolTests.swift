import Regulations
import Testing
import WorkingTime

@testable import ServiceDesk

@Suite struct PoolTests {
    private func entry(
        _ number: Int, priority: String = "low", arrived: Int64 = 0, expedited: Int64? = nil,
        state: TicketState = .admitted, isFree: Bool = true
    ) -> PoolEntry {
        PoolEntry(
            id: TicketID("t\(number)"), number: number, priority: priority, state: state,
            arrivedAt: Instant(seconds: arrived), admittedAt: nil,
            expeditedAt: expedited.map { Instant(seconds: $0) }, isFree: isFree)
    }

    private func pool(_ entries: [PoolEntry], strict: Bool = false) throws -> Pool {
        var queue = Queue()
        queue.order = [.expedited, .priority, .arrived]
        queue.strict = strict
        queue.blocking = [.admitted, .inProgress]
        return Pool(
            queue: queue, entries: entries, regulation: try TicketStory([]).edition.regulation)
    }

    @Test func `out of turn comes first, then priority, then arrival, then number`() throws {
        let entries = [
            entry(1, arrived: 50), entry(2, arrived: 10), entry(3, priority: "high", arrived: 99),
            entry(4, arrived: 80, expedited: 5), entry(5, arrived: 10),
            entry(6, priority: "high", isFree: false),
        ]
        #expect(try pool(entries).order.map(\.number) == [4, 3, 2, 5, 1])
        #expect(try pool(entries).next?.number == 4)
    }

    @Test func `the order is total: it does not depend on the order given`() throws {
        var random = SplitMix(state: 7)
        let entries = (1...30).map {
            entry(
                $0, priority: $0 % 3 == 0 ? "high" : "low", arrived: Int64($0 % 5),
                expedited: $0 % 11 == 0 ? 1 : nil)
        }
        let wanted = try pool(entries).order.map(\.number)
        for _ in 0..<20 {
            #expect(try pool(entries.shuffled(using: &random)).order.map(\.number) == wanted)
        }
    }

    @Test func `a strict pool names the ticket that must come first`() throws {
        let entries = [
            entry(1), entry(2, priority: "high", state: .inProgress, isFree: false),
            entry(3, priority: "high", state: .waitingClient),
        ]
        #expect(try pool(entries, strict: true).blocker(of: TicketID("t1"))?.number == 2)
        #expect(try pool(entries).blocker(of: TicketID("t1")) == nil)
        #expect(try pool([entry(1), entries[2]], strict: true).blocker(of: TicketID("t1")) == nil)
        #expect(
            try pool([entry(1, expedited: 3), entries[1]], strict: true).blocker(of: TicketID("t1"))
                == nil)
    }

    @Test
    func `a strict order is overridden only by those to whom escalations climb, with a reason`()
        throws
    {
        var desk = try DecidingStory { regulation in
            var (queue, step, ladder) = (Queue(), Escalation.Step(), Escalation())
            (queue.order, queue.strict, queue.blocking) = ([.priority], true, [.admitted])
            regulation.queue = queue
            step.role = "head"
            ladder.steps = [step]
            regulation.escalations = Section([("letter", ladder)])
        }
        desk.seen.pool = [entry(7, priority: "high"), PoolEntry(desk.ticket)!]
        let (programmer, head) = (
            Actor(kind: .staff, id: "p", roles: ["programmer"]),
            Actor(kind: .staff, id: "h", roles: ["head"])
        )
        let order = Refusal.outOfOrder(first: 7, clauses: [])
        #expect(throws: order) { try desk.act(.take(override: nil), by: head) }
        #expect(throws: order) { try desk.act(.take(override: " "), by: head) }
        #expect(throws: Refusal.needsRole(["head"])) {
            try desk.act(.take(override: "why"), by: programmer)
        }
        try desk.act(.take(override: "The client waits at the desk."), by: head)
        #expect(desk.ticket.taker == "h")
        #expect(throws: Refusal.alreadyTaken(by: "h")) {
            try desk.act(.take(override: "mine"), by: programmer)
        }
    }
}
