import Channels
import Crypto
import Foundation
import ServiceDesk
import Store
import Testing
import WorkingTime

@testable import Runtime

/// Who wrote for one client and is a contact of another now: what was the one's stays there, and
/// the rest is asked.
@Suite struct MovedContactTests {
    private static let keys = ReplyKeys(
        domain: "desk.echo.example",
        keys: [
            ReplyAddress.Key(
                id: "k1", secret: SymmetricKey(data: [UInt8](repeating: 7, count: 32)))!
        ])

    /// Gleb of Alfa is Gleb of Beta, with the same address.
    private static func move(_ desk: Desk) async throws {
        let gleb = try #require(desk.people.clients["alfa"]?.contact(called: "alfa.gleb"))
        var moved = gleb
        moved.called = "beta.gleb"
        _ = try await desk.record(
            PeopleChange(client: "alfa", [.contactWithdrawn(.init(id: "alfa.gleb"))]), by: nil)
        _ = try await desk.record(PeopleChange(client: "beta", [.contactStated(moved)]), by: nil)
    }

    private static func noted(_ desk: TemporaryDesk, _ number: Int) async throws -> TicketEvent
        .Noted?
    {
        if case .noted(let noted)? = try await desk.ticket(number).stream.records.last?.event {
            noted
        } else {
            nil
        }
    }

    @Test func `a letter on an old thread is a third party's, and says for whom they wrote before`()
        async throws
    {
        let desk = try await TemporaryDesk(replies: Self.keys)
        _ = try await desk.deliver(desk.letter(from: "gleb@alfa.example", id: "one@alfa.example"))
        try await desk.send()
        let receipt = try #require(
            try desk.sent().first { $0.to.first?.address == "gleb@alfa.example" })
        let signed = try #require(receipt.replyTo.first?.address)
        try await Self.move(desk.desk)
        let answer = try await desk.deliver(
            desk.letter(
                from: "gleb@alfa.example", id: "two@alfa.example", subject: "Re: Filter",
                more: "In-Reply-To: <\(receipt.messageID ?? "")>\r\n", text: "Do it for us as well."
            ))
        #expect(answer.number == 1 && answer.outcome == .appended)
        let noted = try #require(try await Self.noted(desk, 1))
        #expect(noted.voice == .thirdParty && noted.sender?.formerly == "alfa")
        #expect(try await desk.ticket(1).stream.ticket.client == "alfa")
        // The address that was signed for Gleb of Alfa leads Gleb of Beta nowhere: it is a request
        // of Beta's.
        let bytes = String(
            decoding: desk.letter(from: "gleb@alfa.example", id: "3@x", text: "Hm."), as: UTF8.self)
        let toSigned = try await desk.deliver(
            Array(bytes.replacing("support@echo.example", with: signed).utf8))
        #expect(toSigned.outcome != .appended && toSigned.number == 2)
        #expect(try await desk.ticket(2).stream.ticket.client == "beta")
    }

    @Test
    func `a new request says for whom its sender wrote before, while something of that is open`()
        async throws
    {
        let desk = try await TemporaryDesk()
        _ = try await desk.deliver(desk.letter(from: "gleb@alfa.example", id: "one@alfa.example"))
        try await Self.move(desk.desk)
        _ = try await desk.deliver(
            desk.letter(
                from: "gleb@alfa.example", id: "two@alfa.example", subject: "Cart",
                text: "It is empty."))
        let asked = try await desk.ticket(2).stream.ticket
        #expect(asked.client == "beta" && asked.requester?.formerly == "alfa")
        let first = try await desk.ticket(1).row.id
        let words = try desk.say("No.")
        _ = try await desk.desk.perform(
            Instruction(
                .refuse(reason: "not_reproducible", words.ref), on: first, by: .staff("marina"),
                commandID: "no",
                contents: [words]))
        _ = try await desk.deliver(
            desk.letter(
                from: "gleb@alfa.example", id: "three@alfa.example", subject: "Search",
                text: "It hangs."))
        #expect(try await desk.ticket(3).stream.ticket.requester?.formerly == nil)
    }

    @Test func `somebody who only gets another name at the same client has moved nowhere`()
        async throws
    {
        let desk = try await TemporaryDesk()
        _ = try await desk.deliver(desk.letter(from: "gleb@alfa.example", id: "one@alfa.example"))
        var gleb = try #require(desk.desk.people.clients["alfa"]?.contact(called: "alfa.gleb"))
        gleb.called = "alfa.glebp"
        _ = try await desk.desk.record(
            PeopleChange(
                client: "alfa", [.contactWithdrawn(.init(id: "alfa.gleb")), .contactStated(gleb)]),
            by: nil)
        _ = try await desk.deliver(
            desk.letter(
                from: "gleb@alfa.example", id: "two@alfa.example", subject: "Cart",
                text: "It is empty."))
        #expect(try await desk.ticket(2).stream.ticket.requester?.formerly == nil)
    }
}
