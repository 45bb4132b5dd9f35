import ServiceDesk
import Testing

@testable import Runtime

/// Departments that ask for the same.
@Suite struct OverlapTests {
    private static func desk() async throws -> TemporaryDesk {
        let temporary = try await TemporaryDesk(amended: { text in
            text.replacing(
                "\nrules:\n",
                with: """

                    rules:
                      overlap: { clause: "0.3", before: registered, when: { overlap: true }, verdict: hint }

                    """)
        })
        _ = try await temporary.desk.apply(
            try temporary.people { text in
                text.replacing(
                    "roles: [official], scope: company }",
                    with: "roles: [official], department: sales }"
                )
                .replacing("roles: [trusted] }", with: "roles: [trusted], department: hr }")
            })
        return temporary
    }

    private static func hints(_ desk: TemporaryDesk, _ number: Int) async throws -> [String] {
        try await desk.ticket(number).stream.ticket.hints
    }

    @Test func `a request of another department under the same subject is hinted at`() async throws
    {
        let desk = try await Self.desk()
        _ = try await desk.deliver(desk.letter(id: "1@alfa.example", subject: "A field"))
        _ = try await desk.deliver(
            desk.letter(
                from: "gleb@alfa.example", id: "2@alfa.example", subject: "A field",
                text: "And for us"))
        #expect(try await !Self.hints(desk, 1).contains("overlap"))
        #expect(try await Self.hints(desk, 2).contains("overlap"))
    }

    @Test func `another subject, the own department and a finished ticket are no overlap`()
        async throws
    {
        let desk = try await Self.desk()
        _ = try await desk.deliver(desk.letter(id: "1@alfa.example", subject: "A field"))
        _ = try await desk.deliver(
            desk.letter(
                from: "gleb@alfa.example", id: "2@alfa.example", subject: "A report",
                text: "Of leave"))
        #expect(try await !Self.hints(desk, 2).contains("overlap"))
        _ = try await desk.desk.perform(
            Instruction(
                .refuse(reason: "no_access", nil), on: try await desk.ticket(1).row.id,
                by: .staff("olga"),
                commandID: "no"))
        _ = try await desk.deliver(
            desk.letter(
                from: "gleb@alfa.example", id: "3@alfa.example", subject: "A field",
                text: "And for us"))
        #expect(try await !Self.hints(desk, 3).contains("overlap"))
    }
}
