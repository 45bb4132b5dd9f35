import Foundation
import ServiceDesk
import Store
import Testing
import WorkingTime

@testable import Runtime

/// Whose a request is, when it does not tell itself, and who is reached by what.
@Suite struct PlacementTests {
    private static func place(
        _ desk: TemporaryDesk, _ placement: Command.Placement, by person: String = "olga"
    ) async throws -> Performed {
        let ticket = try await desk.ticket(1).row.id
        return try await desk.desk.perform(
            Instruction(
                .place(placement), on: ticket, by: .staff(person),
                commandID: "place-\(person)-\(placement)"))
    }

    @Test func `a stranger's letter put to a client has the client's contract, team and list`()
        async throws
    {
        let desk = try await TemporaryDesk()
        _ = try await desk.deliver(desk.letter(from: "anna.private@mail.example"))
        #expect(try await desk.ticket(1).stream.ticket.happened.contains(.registered) == false)
        _ = try await Self.place(desk, .init(client: "beta", contact: "beta.boris"))
        let view = try await desk.ticket(1)
        #expect(view.row.client == "beta" && view.row.project == "bereg")
        #expect(view.stream.ticket.happened.contains(.registered))
        #expect(view.stream.ticket.assignees.contains("sergey"))
        // Four working hours are Beta's own.
        let clock = view.clocks.first { $0.id.commitment == "standard_reaction" }
        let due = TemporaryDesk.tuesday + 14_400
        #expect(clock?.due == due)
        let scope = Viewer.contact(person: "beta.boris", client: "beta", scope: .own)
        #expect(try await desk.desk.ticket(number: 1, for: scope) != nil)
    }

    @Test func `a site in a field brings the ticket to its project and the project's team`()
        async throws
    {
        let desk = try await TemporaryDesk()
        let blog = """
            sites: [lavka.example] }
                  blog: { name: Blog, team: { account_manager: sergey, programmer: [aigul] }, sites: [blog.example] }
            """
        _ = try await desk.desk.apply(
            try desk.people { $0.replacing("sites: [lavka.example] }", with: blog) })
        _ = try await desk.deliver(desk.letter(text: "Ничего не открывается"))
        let row = try await desk.ticket(1).row
        #expect(row.project == nil)
        let page: [String: FieldValue] = ["page": .text("https://blog.example/news")]
        _ = try await desk.desk.perform(
            Instruction(.fill(page), on: row.id, by: .staff("olga"), commandID: "page"))
        let ticket = try await desk.ticket(1).stream.ticket
        #expect(
            ticket.project == "blog" && Set(ticket.assignees).isSuperset(of: ["sergey", "aigul"]))
    }

    @Test func `nobody puts a ticket where they do not see it, nor to a client that is not there`()
        async throws
    {
        let desk = try await TemporaryDesk()
        _ = try await desk.deliver(desk.letter())
        for wrong: Command.Placement in [
            .init(client: "none"), .init(client: "beta", project: "lavka"),
            .init(contact: "beta.boris"),
        ] {
            await #expect(throws: Refusal.self, "\(wrong)") { try await Self.place(desk, wrong) }
        }
        let team = try desk.people { $0.replacing("roles: [programmer]", with: "roles: []") }
        _ = try await desk.desk.apply(team)
        await #expect(throws: Refusal.self) {
            try await Self.place(desk, .init(client: "beta", project: "bereg"), by: "pavel")
        }
    }

    @Test func `a request that the staff opens has the client whose project it is for`()
        async throws
    {
        let desk = try await TemporaryDesk()
        var own = Interaction(
            .written(by: "olga"), channel: "monitor", address: "monitor",
            letter: .init(subject: "Disk", text: "The disk is full"),
            arrivedAt: desk.clock.now())
        own.stated.project = "bereg"
        let outcome = try await Intake(desk: desk.desk).receive(own)
        let row = try await desk.ticket(try #require(outcome.number)).row
        #expect(row.client == "beta" && row.project == "bereg")
    }

    @Test func `whom no letter reaches is admitted, and the receipt is there to be read out`()
        async throws
    {
        let desk = try await TemporaryDesk(at: TemporaryDesk.saturday)
        let without = try desk.people {
            $0.replacing(
                "addresses: [gleb@alfa.example]", with: "addresses: [\"+7 000 000-00-09\"]"
            )
            .replacing("addresses: [anna@alfa.example, ", with: "addresses: [")
        }
        _ = try await desk.desk.apply(without)
        let gleb = try #require(desk.desk.people.clients["alfa"]?.contacts["alfa.gleb"])
        let alfa = try #require(desk.desk.people.clients["alfa"])
        var call = Interaction(
            .written(by: "denis", of: .init(client: alfa, contact: gleb)), channel: "phone",
            address: "+7 000 000-00-09",
            letter: .init(subject: "Сайт", text: "Сайт лежит"),
            arrivedAt: desk.clock.now())
        call.stated.category = "site_down"
        let outcome = try await Intake(desk: desk.desk).receive(call)
        try await desk.send()
        let view = try await desk.ticket(try #require(outcome.number))
        let receipts = view.stream.records.compactMap { record -> ReceiptOutcome? in
            if case .receipted(let receipted) = record.event { receipted.outcome } else { nil }
        }
        #expect(receipts == [.shown])
        #expect(view.stream.ticket.admittedAt != nil)
        #expect(
            try desk.sent().allSatisfy { letter in
                !letter.to.map(\.address).contains { $0.contains("000") }
            })
    }
}
