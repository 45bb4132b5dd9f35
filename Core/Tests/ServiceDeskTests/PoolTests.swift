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
        return Pool(queue: queue, entries: entries, regulation: try TicketStory([]).edition.regulation)
    }

    @Test func `out of turn comes first, then priority, then arrival, then number`() throws {
        let entries = [
            entry(1, arrived: 50), entry(2, arrived: 10), entry(3, priority: "high", arrived: 99),
            entry(4, arrived: 80, expedited: 5), entry(5, arrived: 10), entry(6, priority: "high", isFree: false),
        ]
        #expect(try pool(entries).order.map(\.number) == [4, 3, 2, 5, 1])
        #expect(try pool(entries).next?.number == 4)
    }

    @Test func `the order is total: it does not depend on the order given`() throws {
        var random = SplitMix(state: 7)
        let entries = (1...30).map {
            entry($0, priority: $0 % 3 == 0 ? "high" : "low", arrived: Int64($0 % 5), expedited: $0 % 11 == 0 ? 1 : nil)
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
        #expect(try pool([entry(1, expedited: 3), entries[1]], strict: true).blocker(of: TicketID("t1")) == nil)
    }
}
