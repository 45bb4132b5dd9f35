import Foundation
import ServiceDesk
import Testing

@testable import Runtime
@testable import Store
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

    // MARK: Sealed

    private static let kept = "  secrets: { clause: contacts, visible_to: account_manager }"

    private static func sealed() async throws -> (live: LiveDesk, number: Int) {
        let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
        let vault = try Vault(file: file, data: "/nowhere", world: .system)
        let live = try await LiveDesk(
            vault: vault,
            regulation: {
                withPassport($0).replacing("records:\n", with: "records:\n\(kept)\n")
            })
        let number = try #require(
            try await live.deliver(id: "one@alfa.example", subject: "Filter").number)
        let view = try #require(try await live.desk.ticket(number: number, for: .desk))
        _ = try await live.desk.perform(
            Instruction(
                .fill(["passport": .text(value)]), on: view.row.id, by: .contact("alfa.anna"),
                commandID: "fill"))
        return (live, number)
    }

    private static func isIn(_ live: LiveDesk) async throws -> Bool {
        let tables = ["content", "event", "command", "audit", "outbox", "sealed_key"]
        for table in tables {
            let rows = try await live.desk.store.read { try $0.query("SELECT * FROM \(table)", []) }
            for value in rows.flatMap(\.values) {
                switch value {
                case .text(let text) where text.contains(Self.value): return true
                case .bytes(let bytes) where bytes.range(of: Data(Self.value.utf8)) != nil:
                    return true
                case .text, .bytes, .integer, .null: break
                }
            }
        }
        return false
    }

    @Test func `a sealed secret stands in no table, and verify and rebuild hold`() async throws {
        let (live, number) = try await Self.sealed()
        let ticket = try #require(try await live.desk.ticket(number: number, for: .desk))
        guard case .sealed? = ticket.stream.ticket.fields["passport"] else {
            Issue.record("\(ticket.stream.ticket.fields)")
            return
        }
        #expect(try await !Self.isIn(live))
        #expect(try await Maintenance(store: live.desk.store).verify(desk: "echo").isEmpty)
        #expect(try await live.desk.rebuild().changed.isEmpty)
    }

    @Test func `a page shows it when somebody asks, once, and the reading is written down`()
        async throws
    {
        let (live, number) = try await Self.sealed()
        let browser = try await live.enter("marina")
        let path = "/tickets/\(number)"
        let before = try await live.get(path, browser).body
        #expect(!before.contains(Self.value) && before.contains("\(path)/secret"))
        let shown = try await live.post("\(path)/secret", browser, ["field": "passport"])
        #expect(shown.status == 200 && shown.body.contains(Self.value))
        #expect(shown.headers[.cacheControl] == "no-store")
        #expect(try await !live.get(path, browser).body.contains(Self.value))
        let reading = try #require(try await live.desk.readings(of: number).first)
        #expect(reading.person == "marina" && reading.matters == [.secrets])
        #expect(try await live.get(path, browser).body.contains("Кто читал"))
    }

    @Test func `who lacks the role is neither offered it nor given it`() async throws {
        let (live, number) = try await Self.sealed()
        let browser = try await live.enter("timur")
        let path = "/tickets/\(number)"
        #expect(try await !live.get(path, browser).body.contains("\(path)/secret"))
        let asked = try await live.post("\(path)/secret", browser, ["field": "passport"])
        #expect(asked.status == 404 && !asked.body.contains(Self.value))
        let other = try await live.post(
            "\(path)/secret", live.enter("marina"), ["field": "page"])
        #expect(other.status == 404)
        #expect(try await live.desk.readings(of: number).isEmpty)
    }

    @Test func `erasing the person takes the secret and its key`() async throws {
        let (live, number) = try await Self.sealed()
        let erased = try await live.desk.erase("alfa.anna", ground: "request")
        #expect(erased.contents[.sealed]?.count == 1)
        let keys = try await live.desk.store.read { try $0.query("SELECT * FROM sealed_key", []) }
        #expect(keys.isEmpty)
        let browser = try await live.enter("marina")
        let asked = try await live.post(
            "/tickets/\(number)/secret", browser, ["field": "passport"])
        #expect(asked.status == 400 && !asked.body.contains(Self.value), "\(asked.status)")
        #expect(try await Maintenance(store: live.desk.store).verify(desk: "echo").isEmpty)
    }

    @Test func `a program of the staff reads it by name, a client's never`() async throws {
        let desk = try await APIDesk(regulation: Self.withPassport)
        let token = try await desk.token()
        let number = try await desk.ticket(token)
        try await Self.fill(desk.desk, number)
        let path = "/tickets/\(number)/secrets/passport"
        let answer = try await desk.call(.get, path, token: token)
        #expect(answer.status == 200)
        #expect(String(decoding: answer.bytes, as: UTF8.self).contains(Self.value))
        #expect(try await desk.desk.readings(of: number).map(\.matters) == [[.secrets]])
        let rows = try await desk.desk.audit(by: nil, before: nil).rows
        #expect(rows.contains { $0.entry.act == .read && $0.entry.detail == "secrets passport" })
    }
}
