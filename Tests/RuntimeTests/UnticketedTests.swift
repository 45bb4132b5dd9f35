import Channels
import Foundation
import Letters
import ServiceDesk
import Store
import Testing
import WorkingTime

@testable import Runtime

/// What people are told where no ticket, or no event, comes about.
@Suite struct UnticketedTests {
    private static func interaction(
        _ desk: TemporaryDesk, from address: String, channel: String = "other", id: String = "c1"
    ) -> Interaction {
        Interaction(
            .written(by: "marina"), channel: channel, address: address,
            letter: StoredLetter(subject: "Filter", text: "It shows wrong goods"),
            arrivedAt: desk.clock.now(), id: id)
    }

    private static func sent(_ desk: TemporaryDesk, to address: String) async throws
        -> [InboundLetter]
    {
        try await desk.send()
        return try desk.sent().filter { $0.to.first?.address == address }
    }

    @Test func `who comes by an unofficial way is shown the official one by mail`() async throws {
        let desk = try await TemporaryDesk()
        let outcome = try await Intake(desk: desk.desk).receive(
            Self.interaction(desk, from: "+7 000 000-00-01"))
        #expect(
            outcome.outcome == .recorded && outcome.number == nil
                && outcome.rule == "other_channels")
        let letters = try await Self.sent(desk, to: "anna@alfa.example")
        #expect(letters.count == 1)
        #expect(letters.first?.text.contains("support@echo.example") == true)
        #expect(letters.first?.subject == "Re: Filter" && letters.first?.automatic != nil)
        let told = try desk.desk.told(byRule: "other_channels", toSender: "+7 000 000-00-01")
        #expect(letters.first?.text.trimmingCharacters(in: .newlines) == told)
    }

    @Test func `who has no address, and a machine, gets no letter`() async throws {
        let desk = try await TemporaryDesk()
        let intake = Intake(desk: desk.desk)
        _ = try await intake.receive(Self.interaction(desk, from: "+7 000 000-99-99"))
        var machine = Self.interaction(desk, from: "anna@alfa.example", id: "c2")
        var facts = LetterFacts()
        facts.isAutomatic = true
        machine.source = .letter(facts)
        _ = try await intake.receive(machine)
        try await desk.send()
        #expect(try desk.sent().isEmpty)
    }

    @Test func `a stranger's own words are not carried to the address they name`() async throws {
        let desk = try await TemporaryDesk(amended: {
            $0.replacing("channel: other }", with: "channel: mail }")
        })
        _ = try await desk.deliver(desk.letter(from: "mallory@evil.example", subject: "Buy now"))
        let letter = try #require(try await Self.sent(desk, to: "mallory@evil.example").first)
        #expect(!letter.subject.contains("Buy") && !letter.text.contains("wrong goods"))
    }

    @Test func `strangers are shown the way five times an hour, not more`() async throws {
        let desk = try await TemporaryDesk(amended: {
            $0.replacing("channel: other }", with: "channel: mail }")
        })
        for number in 1...8 {
            _ = try await desk.deliver(
                desk.letter(
                    from: "mallory@evil.example", id: "\(number)@evil.example",
                    text: "Text \(number)"))
        }
        let count = try await Self.sent(desk, to: "mallory@evil.example").count
        #expect(count == Desk.automaticMax.stranger)
    }

    @Test func `a refused act is told once to those whom the rule's message addresses`()
        async throws
    {
        let desk = try await TemporaryDesk()
        _ = try await desk.deliver(desk.letter())
        let before = try await Self.sent(desk, to: "anna@alfa.example").count
        func tryAgain(_ id: String) async throws {
            let ticket = try await desk.ticket(1).row.id
            await #expect(throws: Refusal.self) {
                try await desk.desk.perform(
                    Instruction(
                        .prioritise("emergency", reason: nil), on: ticket, by: .staff("marina"),
                        commandID: id))
            }
        }
        try await tryAgain("p1")
        try await tryAgain("p2")
        #expect(try await Self.sent(desk, to: "anna@alfa.example").count == before + 1)
        #expect(try await desk.ticket(1).stream.records.count { $0.event.kind == .messaged } == 2)
    }

    @Test func `a form sent again and refused for another reason is refused, not taken for done`()
        async throws
    {
        let desk = try await TemporaryDesk(amended: {
            $0.replacing(
                "\nrules:\n",
                with: """

                    rules:
                      no_taking: { clause: "0.3", before: taken, verdict: refuse, message: no_contract }

                    """)
        })
        _ = try await desk.deliver(desk.letter())
        let ticket = try await desk.ticket(1).row.id
        let refused = [
            (Command.take(override: nil), "no_taking"),
            (.prioritise("emergency", reason: nil), "real_emergency"),
        ]
        for (command, rule) in refused {
            do {
                _ = try await desk.desk.perform(
                    Instruction(command, on: ticket, by: .staff("marina"), commandID: "same"))
                Issue.record("\(rule) let it pass")
            } catch Refusal.byRule(let why) {
                #expect(why.rule == rule && why.message != nil)
            }
        }
    }

    @Test
    func `the receipt names the ticket's subject and page where the regulation asks for them`()
        async throws
    {
        let desk = try await TemporaryDesk(amended: {
            $0.replacing("Реакция до {due}.", with: "«{ticket.title}»: {ticket.link}")
        })
        desk.desk.address.learn("https://desk.example/")
        _ = try await desk.deliver(desk.letter())
        let receipt = try #require(try await Self.sent(desk, to: "anna@alfa.example").first)
        #expect(receipt.text.contains("«Filter»: https://desk.example/portal/tickets/1"))
    }
}
