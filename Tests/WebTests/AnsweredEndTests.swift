import Foundation
import Regulations
import ServiceDesk
import Store
import Testing
import WorkingTime

@testable import Runtime
@testable import Web

/// What a client writes on a finished ticket opens it again or another one, as the regulation says,
/// by every door.
@Suite struct AnsweredEndTests {
    /// Anna's finished ticket; a request without a subject is refused at the door.
    private static func desk(mayReopen: Bool) async throws -> APIDesk {
        let refused = #"  never_again: { clause: quality.1, before: reopened, verdict: refuse }"#
        let desk = try await APIDesk { text in
            mayReopen ? text : text.replacing("\nrules:\n", with: "\nrules:\n\(refused)\n")
        }
        let number = try await desk.ticket(
            try await desk.token(), subject: "Filter of the catalogue")
        #expect(number == 1)
        let view = try #require(try await desk.desk.ticket(number: 1, for: .desk))
        for (index, command) in [
            Command.categorise("bug"), .start, .fill(["test_waiver": .text("small")]), .finish,
        ]
        .enumerated() {
            _ = try await desk.desk.perform(
                Instruction(
                    command, on: view.row.id, by: .staff("marina"), commandID: "end-\(index)"))
        }
        return desk
    }

    private static func view(_ desk: APIDesk, _ number: Int) async throws -> TicketView {
        try #require(try await desk.desk.ticket(number: number, for: .desk))
    }

    @Test func `an answer by a call opens another request, called like the finished one`()
        async throws
    {
        let desk = try await Self.desk(mayReopen: false)
        #expect(try await Self.view(desk, 1).row.state == .done)
        let anna = try await desk.token("alfa.anna", ["read", "write"])
        func write(_ body: String, _ key: String) async throws -> APIAnswer {
            try await desk.call(
                .post, "/tickets/1/replies", token: anna, body: body, key: key, version: "*")
        }
        let answer = try await write(#"{"text":"It is wrong again"}"#, "a")
        #expect(
            answer.status == 200 && answer["opened"] as? Int == 2 && answer["merged_into"] == nil)
        let opened = try await Self.view(desk, 2)
        #expect(opened.row.title == "Filter of the catalogue" && opened.row.category == "bug")
        #expect(opened.stream.ticket.marks.titled == true)
        #expect(try await Self.view(desk, 1).row.state == .done)
        let named = try await write(#"{"text":"And colours are wrong","subject":"Colours"}"#, "b")
        #expect(named["opened"] as? Int == 3)
        #expect(try await Self.view(desk, 3).row.title == "Colours")
    }

    @Test func `the portal offers a new request where the finished one is not opened again`()
        async throws
    {
        let desk = try await Self.desk(mayReopen: false)
        let anna = try await PortalBrowser(desk, as: "anna@alfa.example")
        let view = try await Self.view(desk, 1)
        _ = try await desk.desk.perform(
            Instruction(.close, on: view.row.id, by: .staff("marina"), commandID: "close"))
        let page = try await anna.get("/portal/tickets/1")
        #expect(page.text.contains("Open a new ticket") && !page.text.contains("Open again"))
        #expect(
            page.text.contains(#"name="subject""#) && page.text.contains("Filter of the catalogue"))
        let sent = try await anna.submit(
            "/portal/tickets/1/reopening", of: "/portal/tickets/1",
            ["text": "It is wrong again", "subject": ""])
        #expect(
            sent.status == 303 && sent.headers[.location]?.hasPrefix("/portal/tickets/2") == true)
        #expect(try await Self.view(desk, 2).row.title == "Filter of the catalogue")
        #expect(try await anna.get("/portal/tickets/2").text.contains("In answer to"))
        #expect(try await Self.view(desk, 1).row.state == .closed)
    }

    @Test func `where it may be opened again, the same words open it`() async throws {
        let desk = try await Self.desk(mayReopen: true)
        let anna = try await PortalBrowser(desk, as: "anna@alfa.example")
        let view = try await Self.view(desk, 1)
        _ = try await desk.desk.perform(
            Instruction(.close, on: view.row.id, by: .staff("marina"), commandID: "close"))
        #expect(try await anna.get("/portal/tickets/1").text.contains("Open again"))
        let sent = try await anna.submit(
            "/portal/tickets/1/reopening", of: "/portal/tickets/1", ["text": "It is wrong again"])
        #expect(sent.headers[.location]?.hasPrefix("/portal/tickets/1") == true)
        let after = try await Self.view(desk, 1)
        #expect(
            after.row.state == .inProgress
                && after.stream.records.last { $0.event.kind == .reopened } != nil)
        #expect(try await desk.desk.ticket(number: 2, for: .desk) == nil)
    }

    @Test func `what is written on the page does not come by the mail to the head`() async throws {
        let desk = try await APIDesk()
        let letter = """
            From: <anna@alfa.example>\r\nTo: head@echo.example\r\nSubject: Complaint\r\n\
            Message-ID: <c@alfa.example>\r\n\
            Content-Type: text/plain; charset=utf-8\r\n\r\nNobody answers.\r\n
            """
        _ = try await Intake(desk: desk.desk).deliver(
            Array(letter.utf8), arrivedAt: desk.clock.now())
        let view = try await Self.view(desk, 1)
        #expect(view.stream.ticket.escalation?.isOpen == true)
        let said = try desk.desk.draft(saying: "Sorry.")
        _ = try await desk.desk.perform(
            Instruction(
                .decide(granted: false, said.ref), on: view.row.id, by: .staff("olga"),
                commandID: "no",
                contents: [said]))
        let anna = try await PortalBrowser(desk, as: "anna@alfa.example")
        _ = try await anna.submit(
            "/portal/tickets/1/answer", of: "/portal/tickets/1", ["text": "Thank you"])
        let after = try await Self.view(desk, 1).stream
        #expect(after.records.last?.event.kind == .clientWrote)
        #expect(after.ticket.escalation?.isOpen == false, "thanks are no second complaint")
    }
}
