import Testing
import WorkingTime

@testable import Runtime
@testable import ServiceDesk
@testable import Store
@testable import Web

/// What was told of a month stands; tickets that would be judged otherwise today are named beside
/// it.
@Suite struct DifferingFiguresTests {
    @Test func `the page of figures names the tickets that would be judged otherwise today`()
        async throws
    {
        let live = try await LiveDesk()
        _ = try await live.deliver()
        _ = try await live.deliver(id: "two@alfa.example", subject: "Cart")
        try await live.send()
        let olga = try await live.enter("olga")
        live.clock.stand(at: LiveDesk.tuesday + 3600)
        for number in [1, 2] {
            let answer = try await live.post(
                "/tickets/\(number)/reply", olga, ["text": "We look into it."])
            #expect(answer.status == 303)
        }
        live.clock.stand(at: LiveDesk.tuesday + 7200)
        let before = try await live.get("/figures", olga).body.replacing("\u{a0}", with: " ")
        #expect(before.contains("2 / 2") && !before.contains("вышло бы иначе"), "\(before)")
        try await Self.tell(live, 2)
        let page = try await live.get("/figures", olga).body.replacing("\u{a0}", with: " ")
        #expect(page.contains("1 / 2"))
        #expect(page.contains("сегодня вышло бы иначе: <a href=\"/tickets/2\">№ 2</a>"), "\(page)")
        #expect(!page.contains("<a href=\"/tickets/1\">№ 1</a>"))
    }

    /// As by a desk that judged by other data: the journal says that the reaction was late.
    private static func tell(_ live: LiveDesk, _ number: Int) async throws {
        let view = try #require(try await live.desk.ticket(number: number, for: .desk))
        let clock = try #require(view.clocks.first { $0.id.commitment == "standard_reaction" })
        let missed = TicketEvent.missed(
            .init(clock: clock.id, due: LiveDesk.tuesday + 60, basis: view.edition.basis))
        let (journal, now) = (TicketJournal(journal: live.desk.journal), live.clock.now())
        try await live.desk.store.write { transaction in
            let record = TicketRecord(
                event: missed, sequence: view.stream.version + 1, occurredAt: now, recordedAt: now,
                actor: .desk)
            try journal.append([record], to: view.row.id, in: transaction)
        }
    }
}
