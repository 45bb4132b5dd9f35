import Testing
import WorkingTime

@testable import Regulations
@testable import ServiceDesk

@Suite struct EstimateTests {
    private let staff = Actor(kind: .staff, id: "s", roles: [])
    private let client = Actor(kind: .contact, id: "anna", roles: ["official"])

    private func desk(_ change: (inout Regulation) -> Void = { _ in }) throws -> DecidingStory {
        try DecidingStory([], change)
    }

    private func offer(_ minutes: Int?, amount: Int64? = nil) -> Command {
        .estimate(minutes: minutes, amount: amount, ready: nil, nil)
    }

    @Test func `an estimate waits for approval, and the work goes on where it stood`() throws {
        var desk = try desk()
        try desk.act(.take(override: nil), by: staff)
        try desk.act(offer(120), by: staff)
        #expect(desk.ticket.state == .waitingApproval)
        try desk.act(.approve(version: 1, nil), by: client)
        #expect(desk.ticket.state == .inProgress)
        #expect(desk.ticket.approvedEstimate?.offer.minutes == 120)
    }

    @Test func `a superseded version is refused, and the newer one is named`() throws {
        var desk = try desk()
        try desk.act(offer(60), by: staff)
        try desk.act(offer(90), by: staff)
        #expect(throws: Refusal.superseded(version: 2)) {
            try desk.act(.approve(version: 1, nil), by: client)
        }
        try desk.act(.decline(version: 2, nil), by: client)
        #expect(desk.ticket.state == .waitingClient)
        #expect(throws: Refusal.superseded(version: 2)) {
            try desk.act(.approve(version: 2, nil), by: client)
        }
    }

    @Test func `the staff writes an approval down only with its ground, a stranger never`() throws {
        var desk = try desk()
        try desk.act(offer(60), by: staff)
        #expect(throws: Refusal.empty("text")) {
            try desk.act(.approve(version: 1, nil), by: staff)
        }
        let stranger = Actor(kind: .stranger, id: "x")
        #expect(throws: Refusal.needsRole([])) {
            try desk.act(.approve(version: 1, nil), by: stranger)
        }
        try desk.act(.approve(version: 1, TicketStory.content), by: staff)
        #expect(desk.ticket.happened.contains(.approved))
    }

    @Test func `an estimate of nothing, or out of range, is refused`() throws {
        var desk = try desk()
        #expect(throws: Refusal.empty("estimate")) { try desk.act(offer(nil), by: staff) }
        #expect(throws: Refusal.self) { try desk.act(offer(0), by: staff) }
        #expect(throws: Refusal.self) { try desk.act(offer(nil, amount: -1), by: staff) }
        #expect(desk.ticket.estimates.isEmpty)
    }

    @Test func `a small estimate is approved by the desk where the regulation says so, and again`()
        throws
    {
        let small = Fact.estimate(Comparison([.init(bound: .at_most, value: 60, unit: .minutes)]))
        var desk = try desk { regulation in
            let rule = Rule(
                clauses: ["3.5"], moment: .after([.event(.estimated)]), when: .fact(small),
                effects: Effects(does: .approved))
            regulation.rules = Section([("small", rule)])
        }
        try desk.act(offer(60), by: staff)
        #expect(desk.ticket.approvedEstimate?.offer.version == 1)
        try desk.act(offer(61), by: staff)
        #expect(desk.ticket.state == .waitingApproval)
        try desk.act(offer(30), by: staff)
        #expect(desk.ticket.approvedEstimate?.offer.version == 3)
    }

    @Test(arguments: [(47, false), (48, true), (60, true)])
    func `spent is measured against the approved estimate`(minutes: Int, holds: Bool) throws {
        var desk = try desk()
        try desk.act(offer(60), by: staff)
        try desk.act(.approve(version: 1, nil), by: client)
        let logged = TicketEvent.Logged(
            entry: "e", person: "s", role: "r", from: TicketStory.start, minutes: minutes, work: "w"
        )
        try desk.act(.log(logged), by: staff, after: 120)
        let spent = Fact.spent(Comparison([.init(bound: .at_least, value: 80, unit: .percent)]))
        #expect(desk.facts.hold(.fact(spent)) == holds)
    }
}
