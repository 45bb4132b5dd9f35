import Foundation
import Regulations
import ServiceDesk
import Store
import Testing
import WorkingTime

@testable import Runtime
@testable import Web

/// The ladders of the regulation, climbed on the portal, and acts in the place of who is away.
@Suite struct LadderTests {
    private static func desk() async throws -> APIDesk {
        try await APIDesk { text in
            text.replacing(
                "\nescalations:\n",
                with: """

                    escalations:
                      dispute:
                        { clause: quality.1, title: { ru: "Спор", en: "Dispute" }, by: official, asks: [page],
                          steps: [ { role: duty }, { role: head } ] }

                    """)
        }
    }

    private static func ticket(_ desk: APIDesk) async throws -> Ticket {
        try #require(try await desk.desk.ticket(number: 1, for: .desk)).stream.ticket
    }

    private static func decide(_ desk: APIDesk, by person: String) async throws {
        let said = try desk.desk.draft(saying: "No.")
        let view = try #require(try await desk.desk.ticket(number: 1, for: .desk))
        _ = try await desk.desk.perform(
            Instruction(
                .decide(granted: false, said.ref), on: view.row.id, by: .staff(person),
                commandID: desk.desk.world.newID(), contents: [said]))
    }

    @Test func `a client climbs a ladder step by step on the ticket's page`() async throws {
        let desk = try await Self.desk()
        _ = try await desk.ticket(try await desk.token())
        let anna = try await PortalBrowser(desk, as: "anna@alfa.example")
        let (path, form) = ("/portal/tickets/1", "escalation-dispute")
        let page = try await anna.get(path).text
        #expect(page.contains(#"id="\#(form)""#) && page.contains("Dispute"))
        #expect(page.contains("field.page"), "what the ladder asks for is asked for")
        let gleb = try await PortalBrowser(desk, as: "gleb@alfa.example")
        #expect(
            try await !gleb.get(path).text.contains(form),
            "the ladder is not his, nor is the ticket")

        func climb(_ fields: [String: String]) async throws -> PortalBrowser.Answer {
            try await anna.submit(
                path + "/escalation", of: path, ["ladder": "dispute"].merging(fields) { $1 })
        }
        #expect(try await climb(["text": ""]).status == 422)
        let unasked = try await climb(["text": "Two weeks without a word"])
        #expect(unasked.status == 422 && unasked.text.contains("Two weeks without a word"))
        #expect(
            try await climb(["text": "It lasts", "field.page": "https://lavka.example/a"]).status
                == 303)
        var escalation = try await Self.ticket(desk).escalation
        #expect(
            escalation?.escalation == "dispute" && escalation?.role == "duty"
                && escalation?.isOpen == true)
        #expect(try await !anna.get(path).text.contains(form), "the open step is decided first")
        #expect(try await anna.get(path).text.contains("It lasts"))

        try await Self.decide(desk, by: "denis")
        let next = try await anna.get(path).text
        #expect(next.contains(form) && !next.contains("field.page"))
        #expect(try await climb(["text": "And yet"]).status == 303)
        escalation = try await Self.ticket(desk).escalation
        #expect(escalation?.step == 1 && escalation?.role == "head")
        try await Self.decide(desk, by: "olga")
        #expect(try await !anna.get(path).text.contains(form), "there is no step left")
        #expect(try await climb(["text": "Again", "ladder": "nothing"]).status == 422)
    }

    @Test func `who stands in for somebody away is offered their acts and fields, and told so`()
        async throws
    {
        let live = try await LiveDesk()
        _ = try await live.deliver()
        try await live.send()
        let denis = try await live.enter("denis")
        let before = try await live.get("/tickets/1", denis).body
        #expect(!before.contains("Замещаете"))
        #expect(
            try await !live.get("/tickets/1/fill", denis).body.contains("field.extends_site"))
        let away = StaffMember.Absence(from: live.clock.now() - 60, until: nil)
        _ = try await live.desk.record(PeopleChange(staff: "marina", [.away(away)]), by: "adam")
        let during = try await live.get("/tickets/1", denis).body
        #expect(during.contains("Замещаете") && during.contains("Аккаунт-менеджер"))
        #expect(try await live.get("/tickets/1/fill", denis).body.contains("field.extends_site"))
        let filled = try await live.post(
            "/tickets/1/fill", denis, ["field.extends_site": "false"])
        #expect(filled.location == "/tickets/1")
        let pavel = try await live.enter("pavel")
        #expect(
            try await !live.get("/tickets/1/fill", pavel).body.contains("field.extends_site"))
        _ = try await live.desk.record(
            PeopleChange(staff: "marina", [.back(.init(at: live.clock.now()))]), by: "adam")
        live.clock.stand(at: live.clock.now() + 60)
        #expect(
            try await !live.get("/tickets/1/fill", denis).body.contains("field.extends_site"))
    }
}
