import Runtime
import ServiceDesk
import Testing

@testable import Web

/// What is written into a field of type `secret` comes out nowhere.
struct SecretTests {
    static let value = "PASSPORT-77-881"

    private static func withPassport(_ regulation: String) -> String {
        regulation.replacing(
            "\nfields:\n",
            with:
                "\nfields:\n  passport: { title: { ru: \"Паспорт\", en: \"Passport\" }, clause: \"0.3\", "
                + "type: secret }\n", maxReplacements: 1)
    }

    private static func fill(_ desk: Desk, _ number: Int) async throws {
        let view = try #require(try await desk.ticket(number: number, for: .desk))
        _ = try await desk.perform(
            Instruction(
                .fill(["passport": .text(value)]), on: view.row.id, by: .staff("marina"),
                commandID: "fill"))
        #expect(
            try await desk.ticket(number: number, for: .desk)?.stream.ticket.fields["passport"]
                == .text(value))
    }

    @Test func `no page of the staff shows it, and the form does not give it back`() async throws {
        let live = try await LiveDesk(regulation: Self.withPassport)
        let number = try #require(
            try await live.deliver(id: "one@alfa.example", subject: "Filter").number)
        try await Self.fill(live.desk, number)
        let browser = try await live.enter("marina")
        for path in ["/tickets/\(number)", "/tickets/\(number)/fill", "/"] {
            let page = try await live.get(path, browser)
            #expect(page.status == 200 && !page.body.contains(Self.value), "\(path)")
        }
        let form = try await live.get("/tickets/\(number)/fill", browser).body
        #expect(form.contains("field.passport"))
    }

    @Test func `neither the API nor the client's side gives it out`() async throws {
        let desk = try await APIDesk(regulation: Self.withPassport)
        let token = try await desk.token()
        let number = try await desk.ticket(token)
        try await Self.fill(desk.desk, number)
        for path in ["/tickets/\(number)", "/tickets/\(number)/timeline"] {
            let answer = try await desk.call(.get, path, token: token)
            #expect(
                answer.status == 200
                    && !String(decoding: answer.bytes, as: UTF8.self).contains(Self.value))
        }
        let anna = try await PortalBrowser(desk, as: "anna@alfa.example")
        let page = try await anna.get("/portal/tickets/\(number)")
        #expect(page.status == 200 && !page.text.contains(Self.value))
    }
}
