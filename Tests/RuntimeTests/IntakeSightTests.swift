import ServiceDesk
import Store
import Testing
import WorkingTime

@testable import Runtime

/// Who of the staff may write down what a client said. Nina has no role and no team, Timur is in
/// the team of one project of Alfa, which has another one besides; Marina works for the whole desk.
@Suite struct IntakeSightTests {
    private static func desk() async throws -> TemporaryDesk {
        let desk = try await TemporaryDesk()
        let people = try desk.people {
            $0.replacing(
                "staff:\n",
                with: """
                    staff:
                      nina: { name: "Nina Roleless", email: nina@echo.example, language: en, roles: [] }
                      timur: { name: "Timur Teamer", email: timur@echo.example, language: en, roles: [] }

                    """
            ).replacing(
                "programmer: [pavel] }, sites: [lavka.example] }",
                with: """
                    programmer: [pavel, timur] }, sites: [lavka.example] }
                          sklad: { name: "Sklad", team: { programmer: [pavel] } }
                    """)
        }
        _ = try await desk.desk.apply(people)
        return desk
    }

    private static func call(
        _ desk: TemporaryDesk, by staff: String, _ address: String, project: String? = nil,
        subject: String = "Filter"
    ) -> Interaction {
        var letter = StoredLetter(subject: subject, text: "See https://lavka.example")
        letter.stated = .init(project: project)
        return Interaction(
            .written(by: staff), channel: "mail", address: address, letter: letter,
            arrivedAt: desk.clock.now())
    }

    @Test(
        arguments: [
            ("marina", "anna@alfa.example", "sklad", true),
            ("marina", "new@nowhere.example", nil, true),
            ("marina", "boris@beta.example", "lavka", false),
            ("timur", "anna@alfa.example", "lavka", true),
            // The page that the text names tells the project.
            ("timur", "anna@alfa.example", "sklad", false),
            ("timur", "anna@alfa.example", nil, true),
            ("timur", "boris@beta.example", nil, false),
            ("timur", "boris@beta.example", "lavka", false),
            ("timur", "new@nowhere.example", "lavka", true),
            ("timur", "new@nowhere.example", nil, false),
            ("nina", "anna@alfa.example", "lavka", false),
            ("nina", "new@nowhere.example", nil, false),
            ("nobody", "anna@alfa.example", "lavka", false),
        ] as [(String, String, String?, Bool)])
    func `staff write down what they will see, and look ahead no further`(
        staff: String, address: String, project: String?, may: Bool
    ) async throws {
        let desk = try await Self.desk()
        let call = Self.call(desk, by: staff, address, project: project)
        if may {
            _ = try desk.desk.preview(call)
            let outcome = try await Intake(desk: desk.desk).receive(call)
            let ticket = try #require(outcome.ticket)
            #expect(
                try await desk.desk.ticket(id: ticket, for: desk.desk.people.viewer(of: staff))
                    != nil)
            #expect(try await desk.ticket(1).stream.writtenDownBy == staff)
            return
        }
        #expect(throws: Refusal.self) { try desk.desk.preview(call) }
        await #expect(throws: Refusal.self) {
            try await Intake(desk: desk.desk).receive(call)
        }
        #expect(try await desk.desk.counts(of: [.all], for: .desk)[.all] == 0)
        #expect(try await desk.desk.unticketed().isEmpty)
    }

    @Test func `a number leads nobody to a ticket that they do not see`() async throws {
        let desk = try await Self.desk()
        let intake = Intake(desk: desk.desk)
        _ = try await intake.receive(
            Self.call(desk, by: "marina", "anna@alfa.example", project: "sklad"))
        for (staff, number) in [("timur", 2), ("marina", 1)] {
            let again = Self.call(
                desk, by: staff, "anna@alfa.example", project: "lavka", subject: "[#1] Filter")
            #expect(try await intake.receive(again).number == number)
        }
        let last = try #require(
            try await desk.ticket(1).stream.records.last { $0.event.kind == .clientWrote })
        #expect(last.actor.kind == .staff && last.actor.id == "marina")
    }

    @Test func `a call written down before a crash is still the one's who wrote it down`()
        async throws
    {
        let desk = try await Self.desk()
        let intake = Intake(desk: desk.desk)
        _ = try await intake.store(
            Self.call(desk, by: "timur", "anna@alfa.example", project: "lavka"))
        #expect(try await intake.resume() == 1)
        #expect(try await desk.ticket(1).stream.writtenDownBy == "timur")
    }
}
