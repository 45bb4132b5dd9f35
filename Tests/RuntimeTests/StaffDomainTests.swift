import Channels
import ServiceDesk
import Testing

@testable import Runtime

/// `staff_domain`: by some channels the staff write only with an address of their company.
@Suite struct StaffDomainTests {
    private static func desk(_ domain: String) async throws -> TemporaryDesk {
        try await TemporaryDesk(amended: {
            $0.replacing(
                "address: support@echo.example, arrival: delivered",
                with: "address: support@echo.example, arrival: delivered, staff_domain: \(domain)",
                maxReplacements: 1)
        })
    }

    private static func reply(_ desk: TemporaryDesk) async throws {
        let draft = try desk.say("We are looking")
        _ = try await desk.desk.perform(
            Instruction(
                .reply(draft.ref), on: try await desk.ticket(1).row.id, by: .staff("marina"),
                commandID: "reply",
                contents: [draft]))
    }

    private static func writeDown(_ desk: TemporaryDesk, channel: String) async throws
        -> Intake.Outcome
    {
        let interaction = Interaction(
            .written(by: "marina"), channel: channel, address: "anna@alfa.example",
            letter: StoredLetter(subject: "Filter", text: "See https://lavka.example"),
            arrivedAt: desk.clock.now())
        return try await Intake(desk: desk.desk).receive(interaction)
    }

    private static let refusal = Refusal.badValue(field: "email", expected: "…@agency.example")

    @Test func `with a private address nothing is answered by it nor written down`() async throws {
        let desk = try await Self.desk("agency.example")
        _ = try await desk.deliver(desk.letter())
        await #expect(throws: Self.refusal) { try await Self.reply(desk) }
        await #expect(throws: Self.refusal) { try await Self.writeDown(desk, channel: "mail") }
        // Another channel asks for no address.
        _ = try await Self.writeDown(desk, channel: "phone")
    }

    @Test func `with the company's address both go on, whatever its case`() async throws {
        let desk = try await Self.desk("ECHO.example")
        _ = try await desk.deliver(desk.letter())
        try await Self.reply(desk)
        #expect(try await Self.writeDown(desk, channel: "mail").ticket != nil)
    }
}
