import Regulations
import Testing
import WorkingTime

@testable import ServiceDesk

@Suite struct EscalationTests {
    private let client = Actor(kind: .contact, id: "anna", roles: ["official"])
    private let head = Actor(kind: .staff, id: "h", roles: ["head"])
    private let director = Actor(kind: .staff, id: "d", roles: ["director"])

    /// Two steps: head, then director; granted: priority `high`.
    private func desk(asks: [String] = []) throws -> DecidingStory {
        var desk = try DecidingStory { regulation in
            var ladder = Escalation()
            ladder.by = ["official"]
            ladder.channels = ["head_mail"]
            ladder.asks = asks
            ladder.steps = ["head", "director"].map { role in
                var step = Escalation.Step()
                step.role = role
                return step
            }
            var grant = Escalation.Grant()
            grant.priority = "high"
            ladder.grants = [grant]
            regulation.escalations = Section([("faster", ladder)])
        }
        desk.seen.holders = ["head": ["h"], "director": ["d"]]
        return desk
    }

    private func decide(_ granted: Bool) -> Command {
        .decide(granted: granted, TicketStory.content)
    }

    @Test func `a step goes to its role, and a declined one leads to the next`() throws {
        var desk = try desk()
        try desk.act(.escalate("faster", nil), by: client)
        #expect(desk.ticket.assignees == ["h"])
        #expect(throws: Refusal.self) { try desk.act(.escalate("faster", nil), by: client) }
        #expect(throws: Refusal.needsRole(["head"])) { try desk.act(decide(true), by: director) }
        try desk.act(decide(false), by: head)
        try desk.act(.escalate("faster", nil), by: client)
        #expect(desk.ticket.escalation?.role == "director")
        try desk.act(decide(false), by: director)
        #expect(throws: Refusal.noSuchEscalation("faster")) {
            try desk.act(.escalate("faster", nil), by: client)
        }
    }

    @Test func `a grant gives what the regulation allows`() throws {
        var desk = try desk()
        try desk.act(.escalate("faster", nil), by: client)
        try desk.act(decide(true), by: head)
        #expect(desk.ticket.priority == "high")
        #expect(desk.ticket.escalation?.isOpen == false)
    }

    @Test func `who may not, and what is missing, is named`() throws {
        var desk = try desk(asks: ["why"])
        let stranger = Actor(kind: .stranger, id: "x")
        #expect(throws: Refusal.needsRole(["official"])) {
            try desk.act(.escalate("faster", nil), by: stranger)
        }
        #expect(
            throws: Refusal.byRule(
                .init(rule: "faster", verdict: .refuse, clauses: [], missing: ["why"]))
        ) {
            try desk.act(.escalate("faster", nil), by: client)
        }
        #expect(throws: Refusal.noSuchEscalation("slower")) {
            try desk.act(.escalate("slower", nil), by: client)
        }
    }

    @Test func `a letter by the escalation's channel takes its first step once`() throws {
        var desk = try desk()
        for _ in 0..<2 {
            let letter = Command.Letter(
                interaction: "i", sender: Sender(address: "anna@alfa.example", listed: true),
                content: TicketStory.content, arrivedAt: desk.at, channel: "head_mail")
            try desk.act(.append(letter), by: client)
        }
        let steps = desk.stream.records.count {
            if case .escalated = $0.event { true } else { false }
        }
        #expect(steps == 1)
    }
}
