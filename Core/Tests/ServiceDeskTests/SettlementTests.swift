import Testing
import WorkingTime

@testable import ServiceDesk

/// Who does what about the statement of a month, and when.
@Suite struct SettlementTests {
    static let words = ContentRef(id: "c", commitment: "0")
    static let staff = Actor(kind: .staff, id: "pavel")
    static let client = Actor(kind: .contact, id: "alfa.anna")
    static let later = MoneyStory.at(40 * MoneyStory.day)
    static let end = MoneyStory.at(31 * MoneyStory.day)

    static func statement() throws -> Statement {
        var story = try MoneyStory()
        story.log("a", at: 600, minutes: 60)
        story.log("b", at: 700, minutes: 60)
        return try story.statement()
    }

    static func command(_ act: SettlementAct, _ number: Int) throws -> SettlementCommand {
        SettlementCommand(
            act, number: number, line: act.rule.asksLine ? 1 : nil,
            content: act.rule.asksWords ? words : nil,
            statement: act == .send ? try statement() : nil)
    }

    /// Brought into the state by what people do.
    static func settlement(_ acts: [SettlementAct]) throws -> Settlement {
        var settlement = Settlement(client: "alfa", month: MoneyStory.october)
        for act in acts { try settlement.carry(out: act) }
        return settlement
    }

    static let ways: [Settlement.State: [SettlementAct]] = [
        .draft: [], .sent: [.send], .disputed: [.send, .dispute], .agreed: [.send, .agree],
        .closed: [.send, .close],
    ]

    /// Written by hand: which act is done in which state, by its side.
    static let table: [SettlementAct: Set<Settlement.State>] = [
        .send: [.draft], .recall: [.sent, .disputed], .answer: [.disputed],
        .close: [.sent, .disputed], .dispute: [.sent, .disputed],
        .agree: [.sent, .disputed],
    ]

    @Test(arguments: SettlementAct.allCases, Settlement.State.allCases)
    func `each act is done in its states by its side, and by nobody else`(
        act: SettlementAct, state: Settlement.State
    ) throws {
        let settlement = try Self.settlement(try #require(Self.ways[state]))
        #expect(settlement.state == state)
        let command = try Self.command(act, settlement.sendings)
        let isClients = act == .dispute || act == .agree
        for actor in [Self.staff, Self.client, .desk, Actor(kind: .stranger, id: "")] {
            let own = actor == (isClients ? Self.client : Self.staff)
            let isDone =
                (try? settlement.decide(command, by: actor, at: Self.later, monthEnds: Self.end))
                != nil
            #expect(isDone == (own && Self.table[act]!.contains(state)), "\(actor.kind)")
        }
    }

    @Test func `what was sent again, or taken back, is not agreed to unseen`() throws {
        var settlement = try Self.settlement([.send, .recall])
        #expect(settlement.state == .draft && settlement.sent == nil)
        try settlement.carry(out: .send)
        #expect(settlement.sent?.number == 2)
        #expect(throws: SettlementRefusal.superseded) {
            try settlement.decide(
                Self.command(.agree, 1), by: Self.client, at: Self.later, monthEnds: Self.end)
        }
        // The same press of the provider twice.
        let first = Settlement(client: "alfa", month: MoneyStory.october)
        let send = try Self.command(.send, 0)
        #expect(
            try first.decide(send, by: Self.staff, at: Self.later, monthEnds: Self.end).count == 1)
        #expect(throws: SettlementRefusal.superseded) {
            try settlement.decide(send, by: Self.staff, at: Self.later, monthEnds: Self.end)
        }
    }

    @Test func `a month that goes on is not sent, nor one without a sum`() throws {
        let settlement = Settlement(client: "alfa", month: MoneyStory.october)
        #expect(throws: SettlementRefusal.monthRuns) {
            try settlement.decide(
                Self.command(.send, 0), by: Self.staff, at: Self.end - 1, monthEnds: Self.end)
        }
        var open = try Self.statement()
        open.sum = .byAgreement
        #expect(throws: SettlementRefusal.noSum) {
            try settlement.decide(
                SettlementCommand(.send, number: 0, statement: open), by: Self.staff,
                at: Self.end, monthEnds: Self.end)
        }
    }

    @Test(arguments: [0, -1, 3, nil]) func `only a line that there is can be disputed`(line: Int?)
        throws
    {
        let settlement = try Self.settlement([.send])
        var command = try Self.command(.dispute, 1)
        command.line = line
        #expect(throws: SettlementRefusal.noLine) {
            try settlement.decide(
                command, by: Self.client, at: Self.later, monthEnds: Self.end)
        }
    }

    @Test func `a line is answered once each time it is disputed`() throws {
        var settlement = try Self.settlement([.send, .dispute])
        #expect(settlement.open == [1] && settlement.disputed == [1])
        try settlement.carry(out: .answer)
        #expect(settlement.open.isEmpty && settlement.state == .disputed)
        #expect(throws: SettlementRefusal.notOpen) { try settlement.carry(out: .answer) }
        try settlement.carry(out: .dispute)
        #expect(settlement.open == [1] && settlement.words(on: 1).count == 3)
        try settlement.carry(out: .agree)
        #expect(settlement.state == .agreed && settlement.state.isSettled)
    }

    @Test func `words that are asked for are not left out`() throws {
        for (act, way) in [(SettlementAct.recall, [SettlementAct.send]), (.close, [.send])] {
            let settlement = try Self.settlement(way)
            #expect(throws: SettlementRefusal.noWords) {
                try settlement.decide(
                    SettlementCommand(act, number: 1), by: Self.staff, at: Self.later,
                    monthEnds: Self.end)
            }
        }
    }

    @Test func `what was sent is shown as it was`() throws {
        let statement = try Self.statement()
        let sent = try #require(SentStatement(statement, number: 1))
        #expect(sent.lines == 2)
        let zone = try MoneyStory().edition.zone
        #expect(
            StatementTable(sent.statement, in: zone).rows
                == StatementTable(statement, in: zone).rows)
    }
}

extension Settlement {
    /// By the side whose act it is, on the first line.
    mutating func carry(out act: SettlementAct) throws {
        let actor = act.rule.side == .staff ? SettlementTests.staff : SettlementTests.client
        let command = try SettlementTests.command(act, sent?.number ?? sendings)
        for event in try decide(
            command, by: actor, at: SettlementTests.later, monthEnds: SettlementTests.end)
        {
            evolve(.init(event: event, at: SettlementTests.later, actor: actor))
        }
    }
}
