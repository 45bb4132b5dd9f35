import Foundation
import Regulations
import ServiceDesk
import Store
import Testing
import WorkingTime

@testable import Runtime

/// A client's yes by letter, from the bytes to the ticket.
@Suite struct ApprovalByLetterTests {
    private static func desk() async throws -> TemporaryDesk {
        let rule = """
            { clause: "2.3.3-dev", after: client_wrote, does: approved, \
            when: { by: official, text_is: [Согласовано, Келісілді, Approved], state: waiting_approval } }
            """
        let desk = try await TemporaryDesk {
            $0.replacing("\nrules:\n", with: "\nrules:\n  the_word: \(rule)\n")
        }
        _ = try await desk.deliver(desk.letter())
        try await desk.send()
        return desk
    }

    /// Offers anew, has the letter come in answer to it, and tells what became of the ticket.
    private static func answer(_ desk: TemporaryDesk, _ text: String, from: String) async throws
        -> TicketState
    {
        let ticket = try await desk.ticket(1).row.id
        _ = try await desk.desk.perform(
            Instruction(
                .estimate(minutes: 60, amount: nil, ready: nil, nil), on: ticket,
                by: .staff("marina"),
                commandID: desk.desk.world.newID()))
        #expect(try await desk.ticket(1).row.state == .waitingApproval)
        let letter = desk.letter(
            from: from, id: "\(desk.desk.world.newID())@alfa.example", subject: "Re: [#1] Filter",
            text: text.replacing("\n", with: "\r\n"))
        #expect(try await desk.deliver(letter).outcome == .appended)
        return try await desk.ticket(1).row.state
    }

    private static let quoted =
        "\n\nвт, 6 окт. 2026 г. в 11:00, Support <support@echo.example>:\n> 1 час. Согласуете?\n"

    @Test func `the word approves with greeting, thanks, signature and quotation around it`()
        async throws
    {
        let desk = try await Self.desk()
        let letters = [
            "Согласовано",
            "Добрый день, Марина!\n\nСогласовано.\n\nС уважением,\nАнна Условная" + Self.quoted,
            "Согласовано, спасибо!\n\nАнна" + Self.quoted,
            "Сәлеметсіз бе!\nКелісілді.\nРахмет\n\n-- \nАнна, +7 000 000-00-01",
            "Hello,\n\nApproved.\n\nKind regards,\nAnna\n\nFrom: Support\nSent: today\nTo: Anna\n\nBut is it dearer?",
        ]
        for letter in letters {
            let state = try await Self.answer(desk, letter, from: "anna@alfa.example")
            #expect(state != .waitingApproval, "\(letter)")
        }
        let ticket = try await desk.ticket(1).stream
        #expect(ticket.records.count { $0.event.kind == .approved } == letters.count)
        #expect(ticket.ticket.approvedEstimate?.offer.version == letters.count)
    }

    @Test func `whoever adds anything, asks, or may not approve leaves the estimate open`()
        async throws
    {
        let desk = try await Self.desk()
        let letters = [
            "Согласовано, но дешевле", "Согласовано?", "Не согласовано",
            "Согласовано\n\nАнна\nP.S. Только до пятницы",
            "Посмотрим позже\n\n> Согласовано", "Келісілді, бірақ арзанырақ" + Self.quoted,
            "Approved if it is today",
        ]
        for letter in letters {
            let state = try await Self.answer(desk, letter, from: "anna@alfa.example")
            #expect(state == .waitingApproval, "\(letter)")
        }
        #expect(
            try await Self.answer(desk, "Согласовано", from: "gleb@alfa.example")
                == .waitingApproval)
        #expect(
            try await desk.ticket(1).stream.records.contains { $0.event.kind == .approved } == false
        )
    }
}
