import Regulations
import Testing
import WorkingTime

@testable import ServiceDesk

/// Work that is charged once somebody has approved it.
@Suite struct WorkApprovalTests {
    private func story() throws -> MoneyStory {
        try MoneyStory { prices in
            var approval = Prices.Approval()
            (approval.by, approval.over) = (["head"], 240)
            prices.approval = approval
        }
    }

    private func approve(_ entry: String, of stream: TicketStream, by actor: Actor) throws
        -> [TicketEvent]
    {
        try decide(
            .approveWork(entry: entry), given: stream, by: actor, seeing: Seen(),
            at: MoneyStory.at(5000), under: try story().edition
        ).entries.map(\.event)
    }

    @Test func `long work is shown and in no sum until it is approved, short work needs nobody`()
        throws
    {
        var story = try story()
        story.agree("plus")
        story.log("short", at: 0, minutes: 240)
        story.log("long", at: 600, minutes: 300)
        #expect(
            try story.ledger().entries.map(\.told) == ["1 short 240 a-plus 0", "1 long 0 - ?"])
        let before = try story.statement()
        #expect(before.work.last?.line.price == .unapproved)
        #expect(before.total == .counted(1_000_000) && before.workedMinutes == 540)
        story.happen(.workApproved(.init(entry: "long", minutes: 300)), on: 1, at: 2000)
        #expect(
            try story.ledger().entries.map(\.told) == [
                "1 short 240 a-plus 0", "1 long 300 a-plus 0",
            ])
        // With other minutes it is another claim.
        story.happen(.logCorrected(.init(entry: "long", minutes: 360)), on: 1, at: 2100)
        #expect(try story.statement().work.last?.line.price == .unapproved)
    }

    @Test func `who worked does not approve, nor anybody whom the regulation does not name`() throws
    {
        var story = try story()
        story.log("long", at: 0, minutes: 300)
        story.log("short", at: 400, minutes: 60)
        let stream = story.streams[0]
        let head = Actor(kind: .staff, id: "h", roles: ["head"])
        #expect(
            try approve("long", of: stream, by: head)
                == [.workApproved(.init(entry: "long", minutes: 300))])
        #expect(throws: Refusal.badValue(field: "entry", expected: "long")) {
            try approve("short", of: stream, by: head)
        }
        #expect(throws: Refusal.badValue(field: "entry", expected: "—")) {
            try approve("long", of: stream, by: Actor(kind: .staff, id: "s", roles: ["head"]))
        }
        #expect(throws: Refusal.needsRole(["head"])) {
            try approve("long", of: stream, by: Actor(kind: .staff, id: "x", roles: ["programmer"]))
        }
    }

    @Test func `approving is offered where something waits for it, and once`() throws {
        var story = try story()
        story.log("short", at: 0, minutes: 60)
        func isOffered() -> Bool {
            Act.approveWork.isOffered(
                in: ActScene(
                    ticket: story.streams[0].ticket,
                    actor: Actor(kind: .staff, id: "h", roles: ["head"]),
                    regulation: story.edition.regulation))
        }
        #expect(!isOffered())
        story.log("long", at: 100, minutes: 300)
        #expect(isOffered())
        story.happen(.workApproved(.init(entry: "long", minutes: 300)), on: 1, at: 500)
        #expect(!isOffered())
    }
}
